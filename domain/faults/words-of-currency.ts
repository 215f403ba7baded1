/** Currency, exchange rate and optional data. */
import type { FaultDefinition } from './fault.ts';

export const CURRENCY_FAULTS = {
  'currency.unknown': {
    arca: [10037],
    message: {
      es: 'No se puede facturar en «{value}».',
      en: 'Invoicing in "{value}" is not possible.',
    },
    fix: { es: 'Usá un código ISO como ARS, USD o EUR.', en: 'Use an ISO code such as ARS, USD or EUR.' },
  },
  'exchange_rate.not_one': {
    arca: [10039],
    message: {
      es: 'En pesos la cotización es 1.',
      en: 'In pesos the exchange rate is 1.',
    },
    fix: { es: 'Dejá la cotización en automático.', en: 'Leave the exchange rate on auto.' },
  },
  'exchange_rate.invalid': {
    arca: [10038],
    message: {
      es: 'La cotización «{value}» no es válida.',
      en: 'The exchange rate "{value}" is not valid.',
    },
    fix: {
      es: 'Usá un número mayor que cero, con hasta 4 cifras enteras y 6 decimales.',
      en: 'Use a number above zero, with up to 4 integer digits and 6 decimals.',
    },
  },
  'exchange_rate.unavailable': {
    arca: [10038],
    message: {
      es: 'ARCA no dio la cotización de {currency}.',
      en: 'ARCA gave no rate for {currency}.',
    },
    fix: { es: 'Cargá la cotización o probá de nuevo más tarde.', en: 'Give the rate or try again later.' },
  },
  'exchange_rate.not_official': {
    arca: [10038],
    message: {
      es: 'Si se cobra en la misma moneda, la cotización tiene que ser la de ARCA: {official}.',
      en: "When paid in the same currency the rate must be ARCA's: {official}.",
    },
    fix: { es: 'Dejá la cotización en automático.', en: 'Leave the exchange rate on auto.' },
  },
  'exchange_rate.out_of_bounds': {
    arca: [10119],
    message: {
      es: 'La cotización está fuera de lo que admite ARCA: entre {lowest} y {highest}.',
      en: 'The exchange rate is outside what ARCA admits: {lowest} to {highest}.',
    },
    fix: { es: 'Revisá la cotización.', en: 'Check the exchange rate.' },
  },
  'exchange_rate.above_official': {
    arca: [10240],
    message: {
      es: 'La cotización supera en 1 o más a la de ARCA ({official}).',
      en: "The exchange rate exceeds ARCA's ({official}) by 1 or more.",
    },
    fix: {
      es: 'Usá la cotización de ARCA («auto») o una menor; una nota también la acepta en «exchange_rate».',
      en: 'Use ARCA\'s rate ("auto") or a lower one; a note takes it in "exchange_rate" too.',
    },
  },
  'exchange_rate.unverified': {
    arca: [10038, 10119, 10240],
    message: {
      es: 'No se pudo comparar la cotización con la de ARCA.',
      en: "The exchange rate could not be compared with ARCA's.",
    },
    fix: {
      es: 'Revisá que sea la divisa vendedor del Banco Nación del día hábil anterior.',
      en: 'Check that it is the selling rate of Banco Nación of the previous working day.',
    },
  },
  'paid_in_same_currency.in_pesos': {
    arca: [10241],
    message: {
      es: 'En pesos no se dice en qué moneda se cobra.',
      en: 'In pesos nothing is said of the currency of payment.',
    },
    fix: { es: 'Sacá paid_in_same_currency.', en: 'Remove paid_in_same_currency.' },
  },
  'optional.unknown': {
    arca: [10053],
    message: {
      es: 'No existe el dato opcional {id}.',
      en: 'There is no optional {id}.',
    },
    fix: { es: 'Usá uno de la tabla de opcionales.', en: 'Use one of the table of optionals.' },
  },
  'optional.repeated': {
    arca: [10054],
    message: {
      es: 'El dato opcional {id} está repetido.',
      en: 'The optional {id} is repeated.',
    },
    fix: { es: 'Dejalo una sola vez.', en: 'Keep it once.' },
  },
  'optional.value_invalid': {
    arca: [10055],
    message: {
      es: 'El valor del dato opcional {id} no es válido.',
      en: 'The value of the optional {id} is not valid.',
    },
    fix: { es: 'Revisá el valor.', en: 'Check the value.' },
  },
  'optional.belongs_to_mipyme': {
    arca: [10169],
    message: {
      es: 'El dato opcional {id} es propio de una FCE.',
      en: 'The optional {id} belongs to an FCE.',
    },
    fix: { es: 'Usá el campo mipyme.', en: 'Use the field mipyme.' },
  },
  'optional.rental_class': {
    arca: [10123],
    message: {
      es: 'Los datos de alquiler (17, 1801, 1802) van en B o C.',
      en: 'The rental data (17, 1801, 1802) go in B or C.',
    },
    fix: { es: 'Sacalos de este comprobante.', en: 'Remove them from this comprobante.' },
  },
  'optional.rental_owners': {
    arca: [10129, 10130, 10132],
    message: {
      es: 'Los datos del locador (1801 y 1802) van de a pares, con el 17, y son obligatorios si hay intermediario.',
      en: "The owner's data (1801 and 1802) go in pairs, with 17, and are mandatory with an intermediary.",
    },
    fix: { es: 'Completá CUIT y nombre de cada locador.', en: 'Give the CUIT and name of each owner.' },
  },
} as const satisfies Readonly<Record<string, FaultDefinition>>;
