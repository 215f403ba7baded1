/** A new secret; former ones sign beside it for a while, so that whoever listens changes over without losing anything, or not at all. */
import type { RotateSecretBody } from '@arca-api/contract/webhooks';
import type { Asker } from '../asker.ts';
import { newSecret } from '../signing/secret.ts';
import type { WebhookTables } from '../tables.ts';
import type { EndpointParts } from './create-endpoint.ts';

/** That sign beside the one in use. */
const MOST_FORMER = 4;

export type Rotated =
  | { readonly secret: string; readonly formerEndsAt: number }
  /** As many sign already as may, until the next of them ends. */
  | { readonly tooManyUntil: number };

/** `null` where there is no such endpoint. */
export function rotateSecret(parts: Omit<EndpointParts, 'signals'>) {
  const { database, endpoints, sealer, clock, random, note } = parts;
  return (asker: Asker, id: string, { overlap_seconds }: RotateSecretBody): Promise<Rotated | null> =>
    database.transaction<WebhookTables, Rotated | null>('webhooks', async (trx) => {
      const row = await endpoints.lock(trx, asker, id);
      if (row === undefined) return null;
      const now = clock.now();
      const formerEndsAt = now + overlap_seconds * 1000;
      const former = await endpoints.formerSecrets(trx, id, now);
      const [next] = former;
      // Whoever ends them all at once has to be able to, however many there are.
      if (overlap_seconds > 0 && next?.ends_at != null && former.length >= MOST_FORMER)
        return { tooManyUntil: next.ends_at };
      await endpoints.endSecrets(trx, id, formerEndsAt, now);
      const secret = newSecret(random);
      await endpoints.addSecret(trx, {
        id: random.id('whs'),
        endpoint_id: id,
        organization_id: row.organization_id,
        sealed: sealer.seal(secret, id),
        created_at: now,
        ends_at: null,
      });
      await note(trx, asker, {
        action: 'webhook_endpoint.secret_rotated',
        subject: id,
        detail: { former_ends_at: new Date(formerEndsAt).toISOString() },
      });
      return { secret, formerEndsAt };
    });
}
