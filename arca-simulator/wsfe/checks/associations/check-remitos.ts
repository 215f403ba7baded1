// Remitos that a comprobante names: registered, confirmed, of the same receiver, and never named before.
import { REMITO_TYPES } from '../../../world/registers/remitos.ts';
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import type { CbteAsoc } from '../../detail.ts';

export function* checkRemitos(context: DetailContext): Iterable<Finding> {
  for (const one of context.detail.CbtesAsoc?.CbteAsoc ?? [])
    if (REMITO_TYPES.includes(one.Tipo)) yield* checkOne(context, one);
}

function* checkOne(context: DetailContext, one: CbteAsoc): Iterable<Finding> {
  const { world, issuer, detail, earlier } = context;
  const lane = { cuit: one.Cuit || issuer, punto_de_venta: one.PtoVta, type: one.Tipo };
  const remito = world.remitos.find({ ...lane, number: one.Nro });
  if (!remito) {
    yield find(10120);
    return;
  }
  if (!remito.confirmed) yield find(10121);
  if (remito.receiver !== String(detail.DocNro)) yield find(10122);
  const same = (other: CbteAsoc): boolean =>
    other.Tipo === one.Tipo &&
    other.PtoVta === one.PtoVta &&
    other.Nro === one.Nro &&
    (other.Cuit || issuer) === lane.cuit;
  const taken =
    world.ledger.naming(lane, one.Nro).length > 0 ||
    earlier.some((record) => record.detail.CbtesAsoc?.CbteAsoc.some(same));
  if (taken) yield find(10232);
}
