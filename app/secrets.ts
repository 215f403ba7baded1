/** Secrets of an embedded installation: made once, kept in files only their owner can read. */
import { hkdfSync } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '@arca-api/platform/random/port';
import { ConfigFaults } from './config-faults.ts';
import { type MasterKeys, readMasterKey } from './master-keys.ts';
import { exposureOf } from './private-file.ts';

/** Of a data folder: its first line seals, the others are former keys that still open. The first start makes it. */
export async function embeddedMasterKeys(data: string, random: Random): Promise<MasterKeys> {
  const path = join(data, 'master.key');
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) {
    const made = random.bytes(32);
    await writeKeys(path, [made], 'wx');
    return { current: made, previous: [], from: path };
  }
  if (exposureOf(path) !== 'private')
    throw new ConfigFaults([
      `${path}: otros usuarios de esta máquina pueden leerlo o cambiarlo. Corregilo con chmod 600. / Others may read or replace it: chmod 600.`,
    ]);
  const keys = text
    .split('\n')
    .flatMap((line) => line.trim() || [])
    .map(readMasterKey);
  const [current, ...previous] = keys.filter((key) => key !== null);
  if (current === undefined || keys.includes(null))
    throw new ConfigFaults([
      `${path}: no tiene una clave de 32 bytes por línea: recuperalo de un respaldo. / It does not hold one key of 32 bytes a line: restore it from a backup.`,
    ]);
  return { current, previous, from: path };
}

/** In one step: whoever looks finds all of the former keys or all of the new ones, a crash included. */
export async function keepMasterKeys(path: string, keys: readonly Uint8Array[]): Promise<void> {
  await writeKeys(`${path}.new`, keys, 'w');
  await rename(`${path}.new`, path);
}

async function writeKeys(path: string, keys: readonly Uint8Array[], flag: 'w' | 'wx'): Promise<void> {
  const file = await open(path, flag, 0o600);
  try {
    await file.writeFile(keys.map((key) => `${Buffer.from(key).toString('hex')}\n`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What the vault's key is derived for. */
export const VAULT = 'arca-gateway vault';

/** What seals the secrets that webhooks are signed with. */
export const WEBHOOK_SECRETS = 'webhook secrets';

/** A key for one purpose, derived from the master key, so that no two purposes share one. */
export function deriveKey(master: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', master, new Uint8Array(0), purpose, 32));
}
