// One report for every code of FECAEARegInformativo: those of CAE under their CAEA numbers, and CAEA's own.
import type { Control } from '../../control/control.ts';
import { officialRate } from '../../world/registers/rates.ts';
import { NUMBERING } from '../../wsfe/caea/numbering.ts';
import { CODE_CASES } from '../code-cases/all.ts';
import { INVOICE_A } from '../details.ts';
import {
  A,
  a,
  asoc,
  b,
  type Change,
  c,
  FCE_ASOC,
  fce,
  iva,
  last,
  MONOTRIBUTISTA,
  made,
  note,
  options,
  punto,
  type ReportCase,
  spoil,
  tributo,
} from './report-build.ts';

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

const total = (net: number, tax: number) => ({
  ImpTotal: Math.round((net + tax) * 100) / 100,
  ImpNeto: net,
  ImpIVA: tax,
  ...iva(net, tax),
});
const DECEMBER = { CbteFch: '20261201', CbteFchHsGen: '20261201101500' };
const NAMED = { DocTipo: 96, DocNro: 28456789 };
const SERVICE = { Concepto: 2, FchServDesde: '20261101', FchServHasta: '20261115', FchVtoPago: '20261120' };
const OFFICIAL = officialRate('DOL', '20261117');
const DOLLARS = { MonId: 'DOL', MonCotiz: OFFICIAL, CanMisMonExt: 'N' };

const OF_THE_CAEA: readonly ReportCase[] = [
  a(782, { CAEA: '' }),
  a(782, { CAEA: '2612' }),
  a(780, { CAEA: '26470000000000' }),
  a(705, {}, {}, { caeaOf: '30000000139' }),
  a(1414, DECEMBER, DECEMBER, {
    fortnight: { period: 202612, order: 1 },
    askOn: '2026-11-26T15:00:00Z',
    on: '2026-12-02T02:59:59Z',
    near: { on: '2026-12-02T03:00:00Z' },
  }),
  a(701, {}, {}, { arrange: punto({ kind: 'ri' }), near: { arrange: punto({}) } }),
  a(701, {}, {}, { arrange: punto({ blocked: true }) }),
  a(
    701,
    {},
    {},
    { arrange: punto({ closed_on: '20261118' }), near: { arrange: punto({ closed_on: '20261119' }) } },
  ),
  a(701, {}, {}, { punto: 10_000, near: { punto: 9999 } }),
  a(
    709,
    {},
    {},
    { arrange: punto({ opened_on: '20261201' }), near: { arrange: punto({ opened_on: '20261118' }) } },
  ),
  a(
    781,
    {},
    {},
    { arrange: punto({ opened_on: '20261119' }), near: { arrange: punto({ opened_on: '20261118' }) } },
  ),
  a(784, { CbteDesde: 0, CbteHasta: 0 }),
  a(784, { CbteHasta: 100_000_000 }),
  a(783, { CbteFch: undefined }),
  a(783, { CbteFch: '20261131' }, { CbteFch: '20261130', CbteFchHsGen: '20261130101500' }),
  a(703, { CbteDesde: 2, CbteHasta: 2 }),
  a(704, { CbteDesde: 2, CbteHasta: 2, CbteFch: '20261117' }, {}, { arrange: last(1, {}) }),
  a(702, { CbteFch: '20261115' }, { CbteFch: '20261116' }),
  a(702, { CbteFch: '20261201' }, { CbteFch: '20261130' }),
  a(1440, { CbteFchHsGen: undefined }),
  a(
    1440,
    { CbteFchHsGen: undefined },
    { CbteFchHsGen: undefined },
    {
      arrange: punto({}),
      near: { arrange: punto({ kind: 'caea-ri' }) },
    },
  ),
  a(1441, { CbteFchHsGen: '20261118240000' }, { CbteFchHsGen: '20261118235959' }),
  a(1441, { CbteFchHsGen: '2026-11-18' }),
  a(1442, {}, {}, { arrange: punto({ kind: 'caea-ri' }), near: { arrange: punto({}) } }),
  a(1445, { CbteFchHsGen: '20261112235959' }, { CbteFchHsGen: '20261113000000' }, { observes: true }),
  a(1445, { CbteFchHsGen: '20261124000000' }, { CbteFchHsGen: '20261123235959' }, { observes: true }),
  a(
    1445,
    { ...SERVICE, CbteFchHsGen: '20261107235959' },
    { ...SERVICE, CbteFchHsGen: '20261108000000' },
    { observes: true },
  ),
  a(
    1444,
    {},
    {},
    {
      arrange: punto({ kind: 'caea-contingency-monotributo' }),
      near: { arrange: punto({}) },
    },
  ),
  c(
    1444,
    {},
    {},
    {
      arrange: punto({ kind: 'caea-ri' }, MONOTRIBUTISTA),
      near: { arrange: punto({ kind: 'caea-contingency-monotributo' }, MONOTRIBUTISTA) },
    },
  ),
  a(1424, {}, {}, { idle: true }),
];

