import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { readRetryAfter, SCHEDULE, waitAfter } from './retry-schedule.ts';
import { missing, schedules } from './testing/published-schedules.ts';

const failed = (more: Partial<Parameters<typeof waitAfter>[1]> = {}) => ({
  status: 500,
  isTimeout: false,
  retryAfterMs: null,
  ...more,
});

suite('the schedule of attempts', () => {
  test('takes ten attempts and 75 hours', () => {
    const seconds = SCHEDULE.reduce((sum, one) => sum + one, 0);
    assert.equal(SCHEDULE.length, 9);
    assert.equal(Math.floor(seconds / 3600), 75);
  });

  test('is the one that Standard Webhooks gives for an example', { skip: missing }, () => {
    assert.deepEqual(SCHEDULE, schedules?.standard_webhooks_example);
  });

  test('keeps within a tenth of what is planned, and ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (tries, chance) => {
          const wait = waitAfter(tries, failed(), SCHEDULE, chance);
          const planned = (SCHEDULE[tries - 1] ?? 0) * 1000;
          assert.ok(wait !== null && wait >= 0.9 * planned && wait <= 1.1 * planned);
        },
      ),
    );
    assert.equal(waitAfter(10, failed(), SCHEDULE, 0.5), null);
    assert.equal(waitAfter(1, failed(), [], 0.5), null);
  });

  test('leaves whoever is overloaded or too slow alone for a minute', () => {
    for (const more of [{ status: 429 }, { status: 502 }, { status: 504 }, { status: null, isTimeout: true }])
      assert.equal(waitAfter(1, failed(more), SCHEDULE, 0.5), 60_000);
    for (const status of [400, 404, 500, 503, 301, null])
      assert.equal(waitAfter(1, failed({ status }), SCHEDULE, 0.5), 5000);
    assert.equal(waitAfter(3, failed({ status: 429 }), SCHEDULE, 0.5), 1_800_000);
  });

  test('follows Retry-After between once and twice what is planned', () => {
    for (const [asked, waits] of [
      [0, 300_000],
      [400_000, 400_000],
      [86_400_000, 600_000],
    ] as const)
      assert.equal(waitAfter(2, failed({ retryAfterMs: asked, status: 503 }), SCHEDULE, 0.1), waits);
    assert.equal(waitAfter(1, failed({ retryAfterMs: 1000, status: 429 }), SCHEDULE, 0.1), 60_000);
  });

  test('reads Retry-After as seconds or a date, and nothing into the rest', () => {
    const now = Date.UTC(2026, 10, 27, 12);
    assert.equal(readRetryAfter('120', now), 120_000);
    assert.equal(readRetryAfter(' 0 ', now), 0);
    assert.equal(readRetryAfter('Fri, 27 Nov 2026 12:01:00 GMT', now), 60_000);
    for (const text of [
      undefined,
      '',
      '-1',
      '1.5',
      'soon',
      '1e9',
      '99999999999',
      'Fri, 27 Nov 2026 11:59:59 GMT',
      '[]',
    ])
      assert.equal(readRetryAfter(text, now), null, text);
  });
});
