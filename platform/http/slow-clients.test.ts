/** Who sends slowly, endlessly or packed takes a connection for seconds at most, and nobody waits behind it. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { systemClock } from '../clock/system.ts';
import { silentLog } from '../log/silent.ts';
import { systemRandom } from '../random/system.ts';
import { HttpFailure } from './failure.ts';
import { createServer } from './server.ts';

const STATUSES: Readonly<Record<string, number>> = { timeout: 408, headers_too_large: 431, too_large: 413 };

suite('slow clients', () => {
  let server: FastifyInstance;
  let origin: string;
  before(async () => {
    server = createServer({
      log: silentLog,
      random: systemRandom(systemClock),
      clock: systemClock,
      requestTimeoutMs: 600,
      headersTimeoutMs: 300,
      bodyLimit: 100_000,
      problem: (error) => {
        const code = error instanceof HttpFailure ? error.kind : 'defect';
        return { status: STATUSES[code] ?? 400, body: { code } };
      },
    });
    server.post('/', async () => ({ ok: true }));
    server.get('/', async () => ({ ok: true }));
    origin = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  after(() => server.close());

  /** Sends `start`, then `more` every 20 ms, and answers what came back and after how long the connection was ended. */
  const dribble = (start: string, more: string) =>
    new Promise<{ text: string; ms: number }>((resolve) => {
      const began = performance.now();
      let timer: NodeJS.Timeout | undefined;
      const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => {
        socket.write(start);
        timer = setInterval(() => socket.write(more), 20);
      });
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('error', () => {});
      socket.on('close', () => {
        clearInterval(timer);
        resolve({ text, ms: performance.now() - began });
      });
    });

  test('a hundred that never end their headers are cut, and another is answered meanwhile', async () => {
    const slow = Array.from({ length: 100 }, (_, index) =>
      dribble('GET / HTTP/1.1\r\nHost: x\r\n', `x-${index}: y\r\n`),
    );
    assert.equal((await fetch(origin)).status, 200);
    for (const { text, ms } of await Promise.all(slow)) {
      assert.match(text, /^HTTP\/1\.1 408 [\s\S]*"code":"timeout"/);
      assert.ok(ms < 3000, `${ms} ms`);
    }
  });

  test('one that never ends its body is cut, declared or in chunks', async () => {
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    for (const [start, more] of [
      [`${head}Content-Length: 90000\r\n\r\n[`, ' '],
      [`${head}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'],
    ] as const) {
      const { text, ms } = await dribble(start, more);
      assert.match(text, /^HTTP\/1\.1 408 /);
      assert.ok(ms < 3000, `${ms} ms`);
    }
  });

  test('a path or headers without end are refused before they have arrived', async () => {
    for (const [start, more] of [
      ['GET /', 'x'.repeat(4000)],
      ['GET / HTTP/1.1\r\nHost: x\r\n', 'a: b\r\n'.repeat(500)],
    ] as const) {
      const { text } = await dribble(start, more);
      assert.match(text, /^HTTP\/1\.1 431 [\s\S]*"code":"headers_too_large"/);
    }
  });

  test('a body that would grow when unpacked is never unpacked', async () => {
    const packed = gzipSync(Buffer.alloc(50_000_000, ' '));
    assert.ok(packed.length < 100_000);
    const response = await fetch(origin, {
      method: 'POST',
      body: packed,
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    });
    assert.equal(response.status, 400);
  });
});
