// One report for every code of FECAEARegInformativo: those of CAE under their CAEA numbers, and CAEA's own.
import type { Control } from '../../control/control.ts';
import { NUMBERING } from '../../wsfe/caea/numbering.ts';
import type { ReportDetail } from '../../wsfe/caea/report/report-context.ts';
import { CODE_CASES } from '../code-cases/all.ts';
import { FCE_A, INVOICE_A, INVOICE_B, INVOICE_C } from '../details.ts';
import { MADE_AT } from './report.ts';

export interface ReportCase {
  readonly code: number;
  readonly type: number;
  readonly issuer?: string;
  readonly punto?: number;
  readonly arrange?: (control: Control) => void;
  /** A day other than the usual one, ISO. */
  readonly on?: string;
  readonly detail: Partial<ReportDetail>;
  readonly good: Partial<ReportDetail>;
  /** Whose CAEA it is reported with; the issuer's own unless told. */
  readonly caeaOf?: string;
  /** The instant at which the CAEA is asked for, ISO. */
  readonly askOn?: string;
  readonly fortnight?: { readonly period: number; readonly order: number };
  /** What the nearest report without the flaw does otherwise; by default its comprobante or its world is as it should be. */
  readonly near?: Partial<Omit<ReportCase, 'near'>>;
  /** The punto de venta was declared without movement before. */
  readonly idle?: true;
  /** 1445 has two meanings; this one only remarks. */
  readonly observes?: true;
}

type Change = { [K in keyof ReportDetail]?: ReportDetail[K] | undefined };
type Extra = Partial<Omit<ReportCase, 'code' | 'type' | 'detail' | 'good'>>;

const made = <D extends object>(detail: D) => ({ ...detail, CbteFchHsGen: MADE_AT });

function spoil(
  code: number,
  type: number,
  good: ReportDetail,
  change: Change,
  extra: Extra = {},
): ReportCase {
  return { code, type, good, detail: { ...good, ...change } as Partial<ReportDetail>, ...extra };
}

const A = made(INVOICE_A);
const B = made(INVOICE_B);
const C = made(INVOICE_C);
const FCE = made(FCE_A);
const MONOTRIBUTISTA = '20000000168';
const a = (code: number, change: Change, extra?: Extra) => spoil(code, 1, A, change, extra);
const b = (code: number, change: Change, extra?: Extra) => spoil(code, 6, B, change, extra);
const c = (code: number, change: Change, extra?: Extra) =>
  spoil(code, 11, C, change, { issuer: MONOTRIBUTISTA, ...extra });
const fce = (code: number, change: Change, extra?: Extra) => spoil(code, 201, FCE, change, extra);

const iva = (base: number, tax: number) => ({
  Iva: { AlicIva: [{ Id: 5, BaseImp: base, Importe: tax }] },
});
const tributo = (change: object) => ({
  ImpTotal: 122,
  ImpTrib: 1,
  Tributos: { Tributo: [{ Id: 7, Desc: 'IIBB', BaseImp: 100, Alic: 1, Importe: 1, ...change }] },
});
const options = (...pairs: readonly (readonly [string, string])[]) => ({
  Opcionales: { Opcional: pairs.map(([Id, Valor]) => ({ Id, Valor })) },
});
const asoc = (...CbteAsoc: readonly object[]) =>
  ({ CbtesAsoc: { CbteAsoc } }) as Pick<ReportDetail, 'CbtesAsoc'>;
const MILLIONS = {
  ImpTotal: 24_200_000,
  ImpNeto: 20_000_000,
  ImpIVA: 4_200_000,
  ...iva(20_000_000, 4_200_000),
};
const DECEMBER = { CbteFch: '20261201', CbteFchHsGen: '20261201101500' };
const NAMED = { DocTipo: 96, DocNro: 28456789 };
const SERVICE = { Concepto: 2, FchServDesde: '20261101', FchServHasta: '20261115', FchVtoPago: '20261120' };
const punto =
  (change: object, cuit = '30000000147') =>
  (control: Control): void =>
    void control.putPunto({ cuit, number: 1, kind: 'caea-contingency-ri', blocked: false, ...change });
