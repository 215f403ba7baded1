/** Seals what signs, so that a copy of the database signs nothing: AES-256-GCM under a key derived from the master key. */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { Random } from '@arca-api/platform/random/port';

export interface Sealer {
  /** `owner` is sealed in: moved to another row, it no longer opens. */
  seal(text: string, owner: string): string;
  /** Throws where none of the keys opens it. */
  open(sealed: string, owner: string): string;
  /** Names of the keys it has: the one that seals, then the former ones. */
  readonly keys: readonly [string, ...string[]];
  /** Whether it was sealed with a former key. */
  isOld(sealed: string): boolean;
}

export interface SealerOptions {
  /** 32 bytes, which seal and open. */
  readonly current: Uint8Array;
  /** Former ones, which only open. */
  readonly previous: readonly Uint8Array[];
  readonly random: Random;
}

const NONCE = 12;
const TAG = 16;
const SEALED = /^v1\.([0-9a-f]{8})\.([A-Za-z0-9+/]+={0,2})$/;

export function createSealer({ current, previous, random }: SealerOptions): Sealer {
  const keys = new Map([...previous, current].map((key) => [nameOf(key), key]));
  const newest = nameOf(current);
  return {
    keys: [newest, ...previous.map(nameOf)],
    seal(text, owner) {
      const nonce = random.bytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', current, nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `v1.${newest}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')}`;
    },
    open(sealed, owner) {
      const [, name = '', text = ''] = SEALED.exec(sealed) ?? [];
      const key = keys.get(name);
      if (key === undefined) throw new Error('a secret was sealed with a key that is not configured');
      const bytes = Buffer.from(text, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
    },
    isOld: (sealed) => SEALED.exec(sealed)?.[1] !== newest,
  };
}

/** Says which key it was without saying anything of it. */
const nameOf = (key: Uint8Array): string =>
  createHash('sha256').update('webhook secrets').update(key).digest('hex').slice(0, 8);
