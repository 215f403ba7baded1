/** Two processes accept at once what each wants in another order: none waits for the other in a circle. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { migrate } from '@arca-api/platform/database/migrate';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { outbox } from '@arca-api/platform/events/outbox';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { sql, type Transaction } from 'kysely';
import { keysStore } from '../access/keys.store.ts';
import { tellInvoices } from '../issuing/tell-invoices.ts';
import { migrations } from '../service.ts';
import type { CoreTables } from '../tables.ts';
import { registerDemoTaxpayer } from '../taxpayers/register-demo-taxpayer.ts';
import { taxpayersStore } from '../taxpayers/taxpayers.store.ts';
import { acceptInvoices } from './accept-invoices.ts';
import type { Acceptance } from './port.ts';
import { makeAcceptance } from './testing/make-acceptance.ts';

const NOON = Date.parse('2026-11-18T12:00:00-03:00');
const CUIT = '30000000147';

await withTestServer('two processes on a served PostgreSQL', (server) => {
  const clock = simulatedClock(NOON);
  const random = seededRandom(1, clock);
  const tell = tellInvoices({ random, publicUrl: () => null });
  const failures: unknown[] = [];
  let database: Database;
  let make: ReturnType<typeof makeAcceptance>;

  before(async () => {
    database = await openTestPostgres(server, { clock, settings: { deadlock_timeout: '20ms' } });
    await migrate(database, migrations);
    await keysStore(database).addOrganization('org', 'org', NOON);
    await registerDemoTaxpayer({ database, clock, random }, 'org', CUIT);
    const taxpayer = await taxpayersStore(database).find('org', 'test', CUIT);
    assert.ok(taxpayer);
    make = makeAcceptance(taxpayer.id, CUIT);
  });
  after(() => database.close());

  /** An acceptance of its own, as each process has one; what its transactions meet is noted. */
  const newProcess = () => {
    const accept = acceptInvoices({
      outbox,
      tell,
      database: {
        ...database,
        transaction: (schema, work) =>
          database.transaction(schema, work).catch((error) => {
            failures.push(error);
            throw error;
          }),
      },
    });
    return (item: Acceptance) => forEverybody('a test accepts', () => accept(item));
  };

  async function waiting(processes: number): Promise<void> {
    for (;;) {
      const { rows } = await sql<{ count: number }>`select count(*)::integer as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database.schema('core'));
      if (rows[0]?.count === processes) return;
    }
  }

  /** While somebody holds the second of three, one comes for all of them, and then another from the other end. */
  async function fromBothEnds(
    hold: (trx: Transaction<CoreTables>) => Promise<unknown>,
    first: readonly Acceptance[],
    second: readonly Acceptance[],
  ): Promise<void> {
    const letGo = new AbortController();
    const taken = Promise.withResolvers<void>();
    const held = database.transaction<CoreTables, void>('core', async (trx) => {
      await hold(trx);
      taken.resolve();
      await once(letGo.signal, 'abort');
      // Whatever was held is as if it had never been.
      letGo.signal.throwIfAborted();
    });
    await taken.promise;
    // The first item is committed by itself, and what came meanwhile together.
    const begin = (items: readonly Acceptance[]) => [make(), ...items].map(newProcess());
    const one = begin(first);
    await waiting(1);
    const other = begin(second);
    await waiting(2);
    letGo.abort();
    await assert.rejects(held, { name: 'AbortError' });
    const outcomes = await Promise.all([...one, ...other]);
    assert.ok(
      outcomes.every((outcome) => 'row' in outcome),
      JSON.stringify(outcomes),
    );
    assert.deepEqual(failures.splice(0), []);
  }

  test('credit notes of the same originals', async () => {
    const core = database.schema<CoreTables>('core');
    const sell = newProcess();
    const originals: string[] = [];
    for (const number of [1, 2, 3]) {
      const sold = await sell(make());
      assert.ok('row' in sold);
      const { id } = sold.row;
      await core.updateTable('invoices').set({ status: 'authorized', number }).where('id', '=', id).execute();
      originals.push(id);
    }
    // Their lane is there already: nobody waits for it.
    await sell(make({ type: 8 }));
    const notes = (ids: readonly string[]) =>
      ids.map((id) => make({ kind: 'credit_note', type: 8, original_id: id, total: '0.01' }));
    const second = originals[1] ?? '';
    await fromBothEnds(
      (trx) => trx.selectFrom('invoices').select('id').where('id', '=', second).forUpdate().execute(),
      notes(originals),
      notes(originals.toReversed()),
    );
  });

  test('the first invoices of the same lanes', async () => {
    const [one, two, three] = [1, 2, 3].map((type) => () => make({ type }));
    assert.ok(one && two && three);
    const { lane_id } = two().invoice;
    await fromBothEnds(
      (trx) =>
        trx
          .insertInto('lanes')
          .values({
            id: lane_id,
            environment: 'simulator',
            cuit: CUIT,
            punto_de_venta: 1,
            type: 2,
            last_date: null,
            halt: null,
            lease_owner: null,
            updated_at: NOON,
            suspect_since: null,
            known_through: null,
          })
          .execute(),
      [one(), two(), three()],
      [three(), two(), one()],
    );
  });
});
