/** Nobody crowds anybody out: not one class of calls another, nor one taxpayer all others. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { createPlaces, type Place } from './in-flight.ts';

const KEY = { environment: 'produccion', service: 'wsfe', methods: 'authorise' } as const;
const FOREVER = 1_000_000_000;
const SIZES = { auth: 4, read: 5, authorise: 20 };

const open = () => {
  const clock = simulatedClock(0);
  return { clock, places: createPlaces(SIZES, clock) };
};
const asked = (cuit: string, deadline = FOREVER) => ({ ...KEY, cuit, deadline });

/** What is given at once, and what has to wait. */
async function takeMany(
  places: ReturnType<typeof createPlaces>,
  cuit: string,
  count: number,
): Promise<{ readonly given: Place[]; readonly all: Promise<(Place | null)[]> }> {
  const given: Place[] = [];
  const all = Promise.all(
    Array.from({ length: count }, async () => {
      const place = await places.take(asked(cuit));
      if (place !== null) given.push(place);
      return place;
    }),
  );
  await new Promise(setImmediate);
  return { given, all };
}

suite('places for calls to ARCA', () => {
  test('a taxpayer has a fifth of the places and no more, another one finds a place at once', async () => {
    const { places } = open();
    const { given } = await takeMany(places, 'many', 10_000);
    assert.equal(given.length, 4);
    const other = await takeMany(places, 'one', 1);
    assert.equal(other.given.length, 1);
  });

  test('one that waits behind 10,000 of another is served next, once there is a place', async () => {
    const { places } = open();
    const others = await Promise.all(['a', 'b', 'c', 'd'].map((cuit) => takeMany(places, cuit, 4)));
    const { given } = await takeMany(places, 'many', 10_000);
    const late = await takeMany(places, 'late', 1);
    assert.deepEqual([given.length, late.given.length], [4, 0], 'all twenty are taken');
    // Whoever is at its share leaves the place to the next.
    others[0]?.given[0]?.();
    await new Promise(setImmediate);
    assert.deepEqual([given.length, late.given.length], [4, 1]);
  });

  test('taxpayers take turns, and every one of them is served in order', async () => {
    const { places } = open();
    const order: string[] = [];
    const blockers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((cuit) => takeMany(places, cuit, 4)));
    const wait = async (cuit: string, name: string) => {
      const place = await places.take(asked(cuit));
      order.push(name);
      place?.();
    };
    const all = ['x1', 'x2', 'x3', 'y1', 'z1', 'y2'].map((name) => wait(name[0] ?? '', name));
    blockers[0]?.given[0]?.();
    await Promise.all(all);
    assert.deepEqual(order, ['x1', 'y1', 'z1', 'x2', 'y2', 'x3']);
  });

  test('who is not served before its deadline goes, and takes nobody’s place', async () => {
    const { clock, places } = open();
    const { given } = await takeMany(places, 'many', 4);
    const late = places.take(asked('many', 1_000));
    await clock.advance(999);
    const next = places.take(asked('many', 5_000));
    await clock.advance(1);
    assert.equal(await late, null);
    given[0]?.();
    assert.notEqual(await next, null);
  });

  test('a place given back twice is one place, and each class has its own', async () => {
    const { places } = open();
    const { given } = await takeMany(places, 'many', 5);
    given[0]?.();
    given[0]?.();
    await new Promise(setImmediate);
    assert.equal(given.length, 5);
    const sixth = await takeMany(places, 'many', 1);
    assert.equal(sixth.given.length, 0);
    const read = await places.take({ ...asked('many'), methods: 'read' });
    assert.notEqual(read, null);
  });

  test('of a small pool two at once are allowed', async () => {
    const { places } = open();
    const take = () => places.take({ ...asked('many'), methods: 'auth' });
    let third = false;
    const first = [await take(), await take()];
    void take().then(() => {
      third = true;
    });
    await new Promise(setImmediate);
    assert.equal(third, false);
    first[0]?.();
    await new Promise(setImmediate);
    assert.equal(third, true);
  });
});
