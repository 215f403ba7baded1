/** How far behind jobs and news are, as the database has it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemClock } from '../clock/system.ts';
import { migratePlatform } from '../database/migrate-platform.ts';
import type { Database } from '../database/port.ts';
import { openTestDatabase } from '../database/testing/open-test-database.ts';
import { countNews, saveSubscriber, spreadNews } from '../events/deliveries.store.ts';
import { outbox } from '../events/outbox.ts';
import { localSignals } from '../events/signals.ts';
import { silentLog } from '../log/silent.ts';
import { signalsBroker } from '../queue/signals.ts';
import { tableQueue } from '../queue/table.ts';
import { systemRandom } from '../random/system.ts';
import { memoryMetrics } from './memory.ts';
import { watchStores } from './watch-stores.ts';

const random = systemRandom(systemClock);
let database: Database;
before(async () => {
  database = await openTestDatabase(systemClock);
  await migratePlatform(database);
});
after(() => database.close());

/** Names and values, times in whole minutes. */
async function told(): Promise<Readonly<Record<string, number>>> {
  const metrics = memoryMetrics(systemClock);
  const off = watchStores(metrics, database, systemClock);
  const lines = (await metrics.text()).trim().split('\n');
  off();
  return Object.fromEntries(
    lines
      .map(
        (line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))] as const,
      )
      .map(([name, value]) => [name, name.includes('seconds') ? Math.round(value / 60) : value]),
  );
}

test('jobs are told by kind and state, and how long the latest has been due', async () => {
  assert.deepEqual(await told(), { arca_outbox_unspread: 0, arca_outbox_late_seconds: 0 });
  const queue = tableQueue({
    database,
    clock: systemClock,
    random,
    broker: signalsBroker(localSignals(systemClock)),
    log: silentLog,
  });
  const now = systemClock.now();
  const job = (kind: string, minutes: number) => ({
    kind,
    key: random.id('k'),
    payload: null,
    runAt: now + minutes * 60_000,
  });
  await database.transaction('platform', (trx) =>
    queue.add(trx, [job('print', -5), job('print', -30), job('tell', 60)]),
  );
  const { arca_outbox_unspread: _, arca_outbox_late_seconds: __, ...jobs } = await told();
  assert.deepEqual(jobs, {
    'arca_jobs{kind="print",state="ready"}': 2,
    'arca_jobs{kind="tell",state="ready"}': 1,
    'arca_job_late_seconds{kind="print"}': 30,
    'arca_job_late_seconds{kind="tell"}': 0,
  });
});

test('news is told from when somebody listens: what was not spread, and what each has still to hear', async () => {
  const event = (minutesAgo: number) => ({
    id: random.id('evt'),
    type: 'invoice.authorized',
    organization: 'org_1',
    mode: 'test' as const,
    subject: 'inv_1',
    sequence: 1,
    data: {},
    occurredAt: systemClock.now() - minutesAgo * 60_000,
  });
  const oldest = event(40);
  await database.transaction('platform', (trx) => outbox.append(trx, [oldest, event(20)]));
  assert.equal((await told())['arca_outbox_unspread'], 0, 'nobody listens');
  await saveSubscriber(database, { name: 'webhooks' });
  await saveSubscriber(database, { name: 'deaf', types: ['other'] });
  const before = await told();
  assert.deepEqual([before['arca_outbox_unspread'], before['arca_outbox_late_seconds']], [2, 40]);
  assert.equal(before['arca_outbox_deliveries{subscriber="webhooks"}'], 0);
  await spreadNews(database, 100);
  const spread = await told();
  assert.deepEqual([spread['arca_outbox_unspread'], spread['arca_outbox_late_seconds']], [0, 0]);
  assert.deepEqual(
    [
      spread['arca_outbox_deliveries{subscriber="webhooks"}'],
      spread['arca_outbox_delivery_late_seconds{subscriber="webhooks"}'],
    ],
    [2, 40],
  );
  assert.equal(spread['arca_outbox_deliveries{subscriber="deaf"}'], 0);
  const { subscribers } = await countNews(database, 1);
  const webhooks = subscribers.find(({ name }) => name === 'webhooks');
  assert.equal(webhooks?.waiting, 1, 'no more is counted than was asked for');
  assert.equal(webhooks?.since, oldest.occurredAt, 'and the oldest is among it');
});
