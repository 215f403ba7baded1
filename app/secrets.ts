/** Secrets of an embedded installation: made once, kept in files only their owner can read. */
import { hkdfSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '@arca-api/platform/random/port';

/** The master key of a data folder; the first start makes it. */
export async function embeddedMasterKey(data: string, random: Random): Promise<Uint8Array> {
  const path = join(data, 'master.key');
  try {
    const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'hex');
    if (key.length === 32) return key;
    throw new Error(`${path} no tiene una clave de 32 bytes: recuperala de un respaldo.`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const key = Buffer.from(random.bytes(32));
  await writeFile(path, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}

/** A key for one purpose, derived from the master key, so that no two purposes share one. */
export function deriveKey(master: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', master, new Uint8Array(0), purpose, 32));
}
