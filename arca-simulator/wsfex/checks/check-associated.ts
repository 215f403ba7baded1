// Which comprobantes an export names, and what those of services must have in common with it.
import type { CmpAsoc } from '../cmp.ts';
import {
  type ExportContext,
  FACTURA,
  findExported,
  given,
  isExportType,
  MAX_PUNTO,
  NOTA_CREDITO,
  NOTA_DEBITO,
  SERVICES,
} from '../context.ts';

/** Remitos and summaries that an export may name. */
const REMITOS: readonly number[] = [88, 89, 91, 993, 994];
/** Those that another may have issued, and of which there may be several. */
const TOBACCO: readonly number[] = [88, 89];
/** Those of which a register is kept. */
const REGISTERED: readonly number[] = [88, 89, 993, 994];

export function* checkAssociated(context: ExportContext): Iterable<number> {
  const { cmp, associated, issuer } = context;
  for (const one of associated) {
    const sent = [one.Cbte_tipo, one.Cbte_punto_vta, one.Cbte_nro].filter((value) => value !== 0).length;
    if (sent !== 3) yield 1670;
    if (!isExportType(one.Cbte_tipo) && !REMITOS.includes(one.Cbte_tipo)) yield 1680;
    if (one.Cbte_punto_vta < 1 || one.Cbte_punto_vta > MAX_PUNTO) yield 1690;
    if (one.Cbte_nro < 1 || one.Cbte_nro > 999_999_999) yield 1700;
  }
  if (cmp.Tipo_expo !== SERVICES) for (const one of associated) yield* checkExistence(context, one);
  if (cmp.Tipo_expo !== SERVICES && associated.filter((one) => !TOBACCO.includes(one.Cbte_tipo)).length > 1)
    yield 1754;
  if (cmp.Cbte_Tipo === FACTURA && associated.some((one) => isExportType(one.Cbte_tipo))) yield 1755;
  for (const one of associated) if (REGISTERED.includes(one.Cbte_tipo)) yield* checkRemito(context, one);
  if (cmp.Cmps_asoc && associated.length === 0) yield 1820;
  const foreign = (one: CmpAsoc): boolean =>
    !TOBACCO.includes(one.Cbte_tipo) && one.Cbte_cuit !== 0 && String(one.Cbte_cuit) !== issuer;
  if (cmp.Tipo_expo === SERVICES) yield* checkServices(context);
  if (associated.some(foreign)) yield 2031;
}

/** An export from an electronic punto de venta must be in the ledger; one on paper may be anything. */
function* checkExistence(context: ExportContext, one: CmpAsoc): Iterable<number> {
  if (!isExportType(one.Cbte_tipo) || findExported(context, one)) return;
  const { world, issuer } = context;
  const punto = world.puntos.registered(issuer, one.Cbte_punto_vta);
  if (punto === undefined || punto.kind !== 'factuweb') yield 1749;
}

function* checkRemito({ world, issuer, cmp }: ExportContext, one: CmpAsoc): Iterable<number> {
  const cuit = one.Cbte_cuit === 0 ? issuer : String(one.Cbte_cuit);
  const lane = { cuit, type: one.Cbte_tipo, punto_de_venta: one.Cbte_punto_vta };
  const remito = world.remitos.find({ ...lane, number: one.Cbte_nro });
  if (!remito) {
    yield 1818;
    return;
  }
  if (cuit !== issuer && !remito.confirmed) yield 1819;
  if (remito.receiver !== String(cmp.Cuit_pais_cliente)) yield 1821;
  if (world.ledger.naming(lane, one.Cbte_nro).length > 0) yield 1822;
  if (remito.export === false) yield 1823;
}

function* checkServices(context: ExportContext): Iterable<number> {
  const { cmp, associated } = context;
  if (cmp.Cbte_Tipo === FACTURA) return;
  const exports = associated.filter((one) => isExportType(one.Cbte_tipo));
  const count = (type: number): number => exports.filter((one) => one.Cbte_tipo === type).length;
  if (cmp.Cbte_Tipo === NOTA_DEBITO) {
    if (count(FACTURA) > 1) yield 2040;
    if (count(NOTA_DEBITO) > 0) yield 2041;
    if (count(NOTA_CREDITO) > 0) yield 2042;
  } else {
    if (count(FACTURA) > 1) yield 2043;
    if (count(NOTA_DEBITO) > 1) yield 2044;
    if (count(NOTA_CREDITO) > 0) yield 2045;
    if (count(FACTURA) > 0 && count(NOTA_DEBITO) > 0) yield 2046;
  }
  if (exports.length === 0) yield 2047;
  for (const one of exports) yield* checkOrigin(context, one);
}

function* checkOrigin(context: ExportContext, one: CmpAsoc): Iterable<number> {
  const { cmp, date } = context;
  const origin = findExported(context, one);
  if (!origin?.cmp) {
    yield 2048;
    return;
  }
  if (origin.cmp.Tipo_expo !== SERVICES) yield 2049;
  if (origin.cmp.Dst_cmp !== cmp.Dst_cmp) yield 2050;
  if (given(cmp.Moneda_Id) && cmp.Moneda_Id !== 'PES' && cmp.Moneda_Id !== origin.cmp.Moneda_Id) yield 2051;
  if (date < origin.date) yield 2052;
  if (one.Cbte_tipo !== NOTA_DEBITO) return;
  const invoices = (origin.cmp.Cmps_asoc?.Cmp_asoc ?? [])
    .filter((root) => root.Cbte_tipo === FACTURA)
    .map((root) => findExported(context, root));
  if (!invoices.some((root) => root?.cmp?.Tipo_expo === SERVICES)) yield 2055;
}