const OF_THE_DOCUMENT: readonly ReportCase[] = [
  a(713, { Concepto: 4 }, { ...SERVICE, Concepto: 3 }),
  a(711, { CbteHasta: 2 }),
  fce(711, { CbteHasta: 2 }),
  a(1403, { DocTipo: 86 }),
  a(1421, { DocNro: 19_999_999_999 }, { DocNro: 20_000_000_168 }),
  a(1421, { DocNro: 60_000_000_001 }),
  a(788, { DocNro: 30000000147 }),
  a(1528, { DocNro: 12345678 }),
  b(1404, { DocTipo: 50, DocNro: 1 }, NAMED),
  b(1405, { DocTipo: 96, DocNro: 100_000_000_000 }, { DocTipo: 96, DocNro: 99_999_999_999 }),
  b(1415, { CbteHasta: 2, ...NAMED }, { CbteHasta: 2 }),
  b(
    1416,
    { CbteDesde: 6, CbteHasta: 5 },
    { CbteDesde: 6, CbteHasta: 6 },
    { arrange: last(6, { number: 5 }) },
  ),
  b(1417, total(8_264_462.81, 1_735_537.19), total(8_264_462.8, 1_735_537.19)),
  b(
    1417,
    { ...total(8_264_462.81, 1_735_537.19), DocTipo: 96 },
    { ...total(8_264_462.81, 1_735_537.19), ...NAMED },
  ),
  c(1417, { ImpTotal: 10_000_000, ImpNeto: 10_000_000 }, { ImpTotal: 9_999_999.99, ImpNeto: 9_999_999.99 }),
  b(1418, { DocNro: 12345678 }),
  b(1419, { DocTipo: 96, DocNro: 0 }, NAMED),
  b(
    1420,
    { DocTipo: 80, DocNro: 30000000406 },
    { DocTipo: 80, DocNro: 30000000163, CondicionIVAReceptorId: 4 },
  ),
  b(
    1422,
    { CbteHasta: 2, ...total(16_528_925.62, 3_471_074.38) },
    { CbteHasta: 2, ...total(16_528_925.6, 3_471_074.38) },
  ),
  c(1433, { CbteHasta: 2 }),
  fce(1487, { DocTipo: 86 }),
];

const OF_THE_AMOUNTS: readonly ReportCase[] = [
  a(717, { ImpTotConc: -0.01 }, { ImpTotConc: 0.01 }),
  a(718, { ImpOpEx: -0.01 }, { ImpOpEx: 0.01 }),
  a(719, { ImpNeto: 100.001 }),
  a(723, { ImpTrib: -0.01 }),
  a(1407, { ImpIVA: 21.001 }),
  a(1409, { ImpTotal: -121 }),
  a(724, { ImpTotal: 121.02 }, { ImpTotal: 121.01 }),
  c(1434, { ImpTotConc: 0.01 }),
  c(1435, { ImpOpEx: 0.01 }),
  c(1436, { ImpNeto: -100 }),
  c(1437, { ImpTrib: -0.01 }),
  c(1438, { ImpIVA: 0.01 }),
  c(1439, { ImpTotal: 100.02 }, { ImpTotal: 100.01 }),
  a(1008, iva(100, 21.001)),
  a(1009, iva(100.001, 21)),
  a(905, tributo({ BaseImp: 100.001 }), tributo({})),
  a(906, tributo({ Alic: 1000 }), tributo({ Alic: 999.99 })),
  a(907, tributo({ Importe: 1.001 }), tributo({})),
  a(
    1427,
    { ImpTotal: 100, ImpIVA: 0, Iva: undefined },
    { ImpTotal: 100, ImpIVA: 0, Iva: undefined, ImpNeto: 0, ImpOpEx: 100 },
  ),
  a(1401, { MonId: 'XXX' }, DOLLARS),
  a(726, { MonCotiz: 2 }),
  a(726, { ...DOLLARS, MonCotiz: undefined }, { ...DOLLARS, MonCotiz: undefined, CanMisMonExt: 'S' }),
  a(726, { ...DOLLARS, MonCotiz: 10_000 }, { ...DOLLARS, MonCotiz: 9999.999999 }),
  a(820, { ...DOLLARS, CanMisMonExt: 'X' }, DOLLARS),
  a(821, { ...DOLLARS, MonCotiz: OFFICIAL + 1.01 }, { ...DOLLARS, MonCotiz: OFFICIAL + 1 }),
  a(822, { CanMisMonExt: 'S' }, { CanMisMonExt: 'N' }),
];

