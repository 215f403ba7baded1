/** Whatever changes in ARCA's ledger behind our back is found at night, told once, and shown until it is resolved. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { SavedState } from 'arca-simulator';
import { ISSUER } from '../world.ts';
import { type Stage, setStage, shiftingClock } from './stage.ts';

const LANE = `simulator:${ISSUER}:1:6`;
const HOUR = 3_600_000;
const clock = shiftingClock(Date.parse('2026-11-18T12:00:00-03:00'));
const sale = { lines: [{ description: 'Resma A4', unit_price: '1000', iva: '21' }] };

let stage: Stage;
let kept: SavedState;

before(async () => {
  stage = await setStage({}, clock);
  const ids = [];
  for (let one = 0; one < 3; one += 1) ids.push(await stage.accept(sale));
  await stage.authorized(ids);
  await reconcile();
});
after(() => stage.world.close());

const reconcile = () => stage.world.api.jobs.find(({ name }) => name === 'reconcile lanes')?.run();

async function nextNight(): Promise<void> {
  clock.shift(24 * HOUR);
  await reconcile();
}

// biome-ignore lint/suspicious/noExplicitAny: records of every shape
type Records = any[];

/** ARCA's ledger as it never could have become by itself. */
function tamper(change: (records: Records) => Records): void {
  const saved = stage.world.simulator.control.save();
  const events = saved.events.map((event) =>
    event.kind === 'comprobantes' ? { ...event, records: change([...event.records]) } : event,
  );
  const digest = createHash('sha256')
    .update(JSON.stringify([saved.clock, events]))
    .digest('hex');
  stage.world.simulator.control.restore({ ...saved, events, digest } as SavedState);
}

const shown = async () => {
  const { lanes } = (await stage.world.call('GET', '/v1/status')).body;
  return lanes.map((lane: { id: string; differences: number }) => [lane.id, lane.differences]);
};
const differing = async () =>
  (await stage.world.call('GET', `/v1/lanes/${encodeURIComponent(LANE)}`)).body.differing_numbers;
const told = async (type: string) => {
  const rows = await stage.world.database
    .schema<{ outbox: { type: string; id: string } }>('platform')
    .selectFrom('outbox')
    .select('type')
    .where('type', '=', type)
    .execute();
  return rows.length;
};

test('nothing is told where nothing differs, and nothing is asked twice in a night', async () => {
  await nextNight();
  assert.deepEqual([await shown(), await differing()], [[], []]);
  assert.equal(await reconcile(), 0);
});

test('a changed amount, one that is gone, and one too many are found, each by its fields, and told once', async () => {
  kept = stage.world.simulator.control.save();
  tamper((records) =>
    records
      .filter(({ from }) => from !== 2)
      .map((one) => (one.from === 1 ? { ...one, detail: { ...one.detail, ImpTotal: 1210.01 } } : one)),
  );
  stage.world.simulator.control.authorizeElsewhere({ cuit: ISSUER, punto_de_venta: 1, type: 6 });
  await nextNight();
  await nextNight();
  const rows = await differing();
  assert.deepEqual(
    rows.map((row: { number: number; kind: string }) => [row.number, row.kind]),
    [
      [1, 'content'],
      [2, 'missing_at_arca'],
      [4, 'beyond_the_books'],
    ],
  );
  assert.deepEqual(rows[0].fields, [{ field: 'total', books: '1210.00', arca: '1210.01' }]);
  assert.deepEqual(rows[2].fields, [{ field: 'last_number', books: 3, arca: 4 }]);
  assert.deepEqual(await shown(), [[LANE, 3]]);
  assert.equal(await told('punto_de_venta.difference_found'), 3);
});

test('a person who has looked at one is told no more of it; others must not, and a second time is too late', async () => {
  const accept = (number: number | string, key?: string) =>
    stage.world.call(
      'POST',
      `/v1/lanes/${encodeURIComponent(LANE)}/differences/${number}/accept`,
      { note: 'vista' },
      key === undefined ? {} : { authorization: `Bearer ${key}` },
    );
  assert.equal((await accept(1, await stage.world.newKey({ organization: 'org_theirs' }))).status, 404);
  assert.equal((await accept(1, await stage.world.newKey({ scopes: ['read'] }))).status, 403);
  assert.equal((await accept('x')).status, 404);
  assert.equal((await accept(1)).body.resolution, 'accepted');
  assert.equal((await accept(1)).status, 404);
  await nextNight();
  assert.deepEqual(await shown(), [[LANE, 2]]);
});

test('what agrees again is told resolved and shown no more', async () => {
  stage.world.simulator.control.restore(kept);
  await nextNight();
  assert.deepEqual([await shown(), await differing()], [[], []]);
  assert.equal(await told('punto_de_venta.difference_resolved'), 3);
});

test('where ARCA does not answer nothing is believed, and it is tried again', async () => {
  stage.world.simulator.control.addFault({
    kind: 'http-500-html',
    operation: 'FECompUltimoAutorizado',
    times: 1,
  });
  clock.shift(24 * HOUR);
  assert.equal(await reconcile(), 0);
  clock.shift(HOUR / 4);
  assert.equal(await reconcile(), 1);
  assert.deepEqual(await shown(), []);
});
