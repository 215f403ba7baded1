/** The receiver that the guide shows runs as it is written, and believes only what is signed. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bodyOf } from '@arca-api/contract/events/envelope';
import { signHeaders } from '@arca-api/webhooks/signing/sign';

const ROOT = join(import.meta.dirname, '../..');
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

const receiverOf = (page: string): string => {
  const text = readFileSync(join(ROOT, 'docs/guides', page), 'utf8');
  return /^```ts\n([\s\S]*?)^```$/m.exec(text)?.[1] ?? '';
};

test('the receiver of the guide takes what is signed and refuses the rest', async (t) => {
  const code = receiverOf('listening.md');
  assert.ok(code.includes('verifyWebhook'));
  assert.equal(receiverOf('escuchar.md'), code);
  const folder = mkdtempSync(join(tmpdir(), 'receiver-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'receiver.ts'), code);
  const port = await freePort();
  const child = spawn(process.execPath, ['receiver.ts'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), ARCA_WEBHOOK_SECRET: SECRET },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill());
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));

  const body = bodyOf({
    id: 'evt_1',
    type: 'invoice.authorized',
    mode: 'test',
    subject: 'inv_1',
    sequence: 2,
    data: { cae: '76480674409775' },
    occurredAt: Date.now(),
  });
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = signHeaders({ id: 'evt_1', timestamp, body, secrets: [SECRET] });
  const post = (sent: string) =>
    fetch(`http://127.0.0.1:${port}/hook`, { method: 'POST', headers, body: sent });
  let taken = await post(body).catch(() => null);
  while (taken === null && child.exitCode === null) taken = await post(body).catch(() => null);
  assert.equal(taken?.status, 204);
  assert.equal((await post(`${body} `)).status, 400);
  assert.equal(out, 'evt_1 invoice.authorized inv_1\n');
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
