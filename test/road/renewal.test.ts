/** A certificate is renewed while the one before it still works, and its end is told in time, once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { certificateNotice } from '@arca-api/contract/certificate-events';
import { createWorld } from '../world.ts';
import { cuitNumber, DAY, explained, type Road, setOut, troubles } from './stage.ts';

const HOUR = 3_600_000;
const LIFE = 2 * 365 * DAY;

let road: Road;
before(async () => {
  road = await setOut();
});
after(() => road.close());

interface Told {
  readonly type: string;
  readonly organization: string;
  readonly mode: string;
  readonly subject: string;
  readonly sequence: number;
  readonly data: unknown;
}

/** Of the certificates of one CUIT, in the order in which they were told. */
async function told(cuit: string): Promise<(Told & { days: number })[]> {
  const rows = await road.world.database
    .schema<{ outbox: Told & { occurred_at: number; id: string } }>('platform')
    .selectFrom('outbox')
    .selectAll()
    .where('type', 'like', 'arca.certificate.%')
    .orderBy('occurred_at')
    .execute();
  return rows
    .map((row) => ({ ...row, notice: certificateNotice.parse(row.data) }))
    .filter(({ notice }) => notice.certificate.cuit === cuit)
    .map((row) => ({ ...row, days: row.notice.notice_days }));
}

const round = () => Promise.all(road.world.api.jobs.map((job) => job.run()));

/** Moves the clock and, in the end, back. */
async function from<Result>(work: (to: (ms: number) => void) => Promise<Result>): Promise<Result> {
  let moved = 0;
  try {
    return await work((ms) => {
      road.clock.shift(ms);
      moved += ms;
    });
  } finally {
    road.clock.shift(-moved);
  }
}

async function issuer(seed: number): Promise<string> {
  const cuit = cuitNumber(seed);
  await road.register(cuit);
  await road.equip(cuit);
  road.delegate(cuit);
  road.arca.homologacion.control.putPunto({ cuit, number: 1, kind: 'ri', blocked: false });
  return cuit;
}

async function issue(cuit: string): Promise<void> {
  const lines = [{ description: 'Abono', unit_price: '1000', iva: '21' }];
  const { status, body } = await road.test('POST', '/v1/invoices', { taxpayer: cuit, lines });
  assert.equal(status, 201, JSON.stringify(body));
}

const status = async (cuit: string) => (await road.test('GET', `/v1/taxpayers/${cuit}/certificates`)).body;

test('a renewed certificate works beside the old one, across its end, and no invoice is lost', async () => {
  const cuit = await issuer(400);
  await from(async (move) => {
    await issue(cuit);
    move(LIFE - 3 * DAY);
    await issue(cuit);
    const [old] = (await status(cuit)).installed;
    const asked = await road.test('POST', `/v1/taxpayers/${cuit}/certificates`, { name: 'renovación' });
    assert.equal(asked.body.state, 'installed');
    assert.match(asked.body.csr, /BEGIN CERTIFICATE REQUEST/);
    await issue(cuit);
    const logins = await countLogins(cuit);
    const path = `/v1/taxpayers/${cuit}/certificates/upload`;
    const certificate = road.certify('homologacion', asked.body.csr, 'segundo');
    const both = await road.test('POST', path, { certificate });
    assert.equal(both.status, 200, JSON.stringify(both.body));
    assert.equal(both.body.installed.length, 2);
    const used = both.body.installed.find((one: { in_use: boolean }) => one.in_use);
    assert.notEqual(used.fingerprint, old.fingerprint);
    // The ticket of the old one serves to its end: nobody logs in for having a new certificate.
    await issue(cuit);
    assert.equal(await countLogins(cuit), logins);
    move(13 * HOUR);
    await issue(cuit);
    move(3 * DAY);
    await issue(cuit);
    const ended = (await status(cuit)).installed.find(
      (one: { fingerprint: string }) => one.fingerprint === old.fingerprint,
    );
    assert.equal(ended.state, 'expired');
    const numbers = road.arca.homologacion.control.ledger({ cuit }).map(({ to }) => to);
    assert.deepEqual(numbers, [1, 2, 3, 4, 5, 6]);
  });
});

/** Exchanges archived for loginCms of a CUIT. */
async function countLogins(cuit: string): Promise<number> {
  const rows = await road.world.database
    .schema<{ exchanges: { cuit: string; operation: string } }>('arca')
    .selectFrom('exchanges')
    .select('operation')
    .where('cuit', '=', cuit)
    .where('operation', '=', 'loginCms')
    .execute();
  return rows.length;
}