const last =
  (type: number, change: object) =>
  (control: Control): void =>
    void control.authorizeElsewhere({ cuit: '30000000147', punto_de_venta: 1, type, ...change });

const FCE_ASOC = { Tipo: 201, PtoVta: 1, Nro: 1, Cuit: '30000000147', CbteFch: '20261118' };
const FCE_CREDIT: ReportDetail = {
  ...A,
  DocNro: 30000000198,
  ImpTotal: 60.5,
  ImpNeto: 50,
  ImpIVA: 10.5,
  ...iva(50, 10.5),
  ...options(['22', 'N']),
  ...asoc(FCE_ASOC),
};
const withFce = last(201, { detail: { DocTipo: 80, DocNro: 30000000198, ImpTotal: 121 } });
const note = (code: number, change: Change) => spoil(code, 203, FCE_CREDIT, change, { arrange: withFce });

/** CAE cases that say something else here, where what CAE rejects may only be remarked on. */
const OTHERWISE = new Set([10040, 10070, 10160, 10176, 10235, 10236, 10246]);

/** What CAE finds in a comprobante, CAEA finds under its own number. */
const SHARED: readonly ReportCase[] = CODE_CASES.flatMap(({ code: cae, spoiled, near }) => {
  const code = OTHERWISE.has(cae) ? undefined : NUMBERING[cae];
  if (code === undefined) return [];
  const good = made({ ...near.details[0] });
  return [
    {
      code,
      type: spoiled.type,
      good,
      detail: made({ ...spoiled.details[0] }),
      issuer: spoiled.issuer,
      on: spoiled.now.toISOString(),
      ...(spoiled.arrange ? { arrange: spoiled.arrange } : {}),
      near: { detail: good, issuer: near.issuer, arrange: near.arrange ?? (() => undefined) },
    },
  ];
});

const OF_THE_CAEA: readonly ReportCase[] = [
  a(782, { CAEA: '' }),
  a(782, { CAEA: '2612' }),
  a(780, { CAEA: '26470000000000' }),
  a(705, {}, { caeaOf: '30000000139' }),
  a(1414, DECEMBER, {
    fortnight: { period: 202612, order: 1 },
    askOn: '2026-11-26T15:00:00Z',
    on: '2026-12-01T15:00:00Z',
    near: { on: '2026-12-02T15:00:00Z', detail: { ...A, ...DECEMBER } },
  }),
  a(701, {}, { arrange: punto({ kind: 'ri' }) }),
  a(701, {}, { arrange: punto({ blocked: true }) }),
  a(701, {}, { arrange: punto({ closed_on: '20261118' }) }),
  a(701, {}, { punto: 10_000 }),
  a(709, {}, { arrange: punto({ opened_on: '20261201' }) }),
  a(781, {}, { arrange: punto({ opened_on: '20261119' }) }),
  a(784, { CbteDesde: 0, CbteHasta: 0 }),
  a(784, { CbteHasta: 100_000_000 }),
  a(783, { CbteFch: undefined }),
  a(783, { CbteFch: '20261131' }),
  a(703, { CbteDesde: 2, CbteHasta: 2 }),
  a(704, { CbteDesde: 2, CbteHasta: 2, CbteFch: '20261117' }, { arrange: last(1, {}) }),
  a(702, { CbteFch: '20261115' }),
  a(702, { CbteFch: '20261201' }),
  a(1440, { CbteFchHsGen: undefined }),
  a(1440, { CbteFchHsGen: undefined }, { arrange: punto({}) }),
  a(1441, { CbteFchHsGen: '20261118241500' }),
  a(1441, { CbteFchHsGen: '2026-11-18' }),
  a(1442, {}, { arrange: punto({ kind: 'caea-ri' }) }),
  a(1445, { CbteFchHsGen: '20261112235959' }, { observes: true }),
  a(1445, { ...SERVICE, CbteFchHsGen: '20261107235959' }, { observes: true }),
  a(1444, {}, { arrange: punto({ kind: 'caea-contingency-monotributo' }) }),
  c(1444, {}, { arrange: punto({ kind: 'caea-ri' }, MONOTRIBUTISTA) }),
];

