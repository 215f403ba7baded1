/** Nothing leaves for where nobody outside could be, however it is written and whatever a name says: looked at, at the socket. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { systemClock } from '@arca-api/platform/clock/system';
import { readAllowList } from './allow-list.ts';
import { isPublicAddress } from './classify-address.ts';
import { createPoster, MOST_KEPT, type Resolve } from './post.ts';
import { readDestination } from './read-destination.ts';

const NOBODY = readAllowList([]);

interface Vectors {
  readonly blocked_ip: readonly string[];
  readonly allowed_ip: readonly string[];
  readonly blocked_url: readonly string[];
}

const { ARCA_REFERENCE, CI } = process.env;
const reference = ARCA_REFERENCE ?? join(import.meta.dirname, '../../../../shared/arca');
const file = join(reference, '../webhooks/ssrf-address-vectors.json');
const missing = existsSync(file) ? false : 'the reference folder is missing: set ARCA_REFERENCE';
if (missing !== false && CI === 'true') throw new Error(missing);
const vectors: Vectors =
  missing === false
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { blocked_ip: [], allowed_ip: [], blocked_url: [] };

/** Every way to write this machine, and some of those beside it. */
const INSIDE = [
  'http://127.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://0x7f000001/',
  'http://2130706433/',
  'http://0177.0.0.1/',
  'http://127.1/',
  'http://0/',
  'http://localhost/',
  'http://LOCALHOST./',
  'http://169.254.169.254/latest/meta-data/',
  'http://metadata.google.internal/',
  'http://router/',
];

suite('addresses', () => {
  test('of the published set are told apart', { skip: missing }, () => {
    assert.ok(vectors.blocked_ip.length >= 40 && vectors.allowed_ip.length >= 10);
    for (const address of vectors.blocked_ip) assert.equal(isPublicAddress(address), false, address);
    for (const address of vectors.allowed_ip) assert.equal(isPublicAddress(address), true, address);
  });

  test('that are none are nobody’s', () => {
    for (const text of [
      '',
      'example.com',
      '1.2.3',
      '256.1.1.1',
      'fe80::1%eth0',
      '::ffff:1.2.3.4.5',
      ' 8.8.8.8',
    ])
      assert.equal(isPublicAddress(text), false, text);
  });
});

suite('what may be told at', () => {
  test('is a public https address and nothing else, whatever it is written like', () => {
    const good = [
      'https://example.com/hook?x=1',
      'https://example.com:8443/',
      'https://8.8.8.8/',
      'https://[2001:4860:4860::8888]/',
      'https://ñandú.com.ar/aviso',
    ];
    for (const url of good) assert.ok(readDestination(url, NOBODY) instanceof URL, url);
    const bad = [
      ...INSIDE,
      ...INSIDE.map((url) => url.replace('http:', 'https:')),
      ...vectors.blocked_url.filter((url) => !url.includes('nip.io')),
      ...vectors.blocked_ip.map((address) => `https://${address.includes(':') ? `[${address}]` : address}/`),
      '',
      'example.com',
      'https://',
      'http://example.com/',
      'ftp://example.com/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://user:secret@example.com/',
      'https://user@example.com/',
      `https://example.com/${'x'.repeat(2048)}`,
    ];
    for (const url of bad) {
      const fault = readDestination(url, NOBODY, 'endpoint.url');
      assert.ok('code' in fault && fault.path === 'endpoint.url', url);
      assert.ok(fault.message.es !== '' && fault.message.en !== '' && fault.fix.es !== '');
    }
  });

  test('is what an operator lets through besides, by address, by range and by name', () => {
    const allow = readAllowList(['10.0.0.0/8', '127.0.0.1', 'fd00::/8', 'ERP.local']);
    for (const url of [
      'http://10.1.2.3/',
      'http://127.0.0.1:3000/',
      'https://[fd12::1]/',
      'http://erp.local./x',
    ])
      assert.ok(readDestination(url, allow) instanceof URL, url);
    for (const url of [
      'http://127.0.0.2/',
      'https://192.168.0.1/',
      'http://example.com/',
      'http://other.local/',
    ])
      assert.ok('code' in readDestination(url, allow), url);
    for (const entry of ['', '10.0.0.0/33', '10.0.0/8', 'a b', '10.0.0.1/8/9', '::1/129', '-x'])
      assert.throws(() => readAllowList([entry]), RangeError, entry);
  });
});

