/** Renames a punto de venta or gives it an address of its own. */
import { Refusal } from '@arca-api/contract/errors';
import { puntoDeVentaChange } from '@arca-api/contract/taxpayers';
import type { Principal } from '../access/principal.ts';
import { readBody } from '../doors/read-body.ts';
import type { CoreTables } from '../tables.ts';
import type { TaxpayerParts } from './taxpayer-parts.ts';
import type { PuntoDeVentaRow, TaxpayerRow } from './taxpayers.store.ts';

export function changePuntoDeVenta(parts: Pick<TaxpayerParts, 'database' | 'taxpayers' | 'record'>) {
  const { database, taxpayers, record } = parts;
  return async (
    principal: Principal,
    issuer: TaxpayerRow,
    numberText: string | undefined,
    input: unknown,
  ): Promise<PuntoDeVentaRow> => {
    const { name, address } = readBody(puntoDeVentaChange, input);
    const known = await taxpayers.puntosDeVenta(issuer.id);
    const before = known.find((punto) => String(punto.number) === numberText);
    if (before === undefined) throw new Refusal('resource.not_found');
    const change = {
      ...(name === undefined ? {} : { name }),
      ...(address === undefined ? {} : { address }),
    };
    const changed = Object.keys(change);
    if (changed.length === 0) return before;
    return database.transaction<CoreTables, PuntoDeVentaRow>('core', async (trx) => {
      const row = await taxpayers.updatePuntoDeVenta(trx, issuer.id, before.number, change);
      if (row === undefined) throw new Refusal('resource.not_found');
      await record(trx, principal, {
        action: 'punto_de_venta.changed',
        subject: issuer.cuit,
        detail: { number: row.number, changed },
      });
      return row;
    });
  };
}
