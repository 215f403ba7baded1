// Test data: codes that refuse a whole request, and those of the operations that ask.
import type { Detail } from '../../wsfe/detail.ts';
import { ISSUER, NOON } from '../client.ts';
import { FCE_A, INVOICE_A, INVOICE_B, INVOICE_C } from '../details.ts';
import type { Arrange, CodeCase, Sent } from './build.ts';
import { options } from './parts.ts';

const numbered = (count: number): Detail[] =>
  Array.from({ length: count }, (_, index) => ({ ...INVOICE_A, CbteDesde: index + 1, CbteHasta: index + 1 }));
const GOOD: Sent = { type: 1, details: numbered(1), issuer: ISSUER, punto: 1, now: NOON };
const refused = (code: number, spoiled: Partial<Sent>, near: Partial<Sent> = {}): CodeCase => ({
  code,
  spoiled: { ...GOOD, ...spoiled },
  near: { ...GOOD, ...near },
});
const person =
  (cuit: string, change: object): Arrange =>
  (control) =>
    void control.putPerson({ cuit, ...change });
const issuerIs = (change: object, sent: Partial<Sent> = {}): CodeCase =>
  refused(10000, { ...sent, arrange: person(ISSUER, change) }, sent);
const USED: Detail = {
  ...INVOICE_B,
  DocTipo: 96,
  DocNro: 28456789,
  ...options(['91', 'Una persona'], ['93', 'Una calle 1']),
};
const ofKind =
  (kind: 'ri' | 'controlador-fiscal' | 'caea-ri', closed = false): Arrange =>
  (control) =>
    void control.putPunto({
      cuit: ISSUER,
      number: 7,
      kind,
      blocked: false,
      ...(closed ? { closed_on: '20260101' } : {}),
    });

/** Errors of FECAESolicitar, where no detail is looked at. */
export const REQUEST_CASES: readonly CodeCase[] = [
  refused(10000, { type: 11, details: [INVOICE_C] }),
  refused(10000, { issuer: '20000000168' }, { issuer: '20000000168', type: 11, details: [INVOICE_C] }),
  refused(
    10000,
    { issuer: '20000000257', type: 11, details: [INVOICE_C] },
    { issuer: '30000000252', type: 11, details: [INVOICE_C] },
  ),
  issuerIs({ active: false }),
  issuerIs({ certificate_errors: ['domicilio'] }),
  issuerIs({ electronic_issuer: false }),
  issuerIs({ class_a: 'with_legend' }),
  issuerIs({ class_a_from: '20261119' }),
  issuerIs({ class_a: 'plain' }, { type: 51 }),
  issuerIs({ activities: [] }),
  issuerIs({ registers: [] }, { type: 49, details: [USED] }),
  issuerIs({ pyme: false }, { type: 201, details: [FCE_A] }),
  issuerIs({ electronic_domicile: false }, { type: 201, details: [FCE_A] }),
  refused(10001, { details: [], count: 0 }),
  refused(10001, { details: [], count: 9999 }),
  refused(10002, { count: 2 }),
  refused(10003, { details: numbered(251) }, { details: numbered(250) }),
  refused(
    10003,
    { type: 201, details: [FCE_A, { ...FCE_A, CbteDesde: 2, CbteHasta: 2 }] },
    { type: 201, details: [FCE_A] },
  ),
  refused(10004, { punto: 99_999 }),
  refused(10004, { punto: 0 }),
  refused(10005, { punto: 10_000 }, { punto: 9999 }),
  refused(10005, { punto: 7, arrange: ofKind('ri', true) }, { punto: 7, arrange: ofKind('ri') }),
  refused(10005, { punto: 7, arrange: ofKind('controlador-fiscal') }, { punto: 7 }),
  refused(10005, { punto: 7, arrange: ofKind('caea-ri') }, { punto: 7 }),
  refused(10006, { type: 0 }),
  refused(10007, { type: 99 }),
  refused(10016, { details: [{ ...INVOICE_A, CbteDesde: 2, CbteHasta: 2 }] }),
  refused(
    10016,
    { details: [{ ...INVOICE_A, CbteFch: '20261116' }], arrange: authorizedOn('20261117') },
    { details: [{ ...INVOICE_A, CbteFch: '20261117' }], arrange: authorizedOn('20261117') },
  ),
];