async function listening(server: Server): Promise<{ readonly server: Server; readonly port: number }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

suite('a post', () => {
  let server: Server;
  let port = 0;
  let connections = 0;
  let handle: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end();
  const open = new Set<Socket>();

  before(async () => {
    const http = createServer((request, response) => handle(request, response));
    http.on('connection', (socket: Socket) => {
      connections += 1;
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    });
    ({ server, port } = await listening(http));
  });
  after(() => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });

  const here = [{ address: '127.0.0.1', family: 4 }];
  const request = (url: string, deadlineMs = 20_000) => ({
    url,
    headers: { 'x-one': '1' },
    body: '{"a":1}',
    deadlineMs,
  });

  async function withPoster<Result>(
    options: { resolve?: Resolve; allow?: readonly string[]; clock?: typeof systemClock },
    work: (poster: ReturnType<typeof createPoster>) => Promise<Result>,
  ): Promise<Result> {
    const poster = createPoster({
      resolve: options.resolve ?? (async () => here),
      allow: readAllowList(options.allow ?? []),
      clock: options.clock ?? systemClock,
    });
    try {
      return await work(poster);
    } finally {
      await poster.close();
    }
  }

  test('to any address or name that leads inside connects to nothing', async () => {
    const beginning = connections;
    const names = ['rebound.example.com', '127.0.0.1.nip.io', 'public-looking.com.ar'];
    const urls = [
      ...INSIDE,
      ...vectors.blocked_url,
      ...vectors.blocked_ip.map((address) => `https://${address.includes(':') ? `[${address}]` : address}/`),
      ...names.map((name) => `https://${name}/`),
    ].flatMap((text) => {
      const url = URL.parse(text);
      if (url === null || !/^https?:$/.test(url.protocol)) return [text];
      url.port = String(port);
      return [text, url.href, url.href.replace('http:', 'https:')];
    });
    await withPoster({}, async ({ post }) => {
      for (const url of urls) {
        const outcome = await post(request(url));
        assert.deepEqual(
          [outcome.kind, 'reason' in outcome && outcome.reason],
          ['failed', 'refused_address'],
          url,
        );
      }
    });
    assert.equal(connections, beginning);
  });

  test('to a name of which one answer leads inside connects to none of them', async () => {
    const beginning = connections;
    for (const all of [
      [{ address: '8.8.8.8', family: 4 }, ...here],
      [...here, { address: '8.8.8.8', family: 4 }],
      [
        { address: '2001:4860:4860::8888', family: 6 },
        { address: '::1', family: 6 },
      ],
      [],
    ]) {
      const outcome = await withPoster({ resolve: async () => all }, ({ post }) =>
        post(request(`https://example.com:${port}/`)),
      );
      assert.equal('reason' in outcome && outcome.reason, 'refused_address');
    }
    assert.equal(connections, beginning);
  });

  test('asks for a name once a connection and dials what was looked at, not what the name says a moment later', async () => {
    let asked = 0;
    // Lets through what is asked first, and would lead elsewhere ever after.
    const resolve: Resolve = async () => [
      { address: asked++ === 0 ? '127.0.0.1' : '169.254.169.254', family: 4 },
    ];
    const hosts: (string | undefined)[] = [];
    handle = ({ headers }, response) => {
      hosts.push(headers.host);
      response.end();
    };
    await withPoster({ resolve, allow: ['127.0.0.1', 'rebound.example.com'] }, async ({ post }) => {
      const outcome = await post(request(`http://rebound.example.com:${port}/`));
      assert.ok(outcome.kind === 'answered' && outcome.status === 200);
    });
    assert.equal(asked, 1);
    assert.deepEqual(hosts, [`rebound.example.com:${port}`]);
    // Asked again for a connection of its own, the name leads inside, and is refused.
    await withPoster({ resolve, allow: ['127.0.0.1'] }, async ({ post }) => {
      const outcome = await post(request(`https://rebound.example.com:${port}/`));
      assert.equal('reason' in outcome && outcome.reason, 'refused_address');
    });
  });

  const let127 = { allow: ['127.0.0.1'] };
  const to = (path = '/') => `http://127.0.0.1:${port}${path}`;

  test('carries its headers and body, and brings back what was answered', async () => {
    const seen: unknown[] = [];
    handle = async (incoming, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      seen.push(incoming.method, incoming.headers['x-one'], Buffer.concat(chunks).toString());
      response.writeHead(429, { 'retry-after': '7' }).end('más tarde');
    };
    const outcome = await withPoster(let127, ({ post }) => post(request(to())));
    assert.deepEqual(seen, ['POST', '1', '{"a":1}']);
    assert.ok(outcome.kind === 'answered');
    assert.deepEqual([outcome.status, outcome.headers['retry-after'], outcome.body], [429, '7', 'más tarde']);
  });

  test('follows no redirect', async () => {
    const paths: (string | undefined)[] = [];
    handle = ({ url }, response) => {
      paths.push(url);
      response.writeHead(307, { location: to('/elsewhere') }).end();
    };
    const outcome = await withPoster(let127, ({ post }) => post(request(to('/first'))));
    assert.ok(outcome.kind === 'answered' && outcome.status === 307);
    assert.deepEqual(paths, ['/first']);
  });

  test('keeps the beginning of a long answer, and does not wait for one without end', async () => {
    handle = (_, response) => {
      const more = (): void => {
        while (response.write(Buffer.alloc(1024, 'x')));
        response.once('drain', more);
      };
      more();
    };
    const outcome = await withPoster(let127, ({ post }) => post(request(to())));
    assert.ok(outcome.kind === 'answered');
    assert.equal(outcome.body.length, MOST_KEPT);
  });

  test('has one deadline for everything, whether nothing is said or something, ever again', async () => {
    for (const dripping of [false, true]) {
      const begun = Promise.withResolvers<void>();
      handle = (_, response) => {
        if (dripping) {
          response.write('a');
          response.flushHeaders();
        }
        begun.resolve();
      };
      const clock = simulatedClock(0);
      const outcome = await withPoster({ ...let127, clock }, async ({ post }) => {
        const asked = post(request(to(), 20_000));
        await begun.promise;
        await clock.advance(19_999);
        const early = await Promise.race([asked, clock.advance(0).then(() => 'waiting' as const)]);
        assert.equal(early, 'waiting');
        await clock.advance(1);
        return asked;
      });
      assert.deepEqual(outcome, { kind: 'failed', reason: 'timeout', detail: '20000 ms' });
    }
  });

  test('is given up at once when its worker stops', async () => {
    const begun = Promise.withResolvers<void>();
    handle = () => begun.resolve();
    const stopping = new AbortController();
    await withPoster(let127, async ({ post }) => {
      const asked = post(request(to()), stopping.signal);
      await begun.promise;
      stopping.abort();
      assert.equal((await asked).kind === 'failed' && 'aborted', 'aborted');
      const late = await post(request(to()), stopping.signal);
      assert.equal('reason' in late && late.reason, 'aborted');
    });
  });

  test('says in a word why nothing came back', async () => {
    handle = ({ socket }) => socket.destroy();
    const reset = await withPoster(let127, ({ post }) => post(request(to())));
    assert.equal('reason' in reset && reset.reason, 'reset');
    const tls = await withPoster(let127, ({ post }) => post(request(to().replace('http:', 'https:'))));
    assert.equal('reason' in tls && tls.reason, 'tls', JSON.stringify(tls));
    const dns = await withPoster(
      { resolve: async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })) },
      ({ post }) => post(request('https://nowhere.example.com/')),
    );
    assert.deepEqual(dns, { kind: 'failed', reason: 'dns', detail: 'ENOTFOUND' });
    const nobody = await listening(createSocketServer());
    await new Promise((resolve) => nobody.server.close(resolve));
    const refused = await withPoster(let127, ({ post }) => post(request(`http://127.0.0.1:${nobody.port}/`)));
    assert.deepEqual(refused, { kind: 'failed', reason: 'connect', detail: 'ECONNREFUSED' });
    const rude = await listening(createSocketServer((socket) => socket.resume().end('nonsense\r\n\r\n')));
    const spoken = await withPoster(let127, ({ post }) => post(request(`http://127.0.0.1:${rude.port}/`)));
    await new Promise((resolve) => rude.server.close(resolve));
    assert.equal('reason' in spoken && spoken.reason, 'not_http', JSON.stringify(spoken));
  });
});
