// The program is what people without JavaScript use, so it is tested as a process.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

const CLI = join(import.meta.dirname, 'cli.ts');
const LANE = { cuit: '30000000147', punto_de_venta: 1, type: 6 };

async function start(...options: readonly string[]): Promise<{ child: ChildProcess; control: string }> {
  const child = spawn(process.execPath, [CLI, '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  assert.ok(child.stdout);
  for await (const line of createInterface({ input: child.stdout })) {
    const control = /^control\s+(http\S+)/.exec(line)?.[1];
    if (control) return { child, control };
  }
  throw new Error('The program did not print its addresses.');
}

async function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = await ended;
  return code;
}

test('what was authorised survives kill -9, and SIGTERM is a clean end', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'arca-simulator-cli-'));
  try {
    const first = await start('--data', directory, '--token', 'x');
    const headers = { authorization: 'Bearer x' };
    const made = await fetch(`${first.control}/ledger`, {
      method: 'POST',
      headers,
      body: JSON.stringify(LANE),
    });
    assert.equal(made.status, 201);
    await stop(first.child, 'SIGKILL');
    const second = await start('--data', directory, '--token', 'x');
    const ledger = await (await fetch(`${second.control}/ledger`, { headers })).json();
    assert.deepEqual(ledger, [await made.json()]);
    assert.equal(await stop(second.child, 'SIGTERM'), 0);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

test('a bad option ends with a usage and a failure', async () => {
  for (const options of [['--port', 'x'], ['--nada']]) {
    const child = spawn(process.execPath, [CLI, ...options], { stdio: 'ignore' });
    const [code] = await once(child, 'exit');
    assert.equal(code, 1);
  }
});
