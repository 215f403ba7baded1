/** What a data folder knows of its installation, for commands that do not open its database: keys, and where it answers. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Operator {
  readonly organization: string;
  readonly test_key: string;
  readonly live_key: string;
}

export const KEYS = 'operator.json';
const RUNNING = 'running.json';

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

/** Whether the server that announced itself in a data folder still lives. */
export async function isRunning(data: string): Promise<boolean> {
  const pid = (await readJson<{ pid: number }>(join(data, RUNNING)))?.pid;
  if (pid === undefined) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export async function readJson<Value>(path: string): Promise<Value | null> {
  return readFile(path, 'utf8').then(
    (text) => JSON.parse(text) as Value,
    () => null,
  );
}
