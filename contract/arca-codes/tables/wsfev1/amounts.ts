/**
 * WSFEv1: the amounts of the whole comprobante, its currency and how it is paid.
 * Facts: manual v4.5 (2 July 2026), the changes of 4.6 to 4.8, and recorded answers; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const AMOUNTS: ArcaCodeTable = {
  10043: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'El importe no gravado es negativo, o lleva algo en un comprobante C.',
      en: 'The untaxed amount is negative, or not zero on a class C.',
    },
    fix: {
      es: 'En clase C no clasifiques líneas como untaxed; en A y B revisá que el descuento no supere lo no gravado. La API arma este total.',
      en: 'On class C do not mark lines as untaxed; on A and B check that the discount does not exceed what is untaxed. The API makes this total.',
    },
  },
  10044: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'El importe exento es negativo, o lleva algo en un comprobante C.',
      en: 'The exempt amount is negative, or not zero on a class C.',
    },
    fix: {
      es: 'Un emisor de clase C no separa lo exento: sacá exempt de «lines[].iva». En A y B, que el descuento no deje lo exento bajo cero.',
      en: 'A class C issuer does not part what is exempt: remove exempt from "lines[].iva". On A and B, let no discount take it below zero.',
    },
  },
  10045: {
    kind: 'rejection',
    field: 'lines',
    cause: { es: 'El neto gravado es negativo.', en: 'The net taxed amount is negative.' },
    fix: {
      es: 'Si las devoluciones superan a las ventas, emití una nota de crédito por la diferencia en vez de una factura con líneas negativas.',
      en: 'If returns exceed sales, issue a credit note for the difference instead of an invoice with negative lines.',
    },
  },
  10047: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'El IVA total es negativo, o no es cero en un comprobante C.',
      en: 'The total IVA is negative, or not zero on a class C.',
    },
    fix: {
      es: 'Ese total sale de las líneas: no uses precios negativos. Para clase C la API siempre envía cero.',
      en: 'That total comes of the lines: use no negative prices. For class C the API always sends zero.',
    },
  },
  10048: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'El total no es la suma de neto, no gravado, exento, IVA y otros tributos.',
      en: 'The total is not the sum of net, untaxed, exempt, IVA and other taxes.',
    },
    fix: {
      es: 'No mandes totales propios: la API los calcula exactos desde «lines» y «other_taxes» y te los muestra en POST /v1/invoices/preview.',
      en: 'Send no totals of your own: the API works them out exactly from "lines" and "other_taxes" and shows them in POST /v1/invoices/preview.',
    },
  },
  10056: {
    kind: 'rejection',
    field: 'lines[].unit_price',
    cause: {
      es: 'Un importe tiene más cifras de las que ARCA admite (13 enteros y 2 decimales).',
      en: 'An amount has more digits than ARCA admits (13 integer and 2 decimal).',
    },
    fix: {
      es: 'Achicá la cantidad o el precio en «lines»: seguramente sobra un cero o un separador de miles. La API redondea los centavos sola.',
      en: 'Reduce the quantity or price in "lines": a zero or thousands separator is probably too many. The API rounds the cents itself.',
    },
  },
  10065: {
    kind: 'rejection',
    field: 'lines',
    cause: { es: 'El total del comprobante es negativo.', en: "The comprobante's total is negative." },
    fix: {
      es: 'Para devolver dinero usá «kind» credit_note con importes positivos, o POST /v1/invoices/{id}/credit-notes.',
      en: 'To give money back use "kind" credit_note with positive amounts, or POST /v1/invoices/{id}/credit-notes.',
    },
  },
  10237: {
    kind: 'observation',
    field: 'lines',
    cause: {
      es: 'La nota de crédito es mayor que el comprobante que corrige.',
      en: 'The credit note is larger than the comprobante it corrects.',
    },
    fix: {
      es: 'Si fue un error, hacé una nota de débito por la diferencia. Con POST /v1/invoices/{id}/credit-notes la API no deja acreditar más que el saldo.',
      en: 'If it was a mistake, make a debit note for the difference. POST /v1/invoices/{id}/credit-notes does not credit more than what is left.',
    },
  },
  10037: {
    kind: 'rejection',
    field: 'currency',
    cause: {
      es: 'La moneda no está entre las que ARCA admite.',
      en: 'The currency is none that ARCA admits.',
    },
    fix: {
      es: 'Escribí en «currency» un código ISO de GET /v1/reference/currencies, como ARS, USD o EUR.',
      en: 'Write an ISO code of GET /v1/reference/currencies into "currency", such as ARS, USD or EUR.',
    },
  },
  10038: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: {
      es: 'Falta la cotización; o se cobra en la misma moneda extranjera y no es exactamente la de ARCA del día hábil anterior.',
      en: "The rate is missing; or it is paid in that same foreign currency and is not exactly ARCA's of the previous working day.",
    },
    fix: {
      es: 'Dejá «exchange_rate» en auto: la API trae la cotización de ARCA que corresponde a la fecha.',
      en: 'Leave "exchange_rate" on auto: the API fetches ARCA\'s rate for the day.',
    },
  },
  10039: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: {
      es: 'En pesos la cotización es 1, y llegó otra.',
      en: 'In pesos the rate is 1, and another arrived.',
    },
    fix: {
      es: 'Sacá «exchange_rate» de las facturas en ARS.',
      en: 'Remove "exchange_rate" from invoices in ARS.',
    },
  },
  10119: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: {
      es: 'La cotización está lejísimos de la oficial: fuera de 2 % a 400 % de ella.',
      en: 'The rate is very far from the official one: outside 2 % to 400 % of it.',
    },
    fix: {
      es: 'Fijate si escribiste pesos por dólar y no al revés, y dónde está el separador decimal en «exchange_rate»; o dejalo en auto.',
      en: 'See whether you wrote pesos per dollar and not the reverse, and where the decimal separator of "exchange_rate" is; or leave it on auto.',
    },
  },
  10239: {
    kind: 'rejection',
    field: 'paid_in_same_currency',
    cause: {
      es: 'El dato de si se cobra en moneda extranjera no es ni sí ni no.',
      en: 'Whether it is paid in foreign currency is neither yes nor no.',
    },
    fix: {
      es: 'Mandá true o false en «paid_in_same_currency»; la API pone la letra de ARCA.',
      en: 'Send true or false in "paid_in_same_currency"; the API puts ARCA\'s letter.',
    },
  },
  10240: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: {
      es: 'La cotización es mayor que la oficial por un peso o más.',
      en: 'The rate exceeds the official one by a peso or more.',
    },
    fix: {
      es: 'Bajá «exchange_rate» hasta la oficial (GET /v1/reference/currencies) o usá auto.',
      en: 'Lower "exchange_rate" to the official one (GET /v1/reference/currencies) or use auto.',
    },
  },
  10241: {
    kind: 'rejection',
    field: 'paid_in_same_currency',
    cause: {
      es: 'Una factura en pesos no puede decir que se cobra en moneda extranjera.',
      en: 'An invoice in pesos cannot say that it is paid in foreign currency.',
    },
    fix: {
      es: 'Quitá «paid_in_same_currency», o poné la moneda extranjera en «currency».',
      en: 'Remove "paid_in_same_currency", or put the foreign currency into "currency".',
    },
  },
  12000: {
    kind: 'rejection',
    field: 'currency',
    cause: {
      es: 'Se pidió la cotización de una moneda que ARCA no tiene.',
      en: 'The rate of a currency was asked that ARCA does not have.',
    },
    fix: {
      es: 'Mirá las disponibles en GET /v1/reference/currencies?rates=USD.',
      en: 'See the available ones in GET /v1/reference/currencies?rates=USD.',
    },
  },
  12001: {
    kind: 'rejection',
    field: 'currency',
    cause: {
      es: 'Se pidió una cotización sin decir de qué moneda.',
      en: 'A rate was asked without saying of which currency.',
    },
    fix: {
      es: 'Agregá la moneda: GET /v1/reference/currencies?rates=EUR. La API nunca consulta sin ella.',
      en: 'Add the currency: GET /v1/reference/currencies?rates=EUR. The API never asks without it.',
    },
  },
  12002: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'La fecha de la cotización consultada no es un día del calendario.',
      en: 'The day whose rate was asked is no day of the calendar.',
    },
    fix: {
      es: 'Revisá «issue_date»: año, mes y día como 2026-11-18. La API lo convierte al formato de ARCA.',
      en: 'Check "issue_date": year, month and day as 2026-11-18. The API turns it into ARCA\'s format.',
    },
  },
};