const OF_THE_DOCUMENT: readonly ReportCase[] = [
  a(713, { Concepto: 4 }),
  a(711, { CbteHasta: 2 }),
  fce(711, { CbteHasta: 2 }),
  a(1403, { DocTipo: 86 }),
  a(1421, { DocNro: 12345678 }),
  a(788, { DocNro: 30000000147 }),
  a(1528, { DocNro: 12345678 }),
  b(1404, { DocTipo: 50, DocNro: 1 }),
  b(1405, { DocTipo: 96, DocNro: 100_000_000_000 }),
  b(1415, { CbteHasta: 2, DocTipo: 96, DocNro: 12345678 }),
  b(1416, { CbteDesde: 6, CbteHasta: 5 }, { arrange: last(6, { number: 5 }) }),
  b(1417, MILLIONS),
  c(1417, { ImpTotal: 20_000_000, ImpNeto: 20_000_000 }),
  b(1418, { DocNro: 12345678 }),
  b(1419, { DocTipo: 96, DocNro: 0 }),
  b(1420, { DocTipo: 80, DocNro: 30000000406 }),
  b(1422, { CbteHasta: 2, ...MILLIONS }),
  c(1433, { CbteHasta: 2 }),
  fce(1487, { DocTipo: 86 }),
];

const OF_THE_AMOUNTS: readonly ReportCase[] = [
  a(717, { ImpTotConc: -1 }),
  a(718, { ImpOpEx: -1 }),
  a(719, { ImpNeto: 100.001 }),
  a(723, { ImpTrib: -1 }),
  a(1407, { ImpIVA: 21.001 }),
  a(1409, { ImpTotal: -121 }),
  a(724, { ImpTotal: 121.02 }),
  c(1434, { ImpTotConc: 1 }),
  c(1435, { ImpOpEx: 1 }),
  c(1436, { ImpNeto: -100 }),
  c(1437, { ImpTrib: -1 }),
  c(1438, { ImpIVA: 1 }),
  c(1439, { ImpTotal: 100.02 }),
  a(1008, iva(100, 21.001)),
  a(1009, iva(100.001, 21)),
  a(905, tributo({ BaseImp: 100.001 })),
  a(906, tributo({ Alic: 1000 })),
  a(907, tributo({ Importe: 1.001 })),
  a(1427, { ImpTotal: 100, ImpIVA: 0, Iva: undefined }),
  a(1401, { MonId: 'XXX' }),
  a(726, { MonCotiz: 2 }),
  a(726, { MonId: 'DOL', MonCotiz: undefined }),
  a(726, { MonId: 'DOL', MonCotiz: 12345 }),
  a(820, { MonId: 'DOL', MonCotiz: 1500, CanMisMonExt: 'X' }),
  a(821, { MonId: 'DOL', MonCotiz: 1800, CanMisMonExt: 'N' }),
  a(822, { CanMisMonExt: 'S' }),
];

