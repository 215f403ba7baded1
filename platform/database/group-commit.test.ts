import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { DatabaseFailure } from './database-failure.ts';
import { groupCommit } from './group-commit.ts';

suite('a group commit', () => {
  test('an item that comes alone is committed at once, and what comes meanwhile forms the next group', async () => {
    const groups: number[][] = [];
    const gates: (() => void)[] = [];
    const submit = groupCommit<number, number>({
      limit: 3,
      async commit(items) {
        groups.push([...items]);
        const { promise, resolve } = Promise.withResolvers<void>();
        gates.push(resolve);
        await promise;
        return items.map((item) => item * 10);
      },
    });
    const first = submit(1);
    assert.deepEqual(groups, [[1]]);
    const others = [2, 3, 4, 5].map(submit);
    gates[0]?.();
    assert.equal(await first, 10);
    await Promise.resolve();
    assert.deepEqual(groups, [[1], [2, 3, 4]]);
    gates[1]?.();
    assert.deepEqual(await Promise.all(others.slice(0, 3)), [20, 30, 40]);
    await Promise.resolve();
    gates[2]?.();
    assert.equal(await others[3], 50);
    assert.deepEqual(groups, [[1], [2, 3, 4], [5]]);
  });

  test('what comes while it pauses after a commit is one group, and who comes alone after that waits for nothing', async () => {
    const groups: number[][] = [];
    let over = Promise.withResolvers<void>();
    const submit = groupCommit<number, number>({
      limit: 10,
      commit: async (items) => {
        groups.push([...items]);
        return items;
      },
      pause: () => over.promise,
    });
    await submit(1);
    const others = [2, 3, 4].map(submit);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    assert.deepEqual(groups, [[1]], 'it did not pause');
    const ended = over;
    over = Promise.withResolvers();
    ended.resolve();
    assert.deepEqual(await Promise.all(others), [2, 3, 4]);
    over.resolve();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    await submit(5);
    assert.deepEqual(groups, [[1], [2, 3, 4], [5]]);
  });

  test('bad items fail alone, with their own error, and every good one is committed once and in order', async () => {
    const items = fc.array(fc.record({ bad: fc.boolean(), pause: fc.nat(2) }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 1, max: 7 }), async (items, limit) => {
        const committed: number[] = [];
        let largest = 0;
        let inside = 0;
        const submit = groupCommit<number, string>({
          limit,
          async commit(group) {
            assert.equal(inside++, 0);
            largest = Math.max(largest, group.length);
            await Promise.resolve();
            inside--;
            const bad = group.find((item) => items[item]?.bad);
            if (bad !== undefined) throw new Error(`bad ${bad}`);
            committed.push(...group);
            return group.map((item) => `done ${item}`);
          },
        });
        const outcomes: Promise<string>[] = [];
        for (const [index, { pause }] of items.entries()) {
          for (let turn = 0; turn < pause; turn++) await Promise.resolve();
          outcomes.push(submit(index).catch((error) => error.message));
        }
        const expected = items.map(({ bad }, index) => (bad ? `bad ${index}` : `done ${index}`));
        assert.deepEqual(await Promise.all(outcomes), expected);
        assert.deepEqual(
          committed,
          items.flatMap(({ bad }, index) => (bad ? [] : [index])),
        );
        assert.ok(largest <= limit);
      }),
    );
  });

  test('a commit that answers too few results fails its items instead of leaving them waiting', async () => {
    const submit = groupCommit<number, number>({ limit: 5, commit: async () => [] });
    await assert.rejects(submit(1), /1 was answered with 0/);
  });

  test('a commit that throws before it awaits fails its item and the next is still taken', async () => {
    let calls = 0;
    const submit = groupCommit<number, number>({
      limit: 5,
      commit(items) {
        if (calls++ === 0) throw new Error('at once');
        return Promise.resolve(items);
      },
    });
    await assert.rejects(submit(1), /at once/);
    assert.equal(await submit(2), 2);
  });

  test('a group that may have been kept all the same is not tried again, one of which nothing was kept is', async () => {
    for (const [reason, tries] of [
      ['outcome_unknown', 1],
      ['connection_lost', 4],
    ] as const) {
      const failure = new DatabaseFailure(reason, 'here', new Error('gone'));
      let commits = 0;
      const submit = groupCommit<number, number>({
        limit: 10,
        async commit(items) {
          commits += 1;
          if (items.length > 0 && items[0] !== 0) throw failure;
          return items.map(() => 1);
        },
      });
      const first = submit(0);
      const others = await Promise.allSettled([1, 2, 3].map(submit));
      assert.equal(await first, 1);
      assert.ok(others.every((other) => other.status === 'rejected' && other.reason === failure));
      assert.equal(commits, 1 + tries);
    }
  });
});
