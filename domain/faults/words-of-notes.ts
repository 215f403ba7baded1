/** Notes and what they correct. */
import type { FaultDefinition } from './fault.ts';

export const NOTE_FAULTS = {
  'related.missing': {
    arca: [10197],
    message: {
      es: 'Una nota tiene que decir qué comprobante o qué período corrige.',
      en: 'A note must say which comprobante or period it corrects.',
    },
    fix: {
      es: 'Agregá el comprobante asociado o el período.',
      en: 'Add the related comprobante or the period.',
    },
  },
  'related.type_not_allowed': {
    arca: [10040],
    message: {
      es: 'Este comprobante no puede asociarse con uno de tipo {type}.',
      en: 'This comprobante cannot be related to one of type {type}.',
    },
    fix: { es: 'Asociá uno de la misma letra.', en: 'Relate one of the same letter.' },
  },
  'related.punto_de_venta_invalid': {
    arca: [10058],
    message: {
      es: 'El punto de venta del comprobante asociado no es válido.',
      en: 'The punto de venta of the related comprobante is not valid.',
    },
    fix: { es: 'Usá un número entre 1 y 99998.', en: 'Use a number between 1 and 99998.' },
  },
  'related.number_invalid': {
    arca: [10059],
    message: {
      es: 'El número del comprobante asociado no es válido.',
      en: 'The number of the related comprobante is not valid.',
    },
    fix: { es: 'Usá un número entre 1 y 99999999.', en: 'Use a number between 1 and 99999999.' },
  },
  'related.repeated': {
    arca: [10060],
    message: {
      es: 'El comprobante asociado está repetido.',
      en: 'The related comprobante is repeated.',
    },
    fix: { es: 'Dejalo una sola vez.', en: 'Keep it once.' },
  },
  'related.cuit_invalid': {
    arca: [10151],
    message: {
      es: 'El CUIT del comprobante asociado no es válido.',
      en: 'The CUIT of the related comprobante is not valid.',
    },
    fix: { es: 'Usá el CUIT de quien lo emitió.', en: 'Use the CUIT of its issuer.' },
  },
  'related.other_issuer': {
    arca: [10155],
    message: {
      es: 'El comprobante asociado es de otro emisor.',
      en: "The related comprobante is another issuer's.",
    },
    fix: {
      es: 'Sólo quien emitió un comprobante puede corregirlo.',
      en: 'Only who issued a comprobante can correct it.',
    },
  },
  'related.later_month': {
    arca: [10210],
    message: {
      es: 'El comprobante asociado es posterior a la nota y de otro mes.',
      en: 'The related comprobante is later than the note and of another month.',
    },
    fix: { es: 'Revisá las dos fechas.', en: 'Check both dates.' },
  },
  'related.date_missing': {
    arca: [10158],
    message: {
      es: 'Una nota de FCE dice la fecha del comprobante que corrige.',
      en: 'A note of an FCE says the date of what it corrects.',
    },
    fix: { es: 'Agregá la fecha del comprobante asociado.', en: 'Add the date of the related comprobante.' },
  },
  'related.mipyme_missing': {
    arca: [10153],
    message: {
      es: 'Una nota de FCE tiene que asociar un comprobante, no un período.',
      en: 'A note of an FCE must relate a comprobante, not a period.',
    },
    fix: { es: 'Agregá la factura que corrige.', en: 'Add the invoice it corrects.' },
  },
  'related.mipyme_one_invoice': {
    arca: [10156, 10157],
    message: {
      es: 'Una nota de FCE que no anula corrige exactamente una factura de crédito de su letra.',
      en: 'A note of an FCE that does not cancel corrects exactly one FCE invoice of its letter.',
    },
    fix: { es: 'Asociá sólo esa factura.', en: 'Relate that invoice only.' },
  },
  'related.wrong_for_cancellation': {
    arca: [10183],
    message: {
      es: 'Para anular, un crédito asocia facturas o débitos, y un débito asocia créditos.',
      en: 'To cancel, a credit relates invoices or debits, and a debit relates credits.',
    },
    fix: { es: 'Revisá el comprobante asociado.', en: 'Check the related comprobante.' },
  },
  'related_period.not_for_invoices': {
    arca: [10198],
    message: {
      es: 'Sólo las notas corrigen un período.',
      en: 'Only notes correct a period.',
    },
    fix: { es: 'Sacá el período asociado.', en: 'Remove the related period.' },
  },
  'related_period.not_for_mipyme': {
    arca: [10196],
    message: {
      es: 'Una FCE no admite período asociado.',
      en: 'An FCE takes no related period.',
    },
    fix: { es: 'Asociá la factura que corrige.', en: 'Relate the invoice it corrects.' },
  },
  'related_period.reversed': {
    arca: [10207],
    message: {
      es: 'El período asociado termina antes de empezar.',
      en: 'The related period ends before it begins.',
    },
    fix: { es: 'Revisá las fechas.', en: 'Check the dates.' },
  },
  'related_period.after_issue': {
    arca: [10208],
    message: {
      es: 'El período asociado termina después de la fecha de la nota.',
      en: 'The related period ends after the date of the note.',
    },
    fix: { es: 'Usá una fecha de fin hasta el {date}.', en: 'Use an end until {date}.' },
  },
  'related_period.too_early': {
    arca: [10206],
    message: {
      es: 'El período asociado no puede empezar antes del 01/01/2006.',
      en: 'The related period cannot begin before 2006-01-01.',
    },
    fix: { es: 'Revisá las fechas.', en: 'Check the dates.' },
  },
  'related_period.several_months': {
    arca: [10209],
    message: {
      es: 'Con percepciones, el período asociado tendría que ser de un solo mes.',
      en: 'With perceptions the related period should be of one month.',
    },
    fix: { es: 'Hacé una nota por mes.', en: 'Make one note for each month.' },
  },
  'note.late': {
    arca: [],
    message: {
      es: 'Pasaron más de {days} días desde el comprobante que corrige; la norma pide emitir la nota dentro de los {days} días del hecho que la causa.',
      en: 'More than {days} days have passed since what it corrects; the norm asks for the note within {days} days of its cause.',
    },
    fix: {
      es: 'Si el hecho es reciente, no hace falta hacer nada.',
      en: 'If the cause is recent, nothing needs to be done.',
    },
  },
} as const satisfies Readonly<Record<string, FaultDefinition>>;
