/** Exchanges become months under the hands of a program that does not know it, and of which no exchange or try is lost. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { migrate } from '@arca-api/platform/database/migrate';
import type { Database } from '@arca-api/platform/database/port';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { silentLog } from '@arca-api/platform/log/silent';
import { tendPartitions } from '@arca-api/platform/partitions/tend-partitions';
import { firstId } from '@arca-api/platform/random/identify';
import { sql } from 'kysely';
import { monthsOfGateway } from '../retention/retention.store.ts';
import { migrations } from '../service.ts';
import { type ExchangeRow, exchangesStore } from './exchanges.store.ts';
import { sendsStore } from './sends.store.ts';

const FIRST_OF_MONTHS = '0012';
const DAY = 86_400_000;

function becomesMonths(open: () => Promise<Database>): void {
  let database: Database;
  let former: string;
  before(async () => {
    database = await open();
    former = await mkdtemp(join(tmpdir(), 'arca-migrations-'));
    for (const file of await readdir(migrations.directory))
      if (file < FIRST_OF_MONTHS) await cp(join(migrations.directory, file), join(former, file));
    await migrate(database, { schema: 'arca', directory: former });
  });
  after(async () => {
    await database.close();
    await rm(former, { recursive: true });
  });

  const arca = () => database.schema<object>('arca');
  const count = async (table: string) =>
    (await sql<{ n: number }>`select count(*) as n from ${sql.table(`arca.${table}`)}`.execute(arca()))
      .rows[0]?.n;

  let numbered = 0;
  const suffixed = (prefix: string, at: number) =>
    firstId(prefix, at).slice(0, -6) + String(numbered).padStart(6, '0');
  /** One try from its beginning to its end, as the gateway makes it. */
  async function make(at: number): Promise<string> {
    numbered += 1;
    const [send_id, id] = [suffixed('snd', at), suffixed('exc', at)];
    const [sends, exchanges] = [sendsStore(database), exchangesStore(database)];
    const common = { environment: 'simulator', cuit: '30000000147' };
    const row = {
      ...common,
      send_id,
      punto_de_venta: 1,
      comprobante_type: 6,
      digest: '',
      state: 'started' as const,
      deadline: 0,
      answer: null,
      started_at: at,
      concluded_at: null,
    };
    const exchange: ExchangeRow = {
      ...common,
      id,
      service: 'wsfev1',
      operation: 'FECAESolicitar',
      send_id,
      certainty: 'answered',
      reason: null,
      request_xml: '<a/>',
      response_xml: '<b/>',
      started_at: at,
      ended_at: at,
    };
    assert.equal(await sends.add(row), true);
    assert.equal(await sends.add(row), false);
    assert.equal(await sends.conclude(send_id, '{}', at, exchange), true);
    assert.equal((await exchanges.lastOf(send_id))?.id, id);
    await assert.rejects(exchanges.add(exchange), /duplicate key/);
    return send_id;
  }

  test('every try has its exchange, before, meanwhile and after, whoever knows of months', async () => {
    const now = await database.now();
    const made = [await make(now - 3000 * DAY), await make(now)];
    let isOver = false;
    const going = Promise.all(
      Array.from({ length: 3 }, async () => {
        while (!isOver) {
          made.push(await make(now));
          // The embedded database answers within a turn, and files are read between two.
          await nextTurn();
        }
      }),
    );
    const change = async () => {
      assert.deepEqual(await migrate(database, migrations), [
        '0012-exchanges-bounded.sql',
        '0013-exchanges-looked-over.sql',
        '0014-exchanges-by-month.sql',
      ]);
      const tend = tendPartitions({ database, tables: monthsOfGateway(4000 * DAY), log: silentLog });
      assert.ok((await tend()).some(({ done }) => done === 'made'));
    };
    await change().finally(() => {
      isOver = true;
    });
    await going;
    // What comes next month or later lies beyond what was there, in a month of its own.
    made.push(await make(now + 32 * DAY), await make(now + 900 * DAY));
    const exchanges = exchangesStore(database);
    for (const send of made) assert.equal((await exchanges.lastOf(send))?.response_xml, '<b/>');
    assert.deepEqual([await count('exchanges'), await count('sends')], [made.length, made.length]);
    const parts = await sql<{
      part: string;
    }>`select distinct tableoid::regclass::text as part from arca.exchanges
      order by 1`.execute(arca());
    assert.equal(parts.rows.length, 3);
    assert.equal(parts.rows[1]?.part, 'arca.exchanges_before');
    await assert.rejects(sql`update arca.exchanges set reason = ''`.execute(arca()), /evidence/);
    // A program of before is let in.
    assert.deepEqual(await migrate(database, { schema: 'arca', directory: former }), []);
  });
}

suite('the embedded database', () => becomesMonths(() => openTestDatabase()));
await withTestServer('a served PostgreSQL', (server) => becomesMonths(() => openTestPostgres(server)));