const OF_THE_REST: readonly ReportCase[] = [
  a(727, { FchServDesde: '20261101' }, SERVICE),
  a(728, { FchServHasta: '20261115' }, SERVICE),
  a(729, { FchVtoPago: '20261120' }, SERVICE),
  a(1411, { ...SERVICE, FchVtoPago: '20261117' }, { ...SERVICE, FchVtoPago: '20261118' }),
  a(1412, { ...SERVICE, FchServDesde: '20261116' }, { ...SERVICE, FchServDesde: '20261115' }),
  a(1413, { ...SERVICE, FchServDesde: '2026111' }, SERVICE),
  a(1431, {}, {}, { issuer: MONOTRIBUTISTA }),
  c(1431, {}, {}, { issuer: '30000000147', near: { issuer: MONOTRIBUTISTA } }),
  a(1429, {}, {}, { issuer: MONOTRIBUTISTA }),
  a(1429, {}, {}, { arrange: classAFrom('20261119'), near: { arrange: classAFrom('20261118') } }),
  a(815, {}, {}, { arrange: classAFrom('20261119'), near: { arrange: classAFrom('20261118') } }),
  a(826, { CondicionIVAReceptorId: undefined }, {}, { on: '2026-12-01T03:00:00Z' }),
  a(
    826,
    { CondicionIVAReceptorId: undefined },
    { CondicionIVAReceptorId: undefined },
    {
      on: '2026-12-01T03:00:00Z',
      near: { on: '2026-12-01T02:59:59Z' },
    },
  ),
  c(816, { ...NAMED, ...net(126_610_838.76) }, { ...NAMED, ...net(126_610_838.75) }),
  c(817, { ...NAMED, ...net(12_009_410.46) }, { ...NAMED, ...net(12_009_410.45) }),
  spoil(806, 3, A, asoc({ Tipo: 6, PtoVta: 1, Nro: 1 }), asoc({ Tipo: 1, PtoVta: 1, Nro: 1 }), {
    arrange: last(1, {}),
  }),
  spoil(807, 4, A, asoc({ Tipo: 1, PtoVta: 1, Nro: 1 })),
  note(812, asoc({ ...FCE_ASOC, Tipo: 1 })),
  fce(1445, { DocNro: 30000000406 }),
  fce(1446, { DocNro: 30000000260 }),
  note(1457, asoc({ ...FCE_ASOC, CbteFch: '20261117' })),
  note(1488, asoc({ ...FCE_ASOC, Nro: 9 })),
  a(1106, options(['2', '00000078']), options(['2', '00000077']), { arrange: promoted }),
  a(1106, options(['2', '00000078']), options(['2', '00000000'])),
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

function net(amount: number): Change {
  return { ImpTotal: amount, ImpNeto: amount };
}

function classAFrom(day: string): (control: Control) => void {
  return (control) => void control.putPerson({ cuit: '30000000147', class_a_from: day });
}

function promoted(control: Control): void {
  control.putPerson({ cuit: '30000000147', promotion_projects: ['00000077'] });
}

export const REPORT_CASES: readonly ReportCase[] = [
  ...OF_THE_CAEA,
  ...OF_THE_DOCUMENT,
  ...OF_THE_AMOUNTS,
  ...OF_THE_REST,
  ...SHARED,
];
