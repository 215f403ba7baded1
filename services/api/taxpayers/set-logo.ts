/** Keeps an issuer's logo, or takes it away. */
import type { Principal } from '../access/principal.ts';
import type { CoreTables } from '../tables.ts';
import type { Logo } from './read-logo.ts';
import type { TaxpayerParts } from './taxpayer-parts.ts';
import type { TaxpayerRow } from './taxpayers.store.ts';

export function setLogo(parts: Pick<TaxpayerParts, 'database' | 'taxpayers' | 'record' | 'clock'>) {
  const { database, taxpayers, record, clock } = parts;
  return (principal: Principal, issuer: TaxpayerRow, logo: Logo | null): Promise<void> =>
    database.transaction<CoreTables, void>('core', async (trx) => {
      await taxpayers.setLogo(trx, issuer.id, logo, clock.now());
      await record(trx, principal, {
        action: logo === null ? 'taxpayer.logo_removed' : 'taxpayer.logo_set',
        subject: issuer.cuit,
        ...(logo === null ? {} : { detail: { content_type: logo.type, bytes: logo.body.length } }),
      });
    });
}
