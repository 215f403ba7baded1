/** The master key is handed in by configuration and named by a fingerprint, so that a wrong one is told apart. */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { Secret } from './secret.ts';
import { VaultError } from './vault-error.ts';

export interface MasterKey {
  /** Fingerprint of the key: stored beside what it wraps, tells nothing of it. */
  readonly id: string;
  readonly key: Secret<KeyObject>;
}

export function masterKey(bytes: Uint8Array): MasterKey {
  if (bytes.length !== 32) {
    throw new VaultError(
      'vault.master_key_malformed',
      `A master key has 32 bytes; this one has ${bytes.length}.`,
    );
  }
  const key = createSecretKey(bytes);
  const id = createHmac('sha256', key).update('arca-gateway master key').digest('hex').slice(0, 16);
  return { id, key: new Secret(key) };
}
