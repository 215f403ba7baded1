import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { createSealer } from './seal.ts';

const random = seededRandom(3, simulatedClock(0));
const key = () => random.bytes(32);
const sealer = (current: Uint8Array, ...previous: readonly Uint8Array[]) =>
  createSealer({ current, previous, random });

suite('sealed secrets', () => {
  test('open for their owner alone, and never look the same twice', () => {
    const { seal, open } = sealer(key());
    const sealed = seal('whsec_ñ', 'whe_1');
    assert.equal(open(sealed, 'whe_1'), 'whsec_ñ');
    assert.notEqual(seal('whsec_ñ', 'whe_1'), sealed);
    assert.ok(!sealed.includes('whsec'));
    assert.throws(() => open(sealed, 'whe_2'));
  });

  test('open with a former key, which shows, and with no other', () => {
    const [first, second] = [key(), key()];
    const old = sealer(first).seal('secret', 'a');
    const both = sealer(second, first);
    assert.equal(both.open(old, 'a'), 'secret');
    assert.deepEqual([both.isOld(old), both.isOld(both.seal('secret', 'a'))], [true, false]);
    assert.throws(() => sealer(second).open(old, 'a'), /not configured/);
  });

  test('damage is refused', () => {
    const { seal, open } = sealer(key());
    const sealed = seal('secret', 'a');
    for (const damaged of [
      '',
      'v1',
      sealed.slice(0, -6),
      `v2${sealed.slice(2)}`,
      sealed.replace(/.{4}$/, 'AAA='),
    ])
      assert.throws(() => open(damaged, 'a'), damaged);
  });
});
