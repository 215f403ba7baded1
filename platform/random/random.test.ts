import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulatedClock } from '../clock/simulated.ts';
import { randomConformance } from './conformance.ts';
import { seededRandom } from './seeded.ts';
import { systemRandom } from './system.ts';

randomConformance('The system', systemRandom);
randomConformance('A seed', (clock) => seededRandom(42, clock));

test('the same seed gives the same world, another seed another', () => {
  const world = (seed: number) => {
    const random = seededRandom(seed, simulatedClock(0));
    return [random.id('a'), random.number(), [...random.bytes(8)], random.id('a')];
  };
  assert.deepEqual(world(5), world(5));
  assert.notDeepEqual(world(5), world(6));
});
