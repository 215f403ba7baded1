import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulatedClock } from '../clock/simulated.ts';
import { randomConformance } from './conformance.ts';
import { firstId, timeOf } from './identify.ts';
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

test('what is drawn ahead is handed out once, whatever lengths are asked for in turn', () => {
  const random = systemRandom(simulatedClock(0));
  const lengths = [16, 1, 511, 512, 513, 4096, 5000, 0];
  const seen = new Set<string>();
  let drawn = 0;
  for (let i = 0; i < 2000; i++) {
    const length = lengths[i % lengths.length] ?? 0;
    const bytes = random.bytes(length);
    assert.equal(bytes.length, length);
    if (length < 16) continue;
    // Any 16 of them in a row that were there before would show, or bytes that were wiped already.
    for (let at = 0; at + 16 <= length; at += 16)
      seen.add(Buffer.from(bytes.subarray(at, at + 16)).toString('hex'));
    drawn += Math.floor(length / 16);
  }
  assert.equal(seen.size, drawn);
});

test('an identifier says when it was made; what is none says nothing', () => {
  const none = ['', 'inv_1', 'inv_', firstId('inv', 5).slice(0, -1), `${firstId('inv', 5)}0`];
  const wrong = [
    firstId('inv', 5).replace('inv_', ''),
    firstId('inv', 5).replace(/0$/, 'u'),
    `inv_8${'0'.repeat(25)}`,
  ];
  for (const id of [...none, ...wrong]) assert.equal(timeOf(id), null, id);
  for (const at of [0, 1, 1_234_567_890_123, Date.UTC(2040, 5, 15), 2 ** 48 - 1]) {
    assert.equal(timeOf(firstId('inv', at)), at);
    assert.equal(timeOf(seededRandom(1, simulatedClock(at)).id('inv')), at);
  }
});
