// Test helper: the least client of WSCDC, and what a good question about a comprobante looks like.
import { child, childText, type XmlNode } from '../../soap/read-xml.ts';
import type { AuthorizedComprobante } from '../../world/registers/ledger.ts';
import type { Cmp } from '../../wscdc/cmp.ts';
import { type Bench, ISSUER, post, type Reply, toXml } from '../client.ts';

const NAMESPACE = 'http://servicios1.afip.gob.ar/wscdc/';

/** What WSCDC said of one comprobante. */
export interface Verified {
  readonly reply: Reply;
  readonly result: string | undefined;
  readonly errors: readonly number[];
  readonly notes: readonly number[];
}

export async function callVerification(
  bench: Bench,
  operation: string,
  inside: string,
  options: { readonly cuit?: string; readonly auth?: string } = {},
): Promise<Reply & { readonly result: XmlNode | undefined }> {
  const cuit = options.cuit ?? ISSUER;
  const { token, sign } = await bench.ticket('wscdc', cuit);
  const auth = options.auth ?? `<Auth><Token>${token}</Token><Sign>${sign}</Sign><Cuit>${cuit}</Cuit></Auth>`;
  const reply = await post(
    bench.urls.wscdc,
    `<${operation} xmlns="${NAMESPACE}">${auth}${inside}</${operation}>`,
    NAMESPACE + operation,
  );
  return { ...reply, result: child(reply.body, `${operation}Result`) };
}

export async function verify(
  bench: Bench,
  cmp: Partial<Cmp>,
  options: { readonly cuit?: string; readonly auth?: string } = {},
): Promise<Verified> {
  const asked = `<CmpReq>${toXml(cmp)}</CmpReq>`;
  const reply = await callVerification(bench, 'ComprobanteConstatar', asked, options);
  const codes = (name: string): number[] =>
    (child(reply.result, name)?.children ?? []).map((one) => Number(childText(one, 'Code')));
  return {
    reply,
    result: childText(reply.result, 'Resultado'),
    errors: codes('Errors'),
    notes: codes('Observaciones'),
  };
}

/** The question whose answer is A, about something the ledger holds. */
export function questionOf(record: AuthorizedComprobante): Cmp {
  const { DocTipo: type, DocNro: number } = record.detail;
  return {
    CbteModo: record.source === 'caea' ? 'CAEA' : 'CAE',
    CuitEmisor: Number(record.cuit),
    PtoVta: record.punto_de_venta,
    CbteTipo: record.type,
    CbteNro: record.from,
    CbteFch: record.date,
    ImpTotal: record.detail.ImpTotal,
    CodAutorizacion: record.cae,
    DocTipoReceptor: String(type),
    DocNroReceptor: String(number),
  };
}
