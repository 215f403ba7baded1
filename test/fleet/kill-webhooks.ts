/** A fleet that tells customers and is killed meanwhile, with much still to be told; whoever listens is the judge. */
import assert from 'node:assert/strict';
import { setTimeout as after } from 'node:timers/promises';
import { systemClock } from '@arca-api/platform/clock/system';
import type { TestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { seededRandom } from '@arca-api/platform/random/seeded';
import pg from 'pg';
import { type ErraticReceiver, openErraticReceiver } from './erratic-receiver.ts';
import { type Fleet, type Member, startFleet } from './fleet.ts';

export interface WebhookKillsOptions {
  readonly server: TestServer;
  /** Each is a kill. */
  readonly rounds: number;
  readonly seed: number;
  /** What processes share beside PostgreSQL; left out: nothing. */
  readonly redis?: { readonly url: string; flush(): Promise<void> };
  readonly say: (text: string) => void;
}

export interface WebhookKillsResult {
  readonly invoices: number;
  /** Of invoices, in the outbox. */
  readonly events: number;
  /** Each event to each endpoint. */
  readonly deliveries: number;
  /** Requests that were heard, the refused ones included. */
  readonly heard: number;
  readonly kills: number;
  readonly killsOfWebhooks: number;
  readonly flushes: number;
  /** Deliveries that were still to be told at each kill, the fewest. */
  readonly smallestBacklog: number;
  /** Deliveries that a killed worker held. */
  readonly inFlightAtKills: number;
  /** Accepted more than once, and how often in all beyond the first time. */
  readonly doubled: number;
  readonly doubles: number;
  readonly lost: number;
  /** From peace until everything was told, in milliseconds. */
  readonly settledMs: number;
}

const ROLES = ['api:doors', 'api:issuing', 'api:issuing', 'arca-gateway', 'webhooks', 'webhooks'] as const;
const ISSUER = '30000000147';
const PUNTOS = [1, 2, 3] as const;
const ENDPOINTS = 40;
const CLIENTS = 12;
const ROUND_MS = 1_000;
/** To be told at each kill, at least; and with how many no more invoices are asked for. */
const BACKLOG = 1_000;
const ENOUGH = 1_800;
/** Told between one kill and the next, at least: nobody is killed who has done nothing. */
const TOLD = 20;
/** A minute is how long a killed worker's work stays with it. */
const SETTLE_MS = 300_000;
/** By when a worker that lives is over with what it held. */
const OVER_MS = 10_000;

export async function killWebhooks(options: WebhookKillsOptions): Promise<WebhookKillsResult> {
  const random = seededRandom(options.seed, systemClock);
  const chance = () => random.bytes(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32;
  const receiver = await openErraticReceiver(chance);
  const fleet = await startFleet({
    server: options.server,
    roles: ROLES,
    environment: {
      ARCA_WEBHOOKS_ALLOW: '127.0.0.1',
      ...(options.redis !== undefined && { REDIS_URL: options.redis.url }),
    },
  });
  const books = new pg.Pool({ connectionString: fleet.databaseUrl, max: 2 });
  try {
    return await play({ fleet, receiver, books, chance, ...options });
  } finally {
    await books.end();
    await fleet.close();
    await receiver.close();
  }
}

interface Stage extends WebhookKillsOptions {
  readonly fleet: Fleet;
  readonly receiver: ErraticReceiver;
  readonly books: pg.Pool;
  readonly chance: () => number;
}

interface Held {
  readonly endpoint_id: string;
  readonly event_id: string;
  readonly lease: string;
}

async function play(stage: Stage): Promise<WebhookKillsResult> {
  const { fleet, receiver, books, chance, rounds, redis, say } = stage;
  const pick = <One>(all: readonly One[]): One | undefined => all[Math.floor(chance() * all.length)];

  async function call(path: string, init: RequestInit = {}): Promise<Response | null> {
    const [door] = fleet.of('api:doors');
    const headers = {
      authorization: `Bearer ${fleet.operator.test_key}`,
      'content-type': 'application/json',
      ...init.headers,
    };
    return fetch(`${door?.origin}${path}`, { ...init, headers, signal: AbortSignal.timeout(90_000) }).catch(
      () => null,
    );
  }
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    call(path, { method: 'POST', body: JSON.stringify(body), headers });
  const count = async (query: string): Promise<number> =>
    Number((await books.query<{ count: string }>(query)).rows[0]?.count);
  const backlog = () => count(`select count(*) from webhooks.deliveries where state = 'pending'`);

  const pathOf = new Map<string, string>();
  for (let number = 1; number <= ENDPOINTS; number += 1) {
    const path = `/${number}`;
    const made = await post('/v1/webhook-endpoints', {
      url: `${receiver.origin}${path}`,
      event_types: ['invoice.*'],
      // So many and so soon that chance alone exhausts none.
      retry_schedule: Array.from({ length: 20 }, () => 1),
      max_in_flight: 100,
    });
    const text = (await made?.text()) ?? '';
    assert.equal(made?.status, 201, text);
    const { id, secret } = JSON.parse(text) as { id: string; secret: string };
    receiver.expect(path, secret);
    pathOf.set(id, path);
  }
  const taxpayer = await post('/v1/taxpayers', {
    cuit: ISSUER,
    name: 'La Yerba S.R.L.',
    iva_condition: 'responsable_inscripto',
    address: 'Av. Corrientes 1234, CABA',
    activities_started_on: '2015-03-01',
    puntos_de_venta: PUNTOS.map((number) => ({ number })),
  });
  assert.equal(taxpayer?.status, 201, await taxpayer?.text());

  const invoices = new Set<string>();
  let asked = 0;
  let isEnough = false;
  let ending = false;
  /** Again and again with its key until somebody says that it is kept. */
  async function ask(wait: number): Promise<number> {
    const key = `webhooks-${++asked}`;
    const body = {
      taxpayer: ISSUER,
      punto_de_venta: pick(PUNTOS) ?? 1,
      lines: [{ description: 'x', unit_price: '100', iva: '21' }],
    };
    for (;;) {
      const headers = { 'idempotency-key': key, prefer: `wait=${wait}` };
      const answer = await post('/v1/invoices', body, headers);
      const text = (await answer?.text().catch(() => null)) ?? null;
      if (answer !== null && text !== null) {
        assert.ok([201, 202, 409, 429, 502, 503].includes(answer.status), `${answer.status} ${text}`);
        if (answer.status <= 202) {
          invoices.add((JSON.parse(text) as { id: string }).id);
          return answer.status;
        }
      }
      await after(100);
    }
  }
  async function client(): Promise<void> {
    while (!ending) {
      if (isEnough) await after(50);
      else await ask(2);
    }
  }
  async function watch(): Promise<void> {
    while (!ending) {
      isEnough = (await backlog()) >= ENOUGH;
      await after(100);
    }
  }
  // A login that dies with its gateway is waited for as long as ARCA says: that is the tickets' own test.
  assert.equal(await ask(60), 201, 'the first invoice is authorised in peace');
  say(`${ENDPOINTS} endpoints, and an invoice`);
  const working = Promise.all([watch(), ...Array.from({ length: CLIENTS }, client)]).then(() => {});
  working.catch(() => {});

  const starting = new Map<Member, Promise<void>>();
  const looking: Promise<void>[] = [];
  /** By path and event: what a killed worker had taken and never gave an account of. */
  const orphans = new Set<string>();
  let kills = 0;
  let killsOfWebhooks = 0;
  let flushes = 0;
  let smallestBacklog = Number.POSITIVE_INFINITY;
  let heardBefore = 0;
  const heard = () => [...receiver.arrived.values()].reduce((sum, one) => sum + one.heard, 0);

  async function round(number: number): Promise<void> {
    await after(ROUND_MS);
    let victim: Member | undefined;
    let waiting = 0;
    while (victim === undefined) {
      waiting = await backlog();
      if (waiting >= BACKLOG && heard() >= heardBefore + TOLD)
        victim = pick(fleet.members.filter((member) => !starting.has(member)));
      if (victim === undefined) await after(100);
    }
    heardBefore = heard();
    smallestBacklog = Math.min(smallestBacklog, waiting);
    await victim.kill();
    kills += 1;
    if (victim.role === 'webhooks') {
      killsOfWebhooks += 1;
      looking.push(findOrphans());
    }
    const back = victim.start();
    starting.set(victim, back);
    const gone = victim;
    void back.finally(() => starting.delete(gone)).catch(() => {});
    if (redis !== undefined && number % 3 === 0) {
      await redis.flush();
      flushes += 1;
    }
    if (number % 10 === 0) say(`${number} kills, ${asked} invoices, ${waiting} deliveries were waiting`);
  }

  /** What is held now, the worker being dead, and by the same hand when those that live are long over with theirs. */
  async function findOrphans(): Promise<void> {
    const held = 'select endpoint_id, event_id, lease from webhooks.deliveries where lease is not null';
    const keys = ({ rows }: { readonly rows: readonly Held[] }) =>
      new Map(rows.map((row) => [`${pathOf.get(row.endpoint_id)} ${row.event_id}`, row.lease]));
    const now = keys(await books.query<Held>(held));
    await after(OVER_MS);
    const later = keys(await books.query<Held>(held));
    for (const [key, lease] of now) if (later.get(key) === lease) orphans.add(key);
  }

  for (let number = 1; number <= rounds; number += 1)
    await Promise.race([
      round(number),
      working.then(() => {
        throw new Error('the clients ended');
      }),
      ...[...starting.values()].map((started) => started.then(() => new Promise<never>(() => {}))),
    ]);
  ending = true;
  await Promise.all(starting.values());
  const peace = Date.now();
  await working;
  await Promise.all(looking);

  const authorized = `select count(distinct subject) from platform.outbox where type = 'invoice.authorized'`;
  const untold = `select count(*) from platform.outbox o where type like 'invoice.%'
    and (select count(*) from webhooks.deliveries d where d.event_id = o.id) < ${ENDPOINTS}`;
  for (;;) {
    const left = [invoices.size - (await count(authorized)), await count(untold), await backlog()];
    if (left.every((number) => number === 0)) break;
    const [issuing, news, telling] = left;
    const words = `${issuing} invoices to issue, ${news} events to spread, ${telling} deliveries to tell`;
    assert.ok(Date.now() - peace < SETTLE_MS, `not settled after peace: ${words}`);
    await after(500);
  }
  const settledMs = Date.now() - peace;

  const { rows: events } = await books.query<{ id: string; subject: string; type: string }>(
    `select id, subject, type from platform.outbox where type like 'invoice.%'`,
  );
  // Begun with the invoices that were accepted: each of them, and nothing else, is told of.
  const subjects = events.flatMap(({ type, subject }) => (type === 'invoice.authorized' ? subject : []));
  assert.deepEqual(
    subjects.toSorted(),
    [...invoices].sort(),
    'each invoice was authorised, and said so once',
  );
  const wanted = events.flatMap(({ id }) => [...pathOf.values()].map((path) => `${path} ${id}`));
  const lost = wanted.filter((key) => (receiver.arrived.get(key)?.accepted ?? 0) === 0);
  const doubled = [...receiver.arrived].filter(([, { accepted }]) => accepted > 1);
  assert.deepEqual(lost, [], 'whatever happened was told to everybody who wanted to hear of it');
  assert.deepEqual(receiver.wrong, [], 'signed, under its own id, and the same bytes each time');
  assert.equal(receiver.arrived.size, wanted.length, 'and nothing else was told');
  assert.deepEqual(
    doubled.filter(([key]) => !orphans.has(key)),
    [],
    'told twice is only what a worker held when it was killed',
  );
  assert.equal(
    await count(`select count(*) from webhooks.deliveries where state <> 'succeeded'`),
    0,
    'the log says so too',
  );
  const doubles = doubled.reduce((sum, [, { accepted }]) => sum + accepted - 1, 0);
  assert.ok(smallestBacklog >= BACKLOG && kills === rounds);
  return {
    invoices: invoices.size,
    events: events.length,
    deliveries: wanted.length,
    heard: heard(),
    kills,
    killsOfWebhooks,
    flushes,
    smallestBacklog,
    inFlightAtKills: orphans.size,
    doubled: doubled.length,
    doubles,
    lost: lost.length,
    settledMs,
  };
}
