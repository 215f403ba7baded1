// Test data: codes of numbers, dates, concept and the receiver's document.
import { ISSUER } from '../client.ts';
import { a, b, type CodeCase, c } from './build.ts';
import { amounts, NO_CATEGORIZADO, NOBODY, SERVICE } from './parts.ts';

const BANK = { issuer: '30000000333' };
const DOLLARS = { MonId: 'DOL', MonCotiz: undefined, CanMisMonExt: 'S' };
const FUND = { DocTipo: 31, DocNro: 12, CondicionIVAReceptorId: 15 };

export const DOCUMENT_CASES: readonly CodeCase[] = [
  a(10008, { CbteDesde: 0, CbteHasta: 0 }),
  a(10010, { CbteHasta: 100_000_000 }),
  b(10011, { CbteHasta: 0 }, { CbteHasta: 2 }),
  c(10011, { CbteHasta: 0 }),
  a(10012, { CbteHasta: 2 }),
  c(10012, { CbteHasta: 2 }),
  a(10013, { DocTipo: 96, DocNro: 12345678 }),
  b(10014, { CbteHasta: 2, ...amounts(16_528_925.62) }, { CbteHasta: 2, ...amounts(16_528_925.6) }),
  b(10015, { DocNro: 1 }),
  b(10015, amounts(8_264_462.81), amounts(8_264_462.8)),
  b(10015, { CbteHasta: 2, DocTipo: 96, DocNro: 28456789 }, { DocTipo: 96, DocNro: 28456789 }),
  b(10015, { DocTipo: 80, DocNro: NOBODY }, { DocTipo: 80, DocNro: 30000000163 }),
  // URUGUAY's own number stands for whoever buys from there.
  b(10015, { DocTipo: 80, DocNro: NOBODY }, { DocTipo: 80, DocNro: 50000000016 }),
  c(10015, { DocTipo: 80, DocNro: NOBODY }, { DocTipo: 80, DocNro: 50000000016 }),
  // Paid in dollars without a rate, the official one says how much it is.
  b(10015, { ...DOLLARS, ...amounts(8000) }, { ...DOLLARS, ...amounts(4000) }),
  b(10015, { DocTipo: 97, DocNro: 1 }, { DocTipo: 96, DocNro: 1 }),
  { ...b(10016, { CbteFch: '20261112' }, { CbteFch: '20261113' }), as: 'rejection' },
  { ...b(10016, { CbteFch: '20261124' }, { CbteFch: '20261123' }), as: 'rejection' },
  {
    ...a(10016, { ...SERVICE, CbteFch: '20261107' }, { ...SERVICE, CbteFch: '20261108' }),
    as: 'rejection',
  },
  a(10030, { Concepto: 4 }, { ...SERVICE, Concepto: 3 }),
  a(10031, { ...SERVICE, FchServDesde: undefined }, SERVICE),
  a(10032, { ...SERVICE, FchServDesde: '20261116' }, { ...SERVICE, FchServDesde: '20261115' }),
  a(10033, { ...SERVICE, FchServHasta: undefined }, SERVICE),
  a(10035, { ...SERVICE, FchVtoPago: undefined }, SERVICE),
  a(10036, { ...SERVICE, FchVtoPago: '20261117' }, { ...SERVICE, FchVtoPago: '20261118' }),
  a(10049, { Concepto: 2 }, SERVICE),
  a(10049, { ...SERVICE, FchVtoPago: '20261131' }, { ...SERVICE, FchVtoPago: '20261130' }),
  a(10069, { DocNro: Number(ISSUER) }),
  a(10152, { CbteFch: '20261202' }, { CbteFch: '20261130' }, { on: '2026-11-28T15:00:00Z' }),
  b(10270, FUND, FUND, { near: BANK }),
  b(10271, { ...FUND, DocNro: 12345 }, { ...FUND, DocNro: 9999 }, BANK),
  b(10272, { ...FUND, CondicionIVAReceptorId: 5 }, FUND, BANK),
  a(10284, { DocNro: 12345678 }),
  b(10284, { DocTipo: 80, DocNro: 12345678 }, { DocTipo: 96, DocNro: 12345678 }),
  b(
    10284,
    { DocTipo: 80, DocNro: 1, CondicionIVAReceptorId: 7 },
    {
      DocTipo: 80,
      DocNro: NO_CATEGORIZADO,
      CondicionIVAReceptorId: 7,
      ImpTotal: 122,
      ImpTrib: 1,
      Tributos: { Tributo: [{ Id: 13, Desc: 'RG 2126', BaseImp: 100, Alic: 1, Importe: 1 }] },
    },
  ),
];
