/** What stops the document as a whole: issuer, letter, kind, punto de venta. */
import type { FaultDefinition } from './fault.ts';

export const DOCUMENT_FAULTS = {
  'taxpayer.different': {
    arca: [],
    message: {
      es: 'El CUIT {cuit} no es el de quien emite.',
      en: "The CUIT {cuit} is not the issuer's.",
    },
    fix: {
      es: 'Emití con el CUIT {issuer} o elegí el otro contribuyente.',
      en: 'Issue with CUIT {issuer} or choose the other taxpayer.',
    },
  },
  'issuer.cannot_invoice': {
    arca: [10000],
    message: {
      es: 'Con esa condición frente al IVA no se emiten comprobantes.',
      en: 'That IVA condition does not issue comprobantes.',
    },
    fix: {
      es: 'Corregí la condición frente al IVA del emisor.',
      en: 'Correct the IVA condition of the issuer.',
    },
  },
  'punto_de_venta.out_of_range': {
    arca: [10004],
    message: {
      es: 'El punto de venta tiene que estar entre 1 y 99998.',
      en: 'The punto de venta must be between 1 and 99998.',
    },
    fix: {
      es: 'Usá un punto de venta dado de alta para web services.',
      en: 'Use a punto de venta registered for web services.',
    },
  },
  'letter.wrong': {
    arca: [10243],
    message: {
      es: 'No corresponde la letra {given}: corresponde {right}. {why}',
      en: 'Letter {given} does not correspond: it is {right}. {why}',
    },
    fix: {
      es: 'Usá la letra {right} o dejá que se elija sola.',
      en: 'Use letter {right} or let it be chosen.',
    },
  },
  'kind.not_available': {
    arca: [10007],
    message: {
      es: 'No existe ese tipo de comprobante con esa letra o régimen.',
      en: 'There is no comprobante of that kind for that letter or regime.',
    },
    fix: { es: 'Emití una factura o una nota.', en: 'Issue an invoice or a note.' },
  },
  'date.invalid': {
    arca: [],
    message: {
      es: '«{value}» no es una fecha que exista.',
      en: '"{value}" is not a day that exists.',
    },
    fix: { es: 'Escribila como 2026-11-18.', en: 'Write it as 2026-11-18.' },
  },
} as const satisfies Readonly<Record<string, FaultDefinition>>;
