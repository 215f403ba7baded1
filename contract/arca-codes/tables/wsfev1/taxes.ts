/**
 * WSFEv1: IVA, other taxes and their sums.
 * Facts: manual v4.5 (2 July 2026), the changes of 4.6 to 4.8, and recorded answers; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const TAXES: ArcaCodeTable = {
  10018: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'Hay IVA en el total sin alícuotas que lo expliquen, o alícuotas distintas de 0 % sin IVA.',
      en: 'There is IVA in the total without rates to explain it, or rates other than 0 % without IVA.',
    },
    fix: {
      es: 'Marcá en «lines[].iva» lo exento como exempt y lo no gravado como untaxed; una venta tan chica que su IVA redondea a cero no puede llevar alícuota.',
      en: 'Mark in "lines[].iva" what is exempt as exempt and what is untaxed as untaxed; a sale so small that its IVA rounds to zero cannot carry a rate.',
    },
  },
  10019: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'Falta la alícuota de IVA o no es de las que existen.',
      en: 'The rate of IVA is missing or is none of those that exist.',
    },
    fix: {
      es: 'Poné en «lines[].iva» 21, 10.5, 27, 5, 2.5, 0, exempt o untaxed. Sin ponerla la API supone 21 y avisa.',
      en: 'Put 21, 10.5, 27, 5, 2.5, 0, exempt or untaxed into "lines[].iva". Left out, the API assumes 21 and warns.',
    },
  },
  10020: {
    kind: 'rejection',
    field: 'lines[].unit_price',
    cause: {
      es: 'Una alícuota llegó con base imponible cero o sin base.',
      en: 'A rate arrived with a taxable base of zero or none.',
    },
    fix: {
      es: 'Sacá las líneas de precio cero o las que se anulan entre sí: la API calcula la base sumando «lines[].unit_price» por cantidad.',
      en: 'Remove lines priced at zero or that cancel out: the API works out the base by adding "lines[].unit_price" times quantity.',
    },
  },
  10021: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'El importe de IVA de una alícuota falta o es negativo.',
      en: 'The amount of IVA of a rate is missing or negative.',
    },
    fix: {
      es: 'Usá importes positivos; para devolver plata hacé una nota de crédito con «kind». El importe de IVA lo calcula la API.',
      en: 'Use positive amounts; to give money back make a credit note with "kind". The API works out the amount of IVA.',
    },
  },
  10022: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: { es: 'La misma alícuota aparece dos veces.', en: 'The same rate appears twice.' },
    fix: {
      es: 'Podés repetir «lines[].iva» en cuantas líneas quieras: la API las junta por alícuota, así que si lo ves es un defecto nuestro.',
      en: 'You may repeat "lines[].iva" on as many lines as you like: the API joins them by rate, so seeing this is our defect.',
    },
  },
  10023: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'Los importes de IVA por alícuota no suman el IVA total.',
      en: 'The amounts of IVA by rate do not add up to the total IVA.',
    },
    fix: {
      es: 'Dejá que la API sume: mandá cantidades y precios, no totales. Compará con POST /v1/invoices/preview.',
      en: 'Let the API add: send quantities and prices, not totals. Compare with POST /v1/invoices/preview.',
    },
  },
  10051: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'El IVA de una alícuota no es ese porcentaje de su base (ARCA tolera un centavo).',
      en: 'The IVA of a rate is not that percentage of its base (ARCA tolerates a cent).',
    },
    fix: {
      es: 'Revisá «prices_include_iva»: si los precios ya traen IVA va en true. El cálculo lo hace la API, con redondeo al centavo.',
      en: 'Check "prices_include_iva": if prices already carry IVA it is true. The API does the sum, rounded to the cent.',
    },
  },
  10061: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'Las bases de las alícuotas no suman el neto gravado.',
      en: 'The bases of the rates do not add up to the net taxed amount.',
    },
    fix: {
      es: 'Pasá los descuentos por «discount_percent» o «discount_amount»: la API los reparte entre las alícuotas para que las bases sumen exacto.',
      en: 'Give discounts as "discount_percent" or "discount_amount": the API shares them among the rates so that the bases add up exactly.',
    },
  },
  10070: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: { es: 'Hay neto gravado y ninguna alícuota.', en: 'There is a net taxed amount and no rate.' },
    fix: {
      es: 'Indicá «lines[].iva» en cada línea, o exempt / untaxed si la venta no paga IVA.',
      en: 'Say "lines[].iva" on every line, or exempt / untaxed if the sale pays no IVA.',
    },
  },
  10071: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: { es: 'Un comprobante C no discrimina IVA.', en: 'A class C comprobante shows no IVA.' },
    fix: {
      es: 'Quitá «lines[].iva»: los precios de un monotributista o exento son finales. La API lo ignora con un aviso.',
      en: 'Remove "lines[].iva": prices of a monotributista or exempt issuer are final. The API ignores it with a warning.',
    },
  },
  10075: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'Un monotributista que compra bienes usados no informa IVA.',
      en: 'A monotributista who buys used goods gives no IVA.',
    },
    fix: {
      es: 'Usá untaxed en «lines[].iva» para esa compra; el comprobante de bienes usados no lo emite esta API: hacelo en Comprobantes en línea.',
      en: 'Use untaxed in "lines[].iva" for that purchase; this API does not issue the used goods comprobante: make it in Comprobantes en línea.',
    },
  },
  10024: {
    kind: 'rejection',
    field: 'other_taxes',
    cause: {
      es: 'El total de otros tributos y su detalle no se acompañan: está uno sin el otro.',
      en: 'The total of other taxes and its detail do not match: one is there without the other.',
    },
    fix: {
      es: 'Detallá cada tributo en «other_taxes», con importe mayor que cero; la API calcula el total.',
      en: 'Detail every tax in "other_taxes", with an amount above zero; the API works out the total.',
    },
  },
  10025: {
    kind: 'rejection',
    field: 'other_taxes[].kind',
    cause: {
      es: 'El tipo de tributo no está en la tabla de ARCA.',
      en: "The kind of tax is not in ARCA's table.",
    },
    fix: {
      es: 'Elegí «other_taxes[].kind» de GET /v1/reference/other-taxes (iibb_perception, municipal, internal…).',
      en: 'Choose "other_taxes[].kind" from GET /v1/reference/other-taxes (iibb_perception, municipal, internal…).',
    },
  },
  10026: {
    kind: 'rejection',
    field: 'other_taxes[].base',
    cause: {
      es: 'La base de un tributo falta o es negativa.',
      en: 'The base of a tax is missing or negative.',
    },
    fix: {
      es: 'Poné «other_taxes[].base» en cero o más, o no la pongas: la API usa el neto gravado.',
      en: 'Set "other_taxes[].base" to zero or more, or leave it out: the API takes the net taxed amount.',
    },
  },
  10027: {
    kind: 'rejection',
    field: 'other_taxes[].rate',
    cause: {
      es: 'La alícuota de un tributo falta o es negativa.',
      en: 'The rate of a tax is missing or negative.',
    },
    fix: {
      es: 'Escribí en «other_taxes[].rate» el porcentaje, por ejemplo 3.5; si sólo tenés el importe, dejala afuera y la API la informa en cero.',
      en: 'Write the percentage into "other_taxes[].rate", for example 3.5; with only the amount, leave it out and the API gives it as zero.',
    },
  },
  10028: {
    kind: 'rejection',
    field: 'other_taxes[].amount',
    cause: {
      es: 'El importe de un tributo falta o es negativo.',
      en: 'The amount of a tax is missing or negative.',
    },
    fix: {
      es: 'Dá «other_taxes[].amount» o «other_taxes[].rate», una de las dos y nunca en negativo.',
      en: 'Give "other_taxes[].amount" or "other_taxes[].rate", one of the two and never below zero.',
    },
  },
  10029: {
    kind: 'rejection',
    field: 'other_taxes',
    cause: {
      es: 'El detalle de tributos no suma el total de tributos.',
      en: 'The detail of taxes does not add up to the total of taxes.',
    },
    fix: {
      es: 'No hay total que cargar: la API suma los «other_taxes». Si te aparece, mandanos el request_id.',
      en: 'There is no total to give: the API adds the "other_taxes". Should it appear, send us the request_id.',
    },
  },
  10042: {
    kind: 'rejection',
    field: 'other_taxes[].description',
    cause: {
      es: 'Un tributo del tipo «otros» necesita decir qué es; en una MiPyME, todos.',
      en: 'A tax of kind "other" has to say what it is; on a MiPyME invoice, every one.',
    },
    fix: {
      es: 'Completá «other_taxes[].description», por ejemplo «Tasa de higiene de Lanús».',
      en: 'Fill "other_taxes[].description", for example "Tasa de higiene de Lanús".',
    },
  },
  10046: {
    kind: 'rejection',
    field: 'other_taxes[].amount',
    cause: { es: 'El total de otros tributos es negativo.', en: 'The total of other taxes is negative.' },
    fix: {
      es: 'Los tributos van en positivo también en las notas de crédito: cambiá el signo en «other_taxes[].amount».',
      en: 'Taxes are positive on credit notes too: change the sign in "other_taxes[].amount".',
    },
  },
};
