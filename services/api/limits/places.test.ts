/** No pool is ever fuller than it may be, nobody takes another's part, and whoever waits gets its turn. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createPlaces, type Leave } from './places.ts';

const never = new AbortController().signal;
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('one takes no more than its part, and the others find theirs', () => {
  const places = createPlaces({ total: 4, each: 2 });
  assert.ok(places.tryEnter('a'));
  assert.ok(places.tryEnter('a'));
  assert.equal(places.tryEnter('a'), null);
  assert.ok(places.tryEnter('b'));
  assert.ok(places.tryEnter('c'));
  assert.equal(places.tryEnter('d'), null);
  assert.equal(places.isFull, true);
});

test('whoever comes late does not pass those who wait, and organisations are served in turn', async () => {
  const places = createPlaces({ total: 1, each: 1 });
  const served: string[] = [];
  const first = places.tryEnter('a');
  const all = ['a1', 'a2', 'a3', 'b1', 'c1', 'c2'].map(async (name) => {
    const leave = await places.enter(name.charAt(0), never);
    served.push(name);
    await turn();
    leave();
  });
  assert.equal(places.waiting, 6);
  first?.();
  first?.();
  assert.equal(places.tryEnter('a'), null);
  await Promise.all(all);
  assert.deepEqual(served, ['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
  assert.deepEqual([places.taken, places.waiting], [0, 0]);
});

test('whoever goes away loses its turn to nobody and keeps no place', async () => {
  const places = createPlaces({ total: 1, each: 1 });
  const leave = places.tryEnter('a');
  const gone = new AbortController();
  const waiting = places.enter('a', gone.signal);
  gone.abort(new Error('gone'));
  await assert.rejects(waiting, /gone/);
  await assert.rejects(places.enter('a', gone.signal), /gone/);
  const next = places.enter('b', never);
  leave?.();
  (await next)();
  assert.deepEqual([places.taken, places.waiting], [0, 0]);
  assert.ok(places.tryEnter('a'), 'the queue of the one who left is gone too');
});

test('whatever happens in whatever order, places are neither exceeded nor lost', async () => {
  const steps = fc.array(
    fc.record({ whose: fc.constantFrom('a', 'b', 'c'), what: fc.constantFrom('enter', 'leave', 'abort') }),
    { maxLength: 60 },
  );
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 3 }),
      async (all, total, each) => {
        const places = createPlaces({ total, each });
        const inside: { whose: string; leave: Leave }[] = [];
        const outside: AbortController[] = [];
        const check = () => {
          assert.ok(inside.length <= total);
          for (const one of ['a', 'b', 'c'])
            assert.ok(inside.filter(({ whose }) => whose === one).length <= each);
        };
        for (const { whose, what } of all) {
          if (what === 'enter') {
            const abort = new AbortController();
            outside.push(abort);
            places.enter(whose, abort.signal).then(
              (leave) => {
                inside.push({ whose, leave });
                check();
              },
              () => {},
            );
          } else if (what === 'leave') inside.shift()?.leave();
          else outside.pop()?.abort();
          await turn();
          check();
          const free = total - inside.length;
          if (places.waiting > 0)
            assert.ok(free === 0 || inside.length >= each, 'nobody waits beside a free place of its own');
        }
        while (inside.length > 0) {
          inside.shift()?.leave();
          await turn();
        }
        assert.deepEqual([places.taken, places.waiting], [0, 0]);
      },
    ),
    { numRuns: 200 },
  );
});
