/** What the headers say is what is so: so much is left, and then there is more. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryAllowances } from '@arca-api/platform/allowances/memory';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import fc from 'fast-check';
import { LIMIT_DEFAULTS } from '../config.ts';
import { refusalOf } from './draw-quotas.ts';
import { type Drawer, type Quota, quotasOf } from './quotas.ts';
import { rateFields } from './rate-fields.ts';

const quota = (over: Partial<Quota> = {}): Quota => ({
  name: 'key-writes',
  key: 'k',
  quota: 10,
  windowMs: 60_000,
  cost: 1,
  ...over,
});

test('a quota and what is left of it are told as the draft says', () => {
  assert.deepEqual(
    rateFields([quota(), quota({ name: 'organization-writes', quota: 100 })], [3, 99.5], true),
    {
      'ratelimit-policy': '"key-writes";q=10;w=60, "organization-writes";q=100;w=60',
      ratelimit: '"key-writes";r=7;t=6, "organization-writes";r=0;t=1',
    },
  );
  const batch = quota({ name: 'organization-batch-bytes', quota: 1000, windowMs: 3_600_000, cost: 400 });
  assert.deepEqual(rateFields([batch], [800], false), {
    'ratelimit-policy': '"organization-batch-bytes";q=1000;qu="content-bytes";w=3600',
    ratelimit: '"organization-batch-bytes";r=200;t=720',
  });
});

test('what is left is granted, one more is not, and whoever comes back when told is let in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 5000 }),
      async (most, asked, passes) => {
        const clock = simulatedClock(1_000_000);
        const allowances = memoryAllowances(clock);
        const one = quota({ quota: most });
        for (let i = 0; i < asked; i++) await allowances.draw([one]);
        await clock.advance(passes);
        const { granted, used } = await allowances.draw([one]);
        const left = Number(/r=(\d+)/.exec(rateFields([one], used, granted).ratelimit)?.[1]);
        for (let i = 0; i < left; i++) assert.equal((await allowances.draw([one])).granted, true);
        const last = await allowances.draw([one]);
        assert.equal(last.granted, false);
        const wait = Number(/t=(\d+)/.exec(rateFields([one], last.used, false).ratelimit)?.[1]);
        const { retryAfterMs = 0 } = refusalOf([one], last.used).detail;
        assert.equal(Math.ceil(retryAfterMs / 1000), wait, 'both headers say the same second');
        await clock.advance(wait * 1000);
        assert.equal((await allowances.draw([one])).granted, true);
      },
    ),
  );
});

test('modes and keys have their own quotas, 0 is none at all, and what is otherwise for one is so', () => {
  const limits = {
    ...LIMIT_DEFAULTS,
    organizationReads: 0,
    overrides: { org_1: { keyReads: 5 }, key_2: { keyReads: 7 } },
  };
  const drawer: Drawer = { key: 'key_1', organization: 'org_1', mode: 'live' };
  const told = (who: Partial<Drawer>) =>
    quotasOf(limits, { ...drawer, ...who }, 'reads', 0).map(({ key, quota: most }) => [key, most]);
  assert.deepEqual(told({}), [['limit:key-reads:key_1', 5]]);
  assert.deepEqual(told({ key: 'key_2' }), [['limit:key-reads:key_2', 7]]);
  assert.deepEqual(told({ organization: 'org_2' }), [['limit:key-reads:key_1', 60_000]]);
  assert.deepEqual(
    quotasOf(limits, drawer, 'batch', 123).map(({ name, key, cost }) => [name, key, cost]),
    [
      ['key-writes', 'limit:key-writes:key_1', 1],
      ['organization-writes', 'limit:organization-writes:org_1:live', 1],
      ['organization-batch-bytes', 'limit:organization-batch-bytes:org_1:live', 123],
    ],
  );
});
