/** Takes a punto de venta for an issuer: each belongs to one organisation. */
import { Refusal } from '@arca-api/contract/errors';
import { puntoDeVentaBody } from '@arca-api/contract/taxpayers';
import type { Principal } from '../access/principal.ts';
import { readBody } from '../doors/read-body.ts';
import type { CoreTables } from '../tables.ts';
import type { TaxpayerParts } from './taxpayer-parts.ts';
import type { PuntoDeVentaRow, TaxpayerRow } from './taxpayers.store.ts';

export function addPuntoDeVenta(parts: Pick<TaxpayerParts, 'database' | 'taxpayers' | 'record' | 'clock'>) {
  const { database, taxpayers, record, clock } = parts;
  return (principal: Principal, { id }: TaxpayerRow, input: unknown): Promise<PuntoDeVentaRow> => {
    const wanted = readBody(puntoDeVentaBody, input);
    return database.transaction<CoreTables, PuntoDeVentaRow>('core', async (trx) => {
      // Locked, so that it lands in the environment that the issuer is in.
      const issuer = await taxpayers.lock(trx, id);
      const { row, taken } = await taxpayers.takePuntoDeVenta(trx, {
        ...wanted,
        environment: issuer.environment,
        cuit: issuer.cuit,
        organization_id: issuer.organization_id,
        taxpayer_id: issuer.id,
        created_at: clock.now(),
      });
      if (!taken) {
        throw new Refusal(row?.taxpayer_id === issuer.id ? 'punto_de_venta.exists' : 'taxpayer.owned');
      }
      await record(trx, principal, {
        action: 'punto_de_venta.added',
        subject: issuer.cuit,
        detail: { number: row.number },
      });
      return row;
    });
  };
}
