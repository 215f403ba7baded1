// The program is what people without JavaScript use, so it is tested as a process.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import type { TLSSocket } from 'node:tls';

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

/** Runs to its end; what it wrote to stderr, and how it ended. */
async function run(
  ...options: readonly string[]
): Promise<{ code: number | null; lines: string[]; out: string }> {
  const child = spawn(process.execPath, [CLI, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { stderr: '', stdout: '' };
  for (const name of ['stderr', 'stdout'] as const)
    child[name].on('data', (chunk) => {
      texts[name] += chunk;
    });
  const [code] = await once(child, 'close');
  return { code, lines: texts.stderr.trim().split('\n'), out: texts.stdout };
}

test('whatever is wrong with the command line is one sentence in each language, and the end', async () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['--port', 'x'], /--port/],
    [['--port', '70000'], /--port/],
    [['--port'], /--port/],
    [['--nada'], /--nada/],
    [['suelto'], /suelto/],
    [['--as-of', '2026-13-01'], /--as-of/],
    [['--seed', '-1'], /--seed/],
    [['--replay-window', 'mucho'], /--replay-window/],
    [['--token', ''], /--token/],
    [['--port', '0', '--world', 'No Vale'], /letras minúsculas/],
    [['--port', '0', '--host', '0.0.0.0'], /token/],
    [['--port', '0', '--data', CLI], /--data/],
  ];
  for (const [options, about] of wrong) {
    const { code, lines } = await run(...options);
    assert.deepEqual([code, lines.length], [1, 2], `${options} ${lines.join(' | ')}`);
    assert.match(lines[0] ?? '', about);
    assert.ok(lines.every((line) => line.length > 20 && !line.includes('    at ')));
  }
});

test('a port that is taken is said so', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { code, lines } = await run('--port', String((server.address() as AddressInfo).port));
  server.close();
  assert.equal(code, 1);
  assert.match(lines[0] ?? '', /puerto ya está en uso/);
  assert.match(lines[1] ?? '', /port is in use/);
});

test('--help says every option, --version the version of the package', async () => {
  const help = await run('--help');
  assert.equal(help.code, 0);
  for (const flag of ['port', 'https', 'data', 'strict', 'as-of', 'seed', 'token', 'world', 'replay-window'])
    assert.match(help.out, new RegExp(`--${flag}\\b`));
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'));
  assert.equal((await run('--version')).out.trim(), version);
});

test('over TLS it shows a certificate of its own authority, for this machine by name and by address', async () => {
  const child = spawn(process.execPath, [CLI, '--port', '0', '--https', '--strict', '--world', 'uno'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [name = '', value = ''] = line.split(/\s+/);
    if (said.has('world')) {
      if (name === 'control') break;
    } else said.set(name, value);
  }
  try {
    const ca = readFileSync(said.get('authority') ?? '', 'utf8');
    for (const host of ['localhost', '127.0.0.1']) {
      const url = new URL(`${said.get('wsfe')}?wsdl`.replace('127.0.0.1', host));
      const { text, fingerprint } = await getOver(url, ca);
      assert.equal(fingerprint, said.get('sha256'));
      assert.match(text, new RegExp(`location="https://${host}:\\d+/wsfev1`));
    }
    await assert.rejects(getOver(new URL(`${said.get('wsfe')}?wsdl`), undefined), /certificate/);
  } finally {
    rmSync(dirname(said.get('authority') ?? ''), { recursive: true });
    await stop(child, 'SIGTERM');
  }
});

async function getOver(url: URL, ca: string | undefined): Promise<{ text: string; fingerprint: string }> {
  const request = get(url, { agent: false, ...(ca === undefined ? {} : { ca }) });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const { fingerprint256 } = (response.socket as TLSSocket).getPeerCertificate();
  let text = '';
  for await (const chunk of response) text += chunk;
  return { text, fingerprint: fingerprint256 };
}
