// Test helper: asks for a CAEA and reports comprobantes with it, over HTTP.
import { child, childText, type XmlNode } from '../../soap/read-xml.ts';
import type { ReportDetail } from '../../wsfe/caea/report/report-context.ts';
import { type Authorized, type Bench, ISSUER, type Reply, toXml } from '../client.ts';
import { INVOICE_A } from '../details.ts';

/** The fortnight of the usual day. */
export const PERIOD = 202611;
export const ORDER = 2;
/** When the usual comprobante was made. */
export const MADE_AT = '20261118101500';

export const fortnightXml = (period = PERIOD, order = ORDER): string =>
  `<Periodo>${period}</Periodo><Orden>${order}</Orden>`;

/** The CAEA of a fortnight, asked for now. */
export async function askCaea(
  bench: Bench,
  { cuit = ISSUER, period = PERIOD, order = ORDER } = {},
): Promise<string> {
  const reply = await bench.call('FECAEASolicitar', fortnightXml(period, order), { cuit });
  const caea = childText(child(reply.body?.children[0], 'ResultGet'), 'CAEA');
  if (caea === undefined) throw new Error(reply.text);
  return caea;
}

export function reportXml(
  type: number,
  details: readonly Partial<ReportDetail>[],
  { punto = 1, count = details.length } = {},
): string {
  const header = `<FeCabReq><CantReg>${count}</CantReg><PtoVta>${punto}</PtoVta><CbteTipo>${type}</CbteTipo></FeCabReq>`;
  const inside = details.map((detail) => `<FECAEADetRequest>${toXml(detail)}</FECAEADetRequest>`).join('');
  return `<FeCAEARegInfReq>${header}<FeDetReq>${inside}</FeDetReq></FeCAEARegInfReq>`;
}

export async function report(
  bench: Bench,
  type: number,
  details: readonly Partial<ReportDetail>[],
  { cuit = ISSUER, ...header }: { cuit?: string; punto?: number; count?: number } = {},
): Promise<Authorized> {
  return readReport(await bench.call('FECAEARegInformativo', reportXml(type, details, header), { cuit }));
}

/** Codes of `Errors`, `Observaciones` and the like. */
export function codesIn(node: XmlNode | undefined): number[] {
  return (node?.children ?? []).map((one) => Number(childText(one, 'Code')));
}

function readReport(reply: Reply): Authorized {
  const result = child(reply.body, 'FECAEARegInformativoResult');
  return {
    reply,
    result: childText(child(result, 'FeCabResp'), 'Resultado'),
    errors: codesIn(child(result, 'Errors')),
    details: (child(result, 'FeDetResp')?.children ?? []).map((one) => ({
      result: childText(one, 'Resultado'),
      codes: codesIn(child(one, 'Observaciones')),
      cae: childText(one, 'CAEA'),
    })),
  };
}

/** The usual Factura A under a CAEA. */
export const invoiceOf = (
  caea: string,
  number: number,
  change: Partial<ReportDetail> = {},
): ReportDetail => ({
  ...INVOICE_A,
  CbteDesde: number,
  CbteHasta: number,
  CAEA: caea,
  CbteFchHsGen: MADE_AT,
  ...change,
});

/** Declares a punto de venta without movement. */
export const declareIdle = (bench: Bench, caea: string, punto = 1): Promise<Reply> =>
  bench.call('FECAEASinMovimientoInformar', `<PtoVta>${punto}</PtoVta><CAEA>${caea}</CAEA>`);

/** The inside of `<opResult>`. */
export const resultOf = (reply: Reply): XmlNode | undefined => reply.body?.children[0];

export const errorsOf = (reply: Reply): number[] => codesIn(child(resultOf(reply), 'Errors'));

export const fieldsOf = (node: XmlNode | undefined, ...names: readonly string[]): (string | undefined)[] =>
  names.map((name) => childText(node, name));
