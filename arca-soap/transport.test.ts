import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createServer as createTlsServer } from 'node:tls';
import { Agent, buildConnector } from 'undici';
import { createTestPair } from './loopback/certificate.ts';
import { HandClock } from './loopback/clock.ts';
import { onEachRequest, serveHttp, serveRaw } from './loopback/serve.ts';
import { type Post, type PostOutcome, post } from './transport.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const BODY = '<a>áé</a>';
const OK = 'HTTP/1.1 200 OK\r\ncontent-type: text/xml; charset=utf-8\r\n';

async function send(url: string, parts: Partial<Post> = {}): Promise<PostOutcome> {
  const own = parts.dispatcher ? null : new Agent({ allowH2: false });
  try {
    return await post({
      url: new URL(url),
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
      body: BODY,
      dispatcher: own ?? new Agent(),
      time: new HandClock(NOW),
      deadline: NOW + 10_000,
      maxResponseBytes: 1000,
      ...parts,
    });
  } finally {
    await own?.destroy();
  }
}

function verdict(outcome: PostOutcome): string {
  return outcome.ok ? `answered ${outcome.status}` : `${outcome.certainty} ${outcome.reason}`;
}

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
