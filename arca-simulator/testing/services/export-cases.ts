// Test helper: for each code of WSFEXv1, a request that triggers it, and what the world must hold for that.
import type { Control } from '../../control/control.ts';
import type { Cmp, CmpAsoc, Item } from '../../wsfex/cmp.ts';
import { type Bench, ISSUER, TODAY } from '../client.ts';
import { authorizeExport, DOLLAR, GOODS, SERVICE, without } from './exports.ts';

/** What is sent; cases that need the world otherwise arrange it first. */
export type ExportCase = (bench: Bench) => Partial<Cmp> | Promise<Partial<Cmp>>;

type Sent = Omit<Cmp, 'Id' | 'Cbte_nro'>;

const [ITEM] = GOODS.Items?.Item ?? [];
const item = (changes: Partial<Item>): Sent => {
  if (!ITEM) throw new Error('The good export has an item.');
  const Item = { ...ITEM, ...changes };
  return { ...GOODS, Imp_total: Item.Pro_total_item, Items: { Item: [Item] } };
};
const bare = (Pro_umed: number, changes: Partial<Item>): Sent =>
  item({ Pro_umed, Pro_qty: '0', Pro_precio_uni: '0', Pro_bonificacion: '0', ...changes });

const TOMORROW = { Fecha_cbte: '20261119', Fecha_pago: '20261119' };
const PERMIT = '26001EC01000123A';
const permits = (...Permiso: { Id_permiso?: string; Dst_merc: number }[]): Partial<Cmp> => ({
  ...GOODS,
  Permiso_existente: 'S',
  Permisos: { Permiso },
});

/** A note of `base`, naming `associated`. */
const note = (type: number, base: Sent, ...associated: CmpAsoc[]): Partial<Cmp> => ({
  ...without(base, 'Permiso_existente', 'Fecha_pago', 'Forma_pago', 'Incoterms'),
  Cbte_Tipo: type,
  Cmps_asoc: { Cmp_asoc: associated },
});

const named = (Cbte_tipo: number, Cbte_nro: number, changes: Partial<CmpAsoc> = {}): CmpAsoc => ({
  Cbte_tipo,
  Cbte_punto_vta: 5,
  Cbte_nro,
  Cbte_cuit: Number(ISSUER),
  ...changes,
});
const ghost = named(19, 999);

/** Authorises each and gives back how to name it. */
async function held(bench: Bench, ...cmps: Partial<Cmp>[]): Promise<CmpAsoc[]> {
  const names: CmpAsoc[] = [];
  for (const cmp of cmps) {
    const { sent, code, reply } = await authorizeExport(bench, cmp);
    if (code !== 0) throw new Error(reply.text);
    names.push(named(sent.Cbte_Tipo ?? 0, sent.Cbte_nro ?? 0));
  }
  return names;
}

const options = (document: string | undefined, fob: string | undefined): Pick<Cmp, 'Opcionales'> => ({
  Opcionales: {
    Opcional: [
      ...(document === undefined ? [] : [{ Id: '2401', Valor: document }]),
      ...(fob === undefined ? [] : [{ Id: '2402', Valor: fob }]),
    ],
  },
});
const DOCUMENT = '26001EX0001';
const SIMPLE: Sent = { ...GOODS, ...options(DOCUMENT, '200') };
const simpleNote = async (bench: Bench, own: Pick<Cmp, 'Opcionales'>): Promise<Partial<Cmp>> => ({
  ...note(21, GOODS, ...(await held(bench, SIMPLE))),
  ...own,
});

const REMITO = {
  cuit: ISSUER,
  type: 88,
  punto_de_venta: 3,
  number: 7,
  receiver: '50000000059',
  confirmed: true,
};
const withRemito = (
  control: Control,
  changes: Partial<typeof REMITO & { export: boolean }>,
): Partial<Cmp> => {
  const remito = control.putRemito({ ...REMITO, ...changes });
  return {
    ...GOODS,
    Cmps_asoc: { Cmp_asoc: [named(88, 7, { Cbte_punto_vta: 3, Cbte_cuit: Number(remito.cuit) })] },
  };
};

