// Test helper: an export that is good as it is, and the least client of WSFEXv1.
import { child, childText, type XmlNode } from '../../soap/read-xml.ts';
import { latestRateDay, officialRate } from '../../world/registers/rates.ts';
import { argentineDate } from '../../world/time/calendar.ts';
import type { Cmp } from '../../wsfex/cmp.ts';
import { type Bench, ISSUER, NOON, post, type Reply, toXml } from '../client.ts';

const TODAY = argentineDate(NOON);
/** The dollar at the last close. */
export const DOLLAR = officialRate('DOL', latestRateDay(TODAY)).toFixed(4);

/** One unit of goods to Brazil, in dollars; `Id`, number and punto de venta belong to the lane. */
export const GOODS: Omit<Cmp, 'Id' | 'Cbte_nro'> = {
  Fecha_cbte: TODAY,
  Cbte_Tipo: 19,
  Punto_vta: 5,
  Tipo_expo: 1,
  Permiso_existente: 'N',
  Dst_cmp: 203,
  Cliente: 'Importadora do Sul Ltda.',
  Cuit_pais_cliente: 50000000059,
  Domicilio_cliente: 'Rua Augusta 100, São Paulo',
  Id_impositivo: 'PJ54482221-1',
  Moneda_Id: 'DOL',
  Moneda_ctz: DOLLAR,
  Imp_total: '250.00',
  Forma_pago: '30 dias',
  Incoterms: 'FOB',
  Idioma_cbte: 1,
  Items: {
    Item: [
      {
        Pro_codigo: 'P1',
        Pro_ds: 'Producto',
        Pro_qty: '2',
        Pro_umed: 7,
        Pro_precio_uni: '150',
        Pro_bonificacion: '50',
        Pro_total_item: '250.00',
      },
    ],
  },
};

/** The same as a service. */
export const SERVICE: Omit<Cmp, 'Id' | 'Cbte_nro'> = {
  ...without(GOODS, 'Permiso_existente', 'Incoterms'),
  Tipo_expo: 2,
  Fecha_pago: TODAY,
};

export function without<T extends object, K extends keyof T>(value: T, ...names: readonly K[]): Omit<T, K> {
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !names.some((one) => one === name)),
  ) as Omit<T, K>;
}

export async function callExport(
  bench: Bench,
  operation: string,
  inside: string,
  options: { readonly cuit?: string; readonly inAuth?: string; readonly auth?: string } = {},
): Promise<Reply & { readonly result: XmlNode | undefined; readonly code: number }> {
  const cuit = options.cuit ?? ISSUER;
  const { token, sign } = await bench.ticket('wsfex', cuit);
  const auth =
    options.auth ??
    `<Auth><Token>${token}</Token><Sign>${sign}</Sign><Cuit>${cuit}</Cuit>${options.inAuth ?? ''}</Auth>`;
  const namespace = 'http://ar.gov.afip.dif.fexv1/';
  const reply = await post(
    bench.urls.wsfex,
    `<${operation} xmlns="${namespace}">${auth}${inside}</${operation}>`,
    namespace + operation,
  );
  const result = child(reply.body, `${operation}Result`);
  return { ...reply, result, code: Number(childText(child(result, 'FEXErr'), 'ErrCode')) };
}

/** What came of one FEXAuthorize. */
export interface Exported {
  readonly reply: Reply;
  readonly code: number;
  /** Children of `FEXResultAuth` by name. */
  readonly block: Readonly<Record<string, string>> | undefined;
}

/** Asks for `cmp` with the next `Id` and number of its lane, unless it names them. */
export async function authorizeExport(
  bench: Bench,
  cmp: Partial<Cmp>,
  cuit = ISSUER,
): Promise<Exported & { readonly sent: Partial<Cmp> }> {
  const { control } = bench.simulator;
  const records = control.ledger({ cuit });
  const number = records
    .filter(({ type, punto_de_venta }) => type === cmp.Cbte_Tipo && punto_de_venta === cmp.Punto_vta)
    .reduce((most, { to }) => Math.max(most, to), 0);
  const id = records.reduce((most, record) => Math.max(most, record.cmp?.Id ?? 0), 0);
  const sent = { Id: id + 1, Cbte_nro: number + 1, ...cmp };
  const reply = await callExport(bench, 'FEXAuthorize', `<Cmp>${toXml(sent)}</Cmp>`, { cuit });
  const block = child(reply.result, 'FEXResultAuth');
  return {
    sent,
    reply,
    code: reply.code,
    block: block && Object.fromEntries(block.children.map(({ name, text }) => [name, text])),
  };
}
