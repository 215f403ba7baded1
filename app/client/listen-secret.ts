/** The secret that signs what `arca listen` forwards: made once and kept beside the keys, so that the next run has the same. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '@arca-api/platform/random/port';
import { keyOf, newSecret } from '@arca-api/webhooks/signing/secret';
import { ConfigFaults } from '../config.ts';

const FILE = 'listen.json';

export interface ListenSecret {
  readonly secret: string;
  /** Whether the next run has it too: not where there is no data folder. */
  readonly isKept: boolean;
}

/** `told`: one that was given, which is not kept. */
export async function listenSecret(
  data: string,
  told: string | undefined,
  random: Random,
): Promise<ListenSecret> {
  if (told !== undefined) {
    checkSecret(told, '--secret');
    return { secret: told, isKept: false };
  }
  const path = join(data, FILE);
  const known = await readKept(path);
  if (known !== null) return { secret: known, isKept: true };
  const secret = newSecret(random);
  try {
    await writeFile(path, `${JSON.stringify({ secret })}\n`, { mode: 0o600, flag: 'wx' });
    return { secret, isKept: true };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    // Another one began at the same moment.
    if (code === 'EEXIST') return { secret: (await readKept(path)) ?? secret, isKept: true };
    if (code === 'ENOENT' || code === 'ENOTDIR') return { secret, isKept: false };
    throw error;
  }
}

async function readKept(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (text === null) return null;
  const secret = secretIn(text);
  checkSecret(secret, path);
  return secret;
}

function secretIn(text: string): string {
  try {
    const kept: unknown = JSON.parse(text);
    const secret = typeof kept === 'object' && kept !== null && 'secret' in kept ? kept.secret : '';
    return typeof secret === 'string' ? secret : '';
  } catch {
    return '';
  }
}

function checkSecret(secret: string, where: string): void {
  try {
    keyOf(secret);
  } catch {
    throw new ConfigFaults([
      `${where}: no es un secreto «whsec_» y base64 de 24 a 64 bytes; sin él se hace uno nuevo. / That is no secret: whsec_ and base64 of 24 to 64 bytes; without it a new one is made.`,
    ]);
  }
}
