/** The doors under load: what is granted, what is told, and who is left in peace. On sockets, as clients come. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, suite, test } from 'node:test';
import { Refusal } from '@arca-api/contract/errors';
import { memoryAllowances } from '@arca-api/platform/allowances/memory';
import type { Allowances } from '@arca-api/platform/allowances/port';
import { allowancesWithFallback } from '@arca-api/platform/allowances/with-fallback';
import { memoryCache } from '@arca-api/platform/cache/memory';
import { systemClock } from '@arca-api/platform/clock/system';
import { createServer } from '@arca-api/platform/http/server';
import { undiciFetch } from '@arca-api/platform/http/undici-fetch';
import { silentLog } from '@arca-api/platform/log/silent';
import { systemRandom } from '@arca-api/platform/random/system';
import { memoryMetrics } from '@arca-api/platform/telemetry/memory';
import type { Principal } from '../access/principal.ts';
import { LIMIT_DEFAULTS, type LimitsConfig } from '../config.ts';
import { answerProblem } from '../doors/answer-problem.ts';
import { mountRoutes } from '../doors/mount-routes.ts';
import { json, type Route } from '../doors/route.ts';
import { admission } from './admit-request.ts';

/** `Bearer org:key`, in test mode unless it says live. */
async function authenticate(authorization: string | undefined): Promise<Principal> {
  const [, organization, key, mode] = /^Bearer (\w+):(\w+)(:live)?$/.exec(authorization ?? '') ?? [];
  if (organization === undefined || key === undefined) throw new Refusal('access.invalid');
  const scopes = ['read', 'issue'] as const;
  const grants = [{ organization, taxpayers: null, scopes }];
  return { kind: 'key', id: key, mode: mode === undefined ? 'test' : 'live', grants };
}

interface Gate {
  readonly opens: Promise<void>;
  open(): void;
  inside: number;
  most: number;
  /** Resolves once so many are inside. */
  reached(count: number): Promise<void>;
}

function gate(): Gate {
  const { promise, resolve } = Promise.withResolvers<void>();
  const made = { opens: promise, open: resolve, inside: 0, most: 0, reached };
  async function reached(count: number): Promise<void> {
    while (made.inside < count) await new Promise((next) => setTimeout(next, 2));
  }
  return made;
}

async function pass(one: Gate): Promise<void> {
  one.inside += 1;
  one.most = Math.max(one.most, one.inside);
  await one.opens;
  one.inside -= 1;
}

