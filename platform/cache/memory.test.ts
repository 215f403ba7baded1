import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulatedClock } from '../clock/simulated.ts';
import { cacheConformance } from './conformance.ts';
import { memoryCache } from './memory.ts';

cacheConformance('Memory', async () => {
  const clock = simulatedClock(0);
  return { cache: memoryCache(clock), pass: (ms) => clock.advance(ms) };
});

test('a full cache in memory forgets the key written longest ago', async () => {
  const cache = memoryCache(simulatedClock(0), 2);
  for (const key of ['a', 'b', 'a', 'c']) await cache.set(key, key, 1000);
  assert.deepEqual([await cache.get('a'), await cache.get('b'), await cache.get('c')], ['a', null, 'c']);
});
