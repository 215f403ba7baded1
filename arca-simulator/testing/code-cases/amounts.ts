// Test data: codes of amounts, IVA, other taxes and currency.
import { officialRate } from '../../world/registers/rates.ts';
import { INVOICE_A } from '../details.ts';
import { a, b, type CodeCase, c, credit, spoil } from './build.ts';
import { iva, NO_CATEGORIZADO, options, tributo } from './parts.ts';

// The close of the business day before.
const OFFICIAL = officialRate('DOL', '20261117');
const DOLLARS = { MonId: 'DOL', MonCotiz: OFFICIAL, CanMisMonExt: 'N' };
const UNCLASSIFIED = { DocTipo: 80, DocNro: NO_CATEGORIZADO, CondicionIVAReceptorId: 7 };
const USED = {
  ...INVOICE_A,
  DocTipo: 96,
  DocNro: 28456789,
  CondicionIVAReceptorId: 5,
  ...options(['91', 'Una persona'], ['93', 'Una calle 1']),
};
// Used goods of a monotributista: the subtotal is ImpTotConc.
const { Iva: _, ...USED_MONOTRIBUTO } = { ...USED, ImpTotal: 100, ImpTotConc: 100, ImpNeto: 0, ImpIVA: 0 };
const used = (code: number, change: object): CodeCase =>
  spoil(code, 49, USED_MONOTRIBUTO, change, {}, { issuer: '20000000168' });

export const AMOUNT_CASES: readonly CodeCase[] = [
  a(
    10018,
    { ImpTotal: 100, ImpIVA: 0, ...iva({ Id: 5, BaseImp: 100, Importe: 0 }) },
    { ImpTotal: 100, ImpIVA: 0, ...iva({ Id: 3, BaseImp: 100, Importe: 0 }) },
  ),
  a(10018, { ImpTotal: 121, ImpNeto: 0, ImpOpEx: 100, Iva: undefined }),
  a(10018, { Iva: { AlicIva: [] } }),
  a(10019, iva({ Id: 1, BaseImp: 100, Importe: 21 })),
  credit(10019, iva({ Id: 1, BaseImp: 100, Importe: 21 }), iva({ Id: 0, BaseImp: 100, Importe: 21 })),
  a(10020, iva({ Id: 5, BaseImp: 100, Importe: 21 }, { Id: 3, BaseImp: 0, Importe: 0 })),
  credit(10020, iva({ Id: 5, BaseImp: -1, Importe: 21 }), iva({ Id: 5, BaseImp: 0, Importe: 21 })),
  a(10021, iva({ Id: 5, BaseImp: 100, Importe: -21 })),
  a(10022, iva({ Id: 5, BaseImp: 50, Importe: 10.5 }, { Id: 5, BaseImp: 50, Importe: 10.5 }), {
    ImpTotal: 115.75,
    ImpIVA: 15.75,
    ...iva({ Id: 5, BaseImp: 50, Importe: 10.5 }, { Id: 4, BaseImp: 50, Importe: 5.25 }),
  }),
  a(10023, { ImpTotal: 121.02, ImpIVA: 21.02 }, { ImpTotal: 121.01, ImpIVA: 21.01 }),
  a(10024, { ImpTotal: 122, ImpTrib: 1 }, tributo({})),
  a(10024, { ...tributo({ Importe: 0 }), ImpTotal: 121, ImpTrib: 0 }),
  a(10025, tributo({ Id: 55 }), tributo({ Id: 13 })),
  a(10026, tributo({ BaseImp: -1 }), tributo({ BaseImp: 0 })),
  a(10027, tributo({ Alic: -1 }), tributo({ Alic: 0 })),
  a(10028, tributo({ Importe: -1 }), tributo({})),
  a(10029, tributo({ Importe: 1.02 }), tributo({ Importe: 1.01 })),
  a(10037, { MonId: 'XXX' }, DOLLARS),
  a(10037, { MonId: undefined }),
  a(10038, { ...DOLLARS, MonCotiz: undefined }, DOLLARS),
  a(10038, { ...DOLLARS, MonCotiz: OFFICIAL - 0.01, CanMisMonExt: 'S' }, { ...DOLLARS, CanMisMonExt: 'S' }),
  a(10039, { MonCotiz: 2 }),
  a(10039, { MonCotiz: undefined }),
  a(10042, tributo({ Id: 99, Desc: undefined }), tributo({ Desc: undefined })),
  a(10043, { ImpTotConc: -1 }),
  c(10043, { ImpTotConc: 1 }),
  a(10044, { ImpOpEx: -1 }),
  c(10044, { ImpOpEx: 1 }),
  used(10044, { ImpOpEx: 1 }),
  c(10045, { ImpNeto: -1 }),
  used(10045, { ImpNeto: 1 }),
  a(10046, { ImpTrib: -1 }),
  c(10047, { ImpIVA: 1 }),
  used(10047, { ImpIVA: 1 }),
  a(10048, { ImpTotal: 121.02 }, { ImpTotal: 121.01 }),
  c(10048, { ImpTotal: 100.02 }, { ImpTotal: 100.01 }),
  used(10048, { ImpTotal: 101 }),
  a(
    10051,
    { ImpTotal: 121.02, ImpIVA: 21.02, ...iva({ Id: 5, BaseImp: 100, Importe: 21.02 }) },
    { ImpTotal: 121.01, ImpIVA: 21.01, ...iva({ Id: 5, BaseImp: 100, Importe: 21.01 }) },
  ),
  a(10056, { ImpTotal: 121.001 }),
  a(10061, { ImpTotal: 121, ImpNeto: 99, ImpOpEx: 1 }),
  a(10065, { ImpTotal: -1 }),
  b(10067, UNCLASSIFIED, { ...UNCLASSIFIED, ...tributo({ Id: 13 }) }),
  a(10070, { Iva: undefined }),
  c(10071, iva({ Id: 3, BaseImp: 100, Importe: 0 })),
  spoil(10075, 49, USED_MONOTRIBUTO, iva({ Id: 3, BaseImp: 100, Importe: 0 }), {}, { issuer: '20000000168' }),
  a(10119, { ...DOLLARS, MonCotiz: OFFICIAL * 0.019 }, { ...DOLLARS, MonCotiz: OFFICIAL * 0.021 }),
  a(10119, { ...DOLLARS, MonCotiz: OFFICIAL * 4.1 }, DOLLARS),
  a(10239, { ...DOLLARS, CanMisMonExt: '' }, DOLLARS),
  a(10239, { ...DOLLARS, CanMisMonExt: 'X' }, { ...DOLLARS, CanMisMonExt: undefined }),
  a(10240, { ...DOLLARS, MonCotiz: OFFICIAL + 1.01 }, { ...DOLLARS, MonCotiz: OFFICIAL + 1 }),
  a(10241, { CanMisMonExt: 'S' }, { CanMisMonExt: 'N' }),
  b(10283, { ...UNCLASSIFIED, ...tributo({}) }, { ...UNCLASSIFIED, ...tributo({ Id: 13 }) }),
];
