/** Everybody who has no business with a household, and what they may be told. */
import { createKey } from '@arca-api/api/access/create-key';
import { keysStore } from '@arca-api/api/access/keys.store';
import { SCOPES, type Scope } from '@arca-api/api/access/principal';
import { systemClock } from '@arca-api/platform/clock/system';
import { systemRandom } from '@arca-api/platform/random/system';
import type { World } from '../world.ts';
import type { Household } from './household.ts';

export interface Stranger {
  readonly name: string;
  /** Of whoever it is; `null` sends no credential. */
  readonly authorization: string | null;
  /** `unknown`: nobody at all. `unable`: lacks the scope. `elsewhere`: may do everything, but not here. */
  readonly kind: 'unknown' | 'unable' | 'elsewhere';
  /** Only for routes of this scope. */
  readonly scope?: Scope;
  /** Of the same organisation, which shares its address book. */
  readonly sharesCustomers?: true;
}

export async function strangersTo(
  world: World,
  victim: Household,
  neighbour: Household,
): Promise<readonly Stranger[]> {
  const { organization, otherCuit } = victim;
  const bearer = (secret: string) => `Bearer ${secret}`;
  const revoked = await world.newKey({ organization });
  const own = await world.call('GET', '/v1/me', undefined, { authorization: bearer(revoked) });
  await world.call('DELETE', `/v1/api-keys/${own.body.id}`, undefined, { authorization: bearer(victim.key) });
  const clock = systemClock;
  const expired = await createKey(
    { keys: keysStore(world.database), clock, random: systemRandom(clock) },
    {
      organization,
      mode: 'test',
      name: 'expired',
      scopes: SCOPES,
      taxpayers: null,
      expires_at: clock.now() - 1,
    },
  );
  const lacking = async (scope: Scope): Promise<Stranger> => ({
    name: `everything but ${scope}`,
    authorization: bearer(
      await world.newKey({ organization, scopes: SCOPES.filter((one) => one !== scope) }),
    ),
    kind: 'unable',
    scope,
  });
  return [
    { name: 'another organisation', authorization: bearer(neighbour.key), kind: 'elsewhere' },
    {
      name: 'the other mode',
      authorization: bearer(await world.newKey({ organization, mode: 'live' })),
      kind: 'elsewhere',
    },
    {
      name: 'another CUIT of the organisation',
      authorization: bearer(await world.newKey({ organization, taxpayers: [otherCuit] })),
      kind: 'elsewhere',
      sharesCustomers: true,
    },
    { name: 'a revoked key', authorization: bearer(revoked), kind: 'unknown' },
    { name: 'an expired key', authorization: bearer(expired.secret), kind: 'unknown' },
    { name: 'a key cut short', authorization: bearer(victim.key.slice(0, -1)), kind: 'unknown' },
    {
      name: 'a password',
      authorization: `Basic ${Buffer.from(victim.key).toString('base64')}`,
      kind: 'unknown',
    },
    { name: 'no key', authorization: null, kind: 'unknown' },
    ...(await Promise.all(SCOPES.map(lacking))),
  ];
}
