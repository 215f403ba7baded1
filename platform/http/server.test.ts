import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, suite, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { systemClock } from '../clock/system.ts';
import { memoryLog } from '../log/memory.ts';
import { seededRandom } from '../random/seeded.ts';
import { HttpFailure } from './failure.ts';
import { createServer } from './server.ts';
import { undiciFetch } from './undici-fetch.ts';

const statuses: Record<string, number> = {
  malformed: 400,
  too_large: 413,
  headers_too_large: 431,
  unsupported_media_type: 415,
  method_not_allowed: 405,
  route_not_found: 404,
  timeout: 408,
};

suite('the server', () => {
  const log = memoryLog();
  const network = undiciFetch();
  let server: FastifyInstance;
  let origin: string;
  let port: number;

  before(async () => {
    server = createServer({
      log,
      random: seededRandom(1, systemClock),
      clock: systemClock,
      bodyLimit: 10_000,
      problem: (error, request) => {
        const kind = error instanceof HttpFailure ? error.kind : 'defect';
        const allow =
          error instanceof HttpFailure && error.allow.length > 0 ? { allow: error.allow.join(', ') } : {};
        return {
          status: statuses[kind] ?? 500,
          headers: allow,
          body: { code: kind, request_id: request.id },
        };
      },
    });
    server.post('/echo', async (request) => ({ got: request.body ?? null }));
    server.get('/things/:id', async () => ({ ok: true }));
    server.get('/boom', async () => {
      throw new Error('password of the database');
    });
    origin = await server.listen({ port: 0, host: '127.0.0.1' });
    port = Number(new URL(origin).port);
  });
  after(async () => {
    await server.close();
    await network.close();
  });

  const post = (body: RequestInit['body'], type = 'application/json') =>
    network.fetch(`${origin}/echo`, {
      method: 'POST',
      body: body ?? null,
      headers: { 'content-type': type },
    });

  /** Writes bytes and reads until the server hangs up. */
  const raw = (bytes: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('end', () => resolve(text)).on('error', reject);
    });

  const refused = async (response: Response, status: number, code: string) => {
    assert.equal(response.status, status);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    const body = (await response.json()) as { code: string; request_id: string };
    assert.equal(body.code, code);
    assert.equal(response.headers.get('request-id'), body.request_id);
    assert.match(body.request_id, /^req_[0-9a-z]{26}$/);
  };

  test('a sound document arrives whole, and the answer carries its request id and the security headers', async () => {
    const response = await post('{"a":{"b":[1,"ñ\\u00e1\\n"]},"b":"{\\"a\\":1,\\"a\\":2}"}');
    assert.deepEqual(await response.json(), { got: { a: { b: [1, 'ñá\n'] }, b: '{"a":1,"a":2}' } });
    assert.match(response.headers.get('request-id') ?? '', /^req_/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(response.headers.get('cache-control'), 'no-store');
  });

  test('an empty body that is called JSON is no body', async () => {
    assert.deepEqual(await (await post('')).json(), { got: null });
  });

  for (const [what, body] of [
    ['broken JSON', '{"a":'],
    ['a truncated document', '{"a":[1,2'],
    ['a key that appears twice', '{"a":{"x":1,"y":2,"x":3}}'],
    ['a key that appears twice under an escape', '{"x":1,"\\u0078":2}'],
    ['a key named __proto__', '{"a":{"__proto__":{"admin":true}}}'],
    ['a key named __proto__ under an escape', '{"\\u005f_proto__":{}}'],
    ['a NUL in a string', '{"a":"x\\u0000y"}'],
    ['half a surrogate pair', '{"a":"\\ud800"}'],
    ['a thousand levels', `${'['.repeat(1000)}${']'.repeat(1000)}`],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
  ] as const) {
    test(`${what} is refused as malformed`, async () => refused(await post(body), 400, 'malformed'));
  }

  test('a body over the limit is refused, whether its length is declared or streamed', async () => {
    await refused(await post(`"${'x'.repeat(20_000)}"`), 413, 'too_large');
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(4000).fill(0x20));
      },
    });
    const response = await network.fetch(`${origin}/echo`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    } as RequestInit);
    await refused(response, 413, 'too_large');
  });

  test('a body of another type is refused', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'nonsense',
      '/',
    ])
      await refused(await post('a=1', type), 415, 'unsupported_media_type');
  });

  test('an unknown path is not found and a wrong method names the right ones', async () => {
    await refused(await network.fetch(`${origin}/nowhere?x=1`), 404, 'route_not_found');
    const response = await network.fetch(`${origin}/things/7?x=1`, { method: 'DELETE' });
    assert.equal(response.headers.get('allow'), 'GET, HEAD');
    await refused(response, 405, 'method_not_allowed');
    await refused(await network.fetch(`${origin}/echo`, { method: 'PROPFIND' }), 405, 'method_not_allowed');
  });

  test('a path that cannot be decoded, or holds a NUL, is refused', async () => {
    await refused(await network.fetch(`${origin}/things/%ff`), 400, 'malformed');
    await refused(await network.fetch(`${origin}/things/a%00b`), 400, 'malformed');
    await refused(await network.fetch(`${origin}/things/a?q=%00`), 400, 'malformed');
    await refused(await network.fetch(`${origin}/things/${'x'.repeat(5000)}`), 404, 'route_not_found');
  });

  test('headers that overflow, and bytes that are not HTTP, are answered with problems', async () => {
    const overflow = await raw(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`);
    assert.match(
      overflow,
      /^HTTP\/1\.1 431 [\s\S]*application\/problem\+json[\s\S]*"code":"headers_too_large"/,
    );
    const garbage = await raw('\x16\x03\x01 hello\r\n\r\n');
    assert.match(garbage, /^HTTP\/1\.1 400 [\s\S]*"code":"malformed"/);
  });

  test('what a handler throws is logged, and only the problem is told', async () => {
    const response = await network.fetch(`${origin}/boom`);
    const text = await response.clone().text();
    await refused(response, 500, 'defect');
    assert.doesNotMatch(text, /password/);
    const line = log.lines.find((line) => line.level === 'error');
    const logged = line?.fields['err'] as { message: string } | undefined;
    assert.equal(logged?.message, 'password of the database');
  });

  test('bad input alone never logs an error', () => {
    assert.equal(log.lines.filter((line) => line.level === 'error').length, 1);
  });
});
