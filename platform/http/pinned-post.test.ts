import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type PinnedPostOptions, pinnedPost } from './pinned-post.ts';
import type { PinnedAnswer, PinnedRequest } from './port.ts';
import { certify } from './testing/certificate.ts';
import { closedPort, serve, serveProxy, serveRaw } from './testing/serve.ts';

const MOST = 16_384;
const HERE = '127.0.0.1';
const { cert, key } = await certify('hooks.example.com', '*.shops.example.com');
const trusting = { certificateAuthorities: cert };

const request = (url: string, more: Partial<PinnedRequest> = {}): PinnedRequest => ({
  url: new URL(url),
  addresses: [HERE],
  headers: { 'content-type': 'application/json' },
  body: '{"a":"ñ"}',
  mostBytes: MOST,
  signal: new AbortController().signal,
  ...more,
});

/** One post on a network of its own. */
async function postOnce(
  url: string,
  more: Partial<PinnedRequest> = {},
  options: PinnedPostOptions = {},
): Promise<PinnedAnswer> {
  const network = pinnedPost(options);
  try {
    return await network.post(request(url, more));
  } finally {
    await network.close();
  }
}
const verdict = (answer: PinnedAnswer) =>
  answer.kind === 'answered' ? `answered ${answer.status}` : answer.reason;

