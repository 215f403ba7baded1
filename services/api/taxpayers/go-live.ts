/** Lets a live issuer issue in ARCA's production: refused with every reason at once while anything is missing. */
import { Refusal } from '@arca-api/contract/errors';
import type { Check } from '@arca-api/contract/taxpayers';
import type { Fault } from '@arca-api/domain/faults/fault';
import type { Transaction } from 'kysely';
import type { Principal } from '../access/principal.ts';
import type { DiagnoseTaxpayer } from '../diagnosis/diagnose-taxpayer.ts';
import type { CoreTables } from '../tables.ts';
import { fault } from './judge-taxpayer.ts';
import type { TaxpayerParts } from './taxpayer-parts.ts';
import type { TaxpayerRow } from './taxpayers.store.ts';

type Parts = Pick<TaxpayerParts, 'database' | 'taxpayers' | 'record' | 'clock' | 'liveAllowed'> & {
  readonly diagnose: DiagnoseTaxpayer;
};

export function goLive({ database, taxpayers, record, clock, liveAllowed, diagnose }: Parts) {
  return async (principal: Principal, issuer: TaxpayerRow): Promise<TaxpayerRow> => {
    if (principal.mode !== 'live') throw new Refusal('mode.live_only');
    if (issuer.live_since !== null) return issuer;
    const { checks } = await diagnose(issuer);
    const missing = [...(liveAllowed ? [] : [FRAGILE]), ...checks.flatMap(reasonOf)];
    return database.transaction<CoreTables, TaxpayerRow>('core', async (trx) => {
      // Locked, so that an invoice accepted meanwhile in test mode is seen.
      const row = await taxpayers.lock(trx, issuer.id);
      if (row.live_since !== null) return row;
      const reasons = [...missing, ...((await isUnsettled(trx, row)) ? [UNSETTLED] : [])];
      if (reasons.length > 0) throw new Refusal('taxpayer.not_ready', { faults: reasons });
      const now = clock.now();
      await record(trx, principal, {
        action: 'taxpayer.went_live',
        subject: row.cuit,
        detail: { environment: row.environment },
      });
      return taxpayers.setLive(trx, row.id, now);
    });
  };

  /** In either mode: what is under way in one must not be taken for the other's. */
  async function isUnsettled(trx: Transaction<CoreTables>, row: TaxpayerRow): Promise<boolean> {
    const ids = await taxpayers.idsOf(trx, row.organization_id, row.cuit);
    for (const id of ids) if (await taxpayers.hasUnsettled(trx, id)) return true;
    return false;
  }
}

/** What the doctor is not sure of is not ready either; warnings do not stop anybody. */
function reasonOf({ check, code, state, message, next_step }: Check): readonly Fault[] {
  if (state === 'ok' || state === 'warning') return [];
  return [fault(code, check, message, next_step ?? AGAIN)];
}

const AGAIN = { es: 'Mirá los demás puntos.', en: 'See the other items.' };

const FRAGILE = fault(
  'mode.live_unavailable',
  'storage',
  {
    es: 'El almacenamiento no asegura los datos ante un corte de luz.',
    en: 'The store does not survive power loss.',
  },
  {
    es: 'Usá PostgreSQL, o el almacenamiento embebido con escritura a disco.',
    en: 'Use PostgreSQL, or the embedded store that flushes to disk.',
  },
);

const UNSETTLED = fault(
  'taxpayer.unsettled',
  'invoices',
  { es: 'Hay comprobantes de ese emisor sin resolver.', en: 'That issuer has comprobantes not settled yet.' },
  { es: 'Esperá a que terminen y probá de nuevo.', en: 'Wait until they end and try again.' },
);
