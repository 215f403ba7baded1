/** Signs tokens with a key that this process made for itself; only its public half is ever told. */
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Clock } from '../clock/port.ts';
import type { Database } from '../database/port.ts';
import type { Random } from '../random/port.ts';
import type { Identity } from './port.ts';
import { serviceKeysStore } from './service-keys.store.ts';
import { sharedTime } from './shared-time.ts';
import { ALGORITHM, CURVE, TOKEN_LIFE_MS, TOKEN_TYPE } from './token.ts';

export interface IdentityOptions {
  /** Who signs: `api`. */
  readonly service: string;
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  /** How long one key signs, in milliseconds; 12 h when left out. */
  readonly keyLifeMs?: number;
}

interface Key {
  readonly id: string;
  readonly sign: CryptoKey;
  readonly retiresAt: number;
  readonly endsAt: number;
}

/** Still enough life for the request it travels with. */
const SPARE_MS = 15_000;
/** How long a key that could not be replaced may go on, as long as the database is away. */
const OVERTIME_MS = 3_600_000;

export function serviceIdentity(options: IdentityOptions): Identity {
  const { service, database, clock, random, keyLifeMs = 12 * 3_600_000 } = options;
  const store = serviceKeysStore(database);
  const time = sharedTime(database, clock);
  const tokens = new Map<string, { readonly token: string; readonly until: number }>();
  let key: Key | null = null;
  let making: Promise<Key> | null = null;

  /** Everybody can find it before the first token that needs it is sent. */
  async function makeKey(now: number): Promise<Key> {
    const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { crv: CURVE, extractable: false });
    const retiresAt = now + keyLifeMs;
    const made = { id: random.id('svk'), sign: privateKey, retiresAt, endsAt: retiresAt + OVERTIME_MS };
    const public_key = await exportJWK(publicKey);
    await store.publish({ id: made.id, service, public_key, ends_at: made.endsAt }, now);
    return made;
  }

  async function currentKey(now: number): Promise<Key> {
    if (key !== null && now < key.retiresAt) return key;
    making ??= makeKey(now).finally(() => {
      making = null;
    });
    try {
      key = await making;
    } catch (error) {
      if (key === null || now + TOKEN_LIFE_MS >= key.endsAt) throw error;
    }
    return key;
  }

  return {
    async tokenFor(audience) {
      const now = await time();
      const kept = tokens.get(audience);
      // One that was made in the future tells of a clock that was set back.
      if (kept !== undefined && now < kept.until && kept.until - now <= TOKEN_LIFE_MS) return kept.token;
      const { id, sign } = await currentKey(now);
      const seconds = Math.floor(now / 1000);
      const token = await new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM, typ: TOKEN_TYPE, kid: id })
        .setIssuer(service)
        .setAudience(audience)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + TOKEN_LIFE_MS / 1000)
        .setJti(random.id('tok'))
        .sign(sign);
      tokens.set(audience, { token, until: now + TOKEN_LIFE_MS - SPARE_MS });
      return token;
    },
  };
}