test('a new certificate that ARCA does not take stops nobody: the one before it goes on, and the doctor says so', async () => {
  const cuit = await issuer(410);
  await from(async (move) => {
    move(LIFE - 30 * DAY);
    const path = `/v1/taxpayers/${cuit}/certificates`;
    const asked = await road.test('POST', path, { name: 'otro' });
    const wrong = road.certify('produccion', asked.body.csr);
    assert.equal((await road.test('POST', `${path}/upload`, { certificate: wrong })).status, 200);
    await issue(cuit);
    const checks = await road.diagnose(cuit);
    explained(checks, 'certificate.renewal_refused');
    assert.equal(troubles(checks)['certificate'], undefined);
  });
});

test('what is accepted after the end waits, and leaves with the renewed certificate once somebody says so', async () => {
  const cuit = await issuer(415);
  const lines = [{ description: 'Abono', unit_price: '1000', iva: '21' }];
  await from(async (move) => {
    await issue(cuit);
    move(LIFE + DAY);
    const ask = (wait: number) =>
      road.world.call(
        'POST',
        '/v1/invoices',
        { taxpayer: cuit, lines },
        {
          prefer: `wait=${wait}`,
          'idempotency-key': `after the end of ${cuit}`,
        },
      );
    const waiting = await ask(5);
    assert.equal(waiting.status, 202, JSON.stringify(waiting.body));
    const ill = await road.diagnose(cuit);
    explained(ill, 'certificate.expired');
    const next = explained(ill, 'lane.halted').next_step?.es ?? '';
    await road.equip(cuit, 'homologacion', 'después');
    await road.test('POST', `/v1/lanes/${/lanes\/(\S+)\/resume/.exec(next)?.[1]}/resume`);
    const issued = await ask(30);
    assert.deepEqual([issued.status, issued.body.id], [201, waiting.body.id], JSON.stringify(issued.body));
    assert.equal(road.arca.homologacion.control.ledger({ cuit }).length, 2);
  });
});

test('one key may be certified again, and the same certificate handed in many times at once is one', async () => {
  const cuit = await issuer(420);
  const path = `/v1/taxpayers/${cuit}/certificates`;
  const { body } = await road.test('POST', path, { name: 'otra vez' });
  const first = road.certify('homologacion', body.csr);
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => road.test('POST', `${path}/upload`, { certificate: first })),
  );
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [200, 200, 200, 200, 200, 200],
  );
  assert.equal((await status(cuit)).installed.length, 2);
  const again = road.certify('homologacion', body.csr);
  await Promise.all([1, 2, 3].map(() => road.test('POST', `${path}/upload`, { certificate: again })));
  assert.equal((await status(cuit)).installed.length, 3);
});

test('its end is told at 60, 30 and 7 days and when it comes, once each, whatever restarts or runs twice', async () => {
  const cuit = await issuer(430);
  const client = cuitNumber(431);
  await road.register(client);
  await road.test('PUT', `/v1/taxpayers/${client}/representative`, { cuit });
  await from(async (move) => {
    move(LIFE - 61 * DAY);
    await round();
    assert.deepEqual(await told(cuit), []);
    const heard: number[] = [];
    for (const [step, days] of [
      [1.5 * DAY, 60],
      [30 * DAY, 30],
      [23 * DAY, 7],
      [8 * DAY, 0],
    ] as const) {
      move(step);
      await Promise.all([round(), round()]);
      await round();
      heard.push(days);
      assert.deepEqual(
        (await told(cuit)).map((one) => one.days),
        heard,
      );
    }
    const { masterKeys } = road.world;
    const restarted = await createWorld({ clock: road.clock, database: unclosed(), masterKeys });
    await Promise.all(restarted.api.jobs.map((job) => job.run()));
    await restarted.close();
    const all = await told(cuit);
    assert.deepEqual(
      all.map(({ type }) => type),
      [
        'arca.certificate.expiring',
        'arca.certificate.expiring',
        'arca.certificate.expiring',
        'arca.certificate.expired',
      ],
    );
    assert.deepEqual(
      all.map(({ sequence }) => Number(sequence)),
      [1, 2, 3, 4],
    );
    assert.equal(new Set(all.map(({ subject }) => subject)).size, 1);
    for (const { organization, mode, data } of all) {
      assert.deepEqual([organization, mode], [road.world.organization, 'test']);
      assert.deepEqual(certificateNotice.parse(data).taxpayers, [cuit, client]);
    }
  });
});

/** The database of the road, which outlives whoever is restarted on it. */
const unclosed = () => ({ ...road.world.database, close: async () => {} });

test('whoever starts late is told the latest notice alone, and one that was replaced ends unsaid', async () => {
  const late = await issuer(440);
  const renewed = await issuer(450);
  await from(async (move) => {
    move(LIFE - 5 * DAY);
    await road.equip(renewed, 'homologacion', 'renovado');
    await round();
    assert.deepEqual(
      (await told(late)).map(({ days }) => days),
      [7],
    );
    assert.deepEqual(await told(renewed), []);
    move(6 * DAY);
    await round();
    assert.deepEqual(await told(renewed), []);
  });
});
