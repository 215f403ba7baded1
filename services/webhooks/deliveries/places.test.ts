import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { seededRandom } from '@arca-api/platform/random/seeded';
import type { Waiting } from './deliveries.store.ts';
import { places, TURN } from './places.ts';

const due = (organization: string, endpoint: string, count: number, isLimited = false): Waiting => ({
  organization_id: organization,
  endpoint_id: endpoint,
  due_at: 0,
  is_limited: isLimited,
  due: count,
});

/** All that is shared is taken, but for what has a pace of its own. */
function takeAll(seats: ReturnType<typeof places<string>>, waiting: readonly Waiting[]) {
  const shares = seats.share(waiting);
  for (const { organization, endpoint, room } of shares)
    for (let one = 0; one < room; one++) seats.put(organization, `${organization} ${endpoint}`);
  return shares;
}

function fill(seats: ReturnType<typeof places<string>>): readonly string[] {
  const begun: string[] = [];
  for (let one = seats.next(); one !== undefined; one = seats.next()) begun.push(one);
  return begun;
}

test('as many again as there are places are taken ahead, and no organisation has more than its part', () => {
  const seats = places<string>({ concurrency: 8, perOrganization: 2 });
  const many = Array.from({ length: 6 }, (_, index) => due('a', `e${index}`, TURN));
  assert.deepEqual(
    takeAll(seats, many).map(({ endpoint, room }) => [endpoint, room]),
    [['e0', 4]],
  );
  assert.deepEqual(fill(seats), ['a e0', 'a e0']);
  assert.deepEqual(takeAll(seats, many), [], 'its part is taken');
  const others = ['b', 'c', 'd', 'f', 'g'].map((name) => due(name, 'e', TURN));
  assert.deepEqual(
    takeAll(seats, [...many, ...others]).map(({ organization, room }) => [organization, room]),
    [
      ['b', 4],
      ['c', 4],
      ['d', 4],
    ],
  );
  assert.deepEqual(fill(seats).length, 6);
  assert.equal(seats.isFull(), true);
  assert.deepEqual(takeAll(seats, others), []);
});

test('whoever was served longest ago is first, however often others come back', () => {
  const seats = places<string>({ concurrency: 2, perOrganization: 1 });
  const all = ['a', 'b', 'c', 'd'].map((name) => due(name, 'e', TURN));
  const served: string[] = [];
  for (let round = 0; round < 8; round++) {
    takeAll(seats, all);
    for (const one of fill(seats)) {
      served.push(one);
      seats.free(one.slice(0, 1));
    }
  }
  for (const name of ['a', 'b', 'c', 'd'])
    assert.ok(
      served.slice(0, 8).includes(`${name} e`),
      `${name} had no turn among the first: ${served.join()}`,
    );
});

test('a place that comes free goes to who has the fewest', () => {
  const seats = places<string>({ concurrency: 3, perOrganization: 3 });
  takeAll(seats, [due('a', 'e', 5), due('b', 'e', 1)]);
  assert.deepEqual(fill(seats).toSorted(), ['a e', 'a e', 'b e']);
  seats.free('a');
  seats.free('a');
  assert.equal(takeAll(seats, [due('c', 'e', 1)]).length, 1);
  assert.equal(seats.next(), 'a e', 'neither has one, and it came first');
  assert.equal(seats.next(), 'c e');
});

test('what has a pace of its own is taken for the places there are alone', () => {
  const seats = places<string>({ concurrency: 4, perOrganization: 4 });
  assert.deepEqual(
    seats
      .share([due('a', 'slow', 9, true), due('a', 'fast', 9)])
      .map(({ endpoint, room }) => [endpoint, room]),
    [
      ['slow', 4],
      ['fast', 4],
    ],
  );
  for (let one = 0; one < 4; one++) seats.take('a');
  assert.deepEqual(
    seats.share([due('a', 'slow', 9, true)]),
    [],
    'there is no place, and it does not wait for one',
  );
});

