/** What every cache driver promises. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Cache } from './port.ts';

export interface CacheHarness {
  readonly cache: Cache;
  /** Lets time pass. */
  pass(ms: number): Promise<void>;
}

/** Keys are new in each test, so the cache made may be shared and need not be empty. */
export function cacheConformance(name: string, make: () => Promise<CacheHarness>): void {
  suite(`${name} as a cache`, () => {
    test('a value is read back exactly until its time ends', async () => {
      const { cache, pass } = await make();
      await cache.set('read', 'ñ \u{1f600} {"a":1}', 200);
      await cache.set('empty', '', 60_000);
      assert.equal(await cache.get('read'), 'ñ \u{1f600} {"a":1}');
      await pass(250);
      assert.equal(await cache.get('read'), null);
      assert.equal(await cache.get('empty'), '');
      assert.equal(await cache.get('never'), null);
    });

    test('writing again replaces the value and its time', async () => {
      const { cache, pass } = await make();
      await cache.set('again', 'old', 200);
      await cache.set('again', 'new', 60_000);
      await pass(250);
      assert.equal(await cache.get('again'), 'new');
    });

    test('a deleted key is gone, and deleting what is not there is harmless', async () => {
      const { cache } = await make();
      await cache.set('gone', 'x', 60_000);
      await cache.delete('gone');
      await cache.delete('gone');
      assert.equal(await cache.get('gone'), null);
    });

    test('a hundred increments at once answer each number once', async () => {
      const { cache } = await make();
      const counts = await Promise.all(Array.from({ length: 100 }, () => cache.increment('count', 60_000)));
      assert.deepEqual(
        counts.sort((a, b) => a - b),
        Array.from({ length: 100 }, (_, index) => index + 1),
      );
      assert.equal(await cache.get('count'), '100');
    });

    test('a count ends its time after its first increment, whatever came later', async () => {
      const { cache, pass } = await make();
      await cache.increment('window', 300);
      await pass(200);
      assert.equal(await cache.increment('window', 300), 2);
      await pass(150);
      assert.equal(await cache.increment('window', 300), 1);
    });

    test('incrementing what is no count is an error', async () => {
      const { cache } = await make();
      await cache.set('text', 'abc', 60_000);
      await assert.rejects(cache.increment('text', 60_000));
    });

    test('keys named like parts of JavaScript are keys like others', async () => {
      const { cache } = await make();
      for (const key of ['__proto__', 'constructor', 'toString']) {
        assert.equal(await cache.get(key), null);
        await cache.set(key, 'x', 60_000);
        assert.equal(await cache.get(key), 'x');
      }
    });
  });
}
