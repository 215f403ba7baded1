/** Workers that really compete, on a served PostgreSQL. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '@arca-api/platform/clock/system';
import { migrate } from '@arca-api/platform/database/migrate';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { outbox } from '@arca-api/platform/events/outbox';
import { startRelay } from '@arca-api/platform/events/relay';
import { localSignals } from '@arca-api/platform/events/signals';
import { outboxTopic } from '@arca-api/platform/events/topics';
import { silentLog } from '@arca-api/platform/log/silent';
import { systemRandom } from '@arca-api/platform/random/system';
import { readAllowList } from '../destinations/allow-list.ts';
import { createWebhooks, migrations } from '../service.ts';

const EVENTS = 200;
const ORGANIZATIONS = ['org_a', 'org_b', 'org_c'];

await withTestServer('three workers of webhooks', (server) => {
  test('tell each event once to each endpoint, no more at once than it takes', async () => {
    const clock = systemClock;
    const random = systemRandom(clock);
    const database = await openTestPostgres(server, { connections: 10 });
    const signals = localSignals(clock);
    const told: string[] = [];
    const under = new Map<string, number>();
    let most = 0;
    const all = Promise.withResolvers<void>();
    try {
      await migrate(database, migrations);
      const engine = () =>
        createWebhooks({
          database,
          outbox,
          signals,
          clock,
          random,
          log: silentLog,
          key: new Uint8Array(32),
          allow: readAllowList([]),
          async post({ url, headers }) {
            under.set(url, (under.get(url) ?? 0) + 1);
            most = Math.max(most, under.get(url) ?? 0);
            await new Promise((resolve) => setImmediate(resolve));
            under.set(url, (under.get(url) ?? 1) - 1);
            told.push(`${url} ${headers['webhook-id']}`);
            if (told.length >= EVENTS) all.resolve();
            return { kind: 'answered', status: 200, headers: {}, body: '' };
          },
        });
      const engines = [engine(), engine(), engine()] as const;
      for (const organization of ORGANIZATIONS)
        await forOrganizations([organization], () =>
          engines[0].create(
            { organization, mode: 'test' },
            { url: `https://${organization}.example`, max_in_flight: 4 },
          ),
        );
      const relay = await forEverybody('a test', () =>
        startRelay({ database, signals, clock, random, log: silentLog, subscribers: [engines[0].hears] }),
      );
      const workers = engines.map(({ start }) => start());
      const events = Array.from({ length: EVENTS }, (_, index) => ({
        id: random.id('evt'),
        type: 'invoice.authorized',
        organization: ORGANIZATIONS[index % ORGANIZATIONS.length] ?? '',
        mode: 'test' as const,
        subject: `inv_${index}`,
        sequence: 1,
        data: { taxpayer: '20111111112' },
        occurredAt: clock.now(),
      }));
      await forEverybody('a test', () =>
        database.transaction('platform', (trx) => outbox.append(trx, events)),
      );
      signals.notify(outboxTopic);
      await all.promise;
      await Promise.all(workers.map((worker) => worker.stop()));
      await relay.stop();
      assert.equal(told.length, EVENTS);
      assert.equal(new Set(told).size, EVENTS);
      assert.ok(most <= 4, `${most} at once`);
    } finally {
      await database.close();
    }
  });
});