const OF_THE_REST: readonly ReportCase[] = [
  a(727, { FchServDesde: '20261101' }),
  a(728, { FchServHasta: '20261115' }),
  a(729, { FchVtoPago: '20261120' }),
  a(1411, { ...SERVICE, FchVtoPago: '20261117' }),
  a(1412, { ...SERVICE, FchServDesde: '20261116' }),
  a(1413, { ...SERVICE, FchServDesde: '2026111' }),
  a(1424, {}, { idle: true }),
  a(1431, {}, { issuer: MONOTRIBUTISTA }),
  c(1431, {}, { issuer: '30000000147', near: { issuer: MONOTRIBUTISTA } }),
  a(1429, {}, { issuer: MONOTRIBUTISTA }),
  a(
    815,
    {},
    {
      arrange: (control) => void control.putPerson({ cuit: '30000000147', class_a_from: '20261119' }),
    },
  ),
  a(826, { CondicionIVAReceptorId: undefined }, { on: '2026-12-01T15:00:00Z' }),
  c(816, { ...NAMED, ImpTotal: 130_000_000, ImpNeto: 130_000_000 }),
  c(817, { ...NAMED, ImpTotal: 13_000_000, ImpNeto: 13_000_000 }),
  spoil(
    806,
    3,
    made({ ...INVOICE_A, ...asoc({ Tipo: 1, PtoVta: 1, Nro: 1 }) }),
    asoc({ Tipo: 6, PtoVta: 1, Nro: 1 }),
    {
      arrange: last(1, {}),
    },
  ),
  spoil(807, 4, A, asoc({ Tipo: 1, PtoVta: 1, Nro: 1 })),
  note(812, asoc({ ...FCE_ASOC, Tipo: 1 })),
  fce(1445, { DocNro: 30000000406 }),
  fce(1446, { DocNro: 30000000260 }),
  note(1457, asoc({ ...FCE_ASOC, CbteFch: '20261117' })),
  note(1488, asoc({ ...FCE_ASOC, Nro: 9 })),
  a(1106, options(['2', '12345678']), {
    arrange: (control) => void control.putPerson({ cuit: '30000000147', promotion_projects: ['00000077'] }),
  }),
  c(1426, options(['2', '00000000'])),
  a(1432, {
    Compradores: {
      Comprador: [
        { DocTipo: 80, DocNro: INVOICE_A.DocNro, Porcentaje: 60 },
        { DocTipo: 80, DocNro: 33000000138, Porcentaje: 40 },
      ],
    },
  }),
];

export const REPORT_CASES: readonly ReportCase[] = [
  ...OF_THE_CAEA,
  ...OF_THE_DOCUMENT,
  ...OF_THE_AMOUNTS,
  ...OF_THE_REST,
  ...SHARED,
];

type Taken = Pick<ReportCase, 'type' | 'detail' | 'issuer' | 'arrange'>;

const NOTE = { PeriodoAsoc: { FchDesde: '20261101', FchHasta: '20261115' } };
const toLetter = (type: number): ReportDetail => (type > 10 ? C : type > 5 ? B : A);
const ORDINARY: readonly Taken[] = [1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13].map((type) => ({
  type,
  detail: { ...toLetter(type), ...([2, 3, 7, 8, 12, 13].includes(type) ? NOTE : {}) },
  ...(type > 10 ? { issuer: MONOTRIBUTISTA } : {}),
}));
const MIPYME: readonly Taken[] = [201, 202, 203, 206, 207, 208, 211, 212, 213].map((type) => {
  const invoice = type - (type % 5 === 1 ? 0 : (type % 5) - 1);
  const letter = { 201: A, 206: B, 211: C }[invoice] ?? A;
  const issuer = invoice === 211 ? MONOTRIBUTISTA : '30000000147';
  const receiver = { DocTipo: 80, DocNro: 30000000198, CondicionIVAReceptorId: invoice === 206 ? 4 : 1 };
  const rest =
    type === invoice
      ? { FchVtoPago: '20261218', ...options(['2101', '0110599500040000000006'], ['27', 'SCA']) }
      : {
          ...(invoice === 211
            ? { ImpTotal: 50, ImpNeto: 50 }
            : { ImpTotal: 60.5, ImpNeto: 50, ImpIVA: 10.5, ...iva(50, 10.5) }),
          ...options(['22', 'N']),
          ...asoc({ ...FCE_ASOC, Tipo: invoice, Cuit: issuer }),
        };
  return {
    type,
    detail: { ...letter, ...receiver, ...rest },
    issuer,
    arrange: (control: Control): void => {
      control.putPerson({ cuit: issuer, pyme: true });
      control.authorizeElsewhere({
        cuit: issuer,
        punto_de_venta: 1,
        type: invoice,
        detail: { DocTipo: 80, DocNro: 30000000198, ImpTotal: 121 },
      });
    },
  };
});

/** A good comprobante of each type, taken without a word. */
export const TAKEN: readonly Taken[] = [...ORDINARY, ...MIPYME];
