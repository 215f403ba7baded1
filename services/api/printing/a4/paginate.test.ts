import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { paginate } from './paginate.ts';

const slices = (count: number, height = 10) => Array.from({ length: count }, () => ({ height }));
const heightOf = (page: readonly { height: number }[]) => page.reduce((sum, slice) => sum + slice.height, 0);

test('one page is enough while the totals have room', () => {
  assert.equal(paginate([slices(1), slices(1)], 100, 50).length, 1);
  assert.equal(paginate([], 100, 50).length, 1);
});

test('totals that do not fit go to a page of their own and take blocks along', () => {
  const pages = paginate(
    Array.from({ length: 8 }, () => slices(1)),
    100,
    50,
  );
  assert.deepEqual(
    pages.map((page) => page.length),
    [6, 2],
  );
});

test('a block is not torn unless it is longer than a page', () => {
  assert.deepEqual(
    paginate([slices(6), slices(6)], 100, 80).map((page) => page.length),
    [6, 6],
  );
  assert.deepEqual(
    paginate([slices(25)], 100, 80).map((page) => page.length),
    [10, 10, 5],
  );
});

test('every slice is printed once, in order, within the room of its page', () => {
  const block = fc.array(fc.record({ height: fc.integer({ min: 1, max: 40 }) }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 40 }), fc.integer({ min: 40, max: 120 }), (blocks, lastRoom) => {
      const pages = paginate(blocks, 200, lastRoom);
      const printed = pages.flat();
      const given = blocks.flat();
      assert.equal(printed.length, given.length);
      assert.ok(printed.every((slice, i) => slice === given[i]));
      for (const page of pages) assert.ok(heightOf(page) <= 200);
      assert.ok(heightOf(pages.at(-1) ?? []) <= lastRoom);
    }),
  );
});
