import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createServer as createTlsServer } from 'node:tls';
import { Agent, buildConnector } from 'undici';
import { createTestPair } from '../loopback/certificate.ts';
import { HandClock } from '../loopback/clock.ts';
import { BODY, NOW, OK, send, verdict } from '../loopback/send.ts';
import { onEachRequest, serveHttp, serveRaw } from '../loopback/serve.ts';

test('a whole answer comes back with its status, date and text', async () => {
  await using server = await serveHttp(({ body, headers }) => ({
    status: 201,
    body: `${headers['content-type']} ${body}`,
    headers: { date: 'Mon, 23 Nov 2026 12:00:01 GMT' },
  }));
  const outcome = await send(server.url);
  assert.equal(verdict(outcome), 'answered 201');
  assert.equal(outcome.body, `text/xml; charset=utf-8 ${BODY}`);
  assert.equal(outcome.dateHeader, 'Mon, 23 Nov 2026 12:00:01 GMT');
  assert.equal(outcome.startedAt, NOW);
});

test('text is decoded by its charset, and one stray byte does not lose the rest', async () => {
  await using latin = await serveRaw((socket) =>
    onEachRequest(socket, () => {
      const body = Buffer.from('<a>ñ</a>', 'latin1');
      socket.write(
        `HTTP/1.1 200 OK\r\ncontent-type: text/xml; charset="ISO-8859-1"\r\ncontent-length: ${body.length}\r\n\r\n`,
      );
      socket.write(body);
    }),
  );
  assert.equal((await send(latin.url)).body, '<a>ñ</a>');

  await using stray = await serveRaw((socket) =>
    onEachRequest(socket, () => {
      socket.write(`${OK}content-length: 8\r\n\r\n`);
      socket.write(Buffer.from([...Buffer.from('<a>'), 0xff, ...Buffer.from('</a>')]));
    }),
  );
  assert.equal((await send(stray.url)).body, '<a>\ufffd</a>');
});

test('connection refused: certainly not sent', async () => {
  const server = await serveRaw(() => {});
  await server[Symbol.asyncDispose]();
  assert.equal(verdict(await send(server.url)), 'not-sent connection_refused');
});

test('a name that does not resolve: certainly not sent', async () => {
  const dispatcher = new Agent({
    connect: {
      lookup: (host, _options, callback) =>
        callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }), []),
    },
  });
  assert.equal(verdict(await send('http://nowhere.invalid/', { dispatcher })), 'not-sent dns_failed');
  await dispatcher.destroy();
});

test('a TLS handshake that fails: certainly not sent', async () => {
  await using slammed = await serveRaw((socket) => socket.destroy());
  await using plain = await serveRaw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  for (const { port } of [slammed, plain]) {
    const outcome = await send(`https://127.0.0.1:${port}/`);
    assert.equal(outcome.ok, false);
    assert.match(verdict(outcome), /^not-sent (tls_failed|connect_failed)$/);
  }
});

test('a server whose certificate is not trusted: certainly not sent', async () => {
  const { certificate, privateKey } = await createTestPair();
  const received: Buffer[] = [];
  const server = createTlsServer({ cert: certificate, key: privateKey }, (socket) => {
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('error', () => {});
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  assert.equal(verdict(await send(`https://127.0.0.1:${port}/`)), 'not-sent tls_failed');
  assert.equal(Buffer.concat(received).length, 0);
  server.close();
  await once(server, 'close');
});

test('a deadline or an abort from before the call: certainly not sent', async () => {
  await using server = await serveHttp(() => ({ status: 200, body: '<a/>' }));
  assert.equal(verdict(await send(server.url, { deadline: NOW })), 'not-sent deadline_passed');
  assert.equal(verdict(await send(server.url, { deadline: Number.NaN })), 'not-sent deadline_passed');
  const signal = AbortSignal.abort();
  assert.equal(verdict(await send(server.url, { signal })), 'not-sent aborted');
});

test('what is given up while connecting is not sent, and stays unsent when the connection comes after all', async () => {
  const received: string[] = [];
  await using server = await serveHttp(({ body }) => {
    received.push(body);
    return { status: 200, body: '<a/>' };
  });
  const time = new HandClock(NOW);
  const gate = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const real = buildConnector({});
  const connect: buildConnector.connector = (options, callback) => {
    asked.resolve();
    gate.promise.then(() => real(options, callback));
  };
  const dispatcher = new Agent({ connect, connections: 1 });
  const call = send(server.url, { dispatcher, time });
  await asked.promise;
  time.advance(10_000);
  assert.equal(verdict(await call), 'not-sent deadline_passed');

  // A second call waits in the same queue, behind the first: it arrives alone.
  const second = send(server.url, { dispatcher, time, deadline: NOW + 20_000, body: 'second' });
  gate.resolve();
  assert.equal(verdict(await second), 'answered 200');
  assert.deepEqual(received, ['second']);
  await dispatcher.destroy();
});

test('a deadline that passes between connecting and writing: certainly not sent', async () => {
  const received: string[] = [];
  await using server = await serveRaw((socket) => onEachRequest(socket, (body) => received.push(body)));
  let now = NOW;
  const real = buildConnector({});
  const dispatcher = new Agent({
    connect: (options, callback) =>
      real(options, (...result) => {
        now = NOW + 10_000;
        callback(...result);
      }),
  });
  const time = { now: () => now, sleep: () => Promise.withResolvers<void>().promise };
  assert.equal(verdict(await send(server.url, { dispatcher, time })), 'not-sent deadline_passed');
  assert.deepEqual(received, []);
  await dispatcher.destroy();
});

test('a closed client: certainly not sent', async () => {
  const dispatcher = new Agent();
  await dispatcher.close();
  assert.equal(verdict(await send('http://127.0.0.1:1/', { dispatcher })), 'not-sent client_closed');
});