suite('a pinned post', () => {
  test('dials the address it was told and no name at all; Host, SNI and the certificate are those of the name', async () => {
    await using server = await serve((_, response) => response.end('ok'), { key, cert });
    const url = `https://hooks.example.com:${server.port}/a/b?c=%C3%B1#d`;
    const answer = await postOnce(url, {}, trusting);
    assert.ok(answer.kind === 'answered');
    assert.deepEqual([answer.status, Buffer.from(answer.body).toString(), answer.address], [200, 'ok', HERE]);
    const [seen] = server.seen;
    assert.deepEqual(
      [seen?.host, seen?.sni, seen?.path, seen?.body],
      [`hooks.example.com:${server.port}`, 'hooks.example.com', '/a/b?c=%C3%B1', '{"a":"ñ"}'],
    );
    await assert.rejects(postOnce(url, { addresses: ['localhost'] }, trusting), TypeError);
    assert.equal(server.connections(), 1);
  });

  test('believes no certificate of a stranger, nor one of another name, nor one of an address', async () => {
    await using server = await serve((_, response) => response.end(), { key, cert });
    const at = (name: string) => `https://${name}:${server.port}/`;
    assert.equal(verdict(await postOnce(at('hooks.example.com'))), 'tls');
    for (const name of ['other.example.com', 'example.com', 'a.b.shops.example.com', HERE])
      assert.equal(verdict(await postOnce(at(name), {}, trusting)), 'tls', name);
    assert.equal(verdict(await postOnce(at('one.shops.example.com'), {}, trusting)), 'answered 200');
    assert.deepEqual(
      server.seen.map(({ host }) => host),
      [`one.shops.example.com:${server.port}`],
    );
  });

  test('speaks https with a server of http alone, and the other way round, to no end', async () => {
    await using plain = await serve((_, response) => response.end());
    await using secure = await serve((_, response) => response.end(), { key, cert });
    assert.equal(verdict(await postOnce(`https://hooks.example.com:${plain.port}/`, {}, trusting)), 'tls');
    assert.equal(verdict(await postOnce(`http://hooks.example.com:${secure.port}/`)), 'reset');
    assert.equal(plain.seen.length + secure.seen.length, 0);
  });

  test('asks the next address only where the one before took no connection', async () => {
    await using server = await serve((_, response) => response.writeHead(500).end());
    const url = `http://hooks.example.com:${server.port}/`;
    const second = await postOnce(url, { addresses: ['127.0.0.2', HERE] });
    assert.deepEqual([verdict(second), second.address], ['answered 500', HERE]);
    assert.equal(verdict(await postOnce(url, { addresses: [HERE, HERE] })), 'answered 500');
    assert.equal(server.seen.length, 2);
    const nobody = await closedPort();
    assert.equal(verdict(await postOnce(`http://hooks.example.com:${nobody}/`)), 'connect');
    assert.equal(verdict(await postOnce(url, { addresses: [] })), 'connect');
    await using rude = await serveRaw((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const broken = await postOnce(`http://a.example.com:${rude.port}/`, { addresses: [HERE, HERE] });
    assert.equal(verdict(broken), 'reset');
    assert.equal(rude.connections(), 1);
  });

  test('takes a kept connection only where it was opened to the address it was told', async () => {
    await using server = await serve((_, response) => response.end());
    const network = pinnedPost();
    const url = `http://hooks.example.com:${server.port}/`;
    try {
      for (let round = 0; round < 3; round += 1) {
        await network.post(request(url));
        await nextTurn();
      }
      assert.equal(server.connections(), 1, 'one connection for three requests');
      assert.equal(verdict(await network.post(request(url, { addresses: ['127.0.0.2'] }))), 'connect');
      await network.post(request(url.replace('hooks', 'other')));
      assert.equal(server.connections(), 2, 'another name has its own');
      const many = await Promise.all(Array.from({ length: 20 }, () => network.post(request(url))));
      assert.deepEqual(new Set(many.map(verdict)), new Set(['answered 200']));
      assert.equal(server.seen.length, 24);
    } finally {
      await network.close();
    }
    await server.idle();
  });

  test('follows no redirect', async () => {
    await using server = await serve((_, response) =>
      response.writeHead(307, { location: '/elsewhere' }).end(),
    );
    const answer = await postOnce(`http://hooks.example.com:${server.port}/first`);
    assert.ok(answer.kind === 'answered');
    assert.deepEqual([answer.status, answer.headers['location']], [307, '/elsewhere']);
    assert.deepEqual(
      server.seen.map(({ path }) => path),
      ['/first'],
    );
  });

  test('keeps the beginning of a long answer, leaves one without end, and says whether there was more', async () => {
    await using server = await serve(({ path }, response) => {
      if (path !== '/endless') {
        response.end('x'.repeat(Number(path.slice(1))));
        return;
      }
      const more = (): void => {
        while (response.write('y'.repeat(1000)));
        response.once('drain', more);
      };
      more();
    });
    const at = (path: string) => postOnce(`http://hooks.example.com:${server.port}/${path}`);
    for (const [path, length, isCut] of [
      ['0', 0, false],
      [String(MOST), MOST, false],
      [String(MOST + 1), MOST, true],
      ['20000', MOST, true],
      ['endless', MOST, true],
    ] as const) {
      const answer = await at(path);
      assert.ok(answer.kind === 'answered', path);
      assert.deepEqual([answer.body.length, answer.isCut], [length, isCut], path);
    }
    await server.idle();
  });

  test('names what broke, and that nothing did while something may have arrived', async () => {
    const OK = 'HTTP/1.1 200 OK\r\n';
    const cases: readonly [string, string][] = [
      ['', 'reset'],
      ['SSH-2.0-OpenSSH_9.6\r\n', 'not_http'],
      [`${OK}x: ${'y'.repeat(100_000)}\r\n\r\n`, 'not_http'],
      [`${OK}content-length: 100\r\n\r\nabc`, 'reset'],
      [`${OK}transfer-encoding: chunked\r\n\r\nff\r\nabc`, 'reset'],
      ['HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n', 'reset'],
      [`HTTP/1.1 103 Early Hints\r\n\r\n${OK}content-length: 2\r\n\r\nok`, 'answered 200'],
    ];
    for (const [text, reason] of cases) {
      await using server = await serveRaw((socket) => socket.once('data', () => socket.end(text)));
      assert.equal(
        verdict(await postOnce(`http://a.example.com:${server.port}/`)),
        reason,
        text.slice(0, 60),
      );
    }
    await using server = await serve((_, response) => response.end());
    const spoilt = { headers: { 'x-a': 'b\r\nx-c: d' } };
    assert.equal(verdict(await postOnce(`http://a.example.com:${server.port}/`, spoilt)), 'unsendable');
    assert.equal(server.seen.length, 0);
  });

  test('is given up at once, wherever it is: before, during the handshake, and while headers or a body drip', async () => {
    const before = await postOnce('http://a.example.com/', { signal: AbortSignal.abort() });
    assert.equal(verdict(before), 'aborted');
    for (const [scheme, drip] of [
      ['https', ''],
      ['http', ''],
      ['http', 'HTTP/1.1 200 OK\r\nx-a: b\r\nx-'],
      ['http', 'HTTP/1.1 200 OK\r\n\r\nbody, and never its end'],
    ] as const) {
      const arrived = Promise.withResolvers<void>();
      await using server = await serveRaw((socket) =>
        socket.once('data', () => socket.write(drip, () => arrived.resolve())),
      );
      const giving = new AbortController();
      const network = pinnedPost();
      const asked = network.post(
        request(`${scheme}://a.example.com:${server.port}/`, { signal: giving.signal }),
      );
      await arrived.promise;
      giving.abort();
      assert.equal(verdict(await asked), 'aborted', `${scheme} ${drip}`);
      await network.close();
    }
  });
});

suite('a pinned post through a proxy', () => {
  const PUBLIC = '93.184.216.34';

  test('asks the proxy for the address that was looked at, and TLS goes through to the name', async () => {
    await using server = await serve((_, response) => response.end('ok'), { key, cert });
    let credentials: string | undefined;
    await using proxy = await serveProxy((_, authorization) => {
      credentials = authorization;
      return server;
    });
    const options = { ...trusting, proxy: new URL(`http://user:p%40ss@127.0.0.1:${proxy.port}`) };
    const url = 'https://hooks.example.com/x';
    const network = pinnedPost(options);
    try {
      for (const addresses of [[PUBLIC], [PUBLIC], ['2606:2800:220::1'], ['hooks.example.com']]) {
        assert.equal(verdict(await network.post(request(url, { addresses }))), 'answered 200');
        await nextTurn();
      }
    } finally {
      await network.close();
    }
    assert.deepEqual(proxy.asked, [`${PUBLIC}:443`, '[2606:2800:220::1]:443', 'hooks.example.com:443']);
    assert.equal(credentials, `Basic ${Buffer.from('user:p@ss').toString('base64')}`);
    assert.deepEqual(
      server.seen.map(({ host, sni }) => `${host} ${sni}`),
      Array(4).fill('hooks.example.com hooks.example.com'),
    );
    assert.equal(
      verdict(await postOnce('https://other.example.com/', { addresses: [PUBLIC] }, options)),
      'tls',
    );
  });

  test('tells a proxy that refuses from a destination that is not there, and never goes past it by itself', async () => {
    await using server = await serve((_, response) => response.end());
    const url = `http://hooks.example.com:${server.port}/`;
    for (const [status, reason] of [
      [403, 'proxy'],
      [407, 'proxy'],
      [502, 'connect'],
      [504, 'connect'],
    ] as const) {
      await using proxy = await serveProxy(() => ({ status }));
      const options = { proxy: new URL(`http://127.0.0.1:${proxy.port}`) };
      assert.equal(verdict(await postOnce(url, {}, options)), reason, String(status));
    }
    const gone = { proxy: new URL(`http://127.0.0.1:${await closedPort()}`) };
    assert.equal(verdict(await postOnce(url, {}, gone)), 'proxy');
    await using silent = await serveRaw((socket) => socket.once('data', () => socket.end()));
    const cut = { proxy: new URL(`http://127.0.0.1:${silent.port}`) };
    assert.equal(verdict(await postOnce(url, {}, cut)), 'proxy');
    assert.equal(server.connections(), 0);
    assert.equal(verdict(await postOnce(url, { isDirect: true }, gone)), 'answered 200');
  });

  test('is given up while the proxy says nothing', async () => {
    await using mute = await serveRaw(() => {});
    const giving = new AbortController();
    const network = pinnedPost({ proxy: new URL(`http://127.0.0.1:${mute.port}`) });
    const asked = network.post(request('https://a.example.com/', { signal: giving.signal }));
    giving.abort();
    assert.equal(verdict(await asked), 'aborted');
    await network.close();
    await mute.idle();
  });
});
