/** The keys of whoever runs an installation: of both modes, made at the first start, readable by the folder's owner alone. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createKey } from '@arca-api/api/access/create-key';
import { keysStore } from '@arca-api/api/access/keys.store';
import { SCOPES } from '@arca-api/api/access/principal';
import type { Running } from './embedded.ts';

export interface Operator {
  readonly organization: string;
  readonly test_key: string;
  readonly live_key: string;
}

const KEYS = 'operator.json';
const RUNNING = 'running.json';

/** The same keys at every start of one data folder. */
export async function prepareOperator({ database, ambient }: Running, data: string): Promise<Operator> {
  const kept = await readJson<Operator>(join(data, KEYS));
  if (kept !== null) return kept;
  const { clock, random } = ambient;
  const keys = keysStore(database);
  // Folders of earlier versions have an organisation and a key of test mode already.
  const earlier = await readJson<{ organization: string; key: string }>(join(data, 'demo.json'));
  const organization = earlier?.organization ?? random.id('org');
  await keys.addOrganization(organization, 'Demo', clock.now());
  const make = async (mode: 'test' | 'live'): Promise<string> => {
    const wanted = {
      organization,
      mode,
      name: 'Operador',
      scopes: SCOPES,
      taxpayers: null,
      expires_at: null,
    };
    return (await createKey({ keys, clock, random }, wanted)).secret;
  };
  const operator = {
    organization,
    test_key: earlier?.key ?? (await make('test')),
    live_key: await make('live'),
  };
  await writeFile(join(data, KEYS), JSON.stringify(operator), { mode: 0o600 });
  return operator;
}

/** Read by the commands that talk with the server, without asking it. */
export function readOperator(data: string): Promise<Operator | null> {
  return readJson(join(data, KEYS));
}

/** Tells the commands of this machine where the server of a data folder answers; undone when it stops. */
export async function announce(data: string, api: string): Promise<() => Promise<void>> {
  const path = join(data, RUNNING);
  await writeFile(path, JSON.stringify({ api, pid: process.pid }), { mode: 0o600 });
  return () => rm(path, { force: true });
}

export async function findRunning(data: string): Promise<string | null> {
  return (await readJson<{ api: string }>(join(data, RUNNING)))?.api ?? null;
}

async function readJson<Value>(path: string): Promise<Value | null> {
  return readFile(path, 'utf8').then(
    (text) => JSON.parse(text) as Value,
    () => null,
  );
}
