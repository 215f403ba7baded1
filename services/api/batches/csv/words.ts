/** What people write in the cells of a spreadsheet, and the API's word for each; compared as `plainTitle` says. */
import type { ColumnKind } from './columns.ts';

type WordKind = Extract<ColumnKind, 'yes' | 'comprobante' | 'condition' | 'concept' | 'unit'>;

const words = (meant: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(meant).flatMap(([word, said]) => [word, ...said.split(' ')].map((one) => [one, word])),
  );

/** The API's own words are understood too. */
export const WORDS: Readonly<Record<WordKind, ReadonlyMap<string, string>>> = {
  yes: words({ true: 'si s x 1 yes y verdadero', false: 'no n 0 falso' }),
  comprobante: words({
    invoice: 'factura fc fac fact',
    credit_note: 'nota_de_credito nota_credito nc',
    debit_note: 'nota_de_debito nota_debito nd',
    receipt: 'recibo',
  }),
  condition: words({
    responsable_inscripto: 'ri inscripto resp_inscripto iva_responsable_inscripto',
    monotributo: 'monotributista mono responsable_monotributo',
    monotributo_social: 'monotributista_social',
    monotributo_promovido: 'monotributista_promovido',
    exento: 'ex iva_exento iva_sujeto_exento',
    consumidor_final: 'cf a_consumidor_final final',
    no_alcanzado: 'iva_no_alcanzado no_responsable',
    no_categorizado: 'sujeto_no_categorizado',
    cliente_exterior: 'cliente_del_exterior exterior',
    proveedor_exterior: 'proveedor_del_exterior',
    liberado: 'iva_liberado',
  }),
  concept: words({
    products: '1 producto productos bienes',
    services: '2 servicio servicios',
    products_and_services: '3 productos_y_servicios ambos',
  }),
  unit: words({
    unit: 'u un unidad unidades',
    kg: 'kilo kilos kilogramo kilogramos kgs',
    g: 'gramo gramos gr',
    l: 'litro litros lt lts',
    m: 'metro metros mts',
    m2: 'metros_cuadrados',
    m3: 'metros_cubicos',
    pair: 'par pares',
    dozen: 'docena docenas',
    pack: 'packs',
    hour: 'hora horas hs',
    day: 'dia dias',
    month: 'mes meses',
    service: 'servicio servicios',
  }),
};

/** Currencies by the ways they are written; others go as they are. */
export const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['$', 'ARS'],
  ['PES', 'ARS'],
  ['PESO', 'ARS'],
  ['PESOS', 'ARS'],
  ['U$S', 'USD'],
  ['US$', 'USD'],
  ['U$D', 'USD'],
  ['DOL', 'USD'],
  ['DOLAR', 'USD'],
  ['DOLARES', 'USD'],
  ['EURO', 'EUR'],
  ['EUROS', 'EUR'],
]);

/** What stands where a rate of IVA could. */
export const NO_RATE: ReadonlyMap<string, string> = new Map([
  ['exento', 'exempt'],
  ['exempt', 'exempt'],
  ['ex', 'exempt'],
  ['no_gravado', 'untaxed'],
  ['untaxed', 'untaxed'],
  ['ng', 'untaxed'],
]);
