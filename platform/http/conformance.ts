/** What every fetch promises, over sockets or in memory. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { systemClock } from '../clock/system.ts';
import { silentLog } from '../log/silent.ts';
import { systemRandom } from '../random/system.ts';
import type { Fetch } from './port.ts';
import { createServer } from './server.ts';

export interface FetchHarness {
  readonly fetch: Fetch;
  /** Where the server answers, such as `http://127.0.0.1:1234`. */
  readonly origin: string;
  close(): Promise<void>;
}

export function fetchConformance(
  name: string,
  make: (server: FastifyInstance) => Promise<FetchHarness>,
): void {
  suite(`${name} as a fetch`, () => {
    let harness: FetchHarness;
    let server: FastifyInstance;
    const hanging = Promise.withResolvers<void>();
    before(async () => {
      server = createServer({
        log: silentLog,
        random: systemRandom(systemClock),
        clock: systemClock,
        problem: () => ({ status: 400, body: { code: 'bad' } }),
      });
      server.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) =>
        body.toString('latin1'),
      );
      server.all('/echo', async ({ method, url, headers, body }, reply) => {
        reply.header('x-two', ['1', '2']).code(201);
        return {
          method,
          url,
          type: headers['content-type'] ?? null,
          own: headers['x-own'] ?? null,
          body: body ?? null,
        };
      });
      server.get('/empty', async (_request, reply) => reply.code(204).send());
      server.get('/bytes', async (_request, reply) =>
        reply.type('application/pdf').send(Buffer.from([0, 255, 10])),
      );
      server.get('/hang', () => hanging.promise);
      harness = await make(server);
    });
    after(async () => {
      hanging.resolve();
      await harness.close();
      await server.close();
    });
    const fetch = (path: string, init?: RequestInit) => harness.fetch(harness.origin + path, init);

    test('method, query, headers and JSON arrive, and so do status, headers and JSON', async () => {
      const response = await fetch('/echo?a=%C3%B1&b=1', {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'X-Own': 'yes' },
        body: '{"a":"ñ"}',
      });
      assert.equal(response.status, 201);
      assert.equal(response.ok, true);
      assert.equal(response.headers.get('x-two'), '1, 2');
      assert.deepEqual(await response.json(), {
        method: 'PUT',
        url: '/echo?a=%C3%B1&b=1',
        type: 'application/json',
        own: 'yes',
        body: { a: 'ñ' },
      });
    });

    test('bodies of every kind carry their bytes and their type', async () => {
      const bodies: [NonNullable<RequestInit['body']>, string, string][] = [
        [new URLSearchParams({ a: 'b c' }), 'application/x-www-form-urlencoded;charset=UTF-8', 'a=b+c'],
        [new Uint8Array([0, 255]), 'application/octet-stream', '\0\xff'],
        [new Blob(['x'], { type: 'image/png' }), 'image/png', 'x'],
        ['plain', 'text/plain;charset=UTF-8', 'plain'],
      ];
      for (const [body, type, text] of bodies) {
        const headers: Record<string, string> = body instanceof Uint8Array ? { 'content-type': type } : {};
        const response = await fetch('/echo', { method: 'POST', body, headers });
        const echoed = (await response.json()) as { type: string; body: string };
        assert.deepEqual({ type: echoed.type, body: echoed.body }, { type, body: text });
      }
    });

    test('an answer without a body and one of bytes arrive as they are', async () => {
      const empty = await fetch('/empty');
      assert.equal(empty.status, 204);
      assert.equal(await empty.text(), '');
      const bytes = await fetch('/bytes');
      assert.deepEqual(new Uint8Array(await bytes.arrayBuffer()), new Uint8Array([0, 255, 10]));
      assert.equal((await fetch('/echo', { method: 'HEAD' })).status, 201);
    });

    test('a refusal is a response, not an exception', async () => {
      const response = await fetch('/nowhere');
      assert.equal(response.status, 400);
      assert.deepEqual(await response.json(), { code: 'bad' });
    });

    test('aborting rejects with the reason, before and while the server is busy', async () => {
      const reason = new Error('too late');
      await assert.rejects(
        fetch('/hang', { signal: AbortSignal.abort(reason) }),
        (error) => error === reason,
      );
      const abort = new AbortController();
      const response = fetch('/hang', { signal: abort.signal });
      abort.abort(reason);
      await assert.rejects(response, (error) => error === reason);
      assert.equal((await fetch('/empty')).status, 204);
    });
  });
}
