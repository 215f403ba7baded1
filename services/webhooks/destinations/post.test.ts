import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Clock } from '@arca-api/platform/clock/port';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { systemClock } from '@arca-api/platform/clock/system';
import { askNames } from '@arca-api/platform/http/ask-names';
import { type PinnedPostOptions, pinnedPost } from '@arca-api/platform/http/pinned-post';
import type { AskNames } from '@arca-api/platform/http/port';
import { certify } from '@arca-api/platform/http/testing/certificate';
import { serve, serveProxy, serveRaw } from '@arca-api/platform/http/testing/serve';
import { serveDns } from '@arca-api/platform/http/testing/serve-dns';
import { readAllowList } from './allow-list.ts';
import { createPoster, MOST_KEPT, type PostOut } from './post.ts';
import { INSIDE, missing, vectors } from './testing/vectors.ts';
import { WORDS_OF_FAILURES } from './words-of-failures.ts';

interface Parts extends PinnedPostOptions {
  readonly ask?: AskNames;
  readonly allow?: readonly string[];
  readonly clock?: Clock;
  readonly isProxyAsking?: boolean;
}

/** Each name is this machine. */
const here: AskNames = async () => ['127.0.0.1'];

async function withPost<Result>(parts: Parts, work: (post: PostOut) => Promise<Result>): Promise<Result> {
  const { ask = here, allow = [], clock = systemClock, isProxyAsking = false, ...options } = parts;
  const network = pinnedPost(options);
  try {
    return await work(
      createPoster({ ask, network: network.post, allow: readAllowList(allow), clock, isProxyAsking }),
    );
  } finally {
    await network.close();
  }
}
const posting = (url: string, deadlineMs = 20_000) => ({
  url,
  headers: { 'x-one': '1' },
  body: '{"a":"ñ"}',
  deadlineMs,
});
const verdict = (outcome: Awaited<ReturnType<PostOut>>) =>
  outcome.kind === 'answered' ? `answered ${outcome.status}` : outcome.reason;

