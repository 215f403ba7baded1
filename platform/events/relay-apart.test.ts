/** News between processes whose relays would look for themselves only once a minute: signals carry it, whoever holds what open. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemClock } from '../clock/system.ts';
import { migratePlatform } from '../database/migrate-platform.ts';
import type { Database } from '../database/port.ts';
import { openPostgres } from '../database/postgres.ts';
import { withTestServer } from '../database/testing/open-test-postgres.ts';
import { silentLog } from '../log/silent.ts';
import { systemRandom } from '../random/system.ts';
import { type CarriedSignals, carriedSignals } from './carried-signals.ts';
import { outbox } from './outbox.ts';
import type { NewEvent } from './port.ts';
import { postgresCarrier } from './postgres.ts';
import { type Relay, startRelay } from './relay.ts';
import { outboxTopic } from './topics.ts';

const clock = systemClock;
const random = systemRandom(clock);
const log = silentLog;

await withTestServer('relays of two processes', (server) => {
  let drop: () => Promise<void>;
  const databases: Database[] = [];
  const signals: CarriedSignals[] = [];
  const relays: Relay[] = [];
  const heard: string[] = [];
  const hearers = new Map<string, PromiseWithResolvers<void>>();
  const hear = (id: string) => {
    const known = hearers.get(id) ?? Promise.withResolvers<void>();
    hearers.set(id, known);
    return known;
  };
  before(async () => {
    const made = await server.makeDatabase();
    drop = made.drop;
    for (let process = 0; process < 2; process++) {
      const database = await openPostgres({ url: made.url, connections: 3 });
      if (process === 0) await migratePlatform(database);
      databases.push(database);
      signals.push(
        carriedSignals({
          clock,
          log,
          carriers: [await postgresCarrier({ url: made.url, clock, random, log })],
        }),
      );
    }
    const [, there] = databases;
    const [, heardThere] = signals;
    assert.ok(there !== undefined && heardThere !== undefined);
    relays.push(
      await startRelay({
        database: there,
        signals: heardThere,
        clock,
        random,
        log,
        sweepMs: 60_000,
        subscribers: [
          {
            name: 'hearer',
            async handle({ id }) {
              heard.push(id);
              hear(id).resolve();
            },
          },
        ],
      }),
    );
  });
  after(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
    await Promise.all(signals.map((one) => one.close()));
    await Promise.all(databases.map((database) => database.close()));
    await drop();
  });

  const news = (id: string): NewEvent => ({
    id,
    type: 'invoice.authorized',
    organization: 'org_1',
    mode: 'test',
    subject: `inv_${id}`,
    sequence: 1,
    data: {},
    occurredAt: 1,
  });

  test('news is heard at once, beside a transaction that is held open, and what that one tells once it commits', async () => {
    const [here] = databases;
    const [told] = signals;
    assert.ok(here !== undefined && told !== undefined);
    const gate = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    const late = here.transaction('platform', async (trx) => {
      await outbox.append(trx, [news('late')]);
      written.resolve();
      await gate.promise;
    });
    await written.promise;
    for (const id of ['one', 'two', 'three']) {
      await here.transaction('platform', (trx) => outbox.append(trx, [news(id)]));
      told.notify(outboxTopic);
      const begun = performance.now();
      await hear(id).promise;
      assert.ok(performance.now() - begun < 5000, 'long before anybody looks');
    }
    assert.deepEqual(heard, ['one', 'two', 'three']);
    gate.resolve();
    await late;
    told.notify(outboxTopic);
    await hear('late').promise;
  });
});
