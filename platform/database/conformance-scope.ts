/** What every database driver promises of whose rows are within reach. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Kysely, sql } from 'kysely';
import { composedOnce } from './composed-once.ts';
import { groupCommit } from './group-commit.ts';
import type { Database } from './port.ts';
import { forEverybody, forOrganizations, isInScope, keepScope } from './scope.ts';

interface Tables {
  things: { id: string; organization: string; count: number };
}

/**
 * `open` opens an empty database with the platform's tables, has it prepared by its owner, and hands it on to whoever
 * works as the role that `prepare` answers, over few connections.
 */
export function scopeConformance(
  name: string,
  open: (prepare: (owner: Database) => Promise<string>) => Promise<Database>,
): void {
  suite(`${name} and whose rows are within reach`, () => {
    let database: Database;
    let things: Kysely<Tables>;
    before(async () => {
      database = await open(prepare);
      things = database.schema<Tables>('scoped');
    });
    after(() => database.close());

    const ids = async (): Promise<string[]> => {
      const rows = await things.selectFrom('things').select('id').orderBy('id').execute();
      return rows.map(({ id }) => id);
    };
    const add = (id: string, organization: string) =>
      things.insertInto('things').values({ id, organization, count: 0 }).execute();

    test('while nobody says whose, no row is seen, changed or written', async () => {
      assert.deepEqual(await ids(), []);
      assert.equal(
        (await things.updateTable('things').set({ count: 1 }).executeTakeFirst()).numUpdatedRows,
        0n,
      );
      assert.equal((await things.deleteFrom('things').executeTakeFirst()).numDeletedRows, 0n);
      await assert.rejects(add('x', 'org_a'), isRefused);
      await database.transaction<Tables, void>('scoped', async (trx) => {
        assert.deepEqual(await trx.selectFrom('things').selectAll().execute(), []);
      });
      assert.deepEqual(await forOrganizations([], ids), []);
    });

    test('without any filter an organisation sees its own rows, changes no others, and writes for nobody else', async () => {
      await forOrganizations(['org_a'], async () => {
        assert.deepEqual(await ids(), ['a1', 'a2']);
        const changed = await things.updateTable('things').set({ count: 7 }).executeTakeFirst();
        assert.equal(changed.numUpdatedRows, 2n);
        await assert.rejects(add('x', 'org_b'), isRefused);
        await assert.rejects(
          things.updateTable('things').set({ organization: 'org_b' }).execute(),
          isRefused,
        );
        assert.equal(
          (await things.deleteFrom('things').where('id', '=', 'b1').executeTakeFirst()).numDeletedRows,
          0n,
        );
      });
      const counts = await forEverybody('a test looks', () =>
        things.selectFrom('things').select(['id', 'count']).orderBy('id').execute(),
      );
      assert.deepEqual(
        counts.map(({ id, count }) => [id, count]),
        [
          ['a1', 7],
          ['a2', 7],
          ['b1', 0],
          ['c1', 0],
        ],
      );
    });

    test('several organisations are within reach together, and everybody where that is said', async () => {
      assert.deepEqual(await forOrganizations(['org_c', 'org_a'], ids), ['a1', 'a2', 'c1']);
      assert.deepEqual(await forEverybody('a test looks', ids), ['a1', 'a2', 'b1', 'c1']);
      // The end of one name and the beginning of another are no third.
      assert.deepEqual(await forOrganizations(['org_', 'a'], ids), []);
      for (const wrong of ['*', '', 'org_a,org_b'])
        assert.throws(() => forOrganizations([wrong], ids), /names no organisation/);
    });

    test('what is within, ends with it: inner work sees its own, and what follows sees as before', async () => {
      await forOrganizations(['org_a'], async () => {
        assert.deepEqual(await forOrganizations(['org_b'], ids), ['b1']);
        assert.deepEqual(await ids(), ['a1', 'a2']);
        assert.equal(isInScope('org_a') && !isInScope('org_b'), true);
      });
      assert.deepEqual(await ids(), []);
      const within = forOrganizations(['org_b'], keepScope);
      assert.deepEqual(await forOrganizations(['org_a'], () => within(ids)), ['b1']);
    });

    test('a transaction keeps the scope it began in, and leaves none behind however it ends', async () => {
      const count = () =>
        database.transaction<Tables, number>('scoped', async (trx) => {
          await assert.rejects(
            forOrganizations(['org_b'], () => trx.selectFrom('things').selectAll().execute()),
            /keeps the scope/,
          );
          return (await trx.selectFrom('things').selectAll().execute()).length;
        });
      assert.equal(await forOrganizations(['org_a'], count), 2);
      assert.deepEqual(await ids(), []);
      assert.equal(await forEverybody('a test looks', count), 4);
      const failed = forOrganizations(['org_a'], () =>
        database.transaction<Tables, void>('scoped', async (trx) => {
          await trx.selectFrom('things').selectAll().execute();
          await sql`select 1 / 0`.execute(trx);
        }),
      );
      await assert.rejects(failed, /division by zero/);
      assert.deepEqual(await ids(), []);
    });

    test('a statement that fails leaves nobody else its scope', async () => {
      for (const organization of ['org_a', 'org_b'] as const) {
        const failed = forOrganizations([organization], () => sql`select 1 / 0`.execute(things));
        await assert.rejects(failed, /division by zero/);
        assert.deepEqual(await ids(), []);
        assert.deepEqual(await forOrganizations(['org_c'], ids), ['c1']);
      }
    });

    test('a statement composed once is asked in the scope of whoever asks', async () => {
      const all = composedOnce(database, () => things.selectFrom('things').selectAll().compile());
      const seen = async () => (await all({})).rows.length;
      assert.deepEqual(
        [await forOrganizations(['org_a'], seen), await forOrganizations(['org_b'], seen), await seen()],
        [2, 1, 0],
      );
    });

    test('those who share a commit bring their scopes with them', async () => {
      const look = groupCommit<string, readonly string[]>({
        limit: 10,
        async commit(items) {
          const seen = await ids();
          return items.map(() => seen);
        },
      });
      const asked = [
        forOrganizations(['org_a'], () => look('one')),
        forOrganizations(['org_b'], () => look('two')),
      ];
      const late = forOrganizations(['org_c'], () => look('three'));
      assert.deepEqual(await Promise.all([...asked, late]), [
        ['a1', 'a2'],
        ['b1', 'c1'],
        ['b1', 'c1'],
      ]);
      assert.deepEqual(await look('nobody'), []);
    });

    test('two hundred requests of two organisations at once, some of which fail, never see each other', async () => {
      const own = { org_a: ['a1', 'a2'], org_b: ['b1'] } as const;
      const request = async (organization: keyof typeof own, index: number): Promise<void> => {
        for (let step = 0; step < 3; step++) {
          assert.deepEqual(await ids(), own[organization], `request ${index}`);
          if (index % 7 === 0) await assert.rejects(sql`select 1 / 0`.execute(things), /division/);
          const inTransaction = database.transaction<Tables, readonly string[]>('scoped', async (trx) => {
            const rows = await trx.selectFrom('things').select('id').orderBy('id').execute();
            if (index % 5 === 0) throw new Error('changed my mind');
            return rows.map(({ id }) => id);
          });
          if (index % 5 === 0) await assert.rejects(inTransaction, /changed my mind/);
          else assert.deepEqual(await inTransaction, own[organization], `request ${index}`);
        }
      };
      const requests = Array.from({ length: 200 }, (_, index) => {
        const organization = index % 2 === 0 ? 'org_a' : 'org_b';
        return forOrganizations([organization], () => request(organization, index));
      });
      const forgetful = Array.from({ length: 20 }, async () => assert.deepEqual(await ids(), []));
      await Promise.all([...requests, ...forgetful]);
      assert.deepEqual(await ids(), []);
    });
  });
}

const isRefused = (error: unknown): boolean =>
  error instanceof Error && /row-level security/.test(error.message);

async function prepare(owner: Database): Promise<string> {
  const db = owner.schema<Tables>('scoped');
  const { rows } = await sql<{ role: string }>`select 'scoped_' || current_database() as role`.execute(db);
  const role = rows[0]?.role ?? '';
  for (const statement of [
    'create schema scoped',
    'create table scoped.things (id text primary key, organization text not null, count bigint not null)',
    'alter table scoped.things enable row level security, force row level security',
    'create policy of_organization on scoped.things using (platform.in_scope(organization))',
    `insert into scoped.things select id, organization, 0 from (values ('a1', 'org_a'), ('a2', 'org_a'),
      ('b1', 'org_b'), ('c1', 'org_c')) as given (id, organization)`,
    `create role ${role}`,
    `grant usage on schema scoped to ${role}`,
    `grant select, insert, update, delete on scoped.things to ${role}`,
  ])
    await sql.raw(statement).execute(db);
  return role;
}
