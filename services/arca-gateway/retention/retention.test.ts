/** Exchanges with ARCA, and the tries they were made for, go together, after as long as the settings say and never before. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { migrate } from '@arca-api/platform/database/migrate';
import type { Database } from '@arca-api/platform/database/port';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { memoryLog } from '@arca-api/platform/log/memory';
import { tendPartitions } from '@arca-api/platform/partitions/tend-partitions';
import { firstId } from '@arca-api/platform/random/identify';
import { DAY_MS, forgetOld, YEAR_MS } from '@arca-api/platform/retention/forget-old';
import { uncounted } from '@arca-api/platform/telemetry/uncounted';
import { sql } from 'kysely';
import { migrations } from '../service.ts';
import { keptByGateway, monthsOfGateway } from './retention.store.ts';

const NOW = Date.parse('2040-06-15T12:00:00Z');
const clock = simulatedClock(NOW);

function forgets(open: () => Promise<Database>): void {
  let database: Database;
  before(async () => {
    database = await open();
    await migrate(database, migrations);
  });
  after(() => database.close());

  test('what is older than ten years goes, in pieces; what is younger or in doubt stays', async () => {
    const arca = database.schema<object>('arca');
    const exchange = (name: string, at: number, send: string | null) =>
      sql`insert into arca.exchanges (id, environment, cuit, service, operation, send_id, certainty, started_at, ended_at)
        values (${firstId('exc', at) + name}, 'simulator', '1', 'wsfe', 'o', ${send}, 'answered', ${at}, ${at})`.execute(
        arca,
      );
    const send = async (name: string, at: number, state: string): Promise<string> => {
      const id = firstId('snd', at) + name;
      await sql`insert into arca.sends (send_id, environment, cuit, punto_de_venta, comprobante_type, digest, state,
          deadline, concluded_at)
        values (${id}, 'simulator', '1', 1, 6, '', ${state}, 0, ${state === 'concluded' ? at : null})`.execute(
        arca,
      );
      return id;
    };
    const old = NOW - 10 * YEAR_MS - DAY_MS;
    const young = NOW - 10 * YEAR_MS + DAY_MS;
    for (let n = 0; n < 5; n++) await exchange(`old${n}`, old, await send(`old${n}`, old, 'concluded'));
    await exchange('login', old, null);
    await exchange('young', young, await send('young', young, 'concluded'));
    await send('doubted', old, 'started');
    await exchange('late', young, await send('answered-late', old, 'concluded'));
    const round = forgetOld({
      database,
      schema: 'arca',
      kept: keptByGateway(10 * YEAR_MS),
      clock,
      metrics: uncounted,
      limit: 2,
    });
    assert.equal(await round(), false);
    assert.equal(await round(), false);
    const { rows } = await sql<{
      id: string;
    }>`select id from arca.exchanges union all select send_id from arca.sends`.execute(arca);
    assert.deepEqual(rows.map(({ id }) => id.slice(0, 3) + id.slice(30)).toSorted(), [
      'exclate',
      'excyoung',
      'sndanswered-late',
      'snddoubted',
      'sndyoung',
    ]);
  });

  test('a month of exchanges goes whole once all of it is older than ten years, with the tries it was for', async () => {
    const arca = database.schema<object>('arca');
    await sql`delete from arca.exchanges`.execute(arca);
    await sql`delete from arca.sends`.execute(arca);
    const last = Date.parse('2030-05-31T23:59:59.999Z');
    const tries = [Date.parse('2030-05-01T00:00:00Z'), last, last + 1];
    const add = async (at: number, n: number) => {
      await sql`insert into arca.sends (send_id, environment, cuit, punto_de_venta, comprobante_type, digest, state,
          deadline, concluded_at)
        values (${firstId('snd', at)}, 'simulator', '1', 1, 6, '', 'concluded', 0, ${at})`.execute(arca);
      await sql`insert into arca.exchanges (id, environment, cuit, service, operation, send_id, certainty, started_at, ended_at)
        values (${firstId('exc', at) + n}, 'simulator', '1', 'wsfe', 'o', ${firstId('snd', at)}, 'answered', ${at}, ${at})`.execute(
        arca,
      );
    };
    const left = async () =>
      (
        await sql<{
          id: string;
        }>`select id from arca.exchanges union all select send_id from arca.sends order by id`.execute(arca)
      ).rows.map(({ id }) => id.slice(0, 30));
    let time = Date.parse('2030-05-10T00:00:00Z');
    const own: Database = { ...database, now: async () => time };
    const log = memoryLog();
    const tend = tendPartitions({ database: own, tables: monthsOfGateway(10 * YEAR_MS), log });
    const forget = forgetOld({
      database: own,
      schema: 'arca',
      kept: keptByGateway(10 * YEAR_MS),
      clock: { now: () => time, sleep: async () => {} },
      metrics: uncounted,
    });
    await tend();
    for (const [n, at] of tries.entries()) await add(at, n);
    const all = await left();
    for (const day of [0, 10 * YEAR_MS]) {
      time = last + day;
      await tend();
      await forget();
      // Of the month that lies whole, none went but those tries of which no exchange is left.
      assert.deepEqual(await left(), all);
    }
    time = last + 1 + 10 * YEAR_MS;
    await tend();
    assert.ok(log.lines.some(({ fields }) => fields['partition'] === 'exchanges_2030_05'));
    time += 1;
    await forget();
    assert.deepEqual(await left(), [firstId('exc', last + 1), firstId('snd', last + 1)]);
  });
}

suite('the embedded database', () => forgets(() => openTestDatabase(clock)));
await withTestServer('a served PostgreSQL', (server) => forgets(() => openTestPostgres(server, { clock })));
