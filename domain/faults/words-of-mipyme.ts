/** Factura de Crédito Electrónica MiPyME. */
import type { FaultDefinition } from './fault.ts';

export const MIPYME_FAULTS = {
  'mipyme.recipient_not_eligible': {
    arca: [10177],
    message: {
      es: 'Una FCE se emite a empresas, no a un {condition}.',
      en: 'An FCE is issued to companies, not to a {condition}.',
    },
    fix: { es: 'Emití un comprobante común.', en: 'Issue an ordinary comprobante.' },
  },
  'mipyme.recipient_uncategorized': {
    arca: [10178],
    message: {
      es: 'Una FCE no se emite a un sujeto no categorizado.',
      en: 'An FCE is not issued to a sujeto no categorizado.',
    },
    fix: { es: 'Emití un comprobante común.', en: 'Issue an ordinary comprobante.' },
  },
  'mipyme.cbu_missing': {
    arca: [10168],
    message: {
      es: 'Una factura de crédito lleva el CBU de quien emite.',
      en: "An FCE invoice carries the issuer's CBU.",
    },
    fix: { es: 'Cargá el CBU registrado en ARCA.', en: 'Give the CBU registered with ARCA.' },
  },
  'mipyme.cbu_invalid': {
    arca: [10165],
    message: {
      es: 'El CBU no es válido.',
      en: 'The CBU is not valid.',
    },
    fix: { es: 'Revisá sus 22 números.', en: 'Check its 22 digits.' },
  },
  'mipyme.cbu_is_cvu': {
    arca: [10174],
    message: {
      es: 'Eso es un CVU de una billetera, y ARCA pide un CBU registrado a nombre de quien emite.',
      en: 'That is the CVU of a wallet, and ARCA asks for a CBU registered to the issuer.',
    },
    fix: { es: 'Usá el CBU de tu cuenta bancaria.', en: 'Use the CBU of your bank account.' },
  },
  'mipyme.alias_invalid': {
    arca: [10166],
    message: {
      es: 'El alias no es válido: lleva de 6 a 20 letras, números, puntos o guiones.',
      en: 'The alias is not valid: 6 to 20 letters, digits, dots or dashes.',
    },
    fix: { es: 'Revisá el alias.', en: 'Check the alias.' },
  },
  'mipyme.transfer_missing': {
    arca: [10216],
    message: {
      es: 'Falta decir cómo se transfiere la factura: SCA o ADC.',
      en: 'How the invoice is transferred is missing: SCA or ADC.',
    },
    fix: {
      es: 'Elegí SCA (circulación abierta) o ADC (agente de depósito).',
      en: 'Choose SCA (open circulation) or ADC (depository agent).',
    },
  },
  'mipyme.due_date_missing': {
    arca: [10163],
    message: {
      es: 'Una factura de crédito lleva vencimiento del pago.',
      en: 'An FCE invoice carries a due date.',
    },
    fix: { es: 'Completá el vencimiento del pago.', en: 'Fill in the due date.' },
  },
  'mipyme.due_date_past': {
    arca: [10164],
    message: {
      es: 'El vencimiento del pago ({due}) ya pasó.',
      en: 'The due date ({due}) is past.',
    },
    fix: { es: 'Usá {today} o una fecha posterior.', en: 'Use {today} or a later date.' },
  },
  'mipyme.due_date_not_for_notes': {
    arca: [10175],
    message: {
      es: 'Una nota de FCE sólo lleva vencimiento si anula.',
      en: 'A note of an FCE has a due date only when it cancels.',
    },
    fix: { es: 'Sacá el vencimiento del pago.', en: 'Remove the due date.' },
  },
  'mipyme.not_for_notes': {
    arca: [10172],
    message: {
      es: 'Las notas de FCE no llevan CBU, alias ni transferencia.',
      en: 'Notes of an FCE carry no CBU, alias or transfer.',
    },
    fix: { es: 'Sacá esos datos.', en: 'Remove them.' },
  },
  'mipyme.cancellation_missing': {
    arca: [10173],
    message: {
      es: 'Una nota de FCE dice si anula o no.',
      en: 'A note of an FCE says whether it cancels.',
    },
    fix: {
      es: 'Poné cancellation en true sólo si el comprador rechazó la factura.',
      en: 'Set cancellation to true only if the buyer rejected the invoice.',
    },
  },
  'mipyme.cancellation_not_for_invoices': {
    arca: [10171],
    message: {
      es: 'Una factura de crédito no lleva marca de anulación.',
      en: 'An FCE invoice carries no cancellation mark.',
    },
    fix: { es: 'Sacá cancellation.', en: 'Remove cancellation.' },
  },
  'mipyme.reference_invalid': {
    arca: [10189],
    message: {
      es: 'Cada referencia comercial tiene de 1 a 50 caracteres.',
      en: 'Each commercial reference has 1 to 50 characters.',
    },
    fix: { es: 'Acortala.', en: 'Shorten it.' },
  },
  'mipyme.reference_repeated': {
    arca: [10190],
    message: {
      es: 'Hay una referencia comercial repetida.',
      en: 'A commercial reference is repeated.',
    },
    fix: { es: 'Dejala una sola vez.', en: 'Keep it once.' },
  },
  'mipyme.below_minimum': {
    arca: [],
    message: {
      es: 'El total no llega al mínimo de las facturas de crédito ($ {minimum}).',
      en: 'The total is below the minimum of FCE invoices ($ {minimum}).',
    },
    fix: { es: 'Un comprobante común alcanza.', en: 'An ordinary comprobante is enough.' },
  },
  'mipyme.may_be_required': {
    arca: [10188, 10192],
    message: {
      es: 'Desde $ {minimum}, a una empresa grande hay que emitirle factura de crédito electrónica.',
      en: 'From $ {minimum} on, a large company must be issued an FCE.',
    },
    fix: {
      es: 'Fijate si tu cliente está en el padrón de empresas grandes.',
      en: 'See whether your client is on the list of large companies.',
    },
  },
} as const satisfies Readonly<Record<string, FaultDefinition>>;