test('many endpoints with a pace of their own have no more places together than their organisation', () => {
  const seats = places<string>({ concurrency: 16, perOrganization: 4 });
  const waiting = ['e1', 'e2', 'e3', 'e4'].map((endpoint) => due('a', endpoint, 9, true));
  const shares = seats.share([...waiting, due('b', 'e', 2)]);
  const rooms = Map.groupBy(shares, ({ organization }) => organization);
  const sum = (name: string) => (rooms.get(name) ?? []).reduce((total, { room }) => total + room, 0);
  assert.deepEqual([sum('a'), sum('b')], [4, 2]);
});

test('what got no place in time is given up, and nothing more is taken ahead until something gets one', () => {
  const seats = places<string>({ concurrency: 2, perOrganization: 2 });
  takeAll(seats, [due('a', 'e', 2)]);
  fill(seats);
  takeAll(seats, [due('b', 'e', 2)]);
  assert.deepEqual(
    seats.giveUp(() => false),
    [],
  );
  assert.deepEqual(
    seats.giveUp((item) => item.startsWith('b')),
    ['b e', 'b e'],
  );
  assert.equal(seats.hasAhead(), false);
  assert.deepEqual(takeAll(seats, [due('b', 'e', 2)]), []);
  seats.free('a');
  assert.deepEqual(
    takeAll(seats, [due('b', 'e', 2)]).map(({ room }) => room),
    [1],
  );
  assert.deepEqual(fill(seats), ['b e']);
  assert.deepEqual(
    takeAll(seats, [due('b', 'e', 2)]).map(({ room }) => room),
    [2],
    'one got a place: it is taken ahead again',
  );
});

test('it is looked again once half of what was taken ahead is used up, for whom more was due', () => {
  const seats = places<string>({ concurrency: 4, perOrganization: 4 });
  takeAll(seats, [due('a', 'e', 3)]);
  fill(seats);
  seats.free('a');
  assert.equal(seats.isWanting('a'), false, 'nothing more was due');
  takeAll(seats, [due('a', 'e', TURN), due('b', 'e', TURN)]);
  fill(seats);
  assert.equal(seats.isSated(), true);
  const looks: boolean[] = [];
  for (let ended = 0; ended < 3; ended++) {
    seats.free('a');
    fill(seats);
    looks.push(seats.isWanting('a'));
  }
  assert.ok(looks.at(-1), `never: ${looks.join()}`);
});

test('an endpoint that takes no more is looked at again when something of its organisation ends, and for nobody else', () => {
  const seats = places<string>({ concurrency: 8, perOrganization: 4 });
  seats.share([due('a', 'e', 4)]);
  seats.missed('a');
  assert.equal(seats.isWanting('b'), false);
  assert.equal(seats.isWanting('a'), true);
  seats.share([]);
  assert.equal(seats.isWanting('a'), false, 'nothing is due any more');
});

test('whatever comes, no more are under way than there are places, and nothing that was taken is lost', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const random = seededRandom(seed, simulatedClock(0));
    const upTo = (most: number) => Math.floor(random.number() * (most + 1));
    const limits = { concurrency: 1 + upTo(20), perOrganization: 1 + upTo(6) };
    const seats = places<string>(limits);
    const under: string[] = [];
    let put = 0;
    let begun = 0;
    for (let step = 0; step < 200; step++) {
      const waiting = Array.from({ length: upTo(5) }, (_, index) =>
        due(`o${upTo(6)}`, `e${index}`, 1 + upTo(TURN - 1)),
      );
      put += takeAll(seats, waiting).reduce((sum, { room }) => sum + room, 0);
      for (const one of fill(seats)) {
        begun += 1;
        under.push(one.split(' ')[0] ?? '');
      }
      assert.ok(under.length <= limits.concurrency, `seed ${seed}: ${under.length} at once`);
      for (const [name, own] of Map.groupBy(under, (one) => one))
        assert.ok(own.length <= limits.perOrganization, `seed ${seed}: ${own.length} of ${name}`);
      for (let ended = upTo(under.length); ended > 0; ended--) seats.free(under.shift() ?? '');
    }
    assert.equal(seats.drain().length, put - begun, `seed ${seed}`);
    assert.equal(seats.next(), undefined);
    assert.ok(begun > 0);
  }
});
