/** Keeps an address from trying keys without end, and lets those in whose keys were good before: they may share it. */
import { Refusal } from '@arca-api/contract/errors';
import type { Allowances } from '@arca-api/platform/allowances/port';
import type { Cache } from '@arca-api/platform/cache/port';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Log } from '@arca-api/platform/log/port';
import { hashSecret } from '../access/create-key.ts';
import type { Principal } from '../access/principal.ts';
import { refusalOf } from './draw-quotas.ts';
import type { Leave, Places } from './places.ts';
import { addressQuota } from './quotas.ts';
import { type RateFields, rateFields, waitFor } from './rate-fields.ts';

export interface GuardParts {
  readonly authenticate: (authorization: string | undefined) => Promise<Principal>;
  readonly allowances: Allowances;
  /** Where all processes remember which keys were good. */
  readonly cache: Pick<Cache, 'get' | 'set' | 'delete'>;
  /** How many keys not seen before are looked up at once, for each address. */
  readonly strangers: Places;
  /** Requests a minute and address with keys that are none; 0: without end. */
  readonly failures: number;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Knock {
  readonly authorization: string | undefined;
  /** A partition of addresses. */
  readonly address: string;
  /** Waits for a place, as long as whoever asked does. */
  readonly enter: (places: Places, whose: string) => Promise<Leave>;
  /** Headers for the answer, where it is refused here. */
  readonly tell: (fields: RateFields) => void;
}

/** Keys and addresses remembered in this process. */
const MOST = 10_000;
const REMEMBER_MS = 30 * 86_400_000;

export function guardGuessing(parts: GuardParts) {
  const { authenticate, allowances, cache, strangers, failures, clock, log } = parts;
  const good = new Set<string>();
  /** Until when an address has used up its failures, and since when. */
  const tired = new Map<string, { readonly from: number; readonly until: number }>();

  return async (knock: Knock): Promise<Principal> => {
    if (failures === 0) return authenticate(knock.authorization);
    const digest = hashSecret(knock.authorization ?? '');
    if (good.has(digest)) return lookUp(knock, digest);
    const leave = strangers.tryEnter(knock.address) ?? (await knock.enter(strangers, knock.address));
    try {
      const wait = tiredFor(knock.address);
      if (wait > 0 && !(await wasGood(digest))) throw refuse(knock, wait);
      return await lookUp(knock, digest);
    } finally {
      leave();
    }
  };

  async function lookUp(knock: Knock, digest: string): Promise<Principal> {
    try {
      const principal = await authenticate(knock.authorization);
      remember(digest);
      return principal;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      forget(digest);
      await count(knock.address);
      throw error;
    }
  }

  /** What was granted is used up with it: nobody else from there is looked up until there is one more. */
  async function count(address: string): Promise<void> {
    const quotas = addressQuota('address-failures', address, failures);
    const [quota] = quotas;
    if (quota === undefined) return;
    const { granted, used } = await allowances.draw(quotas);
    const wait = waitFor(quota, used[0] ?? 0, 1);
    if (wait === 0) return;
    if (granted) log.warn({ address, failures }, 'an address tries keys that are none');
    const now = clock.now();
    keep(tired, address, { from: now, until: now + wait });
  }

  function tiredFor(address: string): number {
    const rest = tired.get(address);
    const now = clock.now();
    // A clock that was set back must not make it longer.
    if (rest !== undefined && rest.from <= now && now < rest.until) return rest.until - now;
    tired.delete(address);
    return 0;
  }

  function refuse({ address, tell }: Knock, wait: number): Refusal {
    const quotas = addressQuota('address-failures', address, failures);
    const used = quotas.map(({ quota, windowMs }) => quota - 1 + (wait * quota) / windowMs);
    tell(rateFields(quotas, used, false));
    return refusalOf(quotas, used);
  }

  function remember(digest: string): void {
    if (good.has(digest)) return;
    good.add(digest);
    for (const oldest of good) {
      if (good.size <= MOST) break;
      good.delete(oldest);
    }
    cache.set(nameOf(digest), '1', REMEMBER_MS).catch(() => {});
  }

  function forget(digest: string): void {
    if (good.delete(digest)) cache.delete(nameOf(digest)).catch(() => {});
  }

  async function wasGood(digest: string): Promise<boolean> {
    return (await cache.get(nameOf(digest)).catch(() => null)) !== null;
  }
}

// Half of a digest tells keys apart as well, and is no key's hash to whoever reads the cache.
const nameOf = (digest: string): string => `good-key:${digest.slice(0, 32)}`;

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= MOST) break;
    map.delete(oldest);
  }
}