function authorizedOn(CbteFch: string): Arrange {
  return (control) =>
    void control.authorizeElsewhere({ cuit: ISSUER, punto_de_venta: 1, type: 1, detail: { CbteFch } });
}

/** A call of an operation that asks. */
export interface Asked {
  readonly operation: string;
  readonly inside: string;
  /** Instead of a good ticket. */
  readonly auth?: string;
  readonly issuer?: string;
  readonly arrange?: Arrange;
}

export interface QueryCase {
  readonly code: number;
  readonly spoiled: Asked;
  readonly near: Asked;
}

const asked = (
  code: number,
  operation: string,
  spoiled: string,
  near: string,
  more: Partial<Asked> = {},
): QueryCase => ({
  code,
  spoiled: { operation, inside: spoiled, ...more },
  near: { operation, inside: near },
});
const consult = (type: number, number: number, punto: number): string =>
  `<FeCompConsReq><CbteTipo>${type}</CbteTipo><CbteNro>${number}</CbteNro><PtoVta>${punto}</PtoVta></FeCompConsReq>`;
const lane = (punto: number, type: number): string => `<PtoVta>${punto}</PtoVta><CbteTipo>${type}</CbteTipo>`;
const quote = (currency: string, day = ''): string => `<MonId>${currency}</MonId><FchCotiz>${day}</FchCotiz>`;
const FOUND = consult(1, 1, 1);
const found = (code: number, spoiled: string): QueryCase => {
  const arrange = authorizedOn('20261118');
  return {
    code,
    spoiled: { operation: 'FECompConsultar', inside: spoiled, arrange },
    near: { operation: 'FECompConsultar', inside: FOUND, arrange },
  };
};
const infrastructure = (code: 500 | 501 | 502 | 601): QueryCase =>
  asked(code, 'FECompTotXRequest', '', '', {
    arrange: (control) => control.addFault({ kind: 'arca-error', service: 'wsfe', code }),
  });

/** Errors of the other operations, and of all of them. */
export const QUERY_CASES: readonly QueryCase[] = [
  infrastructure(500),
  asked(500, 'FECompTotXRequest', '', '', { auth: '<Otro/>' }),
  infrastructure(501),
  infrastructure(502),
  asked(600, 'FECompTotXRequest', '', '', {
    auth: `<Auth><Token>aG9sYQ==</Token><Sign>x</Sign><Cuit>${ISSUER}</Cuit></Auth>`,
  }),
  infrastructure(601),
  found(602, consult(1, 2, 1)),
  asked(602, 'FEParamGetCotizacion', quote('DOL', '20261115'), quote('DOL', '20261113')),
  found(10104, consult(1, 1, 10_000)),
  found(10200, consult(1, 1, 0)),
  found(10201, consult(0, 1, 1)),
  found(10202, consult(1, 0, 1)),
  asked(10244, 'FEParamGetCondicionIvaReceptor', '<ClaseCmp>M</ClaseCmp>', '<ClaseCmp>ALEY</ClaseCmp>'),
  asked(11000, 'FECompUltimoAutorizado', lane(0, 1), lane(1, 1)),
  asked(11000, 'FECompUltimoAutorizado', lane(99_999, 1), lane(9999, 1)),
  asked(11001, 'FECompUltimoAutorizado', lane(1, 99), lane(1, 213)),
  asked(11002, 'FECompUltimoAutorizado', lane(10_000, 1), lane(9999, 1)),
  {
    code: 11002,
    spoiled: {
      operation: 'FECompUltimoAutorizado',
      inside: lane(7, 1),
      arrange: ofKind('controlador-fiscal'),
    },
    near: { operation: 'FECompUltimoAutorizado', inside: lane(7, 1), arrange: ofKind('caea-ri') },
  },
  asked(12000, 'FEParamGetCotizacion', quote('XXX'), quote('DOL')),
  asked(12001, 'FEParamGetCotizacion', quote(''), quote('060')),
  asked(12002, 'FEParamGetCotizacion', quote('DOL', '2026-11-17'), quote('DOL', '20261117')),
];
