/** A comprobante that somebody else issued, as it was given to be verified. */
import type { FaultDefinition } from './fault.ts';

export const RECEIVED_FAULTS = {
  'received.nothing_given': {
    arca: [],
    message: {
      es: 'No hay nada que constatar: falta el QR o los datos del comprobante.',
      en: 'There is nothing to verify: neither a QR nor the data of a comprobante.',
    },
    fix: {
      es: 'Mandá «qr» con la dirección que lee la cámara, o «comprobante» con lo que está impreso.',
      en: 'Send "qr" with the address a camera reads, or "comprobante" with what is printed.',
    },
  },
  'received.both_given': {
    arca: [],
    message: {
      es: 'Vinieron el QR y los datos, y podrían no decir lo mismo.',
      en: 'Both the QR and the data came, and they might not agree.',
    },
    fix: { es: 'Dejá uno de los dos.', en: 'Keep one of them.' },
  },
  'received.qr_unreadable': {
    arca: [],
    message: {
      es: 'El QR no se puede leer como el de un comprobante.',
      en: 'The QR cannot be read as that of a comprobante.',
    },
    fix: {
      es: 'Mandá la dirección entera, como «https://www.arca.gob.ar/fe/qr/?p=…», o los datos impresos.',
      en: 'Send the whole address, like "https://www.arca.gob.ar/fe/qr/?p=…", or the printed data.',
    },
  },
  'received.qr_foreign': {
    arca: [],
    message: {
      es: 'El QR no es de ARCA: lleva a {host}. Un comprobante con ese QR es sospechoso.',
      en: "The QR is not ARCA's: it leads to {host}. A comprobante with such a QR is suspicious.",
    },
    fix: {
      es: 'No abras esa dirección. Constatá el comprobante con los datos impresos.',
      en: 'Do not open that address. Verify the comprobante by its printed data.',
    },
  },
  'received.field_missing': {
    arca: [],
    message: {
      es: 'Falta este dato del comprobante.',
      en: 'This datum of the comprobante is missing.',
    },
    fix: { es: 'Copialo de lo que está impreso.', en: 'Copy it from what is printed.' },
  },
  'received.issuer_invalid': {
    arca: [2],
    message: {
      es: 'El CUIT del emisor {value} no es válido: {why}.',
      en: "The issuer's CUIT {value} is not valid: {why}.",
    },
    fix: { es: 'Fijate en el encabezado del comprobante.', en: 'See the header of the comprobante.' },
  },
  'received.type_invalid': {
    arca: [4],
    message: {
      es: 'El tipo de comprobante va de 1 a 999.',
      en: 'The type of comprobante goes from 1 to 999.',
    },
    fix: {
      es: 'Es el «Cód.» que está debajo de la letra.',
      en: 'It is the "Cód." below the letter.',
    },
  },
  'received.punto_de_venta_invalid': {
    arca: [3],
    message: {
      es: 'El punto de venta va de 1 a 99998.',
      en: 'The punto de venta goes from 1 to 99998.',
    },
    fix: {
      es: 'Es la primera parte del número impreso: 00003 en 00003-00000101.',
      en: 'It is the first part of the printed number: 00003 in 00003-00000101.',
    },
  },
  'received.number_invalid': {
    arca: [5],
    message: { es: 'El número va de 1 a 99999999.', en: 'The number goes from 1 to 99999999.' },
    fix: {
      es: 'Es la segunda parte del número impreso: 101 en 00003-00000101.',
      en: 'It is the second part of the printed number: 101 in 00003-00000101.',
    },
  },
  'received.date_invalid': {
    arca: [6],
    message: {
      es: 'La fecha {value} no existe o no está escrita AAAA-MM-DD.',
      en: 'The date {value} does not exist or is not written YYYY-MM-DD.',
    },
    fix: { es: 'Escribila como 2026-11-18.', en: 'Write it as 2026-11-18.' },
  },
  'received.date_ahead': {
    arca: [],
    message: {
      es: 'La fecha {date} está demasiado adelante para que el comprobante exista.',
      en: 'The date {date} is too far ahead for the comprobante to exist.',
    },
    fix: { es: 'Revisá el día, el mes y el año.', en: 'Check day, month and year.' },
  },
  'received.too_old': {
    arca: [101],
    message: {
      es: 'ARCA no constata comprobantes anteriores al {date}.',
      en: 'ARCA does not verify comprobantes from before {date}.',
    },
    fix: {
      es: 'Para uno tan viejo hace falta pedirle al emisor su duplicado.',
      en: 'For one that old, ask its issuer for the duplicate.',
    },
  },
  'received.total_invalid': {
    arca: [7],
    message: {
      es: 'El total {value} no es un importe: hasta 13 enteros y 2 decimales, sin signo.',
      en: 'The total {value} is no amount: up to 13 digits and 2 decimals, without a sign.',
    },
    fix: {
      es: 'Copialo de lo impreso, en la moneda del comprobante: también en una nota de crédito va sin signo.',
      en: 'Copy it from what is printed, in its own currency: without a sign on a credit note too.',
    },
  },
  'received.code_invalid': {
    arca: [10],
    message: {
      es: 'El código de autorización tiene {length} dígitos o caracteres y tienen que ser 14 dígitos.',
      en: 'The authorisation code has {length} digits or characters and must have 14 digits.',
    },
    fix: { es: 'Es el «CAE N°» del pie.', en: 'It is the "CAE N°" at the foot.' },
  },
} as const satisfies Readonly<Record<string, FaultDefinition>>;
