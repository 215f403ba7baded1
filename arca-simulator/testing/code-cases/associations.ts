// Test data: codes of associated comprobantes, periods, remitos and activities.
import { INVOICE_A } from '../details.ts';
import { type Arrange, a, type Change, type CodeCase, c, credit, spoil } from './build.ts';
import { activities, amounts, asoc, RI, tributo, withInvoice } from './parts.ts';

const OWN = { Tipo: 1, PtoVta: 1, Nro: 1 };
const naming = (...rows: readonly object[]): Change => ({ PeriodoAsoc: undefined, ...asoc(...rows) });
const period = (FchDesde?: string, FchHasta?: string): Change => ({
  PeriodoAsoc: { ...(FchDesde ? { FchDesde } : {}), ...(FchHasta ? { FchHasta } : {}) },
});
const named = (code: number, change: Change, near: Change = naming(OWN)): CodeCase =>
  credit(code, change, near, { arrange: withInvoice });

const withPrinter: Arrange = (control) => {
  control.putPunto({ cuit: '30000000147', number: 8, kind: 'controlador-fiscal', blocked: false });
};
const printed = (code: number, date: string | undefined): CodeCase =>
  credit(
    code,
    naming({ ...OWN, PtoVta: 8, CbteFch: date }),
    naming({ ...OWN, PtoVta: 8, CbteFch: '20261118' }),
    { arrange: withPrinter },
  );

const AGRO = '33000000359';
const [MEAT, FLOUR, TOBACCO, ENDED] = [101011, 106110, 120010, 477190];
const remito = (Tipo: number, Nro = 1) => asoc({ Tipo, PtoVta: 1, Nro });
const agro = (code: number, change: Change, near: Change, arrange?: Arrange): CodeCase =>
  spoil(code, 1, INVOICE_A, change, near, { issuer: AGRO, ...(arrange ? { arrange } : {}) });
const SOLD_MEAT = { ...remito(995), ...activities(MEAT) };
const withUsedRemito: Arrange = (control) => {
  control.putRemito({
    cuit: AGRO,
    type: 995,
    punto_de_venta: 1,
    number: 3,
    receiver: String(RI),
    confirmed: true,
  });
  control.authorizeElsewhere({ cuit: AGRO, punto_de_venta: 1, type: 1, detail: remito(995, 3) });
};
const SERVICE = { FchServDesde: '20261101', FchServHasta: '20261115', FchVtoPago: '20261120' };

export const ASSOCIATION_CASES: readonly CodeCase[] = [
  named(10040, naming({ ...OWN, Tipo: 6 })),
  c(10040, asoc({ Tipo: 11, PtoVta: 1, Nro: 1 })),
  credit(10041, naming({ ...OWN, Nro: 2 }), naming(OWN), { arrange: withInvoice }),
  named(10057, naming({ ...OWN, Tipo: 0 })),
  named(10058, naming({ ...OWN, PtoVta: 0 })),
  named(10058, naming({ ...OWN, PtoVta: 99_999 }), naming({ ...OWN, PtoVta: 99_998 })),
  named(10059, naming({ ...OWN, Nro: 0 })),
  named(10059, naming({ ...OWN, Nro: 99_999_999 }), naming({ ...OWN, Nro: 99_999_998 })),
  named(10060, naming(OWN, OWN), naming(OWN, { ...OWN, Nro: 2 })),
  named(10062, { CbtesAsoc: { CbteAsoc: [] } }),
  named(10151, naming({ ...OWN, Cuit: '1' }), naming({ ...OWN, Cuit: '30000000147' })),
  credit(10197, { PeriodoAsoc: undefined }),
  spoil(
    10197,
    7,
    { ...INVOICE_A, DocTipo: 99, DocNro: 0, CondicionIVAReceptorId: 5 },
    {},
    period('20261101', '20261115'),
  ),
  a(10198, period('20261101', '20261115')),
  credit(10199, period(undefined, '20261115')),
  credit(10203, period('20261101')),
  credit(10204, period('20261131', '20261115'), period('20261115', '20261115')),
  credit(10205, period('20261101', 'ayer')),
  credit(10206, period('20060101', '20261115'), period('20060102', '20261115')),
  credit(10207, period('20261116', '20261115'), period('20261115', '20261115')),
  credit(10208, period('20261101', '20261119'), period('20261101', '20261118')),
  credit(
    10209,
    { ...tributo({}), ...period('20261001', '20261115') },
    { ...tributo({}), ...period('20261101', '20261115') },
  ),
  named(
    10210,
    naming({ ...OWN, Nro: 2, CbteFch: '20261201' }),
    naming({ ...OWN, Nro: 2, CbteFch: '20261130' }),
  ),
  printed(10211, undefined),
  printed(10212, '20261119'),
  named(10213, naming({ ...OWN, CbteFch: '2026-11-01' }), naming({ ...OWN, CbteFch: '20261118' })),
  named(10237, { ...naming(OWN), ...amounts(100.01) }, { ...naming(OWN), ...amounts(100) }),

  agro(10120, { ...remito(995, 9), ...activities(MEAT) }, SOLD_MEAT),
  agro(10121, { ...remito(995, 2), ...activities(MEAT) }, SOLD_MEAT),
  agro(10122, { ...SOLD_MEAT, DocNro: 33000000138 }, SOLD_MEAT),
  agro(10232, { ...remito(995, 3), ...activities(MEAT) }, SOLD_MEAT, withUsedRemito),
  a(10218, { Actividades: { Actividad: [] } }, activities(620100)),
  a(10219, { Actividades: { Actividad: [{}] } } as unknown as Change, activities(620100)),
  a(10220, activities(1), activities(620100)),
  a(10221, activities(620100, 620100), activities(620100)),
  agro(
    10222,
    {
      ...asoc({ Tipo: 995, PtoVta: 1, Nro: 1 }, { Tipo: 993, PtoVta: 1, Nro: 1 }),
      ...activities(MEAT, FLOUR),
    },
    SOLD_MEAT,
  ),
  agro(10223, activities(ENDED), {}),
  agro(10224, { ...SOLD_MEAT, ...SERVICE, Concepto: 2 }, { ...SOLD_MEAT, ...SERVICE, Concepto: 3 }),
  agro(10225, { ...remito(991), ...activities(MEAT) }, SOLD_MEAT),
  agro(10226, { ...remito(991), ...activities(FLOUR) }, { ...remito(994), ...activities(FLOUR) }),
  agro(10227, { ...remito(991), ...activities(TOBACCO) }, { ...remito(88), ...activities(TOBACCO) }),
  agro(10228, remito(995), SOLD_MEAT),
  agro(10229, remito(993), { ...remito(993), ...activities(FLOUR) }),
  agro(10230, remito(88), { ...remito(88), ...activities(TOBACCO) }),
  agro(10231, activities(MEAT), SOLD_MEAT),
];
