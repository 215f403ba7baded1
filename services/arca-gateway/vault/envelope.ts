/** AES-256-GCM over one message, bound to where it belongs, as one line of text. */
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { VaultError } from './vault-error.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** `context` is authenticated, not stored: what is sealed here opens nowhere else. */
export function sealWith(key: KeyObject, iv: Uint8Array, context: string, plain: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const sealed = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return sealed.toString('base64url');
}

export function openWith(key: KeyObject, context: string, sealed: string): Uint8Array {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) throw tampered(context);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    return Buffer.concat([
      decipher.update(bytes.subarray(IV_BYTES, bytes.length - TAG_BYTES)),
      decipher.final(),
    ]);
  } catch {
    throw tampered(context);
  }
}

export function newIv(bytes: (length: number) => Uint8Array): Uint8Array {
  return bytes(IV_BYTES);
}

function tampered(context: string): VaultError {
  return new VaultError(
    'vault.tampered',
    `The sealed value of "${context}" was altered, moved from elsewhere, or sealed under another key.`,
  );
}
