/** Every row of ours can be played, with next to nothing in it: figures are for `npm run bench`, never for a test. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ENTRIES } from '../../bench/catalogue.ts';
import type { Row } from '../../bench/results.ts';
import { measureIssuing } from '../../bench/rows/issue.ts';
import { measureSpecial } from '../../bench/rows/special.ts';
import { openPlatform, openStage, type Scale } from '../../bench/stage.ts';

const TINY: Scale = {
  warm: 3,
  warmInARow: 2,
  inARow: 2,
  inARowSlow: 1,
  atOnce: [3],
  rounds: 1,
  lanes: [2, 2],
  inLanes: 4,
  sustained: { seconds: 0.2, abreast: 2 },
  profileSeconds: 0.1,
  pdfs: 2,
  peerInARow: 1,
  peerInARowSlow: 1,
  slowMs: 5,
  patienceMs: 100,
};

it('issues what each row asks for, in processes of their own, and tells the figures that the pages show', async () => {
  const rows: Row[] = [];
  const stage = await openStage({
    scale: TINY,
    profiles: null,
    // ARCA that never answers takes a minute of anybody's time.
    wants: (_suite, id) => id !== 'hang',
    tell: (row) => void rows.push(row),
  });
  try {
    const platform = await openPlatform(stage, { store: 'embedded', makeDatabase: async () => null });
    try {
      await measureIssuing(stage, platform);
      await measureSpecial(stage, platform, false);
    } finally {
      await platform.close();
    }
  } finally {
    await stage.close();
  }
  const told = new Map(rows.map((row) => [row.id, row.figures]));
  assert.deepEqual(
    [...told.keys()],
    ['sequential-0', 'sequential-300', 'at-once-3', 'lanes-100', 'sustained', 'pdfs', 'lost', 'cold'],
  );
  for (const { id, shown } of ENTRIES) {
    const figures = told.get(id.startsWith('at-once') ? 'at-once-3' : id);
    if (figures === undefined) continue;
    for (const { figure } of shown) assert.ok(Number(figures[figure]) > 0, `${id}: ${figure}`);
  }
  assert.equal(told.get('at-once-3')?.['authorized'], 3);
  assert.equal(told.get('lanes-100')?.['authorized'], 4);
  const { invoices, retry_has_the_same_cae } = told.get('lost') ?? {};
  assert.deepEqual({ invoices, retry_has_the_same_cae }, { invoices: 1, retry_has_the_same_cae: true });
  const { authorized, logins } = told.get('cold') ?? {};
  assert.deepEqual({ authorized, logins }, { authorized: 10, logins: 1 });
});
