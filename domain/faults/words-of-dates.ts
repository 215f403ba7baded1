/** Dates: when it is issued, which service it covers, when it is due. */
import type { FaultDefinition } from './fault.ts';

export const DATE_FAULTS = {
  'issue_date.out_of_window': {
    arca: [10016],
    message: {
      es: 'La fecha {date} está fuera del plazo: hoy puede ir del {first} al {last}.',
      en: 'The date {date} is outside the term: today it may go from {first} to {last}.',
    },
    fix: { es: 'Usá una fecha dentro de ese plazo.', en: 'Use a date within that term.' },
  },
  'issue_date.next_month': {
    arca: [10016, 10152],
    message: {
      es: 'La fecha {date} es de un mes posterior al de hoy.',
      en: "The date {date} is in a month after today's.",
    },
    fix: {
      es: 'Usá una fecha de este mes o esperá a que empiece el otro.',
      en: 'Use a date in this month or wait for the next to begin.',
    },
  },
  'issue_date.before_last': {
    arca: [10016],
    message: {
      es: 'La fecha {date} es anterior a la del último comprobante emitido ({last}).',
      en: 'The date {date} is earlier than that of the last comprobante issued ({last}).',
    },
    fix: { es: 'Usá {last} o una fecha posterior.', en: 'Use {last} or a later date.' },
  },
  'issue_date.before_related': {
    arca: [10159],
    message: {
      es: 'La nota no puede ser anterior al comprobante que corrige ({related}).',
      en: 'The note cannot be earlier than what it corrects ({related}).',
    },
    fix: { es: 'Usá {related} o una fecha posterior.', en: 'Use {related} or a later date.' },
  },
  'issue_date.ahead': {
    arca: [],
    message: {
      es: 'La fecha {date} todavía no llegó: hasta ese día este punto de venta no va a poder emitir con fechas anteriores.',
      en: 'The date {date} has not come: until then this punto de venta cannot issue with earlier dates.',
    },
    fix: { es: 'Si no hace falta, dejá la fecha de hoy.', en: "If it is not needed, leave today's date." },
  },
  'service_period.missing': {
    arca: [10049],
    message: {
      es: 'Un servicio necesita desde y hasta cuándo se prestó.',
      en: 'A service needs the days from and to which it was rendered.',
    },
    fix: { es: 'Completá el período facturado.', en: 'Fill in the period.' },
  },
  'service_period.reversed': {
    arca: [10032],
    message: {
      es: 'El período facturado termina antes de empezar.',
      en: 'The service period ends before it begins.',
    },
    fix: {
      es: 'Poné una fecha de fin igual o posterior al inicio.',
      en: 'Give an end on or after the beginning.',
    },
  },
  'service_period.not_for_products': {
    arca: [10031, 10033, 10035],
    message: {
      es: 'Una venta de productos no lleva período de servicio.',
      en: 'A sale of products has no service period.',
    },
    fix: {
      es: 'Sacá las fechas o cambiá el concepto a servicios.',
      en: 'Remove the dates or change the concept to services.',
    },
  },
  'payment_due_date.missing': {
    arca: [10035, 10049],
    message: {
      es: 'Un servicio necesita la fecha de vencimiento del pago.',
      en: 'A service needs the day on which payment is due.',
    },
    fix: { es: 'Completá el vencimiento del pago.', en: 'Fill in the due date.' },
  },
  'payment_due_date.before_issue': {
    arca: [10036],
    message: {
      es: 'El pago vence ({due}) antes de la fecha del comprobante ({date}).',
      en: 'Payment is due ({due}) before the issue date ({date}).',
    },
    fix: { es: 'Usá {date} o una fecha posterior.', en: 'Use {date} or a later date.' },
  },
  'payment_due_date.only_printed': {
    arca: [],
    message: {
      es: 'En una venta de productos el vencimiento se imprime, pero no se informa a ARCA.',
      en: 'In a sale of products the due date is printed but not told to ARCA.',
    },
    fix: { es: 'No hace falta hacer nada.', en: 'Nothing needs to be done.' },
  },
} as const satisfies Readonly<Record<string, FaultDefinition>>;
