// Looks an associated comprobante up in the ledger of its own issuer.
import type { AuthorizedComprobante } from '../../../world/registers/ledger.ts';
import type { DetailContext } from '../../context.ts';
import type { CbteAsoc } from '../../detail.ts';

export function findAssociated(
  { world, issuer }: DetailContext,
  one: CbteAsoc,
): AuthorizedComprobante | undefined {
  const lane = { cuit: one.Cuit || issuer, punto_de_venta: one.PtoVta, type: one.Tipo };
  return world.ledger.find(lane, one.Nro);
}