/** Seven million dollars, in one item. */
const LARGE = item({
  Pro_precio_uni: '7000000',
  Pro_qty: '1',
  Pro_bonificacion: '0',
  Pro_total_item: '7000000',
});
const monotributo = (bench: Bench): void => {
  bench.simulator.control.putPerson({
    cuit: ISSUER,
    iva_condition: 'monotributo',
    monotributo_category: 'A',
  });
};

export const EXPORT_CASES: Readonly<Record<number, ExportCase>> = {
  14: (bench) => {
    monotributo(bench);
    return LARGE;
  },
  15: (bench) => {
    monotributo(bench);
    return LARGE;
  },
  16: () => ({ ...GOODS, Dst_cmp: 260 }),
  17: async (bench) =>
    note(21, item({ Pro_total_item: '251', Pro_bonificacion: '49' }), ...(await held(bench, GOODS))),
  21: (bench) => {
    bench.simulator.control.putPerson({ cuit: '30000000163', apocryphal: true });
    return { ...GOODS, Cuit_pais_cliente: 30000000163 };
  },
  1014: () => ({ ...GOODS, Id: -1 }),
  1500: () => ({ ...GOODS, Fecha_cbte: '20261112' }),
  1510: () => ({ ...GOODS, Punto_vta: 0 }),
  1520: () => ({ ...GOODS, Cbte_nro: 100_000_000 }),
  1530: () => ({ ...GOODS, Cbte_Tipo: 22 }),
  1535: () => ({ ...GOODS, Cbte_nro: 50 }),
  1540: () => ({ ...GOODS, Tipo_expo: 3 }),
  1550: () => ({ ...GOODS, Permiso_existente: 'X' }),
  1560: () => ({ ...GOODS, Dst_cmp: 0 }),
  1570: () => ({ ...GOODS, Cuit_pais_cliente: 50000000058 }),
  1580: () => ({ ...without(GOODS, 'Id_impositivo'), Cuit_pais_cliente: 0 }),
  1590: () => ({ ...GOODS, Moneda_Id: 'XXX' }),
  1600: () => ({ ...GOODS, Moneda_ctz: '10000' }),
  1601: () => ({ ...GOODS, Moneda_Id: 'PES', Moneda_ctz: '2' }),
  1602: () => without(GOODS, 'Moneda_ctz'),
  1603: () => ({ ...GOODS, CanMisMonExt: 'X' }),
  1604: () => ({ ...GOODS, Moneda_ctz: (Number(DOLLAR) + 1.01).toFixed(4) }),
  1605: () => ({ ...GOODS, Moneda_Id: 'PES', Moneda_ctz: '1', CanMisMonExt: 'S' }),
  1610: () => ({ ...GOODS, Imp_total: '250.10' }),
  1620: () => without(GOODS, 'Forma_pago'),
  1630: () => ({ ...GOODS, Idioma_cbte: 4 }),
  1640: () => without(GOODS, 'Incoterms'),
  1641: () => ({ ...without(SERVICE, 'Incoterms'), Incoterms_Ds: 'a bordo' }),
  1642: () => ({ ...GOODS, Incoterms_Ds: 'x'.repeat(21) }),
  1650: () => ({ ...GOODS, Cliente: '' }),
  1651: () => ({ ...GOODS, Cliente: 'x'.repeat(201) }),
  1660: () => without(GOODS, 'Domicilio_cliente'),
  1661: () => ({ ...GOODS, Domicilio_cliente: 'x'.repeat(301) }),
  1665: () => ({ ...GOODS, Obs: 'x'.repeat(1001) }),
  1666: () => ({ ...without(GOODS, 'Items'), Imp_total: '0' }),
  1667: () => ({ ...GOODS, Moneda_ctz: (Number(DOLLAR) * 0.0199).toFixed(4) }),
  1668: (bench) => {
    bench.simulator.control.putPerson({ cuit: ISSUER, exporter: false });
    return GOODS;
  },
  1670: () => note(20, GOODS, named(19, 0)),
  1671: () => ({ ...SERVICE, Fecha_pago: '20261131' }),
  1672: () => without(SERVICE, 'Fecha_pago'),
  1673: () => ({ ...note(20, GOODS, ghost), Fecha_pago: TODAY }),
  1674: () => ({ ...SERVICE, Fecha_pago: '20261117' }),
  1680: () => note(20, GOODS, named(1, 1)),
  1690: () => note(20, GOODS, named(19, 1, { Cbte_punto_vta: 99_999 })),
  1700: () => note(20, GOODS, named(19, 1_000_000_000)),
  1720: () => ({ ...GOODS, Permiso_existente: 'S' }),
  1730: () => permits({ Id_permiso: PERMIT, Dst_merc: 0 }),
  1736: () => ({ ...SERVICE, Permisos: { Permiso: [{ Id_permiso: PERMIT, Dst_merc: 203 }] } }),
  1740: () => permits({ Id_permiso: '123', Dst_merc: 203 }),
  1749: () => note(20, GOODS, ghost),
  1750: (bench) => {
    bench.simulator.control.putPermit({ id: PERMIT, cuit: ISSUER, destinations: [208] });
    return permits({ Id_permiso: PERMIT, Dst_merc: 203 });
  },
  1754: async (bench) => note(20, GOODS, ...(await held(bench, GOODS, GOODS))),
  1755: async (bench) => ({ ...GOODS, Cmps_asoc: { Cmp_asoc: await held(bench, GOODS) } }),
  1760: () => item({ Pro_codigo: 'x'.repeat(51) }),
  1770: () => item({ Pro_ds: '' }),
  1775: () => bare(97, { Pro_qty: '1' }),
  1780: () => item({ Pro_qty: '0' }),
  1790: () => item({ Pro_umed: 12 }),
  1800: () => item({ Pro_precio_uni: '-1' }),
  1810: () => bare(99, { Pro_total_item: '1' }),
  1811: () => item({ Pro_bonificacion: '-1', Pro_total_item: '301' }),
  1812: () => item({ Pro_bonificacion: '301', Pro_total_item: '0' }),
  1813: () => item({ Pro_qty: '2.0000001' }),
  1814: () => item({ Pro_precio_uni: '150.0000001' }),
  1815: () => item({ Pro_total_item: '240' }),
  1816: () => item({ Pro_bonificacion: '50.005', Pro_total_item: '249.995' }),
  1817: () => item({ Pro_bonificacion: '50.0000001' }),
  1818: () => ({ ...GOODS, Cmps_asoc: { Cmp_asoc: [named(88, 404, { Cbte_punto_vta: 3 })] } }),
  1819: ({ simulator }) => withRemito(simulator.control, { cuit: '30000000163', confirmed: false }),
  1820: () => ({ ...GOODS, Cmps_asoc: { Cmp_asoc: [] } }),
  1821: ({ simulator }) => withRemito(simulator.control, { receiver: '50000000016' }),
  1822: async (bench) => {
    await held(bench, withRemito(bench.simulator.control, {}));
    return withRemito(bench.simulator.control, {});
  },
  1823: ({ simulator }) => withRemito(simulator.control, { export: false }),
  2001: () => ({ ...GOODS, Opcionales: { Opcional: [] } }),
  2002: () => ({ ...GOODS, Opcionales: { Opcional: [{}] } }),
  2003: () => ({ ...GOODS, Opcionales: { Opcional: [{ Id: '1', Valor: 'a' }] } }),
  2004: () => ({
    ...GOODS,
    Opcionales: {
      Opcional: [
        { Id: '2402', Valor: '1' },
        { Id: '2402', Valor: '1' },
      ],
    },
  }),
  2005: () => ({ ...GOODS, ...options('', '1') }),
  2006: () => ({ ...GOODS, ...options('123', '1') }),
  2007: () => ({ ...GOODS, ...options(DOCUMENT, '') }),
  2008: () => ({ ...GOODS, ...options(DOCUMENT, '1,5') }),
  2010: () => ({ ...GOODS, ...options(DOCUMENT, undefined) }),
  2011: () => ({ ...SERVICE, ...options(DOCUMENT, '1') }),
  2016: () => ({ ...GOODS, Moneda_Id: 'PES', Moneda_ctz: '1', ...options(DOCUMENT, '1') }),
  2020: () => ({ ...LARGE, ...options(DOCUMENT, '15000.01') }),
  2021: () => ({ ...GOODS, ...options(DOCUMENT, '250.01') }),
  2022: (bench) => {
    bench.simulator.control.putPermit({ id: DOCUMENT, cuit: ISSUER, fob: '199' });
    return SIMPLE;
  },
  2023: (bench) => simpleNote(bench, options(undefined, '200.01')),
  2026: async (bench) => {
    const most = { ...LARGE, ...options(DOCUMENT, '15000') };
    await held(bench, ...Array.from({ length: 40 }, () => most));
    return SIMPLE;
  },
  2027: (bench) => {
    bench.simulator.control.putPerson({ cuit: ISSUER, simplified_exporter: false });
    return SIMPLE;
  },
  2028: () => ({ ...without(note(21, GOODS), 'Cmps_asoc'), ...options(undefined, '1') }),
  2029: async (bench) => ({ ...note(21, GOODS, ...(await held(bench, GOODS))), ...options(undefined, '1') }),
  2031: () => ({ ...GOODS, Cmps_asoc: { Cmp_asoc: [named(91, 1, { Cbte_cuit: 30000000163 })] } }),
  2032: async (bench) => note(21, GOODS, ...(await held(bench, SIMPLE))),
  2040: async (bench) => note(20, SERVICE, ...(await held(bench, SERVICE, SERVICE))),
  2041: () => note(20, SERVICE, named(20, 1)),
  2042: () => note(20, SERVICE, named(21, 1)),
  2043: async (bench) => note(21, SERVICE, ...(await held(bench, SERVICE, SERVICE))),
  2044: () => note(21, SERVICE, named(20, 1), named(20, 2)),
  2045: () => note(21, SERVICE, named(21, 1)),
  2046: () => note(21, SERVICE, named(19, 1), named(20, 1)),
  2047: () => without(note(20, SERVICE), 'Cmps_asoc'),
  2048: () => note(20, SERVICE, ghost),
  2049: async (bench) => note(20, SERVICE, ...(await held(bench, GOODS))),
  2050: async (bench) => ({ ...note(20, SERVICE, ...(await held(bench, SERVICE))), Dst_cmp: 208 }),
  2051: async (bench) => ({
    ...note(20, SERVICE, ...(await held(bench, SERVICE))),
    Moneda_Id: '002',
    Moneda_ctz: '1000',
  }),
  2052: async (bench) => note(20, SERVICE, ...(await held(bench, { ...SERVICE, ...TOMORROW }))),
  2053: () => ({ ...SERVICE, Moneda_ctz: (Number(DOLLAR) - 1).toFixed(4) }),
  2055: ({ simulator }) => {
    const { Tipo_expo, Dst_cmp, Moneda_Id = 'DOL', Moneda_ctz = '1' } = SERVICE;
    const cmp = { Tipo_expo, Dst_cmp, Moneda_Id, Moneda_ctz };
    simulator.control.authorizeElsewhere({ cuit: ISSUER, punto_de_venta: 5, type: 20, cmp });
    return note(21, SERVICE, named(20, 1));
  },
  2056: () => ({
    ...permits({ Id_permiso: PERMIT, Dst_merc: 203 }),
    ...options(DOCUMENT, '1'),
  }),
  2057: (bench) => simpleNote(bench, options(DOCUMENT, '1')),
  2058: async (bench) => ({
    ...note(21, GOODS, ...(await held(bench, SIMPLE))),
    Opcionales: { Opcional: [{ Id: '2401', Valor: DOCUMENT }] },
  }),
  2059: (bench) => {
    bench.simulator.control.putPermit({ id: DOCUMENT, cuit: '30000000163' });
    return SIMPLE;
  },
  2061: async (bench) => {
    const [invoice] = await held(bench, SIMPLE);
    const first = { ...note(21, GOODS, invoice ?? ghost), ...options(undefined, '150') };
    await held(bench, first);
    return { ...note(21, GOODS, invoice ?? ghost), ...options(undefined, '60') };
  },
};
