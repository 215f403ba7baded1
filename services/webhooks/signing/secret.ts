/** The secrets that Standard Webhooks sign with: `whsec_` and the base64 of 24 to 64 bytes. */
import type { Random } from '@arca-api/platform/random/port';

const PREFIX = 'whsec_';
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const SHORTEST = 24;
const LONGEST = 64;

/** 32 bytes of chance. */
export const newSecret = (random: Random): string =>
  PREFIX + Buffer.from(random.bytes(32)).toString('base64');

/**
 * The key of a secret; throws with what is wrong. Keys of the asymmetric scheme (`whsk_`, `whpk_`) are refused: what is
 * sent here is signed with a shared secret.
 *
 * @example
 * ```ts
 * import { keyOf } from '@arca-api/webhooks/signing/secret';
 *
 * keyOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw').length; // 24
 * ```
 */
export function keyOf(secret: string): Buffer {
  if (/^wh[sp]k_/.test(secret))
    throw new Error('a key of the asymmetric scheme (v1a), which is not used here');
  if (!secret.startsWith(PREFIX)) throw new Error(`a secret begins with ${PREFIX}`);
  const text = secret.slice(PREFIX.length);
  if (!BASE64.test(text)) throw new Error(`after ${PREFIX} a secret is base64`);
  const key = Buffer.from(text, 'base64');
  if (key.length < SHORTEST || key.length > LONGEST)
    throw new Error(`a secret has ${SHORTEST} to ${LONGEST} bytes, not ${key.length}`);
  return key;
}
