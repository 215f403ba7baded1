/** Believes tokens made out to one service by those that may call it, by the keys they published. */
import { type CryptoKey, decodeProtectedHeader, errors, importJWK, type JWK, jwtVerify } from 'jose';
import type { Clock } from '../clock/port.ts';
import type { Database } from '../database/port.ts';
import type { Caller, Verifier } from './port.ts';
import { serviceKeysStore } from './service-keys.store.ts';
import { sharedTime } from './shared-time.ts';
import { ALGORITHM, TOKEN_LIFE_MS, TOKEN_TYPE, TOLERANCE_MS } from './token.ts';

export interface VerifierOptions {
  /** The service that is called. */
  readonly audience: string;
  /** The services that may call it. */
  readonly callers: readonly string[];
  readonly database: Database;
  readonly clock: Clock;
}

interface Known {
  readonly service: string;
  readonly key: CryptoKey | Uint8Array;
  /** When it has to be looked up again: somebody may have taken it away. */
  readonly until: number;
  readonly endsAt: number;
}

const KEY_FRESH_MS = 60_000;
/** A key that is not there may have been asked for by anybody, as often as they like. */
const UNKNOWN_FRESH_MS = 1_000;
/** Entries kept of what anybody can make up. */
const MOST = 1_000;
const LONGEST_TOKEN = 2_000;
const KEY_ID = /^svk_[0-9a-z]{26}$/i;

export function tokenVerifier({ audience, callers, database, clock }: VerifierOptions): Verifier {
  const store = serviceKeysStore(database);
  const time = sharedTime(database, clock);
  const keys = new Map<string, Known>();
  const unknown = new Map<string, number>();
  const verified = new Map<string, { readonly caller: Caller; readonly until: number }>();
  const looking = new Map<string, Promise<Known | null>>();

  async function look(id: string, now: number): Promise<Known | null> {
    const row = await store.find(id);
    if (row === undefined || row.ends_at <= now || !callers.includes(row.service)) {
      keep(unknown, id, now + UNKNOWN_FRESH_MS);
      keys.delete(id);
      return null;
    }
    const key = await importJWK(row.public_key as JWK, ALGORITHM);
    const until = Math.min(row.ends_at, now + KEY_FRESH_MS);
    const known = { service: row.service, key, until, endsAt: row.ends_at };
    keep(keys, id, known);
    return known;
  }

  async function keyOf(id: string, now: number): Promise<Known | null> {
    const known = keys.get(id);
    if (known !== undefined && now < known.until) return known;
    if (now < (unknown.get(id) ?? 0)) return null;
    const running =
      looking.get(id) ??
      look(id, now).finally(() => {
        looking.delete(id);
      });
    looking.set(id, running);
    // What was believed goes on being believed while nobody can be asked.
    if (known !== undefined && now < known.endsAt) return running.catch(() => known);
    return running;
  }

  async function verify(token: string): Promise<Caller | null> {
    const now = await time();
    const seen = verified.get(token);
    if (seen !== undefined && now < seen.until) return seen.caller;
    const id = keyIdOf(token);
    const known = id === null ? null : await keyOf(id, now);
    if (known === null) return null;
    try {
      const { payload } = await jwtVerify(token, known.key, {
        algorithms: [ALGORITHM],
        typ: TOKEN_TYPE,
        audience,
        issuer: known.service,
        requiredClaims: ['exp', 'iat', 'jti'],
        maxTokenAge: TOKEN_LIFE_MS / 1000,
        clockTolerance: TOLERANCE_MS / 1000,
        currentDate: new Date(now),
      });
      const caller = { service: known.service };
      const until = Math.min((payload.exp ?? 0) * 1000 + TOLERANCE_MS, known.until);
      keep(verified, token, { caller, until });
      return caller;
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }

  return {
    async verify(authorization) {
      if (typeof authorization !== 'string' || authorization.length > LONGEST_TOKEN) return null;
      const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
      return token === undefined ? null : verify(token);
    },
  };
}

function keyIdOf(token: string): string | null {
  try {
    const { kid } = decodeProtectedHeader(token);
    return kid !== undefined && KEY_ID.test(kid) ? kid : null;
  } catch {
    return null;
  }
}

/** Forgets the oldest first. */
function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= MOST) return;
    map.delete(oldest);
  }
}