interface Opened {
  readonly origin: string;
  readonly gates: Record<'reads' | 'issuing' | 'arca' | 'waits' | 'files', Gate>;
  readonly bytes: { received: number };
  /** The numbers told, as lines. */
  numbers(): Promise<readonly string[]>;
  ask(path: string, who?: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

const network = undiciFetch({ connections: 2000 });
after(() => network.close());

async function open(limits: Partial<LimitsConfig> = {}, allowances?: Allowances): Promise<Opened> {
  const gates = { reads: gate(), issuing: gate(), arca: gate(), waits: gate(), files: gate() };
  const bytes = { received: 0 };
  const metrics = memoryMetrics(systemClock);
  const route = (over: Pick<Route, 'path' | 'handle'> & Partial<Route>): Route => ({
    method: 'GET',
    scope: 'read',
    tag: 't',
    summary: 's',
    answers: {},
    ...over,
  });
  const held = (name: keyof typeof gates) => async () => {
    await pass(gates[name]);
    return json({ ok: true });
  };
  const routes = [
    route({ path: '/free', handle: () => json({ ok: true }) }),
    route({ path: '/public', scope: null, handle: () => json({ ok: true }) }),
    route({ path: '/status', counts: 'nothing', pool: 'status', handle: () => json({ ok: true }) }),
    route({
      path: '/health',
      scope: null,
      counts: 'nothing',
      pool: 'none',
      handle: () => json({ ok: true }),
    }),
    route({ path: '/reads', handle: held('reads') }),
    route({ path: '/arca', pool: 'arca', handle: held('arca') }),
    route({
      path: '/write',
      method: 'POST',
      scope: 'issue',
      handle: ({ body }) => json({ got: body ?? null }),
    }),
    route({ path: '/issuing', method: 'POST', scope: 'issue', pool: 'issuing', handle: held('issuing') }),
    route({
      path: '/waits',
      method: 'POST',
      scope: 'issue',
      pool: 'issuing',
      async handle({ mayWait }) {
        if (!mayWait()) return json({ waited: false }, 202);
        await pass(gates.waits);
        return json({ waited: true }, 201);
      },
    }),
    route({
      path: '/files',
      method: 'POST',
      scope: 'issue',
      counts: 'batch',
      files: { 'text/csv': 'a' },
      bodyLimit: 8 * 1024 * 1024,
      async handle({ body }) {
        bytes.received += (body as Buffer).length;
        await pass(gates.files);
        return json({ ok: true }, 202);
      },
    }),
  ];
  const server = createServer({
    log: silentLog,
    random: systemRandom(systemClock),
    clock: systemClock,
    problem: answerProblem,
    trustProxy: 'loopback',
  });
  mountRoutes(
    server,
    routes,
    admission({
      authenticate,
      limits: { ...LIMIT_DEFAULTS, ...limits },
      allowances: allowances ?? memoryAllowances(systemClock),
      cache: memoryCache(systemClock),
      clock: systemClock,
      log: silentLog,
      metrics,
    }),
  );
  const origin = await server.listen({ port: 0, host: '127.0.0.1' });
  return {
    origin,
    gates,
    bytes,
    numbers: async () => (await metrics.text()).split('\n'),
    ask: (path, who, init = {}) =>
      network.fetch(`${origin}${path}`, {
        ...init,
        headers: {
          ...(who === undefined ? {} : { authorization: `Bearer ${who}` }),
          ...(init.headers as Record<string, string> | undefined),
        },
      }),
    async close() {
      for (const one of Object.values(gates)) one.open();
      await server.close();
    },
  };
}

const post = { method: 'POST' };
const times = <Result>(count: number, work: (index: number) => Result): Result[] =>
  Array.from({ length: count }, (_, index) => work(index));
const statuses = async (asked: readonly Promise<Response>[]): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { status } of await Promise.all(asked)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

suite('limits of keys, organisations and addresses', () => {
  // So large a window that nothing comes back while a test runs is not to be had: a minute's quota of 60 gives one a second.
  let doors: Opened;
  before(async () => {
    doors = await open({
      keyReads: 30,
      keyWrites: 20,
      organizationReads: 50,
      organizationWrites: 1000,
      addressRequests: 25,
    });
  });
  after(() => doors.close());

  test('of a burst exactly the quota passes; the rest is told when to come back, and nothing was done', async () => {
    const asked = times(60, () => doors.ask('/free', 'org_a:key_a'));
    const answers = await Promise.all(asked);
    const refused = answers.filter(({ status }) => status === 429);
    const passed = answers.length - refused.length;
    assert.ok(passed >= 30 && passed <= 31, `${passed} passed`);
    const [first] = refused;
    const problem = (await first?.json()) as Record<string, unknown>;
    assert.equal(problem['code'], 'rate.limited');
    assert.equal(problem['retryable'], true);
    assert.deepEqual(problem['violated_policies'], ['key-reads']);
    assert.match(String(problem['detail']), /Esta clave hizo más lecturas/);
    const retryAfter = Number(first?.headers.get('retry-after'));
    assert.ok(retryAfter >= 1 && retryAfter <= 2, `${retryAfter} s`);
    assert.equal(
      first?.headers.get('ratelimit-policy'),
      '"key-reads";q=30;w=60, "organization-reads";q=50;w=60',
    );
    // Each comes back every 1.2 s, and some of that has passed.
    assert.match(
      first?.headers.get('ratelimit') ?? '',
      new RegExp(`^"key-reads";r=0;t=${retryAfter}, "organization-reads";r=${50 - passed};t=[12]$`),
    );
    // Another key of the same organisation has what is left of their common quota, and no more.
    const other = await statuses(times(40, () => doors.ask('/free', 'org_a:key_b')));
    assert.ok(
      (other['200'] ?? 0) >= 50 - passed && (other['200'] ?? 0) <= 52 - passed,
      JSON.stringify(other),
    );
    const last = (await (await doors.ask('/free', 'org_a:key_b')).json()) as Record<string, unknown>;
    assert.deepEqual(last['violated_policies'], ['organization-reads']);
    // Everybody else, writes, and the other mode have theirs.
    assert.equal((await doors.ask('/free', 'org_b:key_c')).status, 200);
    assert.equal((await doors.ask('/write', 'org_a:key_a', post)).status, 200);
    assert.equal((await doors.ask('/free', 'org_a:key_d:live')).status, 200);
    assert.equal((await doors.ask('/status', 'org_a:key_a')).status, 200);
    const counted = (await doors.numbers()).find((line) =>
      line.startsWith('arca_limited_total{policy="key-reads"}'),
    );
    assert.equal(counted, `arca_limited_total{policy="key-reads"} ${refused.length}`);
  });

  test('what is told counts down by one', async () => {
    const left: number[] = [];
    for (let i = 0; i < 4; i++) {
      const { headers } = await doors.ask('/free', 'org_n:key_n');
      left.push(Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]));
      assert.match(headers.get('ratelimit-policy') ?? '', /^"key-reads";q=30;w=60,/);
    }
    assert.deepEqual(left, [29, 28, 27, 26]);
  });

  test('what needs no key is counted by address, as a trusted proxy tells it, and a /64 is one', async () => {
    const from = (address: string, path = '/public') =>
      doors.ask(path, undefined, { headers: { 'x-forwarded-for': address } });
    const burst = await statuses(times(60, (index) => from(`2001:db8::${index}`)));
    assert.ok((burst['200'] ?? 0) >= 25 && (burst['200'] ?? 0) <= 26, JSON.stringify(burst));
    assert.equal((await from('2001:db8:0:1::1')).status, 200);
    assert.equal((await from('192.0.2.1')).status, 200);
    // What a client says of itself before the proxy's own word is not believed.
    assert.equal((await from('192.0.2.1, 2001:db8::9')).status, 429);
    assert.deepEqual(await statuses(times(100, () => from('2001:db8::1', '/health'))), { 200: 100 });
    assert.equal((await from('2001:db8::1', '/health')).headers.get('ratelimit'), null);
  });

  test('a stranger is answered before its body has arrived', async () => {
    const { port } = new URL(doors.origin);
    const socket = connect(Number(port), '127.0.0.1');
    const answer = new Promise<string>((resolve, reject) => {
      socket.once('data', (data) => resolve(String(data))).once('error', reject);
    });
    socket.write(
      'POST /write HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500000\r\n\r\n{',
    );
    assert.match(await answer, /^HTTP\/1\.1 401 /);
    socket.destroy();
  });
});