suite('a post', () => {
  test('to any address or name that leads inside connects to nothing', { skip: missing }, async () => {
    await using server = await serve((_, response) => response.end(), undefined, '0.0.0.0');
    const literals = vectors.blocked_ip.map((ip) => `http://${ip.includes(':') ? `[${ip}]` : ip}/`);
    const urls = [...INSIDE, ...vectors.blocked_url, ...literals].flatMap((text) => {
      const url = URL.parse(text);
      if (url === null || !/^https?:$/.test(url.protocol)) return [text];
      url.port = String(server.port);
      return [text, url.href, url.href.replace('http:', 'https:')];
    });
    await withPost({}, async (post) => {
      for (const url of urls) assert.equal(verdict(await post(posting(url))), 'refused_address', url);
    });
    // Names of the world that have each of those addresses, alone or among others.
    const name = `https://hooks.example.com:${server.port}/`;
    for (const address of [...vectors.blocked_ip, 'fe80::1%eth0', 'nonsense'])
      for (const found of [[address], ['93.184.216.34', address], [address, '2001:4860:4860::8888']]) {
        const outcome = await withPost({ ask: async () => found }, (post) => post(posting(name)));
        assert.equal(verdict(outcome), 'refused_address', found.join());
      }
    assert.equal(server.connections(), 0);
    // And what was not reached was there.
    await withPost({ allow: ['127.0.0.0/8'] }, async (post) => {
      for (const url of ['http://127.1/', 'http://2130706433/', 'http://127.0.0.254/'])
        assert.equal(verdict(await post(posting(url.replace(/\/$/, `:${server.port}/`)))), 'answered 200');
    });
  });

  test('asks for a name once and dials what was looked at, not what the name says a moment later', async () => {
    await using server = await serve((_, response) => response.end());
    await using dns = await serveDns((_, type, times) =>
      type === 'AAAA' ? [] : [times === 0 ? '127.0.0.1' : '169.254.169.254'],
    );
    const parts = { ask: askNames({ servers: [dns.address] }), allow: ['127.0.0.1'] };
    // https, since a name is asked of the world: the handshake shows who was dialled.
    const { key, cert } = await certify('rebound.example.com');
    await using secure = await serve((_, response) => response.end(), { key, cert });
    await withPost({ ...parts, certificateAuthorities: cert }, async (post) => {
      const url = `https://rebound.example.com:${secure.port}/`;
      const first = await post(posting(url));
      assert.ok(first.kind === 'answered', verdict(first));
      assert.equal(first.address, '127.0.0.1');
      assert.deepEqual([...dns.asked].sort(), ['A rebound.example.com', 'AAAA rebound.example.com']);
      // The kept connection leads where the name led once, and the name is looked at again all the same.
      assert.equal(verdict(await post(posting(url))), 'refused_address');
    });
    assert.deepEqual(
      secure.seen.map(({ host, sni }) => [host, sni]),
      [[`rebound.example.com:${secure.port}`, 'rebound.example.com']],
    );
    assert.deepEqual([secure.connections(), server.connections()], [1, 0]);
  });

  test('never reaches this machine by a name that is public first and then is not', async () => {
    const { key, cert } = await certify('rebound.example.com');
    await using inside = await serve((_, response) => response.end(), { key, cert });
    await using outside = await serve((_, response) => response.writeHead(202).end(), { key, cert });
    await using dns = await serveDns((_, type, times) =>
      times === 0 ? (type === 'A' ? ['93.184.216.34'] : []) : type === 'A' ? ['127.0.0.1'] : ['::1'],
    );
    // A proxy shows which address was asked for, and stands for the world behind it.
    await using proxy = await serveProxy((authority) =>
      authority.startsWith('93.184.216.34:') ? outside : inside,
    );
    const parts = {
      ask: askNames({ servers: [dns.address] }),
      proxy: new URL(`http://127.0.0.1:${proxy.port}`),
      certificateAuthorities: cert,
    };
    const url = `https://rebound.example.com:${inside.port}/`;
    await withPost(parts, async (post) => {
      const first = await post(posting(url));
      assert.ok(first.kind === 'answered', verdict(first));
      assert.deepEqual([first.status, first.address], [202, '93.184.216.34']);
      for (let again = 0; again < 3; again += 1)
        assert.equal(verdict(await post(posting(url))), 'refused_address');
    });
    assert.deepEqual(proxy.asked, [`93.184.216.34:${inside.port}`]);
    assert.equal(inside.connections(), 0);
  });

  test('tells a proxy the address, or the name where it asks itself; what leads inside it is never told', async () => {
    const { key, cert } = await certify('hooks.example.com', 'erp.shop.local');
    await using server = await serve((_, response) => response.end(), { key, cert });
    await using proxy = await serveProxy(() => server);
    const asking = {
      proxy: new URL(`http://127.0.0.1:${proxy.port}`),
      certificateAuthorities: cert,
      isProxyAsking: true,
    };
    const nobody: AskNames = () => Promise.reject(new Error('no DNS in here'));
    const url = 'https://hooks.example.com/';
    assert.equal(
      verdict(await withPost({ ...asking, ask: nobody }, (post) => post(posting(url)))),
      'answered 200',
    );
    assert.deepEqual(proxy.asked, ['hooks.example.com:443']);
    await withPost(asking, async (post) => {
      for (const inside of ['https://127.0.0.1/', 'https://10.0.0.1/', 'https://localhost/', url])
        assert.equal(verdict(await post(posting(inside))), 'refused_address', inside);
    });
    const pinned = { ...asking, isProxyAsking: false, ask: nobody };
    assert.equal(verdict(await withPost(pinned, (post) => post(posting(url)))), 'dns');
    assert.equal(proxy.asked.length, 1);
    // What an operator lets through is within: the proxy, which leads out, is not asked.
    const ours = { ...asking, allow: ['erp.shop.local'] };
    const erp = `https://erp.shop.local:${server.port}/`;
    assert.equal(verdict(await withPost(ours, (post) => post(posting(erp)))), 'answered 200');
    assert.equal(proxy.asked.length, 1);
  });

  test('asks this machine for names that an operator lets through, and the world for all others', async () => {
    await using server = await serve((_, response) => response.end());
    const places: string[] = [];
    const ask: AskNames = async (name, place) => {
      places.push(`${name} ${place}`);
      return ['127.0.0.1'];
    };
    await withPost({ ask, allow: ['erp.shop.local', '127.0.0.1'] }, async (post) => {
      assert.equal(verdict(await post(posting(`http://erp.shop.local:${server.port}/`))), 'answered 200');
      await post(posting(`https://hooks.example.com:${server.port}/`));
    });
    assert.deepEqual(places, ['erp.shop.local machine', 'hooks.example.com world']);
  });

  const let127 = { allow: ['127.0.0.1'] };

  test('follows no redirect, whether it leads inside or where it may go', async () => {
    await using server = await serve(({ path }, response) =>
      path === '/inside' || path === '/here'
        ? response
            .writeHead(307, {
              location: path === '/here' ? '/elsewhere' : 'http://169.254.169.254/latest/meta-data/',
            })
            .end()
        : response.end(),
    );
    await withPost({ allow: ['127.0.0.1'] }, async (post) => {
      for (const path of ['/here', '/inside'])
        assert.equal(verdict(await post(posting(`http://127.0.0.1:${server.port}${path}`))), 'answered 307');
    });
    assert.deepEqual(
      server.seen.map(({ path }) => path),
      ['/here', '/inside'],
    );
  });

  test('brings back what was answered, in words a database keeps, and how long it took', async () => {
    const bodies: readonly [Buffer, string, boolean][] = [
      [Buffer.from('más tarde'), 'más tarde', false],
      [Buffer.from('a\0b'), 'a\uFFFDb', false],
      [Buffer.from([0x61, 0xff]), 'a\uFFFD', false],
      // The last character that is kept would be half of one.
      [Buffer.from(`x${'ñ'.repeat(10_000)}`), `x${'ñ'.repeat((MOST_KEPT - 2) / 2)}`, true],
      [Buffer.alloc(20_000, 'y'), 'y'.repeat(MOST_KEPT), true],
    ];
    for (const [bytes, text, isCut] of bodies) {
      await using server = await serve((_, response) =>
        response.writeHead(429, { 'Retry-After': '7' }).end(bytes),
      );
      const outcome = await withPost(let127, (post) => post(posting(`http://127.0.0.1:${server.port}/`)));
      assert.ok(outcome.kind === 'answered');
      assert.deepEqual(
        [outcome.status, outcome.headers['retry-after'], outcome.body, outcome.isCut],
        [429, '7', text, isCut],
      );
      assert.ok(outcome.durationMs >= 0 && outcome.durationMs < 20_000);
      const [seen] = server.seen;
      assert.deepEqual([seen?.headers['x-one'], seen?.body], ['1', '{"a":"ñ"}']);
    }
  });

  test('has one deadline for everything: the name, the handshake, headers that drip and a body without end', async () => {
    const OK = 'HTTP/1.1 200 OK\r\n';
    for (const [scheme, said] of [
      ['https', ''],
      ['http', ''],
      ['http', `${OK}x-a: `],
      ['http', `${OK}\r\nand on`],
    ] as const) {
      const begun = Promise.withResolvers<void>();
      await using server = await serveRaw((socket) =>
        socket.once('data', () => socket.write(said, () => begun.resolve())),
      );
      const url = `${scheme}://127.0.0.1:${server.port}/`;
      const clock = simulatedClock(0);
      await withPost({ ...let127, clock }, (post) => passDeadline(post, url, clock, begun.promise));
      await server.idle();
    }
    const begun = Promise.withResolvers<void>();
    const ask: AskNames = () => {
      begun.resolve();
      return new Promise(() => {});
    };
    const clock = simulatedClock(0);
    await withPost({ ask, clock }, (post) =>
      passDeadline(post, 'https://a.example.com/', clock, begun.promise),
    );
  });

  async function passDeadline(
    post: PostOut,
    url: string,
    clock: ReturnType<typeof simulatedClock>,
    begun: Promise<void>,
  ): Promise<void> {
    let isSettled = false;
    const asked = post(posting(url)).finally(() => {
      isSettled = true;
    });
    await begun;
    await clock.advance(19_999);
    assert.equal(isSettled, false, url);
    await clock.advance(1);
    const detail = WORDS_OF_FAILURES.timeout.es;
    assert.deepEqual(await asked, { kind: 'failed', reason: 'timeout', detail, durationMs: 20_000 });
  }

  test('is given up at once when its worker stops', async () => {
    const begun = Promise.withResolvers<void>();
    await using server = await serve(() => begun.resolve());
    const stopping = new AbortController();
    await withPost(let127, async (post) => {
      const url = `http://127.0.0.1:${server.port}/`;
      const asked = post(posting(url), stopping.signal);
      await begun.promise;
      stopping.abort();
      assert.equal(verdict(await asked), 'aborted');
      assert.equal(verdict(await post(posting(url), stopping.signal)), 'aborted');
    });
    assert.equal(server.connections(), 1);
  });

  test('says why nothing came back, and of what leads inside always the same', async () => {
    await using cut = await serve((_, _response, socket) => socket.resetAndDestroy());
    await using rude = await serveRaw((socket) => socket.once('data', () => socket.end('nonsense\r\n\r\n')));
    await withPost(let127, async (post) => {
      for (const [url, reason] of [
        [`http://127.0.0.1:${cut.port}/`, 'reset'],
        [`https://127.0.0.1:${cut.port}/`, 'tls'],
        [`http://127.0.0.1:${rude.port}/`, 'not_http'],
        ['http://127.0.0.1:1/', 'connect'],
      ] as const)
        assert.equal(verdict(await post(posting(url))), reason, url);
    });
    const nobody = await withPost({ ask: () => Promise.reject(new Error('ENOTFOUND db.inside')) }, (post) =>
      post(posting('https://db.example.com/')),
    );
    assert.deepEqual(
      [verdict(nobody), 'detail' in nobody && nobody.detail],
      ['dns', WORDS_OF_FAILURES.dns.es],
    );
    const said = new Set<string>();
    for (const port of [cut.port, rude.port, 1])
      for (const url of [`https://127.0.0.1:${port}/`, `https://a.example.com:${port}/`]) {
        const outcome = await withPost({}, (post) => post(posting(url)));
        said.add(`${verdict(outcome)} ${'detail' in outcome && outcome.detail}`);
      }
    assert.equal(said.size <= 2 && [...said].every((text) => text.startsWith('refused_address ')), true);
    assert.deepEqual([...said], [`refused_address ${WORDS_OF_FAILURES.refused_address.es}`]);
  });
});
