import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Agent, Dispatcher } from 'undici';
import { HandClock } from '../loopback/clock.ts';
import { NOW, OK, send, verdict } from '../loopback/send.ts';
import { onEachRequest, serveHttp, serveRaw } from '../loopback/serve.ts';

test('whatever breaks after the request began to leave: unknown', async () => {
  const cases: Record<string, Parameters<typeof serveRaw>[0]> = {
    'closes at the first byte': (socket) => socket.once('data', () => socket.end()),
    'resets at the first byte': (socket) => socket.once('data', () => socket.resetAndDestroy()),
    'reads, then closes': (socket) => onEachRequest(socket, () => socket.end()),
    'reads, then resets': (socket) => onEachRequest(socket, () => socket.resetAndDestroy()),
    'half a head': (socket) => onEachRequest(socket, () => socket.end('HTTP/1.1 200 O')),
    'not HTTP': (socket) => onEachRequest(socket, () => socket.end('SSH-2.0-OpenSSH_9.6\r\n')),
    'half a body': (socket) =>
      onEachRequest(socket, () => socket.end(`${OK}content-length: 100\r\n\r\n<a><b>`)),
    'half a chunk': (socket) =>
      onEachRequest(socket, () => socket.end(`${OK}transfer-encoding: chunked\r\n\r\nff\r\n<a><b>`)),
  };
  for (const [name, converse] of Object.entries(cases)) {
    await using server = await serveRaw(converse);
    assert.equal(verdict(await send(server.url)), 'unknown connection_lost', name);
  }
});

test('what arrived before the connection broke is kept', async () => {
  await using server = await serveRaw((socket) =>
    onEachRequest(socket, () => socket.end(`${OK}content-length: 100\r\n\r\n<a><b>`)),
  );
  const outcome = await send(server.url);
  assert.equal(outcome.status, 200);
  assert.equal(outcome.body, '<a><b>');
});

test('an interim response is not an answer', async () => {
  const hints = 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n';
  await using cut = await serveRaw((socket) => onEachRequest(socket, () => socket.end(hints)));
  const lost = await send(cut.url);
  assert.equal(verdict(lost), 'unknown connection_lost');
  assert.equal(lost.status, null);

  await using whole = await serveRaw((socket) =>
    onEachRequest(socket, () => socket.end(`${hints}${OK}content-length: 4\r\n\r\n<a/>`)),
  );
  assert.equal(verdict(await send(whole.url)), 'answered 200');
});

test('a reset on a reused keep-alive connection: unknown, and the request is not sent twice', async () => {
  const received: string[] = [];
  let connections = 0;
  await using server = await serveRaw((socket) => {
    connections++;
    onEachRequest(socket, (body) => {
      received.push(body);
      if (body === 'first') socket.write(`${OK}connection: keep-alive\r\ncontent-length: 4\r\n\r\n<a/>`);
      else socket.resetAndDestroy();
    });
  });
  const dispatcher = new Agent({ connections: 1 });
  assert.equal(verdict(await send(server.url, { dispatcher, body: 'first' })), 'answered 200');
  assert.equal(verdict(await send(server.url, { dispatcher, body: 'second' })), 'unknown connection_lost');
  assert.deepEqual(received, ['first', 'second']);
  assert.equal(connections, 1);
  await dispatcher.destroy();
});

test('a server that never answers is left at the deadline: unknown', async () => {
  const time = new HandClock(NOW);
  await using server = await serveRaw((socket) => onEachRequest(socket, () => time.advance(10_000)));
  const outcome = await send(server.url, { time });
  assert.equal(verdict(outcome), 'unknown deadline_passed');
  assert.equal(outcome.status, null);
});

test('a body that drips past the deadline: unknown, with what had arrived', async () => {
  const time = new HandClock(NOW);
  await using server = await serveRaw((socket) =>
    onEachRequest(socket, () => {
      socket.write(`${OK}content-length: 100\r\n\r\n<a>`, () => setImmediate(drip));
      const drip = (): void => {
        time.advance(2_500);
        if (!socket.destroyed) socket.write('.', () => setImmediate(drip));
      };
    }),
  );
  assert.equal(verdict(await send(server.url, { time })), 'unknown deadline_passed');
});

test('an abort while waiting for the answer: unknown', async () => {
  const controller = new AbortController();
  await using server = await serveRaw((socket) => onEachRequest(socket, () => controller.abort()));
  assert.equal(verdict(await send(server.url, { signal: controller.signal })), 'unknown aborted');
});

test('an answer beyond the limit is given up: unknown', async () => {
  await using server = await serveHttp(() => ({ status: 200, body: 'x'.repeat(1001) }));
  assert.equal(verdict(await send(server.url)), 'unknown response_too_large');
  await using endless = await serveRaw((socket) =>
    onEachRequest(socket, () => {
      socket.write(`${OK}transfer-encoding: chunked\r\n\r\n`);
      const more = (): void => {
        if (!socket.destroyed) socket.write(`ff\r\n${'x'.repeat(255)}\r\n`, () => setImmediate(more));
      };
      more();
    }),
  );
  assert.equal(verdict(await send(endless.url)), 'unknown response_too_large');
});

test('a redirect is an answer, never followed', async () => {
  let asked = 0;
  await using server = await serveHttp(() => {
    asked++;
    return { status: 302, body: '', headers: { location: '/elsewhere' } };
  });
  assert.equal(verdict(await send(server.url)), 'answered 302');
  assert.equal(asked, 1);
});

test('a dispatcher that would send a request a second time is stopped before it does: unknown', async () => {
  const aborted: number[] = [];
  class Repeating extends Dispatcher {
    override dispatch(_: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
      for (const attempt of [1, 2]) {
        const abort = (reason: Error): void => {
          aborted.push(attempt);
          handler.onResponseError?.(controller, reason);
        };
        const controller = { aborted: false, paused: false, reason: null, abort, pause() {}, resume() {} };
        handler.onRequestStart?.(controller, {});
      }
      return true;
    }
  }
  const outcome = await send('http://127.0.0.1:1/', { dispatcher: new Repeating() });
  assert.equal(verdict(outcome), 'unknown connection_lost');
  assert.ok(aborted.includes(2));
});
