/** The pure machine of a lane: the larger of the small worlds whole, and a million random schedules. */
import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { FAULTS } from '@arca-api/api/issuing/testing/model-moves';
import type { Scheduled, Share } from '@arca-api/api/issuing/testing/schedule-many';
import { explore } from '@arca-api/api/issuing/testing/search';
import { SMALL_WORLDS } from '@arca-api/api/issuing/testing/small-worlds';

const SCHEDULES = Number(process.env['RUNS'] ?? 1_000_000);
const THREADS = 2;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

describe('every interleaving of two workers and up to three invoices', () => {
  for (const { title, plan, budget } of SMALL_WORLDS.filter(({ isLarge }) => isLarge)) {
    it(`ends with one entry in the ledger for each invoice: ${title}`, () => {
      const { states, ends, complete, found } = explore(plan, budget, 1_500_000);
      say(`${states} states, ${ends} ends: ${title}`);
      assert.equal(found, null, found === null ? '' : `${found.wrong}\n${found.path.join('\n')}`);
      assert.ok(complete, 'the whole world was seen');
      assert.ok(ends > 0, 'and it ends');
    });
  }
});

test('a million random schedules end with one entry in the ledger for each invoice, and meet every fault', async () => {
  const shares = await Promise.all(
    Array.from({ length: THREADS }, (_, index) => run({ from: index + 1, step: THREADS, to: SCHEDULES })),
  );
  const failures = shares.flatMap((share) => share.failures);
  assert.deepEqual(failures, [], failures.join('\n'));
  assert.equal(
    shares.reduce((sum, share) => sum + share.runs, 0),
    SCHEDULES,
  );
  const met = new Map<string, number>();
  for (const share of shares)
    for (const [kind, times] of share.met) met.set(kind, (met.get(kind) ?? 0) + times);
  const moves = [...met.values()].reduce((sum, times) => sum + times, 0);
  say(`${SCHEDULES} schedules, ${moves} moves`);
  for (const kind of FAULTS) {
    say(`${kind}: ${met.get(kind) ?? 0}`);
    assert.ok((met.get(kind) ?? 0) > 0, `no schedule met: ${kind}`);
  }
});

function run(share: Share): Promise<Scheduled> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(
      new URL('../../services/api/issuing/testing/schedule-many.ts', import.meta.url),
      {
        workerData: share,
      },
    );
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
