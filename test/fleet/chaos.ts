/** A fleet that is killed, flushed and cut off while invoices are asked of it, and ARCA's ledger as the judge. */
import assert from 'node:assert/strict';
import { setTimeout as after } from 'node:timers/promises';
import { systemClock } from '@arca-api/platform/clock/system';
import type { TestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { seededRandom } from '@arca-api/platform/random/seeded';
import type { FaultRule } from 'arca-simulator';
import { type Fleet, type Member, startFleet } from './fleet.ts';

export interface ChaosOptions {
  readonly server: TestServer;
  /** Each is a kill. */
  readonly rounds: number;
  readonly seed: number;
  /** What processes share beside PostgreSQL; left out: nothing. */
  readonly redis?: { readonly url: string; flush(): Promise<void> };
  /** The one crash of PostgreSQL; left out: none. */
  readonly crash?: () => Promise<void>;
  readonly say: (text: string) => void;
}

export interface ChaosResult {
  readonly invoices: number;
  readonly kills: number;
  readonly flushes: number;
  readonly crashes: number;
  /** Requests without an answer and invoices without an end at each kill, the fewest. */
  readonly fewestInFlight: number;
  /** Faults of ARCA's that struck. */
  readonly faults: number;
  /** From peace until the last invoice had its end, in milliseconds. */
  readonly settledMs: number;
}

const ROLES = [
  'api:doors',
  'api:doors',
  'api:issuing',
  'api:issuing',
  'api:issuing',
  'arca-gateway',
  'arca-gateway',
] as const;
const ISSUERS = ['30000000147', '30000000139', '33000000138'] as const;
const PUNTOS = [1, 2] as const;
const CLIENTS = 16;
const ROUND_MS = 1_000;
const SETTLE_MS = 60_000;

/** Nothing here is refused by ARCA for its content, so every invoice has to end authorised. */
const FAULTS: readonly FaultRule[] = [
  { kind: 'delay', delay_ms: 400, probability: 0.2, times: 0 },
  { kind: 'drop-before', probability: 0.03, times: 0 },
  { kind: 'drop-after', probability: 0.06, times: 0 },
  { kind: 'reset-mid-body', probability: 0.02, times: 0 },
  { kind: 'truncated-xml', probability: 0.02, times: 0 },
  { kind: 'http-500-html', status: 502, probability: 0.02, times: 0 },
  { kind: 'late-commit', after_calls: 4, probability: 0.02, times: 0 },
  { kind: 'partial-batch', probability: 0.03, times: 0 },
  { kind: 'arca-error', code: 501, probability: 0.02, times: 0 },
].map((rule) => ({ ...rule, service: 'wsfe' }) as FaultRule);

interface Asked {
  readonly key: string;
  readonly issuer: string;
  readonly body: object;
  id: string | null;
}

export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const random = seededRandom(options.seed, systemClock);
  const fleet = await startFleet({
    server: options.server,
    roles: ROLES,
    simulator: { latency: () => 150 },
    environment: options.redis === undefined ? {} : { REDIS_URL: options.redis.url },
  });
  try {
    return await play(
      fleet,
      options,
      () => random.bytes(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32,
    );
  } finally {
    await fleet.close();
  }
}

async function play(fleet: Fleet, options: ChaosOptions, chance: () => number): Promise<ChaosResult> {
  const { rounds, redis, crash, say } = options;
  const pick = <One>(all: readonly One[]): One | undefined => all[Math.floor(chance() * all.length)];
  const asked: Asked[] = [];
  /** Asked for and not known to be over. */
  const open = new Set<Asked>();
  let ending = false;

  async function call(path: string, init: RequestInit = {}): Promise<Response | null> {
    const doors = fleet.of('api:doors').filter(({ running }) => running);
    const door = doors[Math.floor(Math.random() * doors.length)];
    if (door === undefined) return null;
    const headers = {
      authorization: `Bearer ${fleet.operator.test_key}`,
      'content-type': 'application/json',
      ...init.headers,
    };
    return fetch(`${door.origin}${path}`, { ...init, headers, signal: AbortSignal.timeout(30_000) }).catch(
      () => null,
    );
  }

  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    call(path, { method: 'POST', body: JSON.stringify(body), headers });

  /** Again and again with its key, as the guide tells every client, until somebody says that it is kept. */
  async function ask(one: Asked, wait: number): Promise<void> {
    for (;;) {
      const answer = await post('/v1/invoices', one.body, {
        'idempotency-key': one.key,
        prefer: `wait=${wait}`,
      });
      const text = (await answer?.text().catch(() => null)) ?? null;
      if (answer !== null && text !== null) {
        assert.ok(
          [201, 202, 409, 429, 502, 503].includes(answer.status),
          `${one.key}: ${answer.status} ${text}`,
        );
        if (answer.status === 201 || answer.status === 202) {
          const told = JSON.parse(text) as { id: string };
          assert.ok(one.id === null || one.id === told.id, `${one.key} became two invoices`);
          one.id = told.id;
          if (answer.status === 201) open.delete(one);
          return;
        }
      }
      await after(100);
    }
  }

  async function client(): Promise<void> {
    while (!ending) {
      const issuer = pick(ISSUERS) ?? ISSUERS[0];
      const price = 100 + Math.floor(chance() * 50);
      const one: Asked = {
        key: `chaos-${asked.length + 1}`,
        issuer,
        body: {
          taxpayer: issuer,
          punto_de_venta: pick(PUNTOS) ?? 1,
          lines: [{ description: 'x', unit_price: String(price), iva: '21' }],
        },
        id: null,
      };
      asked.push(one);
      open.add(one);
      await ask(one, 5);
    }
  }

  for (const cuit of ISSUERS) {
    const made = await post('/v1/taxpayers', {
      cuit,
      name: `Emisor ${cuit}`,
      iva_condition: 'responsable_inscripto',
      address: 'Av. Corrientes 1234, CABA',
      activities_started_on: '2015-03-01',
      puntos_de_venta: PUNTOS.map((number) => ({ number })),
    });
    assert.equal(made?.status, 201, await made?.text());
    // A login that dies with its gateway is waited for as long as ARCA says: that is the tickets' own test.
    const first: Asked = {
      key: `first-${cuit}`,
      issuer: cuit,
      body: { taxpayer: cuit, punto_de_venta: 1, lines: [{ description: 'x', unit_price: '1', iva: '21' }] },
      id: null,
    };
    asked.push(first);
    open.add(first);
    await ask(first, 60);
    assert.ok(!open.has(first), 'the first invoice of each issuer is authorised in peace');
  }

  say('each issuer has its first invoice');
  for (const fault of FAULTS) fleet.simulator.control.addFault(fault);
  const clients = Array.from({ length: CLIENTS }, client);
  const failed = Promise.all(clients).then(() => {});
  failed.catch(() => {});
  const starting = new Map<Member, Promise<void>>();
  let kills = 0;
  let flushes = 0;
  let crashes = 0;
  let fewestInFlight = Number.POSITIVE_INFINITY;

  async function round(number: number): Promise<void> {
    await after(ROUND_MS);
    let victim: Member | undefined;
    while (victim === undefined) {
      // One that is still on its way up does no work that could be cut short.
      victim = pick(fleet.members.filter((member) => !starting.has(member)));
      if (victim === undefined) await after(50);
    }
    fewestInFlight = Math.min(fewestInFlight, open.size);
    assert.ok(open.size > 0, `nothing was under way at kill ${number}`);
    await victim.kill();
    kills += 1;
    const back = bringBack(victim);
    starting.set(victim, back);
    void back.finally(() => starting.delete(victim));
    if (redis !== undefined && chance() < 0.2) {
      await redis.flush();
      flushes += 1;
    }
    if (crash !== undefined && number === Math.ceil(rounds / 2)) {
      await crash();
      crashes += 1;
    }
    if (number % 10 === 0) say(`${number} kills, ${asked.length} invoices asked for, ${open.size} under way`);
  }

  /** As an orchestrator does: one that could not start (its database is restarting) is started again. */
  async function bringBack(member: Member): Promise<void> {
    for (;;) {
      try {
        return await member.start();
      } catch (error) {
        say(`${member.role} did not start: ${String(error).slice(0, 300)}`);
        await member.kill();
      }
    }
  }

  // What a client finds wrong ends it at once.
  for (let number = 1; number <= rounds; number += 1) await Promise.race([round(number), failed]);

  ending = true;
  fleet.simulator.control.releaseLate();
  const faults = fleet.simulator.control.faultLog().fired.length;
  fleet.simulator.control.clearFaults();
  await Promise.all(starting.values());
  const peace = Date.now();
  await failed;
  for (;;) {
    for (const one of open) {
      const answer = await call(`/v1/invoices/${one.id}`);
      const { status } = ((await answer?.json().catch(() => ({}))) ?? {}) as { status?: string };
      if (status === 'authorized') open.delete(one);
      else
        assert.ok(
          status === undefined || ['submitted', 'verifying'].includes(status),
          `${one.key}: ${status}`,
        );
    }
    if (open.size === 0) break;
    const left = [...open].map(({ key, id }) => `${key} ${id}`).join(', ');
    assert.ok(Date.now() - peace < SETTLE_MS, `not settled within a minute of peace: ${left}`);
    await after(250);
  }
  const settledMs = Date.now() - peace;
  await judge();
  return { invoices: asked.length, kills, flushes, crashes, fewestInFlight, faults, settledMs };

  /** One entry of the ledger for each invoice, with its CAE and amount, and nothing else; no number left out. */
  async function judge(): Promise<void> {
    const ledger = fleet.simulator.control.ledger({});
    assert.equal(ledger.length, asked.length, 'as many at ARCA as were asked for');
    const lanes = new Map<string, number[]>();
    for (const { cuit, punto_de_venta, from } of ledger) {
      const lane = `${cuit} ${punto_de_venta}`;
      lanes.set(lane, [...(lanes.get(lane) ?? []), from]);
    }
    for (const [lane, numbers] of lanes) {
      const inOrder = numbers.toSorted((a, b) => a - b);
      assert.deepEqual(
        inOrder,
        inOrder.map((_, index) => index + 1),
        `${lane}: no gap, no number twice`,
      );
    }
    const byCae = new Map(ledger.map((entry) => [entry.cae, entry]));
    const seen = new Set<string>();
    for (const { key, id, issuer } of asked) {
      const answer = await call(`/v1/invoices/${id}`);
      const invoice = (await answer?.json()) as { cae: string; number: number; totals: { total: string } };
      const entry = byCae.get(invoice.cae);
      assert.equal(entry?.cuit, issuer, `${key}: its CAE is in the ledger, of its issuer`);
      assert.equal(entry?.from, invoice.number, `${key}: and has its number`);
      assert.equal(Number(entry?.detail.ImpTotal), Number(invoice.totals.total), `${key}: and its amount`);
      seen.add(invoice.cae);
    }
    assert.equal(seen.size, asked.length, 'no CAE for two invoices');
  }
}