test('processes that share the store share the count, and one whose store hangs goes on with its own', async () => {
  const shared = memoryAllowances(systemClock);
  const hanging: Allowances = { draw: () => new Promise(() => {}) };
  const limits = { keyReads: 10 };
  const own = () => memoryAllowances(systemClock);
  const [one, two, alone] = await Promise.all([
    open(limits, shared),
    open(limits, shared),
    open(limits, allowancesWithFallback({ shared: hanging, own: own(), clock: systemClock })),
  ]);
  const counts = await statuses(times(40, (index) => (index % 2 ? one : two).ask('/free', 'org_a:key_a')));
  assert.ok((counts['200'] ?? 0) >= 10 && (counts['200'] ?? 0) <= 11, JSON.stringify(counts));
  const started = performance.now();
  const local = await statuses(times(40, () => alone.ask('/free', 'org_a:key_a')));
  assert.ok((local['200'] ?? 0) >= 10 && (local['200'] ?? 0) <= 11, JSON.stringify(local));
  assert.ok(performance.now() - started < 5000);
  await Promise.all([one.close(), two.close(), alone.close()]);
});

suite('bulkheads', () => {
  test('one organisation fills its own part of every pool and nobody else’s', async () => {
    const doors = await open({ connections: 6, inFlight: 400 });
    const { gates } = doors;
    // In flight 200, of which three read at once.
    const hog = times(150, () => doors.ask('/reads', 'org_a:key_a'));
    await gates.reads.reached(3);
    const arca = times(50, () => doors.ask('/arca', 'org_a:key_b'));
    await gates.arca.reached(32);
    const over = await doors.ask('/free', 'org_a:key_a');
    assert.equal(over.status, 429);
    const problem = (await over.json()) as Record<string, unknown>;
    assert.deepEqual([problem['code'], over.headers.get('retry-after')], ['rate.crowded', '1']);
    const numbers = await doors.numbers();
    for (const line of [
      'arca_crowded_total{code="rate.crowded"} 1',
      'arca_places{pool="database",state="taken"} 3',
      'arca_places{pool="database",state="waiting"} 147',
      'arca_places{pool="in_flight",state="taken"} 200',
    ])
      assert.ok(numbers.includes(line), line);
    // Others, health and status are answered meanwhile, the organisation's own status too.
    assert.equal((await doors.ask('/free', 'org_b:key_c')).status, 200);
    assert.equal((await doors.ask('/status', 'org_a:key_a')).status, 200);
    assert.equal((await doors.ask('/health')).status, 200);
    assert.equal(
      (
        await doors.ask('/write', 'org_b:key_c', {
          ...post,
          body: '{}',
          headers: { 'content-type': 'application/json' },
        })
      ).status,
      200,
    );
    gates.reads.open();
    gates.arca.open();
    assert.deepEqual(await statuses([...hog, ...arca]), { 200: 200 }, 'whoever waited was served');
    assert.deepEqual([gates.reads.most, gates.arca.most], [3, 32]);
    assert.equal((await doors.ask('/free', 'org_a:key_a')).status, 200);
    await doors.close();
  });

  test('when all is full it is nobody’s fault: 503, and health is answered', async () => {
    const doors = await open({ inFlight: 4 });
    const two = (who: string) => times(2, () => doors.ask('/arca', who));
    const inside = [...two('org_a:key_a'), ...two('org_b:key_b')];
    await doors.gates.arca.reached(4);
    const over = await doors.ask('/free', 'org_c:key_c');
    assert.deepEqual([over.status, over.headers.get('retry-after')], [503, '1']);
    assert.equal(((await over.json()) as { code: string }).code, 'service.crowded');
    assert.equal((await doors.ask('/health')).status, 200);
    doors.gates.arca.open();
    assert.deepEqual(await statuses(inside), { 200: 4 });
    assert.equal((await doors.ask('/free', 'org_c:key_c')).status, 200);
    await doors.close();
  });

  test('too many that wait are answered at once instead of refused, and waiting takes no place from working', async () => {
    const doors = await open({ waiting: 20 });
    const { gates } = doors;
    const waiting = times(10, () => doors.ask('/waits', 'org_a:key_a', post));
    await gates.waits.reached(10);
    assert.deepEqual(await statuses(times(30, () => doors.ask('/waits', 'org_a:key_a', post))), { 202: 30 });
    const other = doors.ask('/waits', 'org_b:key_b', post);
    await gates.waits.reached(11);
    gates.waits.open();
    assert.deepEqual(await statuses([...waiting, other]), { 201: 11 });
    await doors.close();
  });

  test('whoever waits too long for its turn is told so, and whoever hangs up leaves its turn and its place', async () => {
    const doors = await open({ connections: 4, inFlight: 8, patienceMs: 200 });
    const { gates } = doors;
    const inside = times(2, () => doors.ask('/reads', 'org_a:key_a'));
    await gates.reads.reached(2);
    const late = await doors.ask('/reads', 'org_a:key_a');
    assert.deepEqual([late.status, late.headers.get('retry-after')], [429, '1']);
    // In flight is full with these two, until they hang up.
    const over = new AbortController();
    const gone = times(2, () => doors.ask('/reads', 'org_a:key_a', { signal: over.signal }));
    const full = async () =>
      (await doors.ask('/arca', 'org_a:key_a', { signal: AbortSignal.timeout(50) }).catch(() => null))
        ?.status;
    while ((await full()) !== 429) await new Promise((next) => setTimeout(next, 5));
    over.abort();
    assert.deepEqual(
      (await Promise.allSettled(gone)).map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    gates.arca.open();
    while ((await doors.ask('/arca', 'org_a:key_a')).status !== 200)
      await new Promise((next) => setTimeout(next, 5));
    gates.reads.open();
    assert.deepEqual(await statuses(inside), { 200: 2 });
    assert.equal((await doors.ask('/reads', 'org_a:key_a')).status, 200);
    await doors.close();
  });

  test('large bodies are received a few at a time, those whose length is not told too', async () => {
    const doors = await open();
    const { gates, bytes } = doors;
    const large = 'x'.repeat(1024 * 1024);
    const csv = { 'content-type': 'text/csv' };
    const streamed = () =>
      ({ ...post, body: new Blob([large]).stream(), duplex: 'half', headers: csv }) as RequestInit;
    const sent = times(12, (index) =>
      doors.ask('/files', 'org_a:key_a', index % 2 ? streamed() : { ...post, body: large, headers: csv }),
    );
    await gates.files.reached(4);
    await new Promise((next) => setTimeout(next, 100));
    assert.deepEqual([gates.files.most, bytes.received], [4, 4 * large.length]);
    const small = doors.ask('/files', 'org_a:key_a', { ...post, body: 'a;b', headers: csv });
    await gates.files.reached(5);
    gates.files.open();
    assert.deepEqual(await statuses([...sent, small]), { 202: 13 });
    assert.equal(gates.files.most, 5);
    await doors.close();
  });

  test('a batch counts by its bytes, before they are received', async () => {
    const doors = await open({ organizationBatchBytes: 3_000_000 });
    doors.gates.files.open();
    const file = (length: number) =>
      doors.ask('/files', 'org_a:key_a', {
        ...post,
        body: 'x'.repeat(length),
        headers: { 'content-type': 'text/csv' },
      });
    assert.equal((await file(2_000_000)).status, 202);
    const over = await file(2_000_000);
    assert.equal(over.status, 429);
    assert.match(
      over.headers.get('ratelimit-policy') ?? '',
      /"organization-batch-bytes";q=3000000;qu="content-bytes";w=3600$/,
    );
    const wait = Number(over.headers.get('retry-after'));
    assert.ok(wait > 1100 && wait <= 1200, `${wait} s until a third of it has come back`);
    assert.equal((await file(900_000)).status, 202);
    assert.equal(doors.bytes.received, 2_900_000);
    await doors.close();
  });
});
