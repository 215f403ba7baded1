/** Each service works on a served PostgreSQL as a role of its own, which reaches its own tables and can become nothing more. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { keptInBooks } from '@arca-api/api/retention/retention.store';
import { ROLES } from '@arca-api/app/database-roles';
import { openServed } from '@arca-api/app/served-database';
import { migrateAll } from '@arca-api/app/services';
import { keptByGateway } from '@arca-api/arca-gateway/retention/retention.store';
import { systemClock } from '@arca-api/platform/clock/system';
import type { Database } from '@arca-api/platform/database/port';
import { openPostgres } from '@arca-api/platform/database/postgres';
import { prepareRoles, RoleTooStrong } from '@arca-api/platform/database/roles/prepare-roles';
import { roleName } from '@arca-api/platform/database/roles/role';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { administer, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { memoryLog } from '@arca-api/platform/log/memory';
import { DAY_MS, forgetOld } from '@arca-api/platform/retention/forget-old';
import type { Kept } from '@arca-api/platform/retention/port';
import { keptByPlatform } from '@arca-api/platform/retention/retention.store';
import { memoryMetrics } from '@arca-api/platform/telemetry/memory';
import { dueStore } from '@arca-api/webhooks/telemetry/due.store';
import { sql } from 'kysely';

const BOTH = ['api', 'arca-gateway'] as const;

test('a role is named after its service and its database, within what PostgreSQL takes', () => {
  assert.equal(roleName('arca-gateway', 'facturas'), 'arca_gateway_facturas');
  const long = [1, 2].map((n) => roleName('invoice-generator', `${'ñ'.repeat(30)}${n}`));
  assert.notEqual(long[0], long[1]);
  for (const name of long) assert.ok(Buffer.byteLength(name) <= 63 && name.startsWith('arca_'), name);
});

await withTestServer('services on a served PostgreSQL', (server) => {
  const open = (url: string, more: object = {}) =>
    openServed({ url, connections: 4, services: BOTH, log: memoryLog(), ...more });
  const close = (opened: Awaited<ReturnType<typeof open>>) =>
    Promise.all([opened.api?.close(), opened.gateway?.close()]);
  const run = (database: Database | null, statement: string) => {
    assert.ok(database);
    return forEverybody('a test tries', () => sql.raw(statement).execute(database.schema('public')));
  };
  const denied = (database: Database | null, statement: string) =>
    assert.rejects(run(database, statement), /permission denied|must be |does not exist/, statement);

  suite('as the roles that whoever may has made', () => {
    let url: string;
    let drop: () => Promise<void>;
    let opened: Awaited<ReturnType<typeof open>>;
    before(async () => {
      ({ url, drop } = await server.makeDatabase());
      opened = await open(url);
    });
    after(async () => {
      await close(opened);
      await drop();
    });

    test('each reads and writes its own tables, and nothing of the other’s', async () => {
      await run(opened.api, 'select * from core.invoices');
      await run(opened.gateway, 'select * from arca.certificates');
      for (const table of ['certificates', 'data_keys', 'tickets', 'exchanges'])
        for (const verb of ['select * from', 'delete from'])
          await denied(opened.api, `${verb} arca.${table}`);
      for (const table of ['invoices', 'api_keys', 'audit_log'])
        for (const verb of ['select * from', 'delete from'])
          await denied(opened.gateway, `${verb} core.${table}`);
      await denied(opened.gateway, 'select * from platform.outbox');
      await denied(opened.gateway, 'select * from platform.jobs');
      await denied(opened.api, `update core.migrations set checksum = ''`);
    });

    test('whoever tells customers writes down who changed what for the one it acts for, and reads none of it', async () => {
      const { webhooks } = await open(url, { services: ['webhooks'] });
      assert.ok(webhooks);
      const line = sql.raw(
        `insert into core.audit_log (id, organization_id, principal, action, subject, detail, at, mode)
          values ('aud_of_webhooks', 'org_a', 'key_1', 'webhook_endpoint.removed', 'whe_1', '{}', 0, 'test')`,
      );
      const write = () => line.execute(webhooks.schema('webhooks'));
      await assert.rejects(forOrganizations(['org_b'], write), /row-level security/);
      await forOrganizations(['org_a'], write);
      const written = `select organization_id from core.audit_log where id = 'aud_of_webhooks'`;
      assert.deepEqual(await administer(url, written), [{ organization_id: 'org_a' }]);
      for (const statement of [
        'select * from core.audit_log',
        'delete from core.audit_log',
        `update core.audit_log set principal = ''`,
        'select * from core.api_keys',
        'insert into core.organizations values (1)',
      ])
        await denied(webhooks, statement);
      await webhooks.close();
    });

    test('whoever tells customers counts for operators what is due of everybody, and else of nobody', async () => {
      const { webhooks } = await open(url, { services: ['webhooks'] });
      assert.ok(webhooks);
      for (const organization of ['org_a', 'org_b']) {
        await administer(
          url,
          `insert into webhooks.endpoints (id, organization_id, mode, url, state, max_in_flight, created_at, updated_at)
            values ('whe_${organization}', '${organization}', 'test', '', 'enabled', 1, 0, 0)`,
        );
        await administer(
          url,
          `insert into webhooks.deliveries (id, organization_id, mode, endpoint_id, event_id, event_type, occurred_at,
              cause, state, due_at, created_at)
            values ('whd_1', '${organization}', 'test', 'whe_${organization}', 'evt_1', '', 0, 'event', 'pending', 7, 0)`,
        );
      }
      const read = () => dueStore(webhooks)({ now: 10, endpoints: 10, most: 10 });
      const all = await forEverybody('a test counts', read);
      assert.deepEqual(all, [{ is_held: false, since: 7, count: 2 }]);
      assert.deepEqual(await read(), []);
      await webhooks.close();
    });

    test('each forgets what was kept for long enough, as its own role', async () => {
      const { api, gateway } = opened;
      assert.ok(api && gateway);
      await administer(url, `insert into core.organizations values ('org_old', 'old', 0)`);
      await administer(
        url,
        `insert into core.drafts (id, organization_id, mode, body, content_hash, version, created_by, created_at, updated_at)
          values ('drf_0', 'org_old', 'test', '{}', '', 1, '', 0, 0)`,
      );
      const [clock, forMs] = [systemClock, DAY_MS];
      const books = { invoicesMs: forMs, batchesMs: forMs, draftsMs: forMs };
      const common = { clock, metrics: memoryMetrics(clock) };
      const forget = (database: Database, schema: string, kept: readonly Kept[]) =>
        forEverybody('a test forgets', forgetOld({ ...common, database, schema, kept }));
      await forget(api, 'core', keptInBooks(books));
      await forget(api, 'platform', keptByPlatform({ eventsMs: forMs, jobsMs: forMs }));
      await forget(gateway, 'arca', keptByGateway(forMs));
      assert.deepEqual(
        await administer(url, `select id from core.drafts where organization_id = 'org_old'`),
        [],
      );
      await administer(url, `delete from core.organizations where id = 'org_old'`);
    });

    test('none makes, changes or drops a table, nor does away with a policy', async () => {
      for (const [database, schema, table] of [
        [opened.api, 'core', 'invoices'],
        [opened.gateway, 'arca', 'certificates'],
      ] as const) {
        for (const statement of [
          `create table ${schema}.more (id int)`,
          'create table public.more (id int)',
          'create schema more',
          `alter table ${schema}.${table} add column more int`,
          `drop table ${schema}.${table}`,
          `truncate ${schema}.${table}`,
          `alter table ${schema}.${table} disable row level security`,
          `alter table ${schema}.${table} no force row level security`,
          `create policy more on ${schema}.${table} using (true)`,
          `create or replace function platform.in_scope(organization text) returns boolean language sql return true`,
          `alter role current_user bypassrls`,
        ])
          await denied(database, statement);
      }
      // Refused, rather than answered with everybody's rows.
      assert.ok(opened.api);
      const unheld = opened.api.transaction('core', async (trx) => {
        await sql`set local row_security = off`.execute(trx);
        await sql`select * from core.invoices`.execute(trx);
      });
      await assert.rejects(unheld, /row-level security/);
    });

    test('whatever names an organisation, in whichever schema, is held by a policy', async () => {
      const rows = await administer(
        url,
        `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ('core', 'arca', 'platform') and c.relkind in ('r', 'p')
            and exists (select from pg_attribute where attrelid = c.oid and attname in ('organization', 'organization_id'))
            and not (c.relrowsecurity and c.relforcerowsecurity)`,
      );
      assert.deepEqual(rows, []);
    });

    test('news is whose it is: asked for without a filter, nobody reads another’s, nor writes in another’s name', async () => {
      const news = (id: string, organization: string) =>
        `insert into platform.outbox (id, type, organization, mode, subject, sequence, data, occurred_at)
          values ('${id}', 'arca.tried', '${organization}', 'test', '${id}', 1, '\\x01007b7d', 0)`;
      for (const one of ['org_a', 'org_b']) await administer(url, news(`evt_${one}`, one));
      const { api, gateway } = opened;
      assert.ok(api && gateway);
      const seen = async () => {
        const all = sql<{ organization: string }>`select * from platform.outbox`;
        return (await all.execute(api.schema('platform'))).rows.map(({ organization }) => organization);
      };
      assert.deepEqual(await seen(), []);
      for (const one of ['org_a', 'org_b']) assert.deepEqual(await forOrganizations([one], seen), [one]);
      for (const database of [api, gateway]) {
        const written = sql.raw(news('evt_more', 'org_b'));
        const inOthersName = forOrganizations(['org_a'], () => written.execute(database.schema('platform')));
        await assert.rejects(inOthersName, /row-level security/);
      }
    });

    test('each publishes its own keys, and passes for no other service', async () => {
      const publish = (service: string) =>
        `insert into platform.service_keys values ('key of ${service}', '${service}', '{}', 0)`;
      await run(opened.api, publish('api'));
      await run(opened.gateway, publish('arca-gateway'));
      for (const [database, other] of [
        [opened.api, 'arca-gateway'],
        [opened.gateway, 'api'],
      ] as const)
        await assert.rejects(run(database, publish(other)), /row-level security/);
    });

    test('a setting given back is the role again, not whoever logged in', async () => {
      await run(opened.api, 'reset role');
      await denied(opened.api, 'select * from arca.certificates');
    });

    test('who logs in as a role alone becomes nothing more, whatever it says', async () => {
      const login = `${roleName('api', new URL(url).pathname.slice(1))}_login`;
      await administer(url, `create role ${login} login`);
      await administer(url, `grant ${roleName('api', new URL(url).pathname.slice(1))} to ${login}`);
      const own = new URL(url);
      own.username = login;
      const alone = await open(own.href, { services: ['api'] });
      await run(alone.api, 'select * from core.invoices');
      const gateway = roleName('arca-gateway', new URL(url).pathname.slice(1));
      for (const statement of [
        `set role ${gateway}`,
        'set role postgres',
        'set session authorization postgres',
      ])
        await denied(alone.api, statement);
      await run(alone.api, 'set role none');
      await denied(alone.api, 'select * from arca.certificates');
      await denied(alone.api, 'alter table core.invoices disable row level security');
      await close(alone);
      // What is another service's it may not even begin.
      await assert.rejects(open(own.href), /grant "arca_gateway_.*" to/);
      await administer(url, `insert into core.migrations values ('9999-of-tomorrow.sql', '', 0)`);
      await assert.rejects(open(own.href, { services: ['api'] }), /newer than the program/);
      await administer(url, `delete from core.migrations where name >= '0011'`);
      await assert.rejects(open(own.href, { services: ['api'] }), /arca migrate/);
    });
  });

  test('many that start at once, on two databases of one server, meet no error and no role of the other', async () => {
    const made = await Promise.all([server.makeDatabase(), server.makeDatabase()]);
    const all = await Promise.all(made.flatMap(({ url }) => [open(url), open(url), open(url)]));
    const [first] = all;
    const other = new URL(made[1]?.url ?? '').pathname.slice(1);
    const { rows } = await sql<{ may: boolean }>`
      select pg_has_role(${roleName('api', other)}, 'MEMBER') as may`.execute(
      first?.api?.schema('core') ?? assert.fail(),
    );
    assert.equal(rows[0]?.may, false);
    await Promise.all(all.map(close));
    await Promise.all(made.map(({ drop }) => drop()));
  });

  suite('as an owner that is no superuser', () => {
    let url: string;
    let drop: () => Promise<void>;
    let owner: URL;
    let name: string;
    before(async () => {
      ({ url, drop } = await server.makeDatabase());
      const database = new URL(url).pathname.slice(1);
      name = `owner_${database}`;
      await administer(url, `create role ${name} login`);
      await administer(url, `alter database ${database} owner to ${name}`);
      owner = new URL(url);
      owner.username = name;
    });
    after(() => drop());

    test('one that may make no roles works as itself, whom policies hold too, and says what to run', async () => {
      const log = memoryLog();
      const opened = await open(owner.href, { log });
      assert.match(JSON.stringify(log.lines), /create role.*arca_api_.*grant.*arca_gateway_/);
      assert.ok(opened.api);
      const { rows } = await sql<{ who: string }>`select current_user as who`.execute(
        opened.api.schema('core'),
      );
      assert.equal(rows[0]?.who, name);
      await administer(url, `insert into core.organizations values ('org_a', 'a', 0)`);
      const seen = await sql`select * from core.organizations`.execute(opened.api.schema('core'));
      assert.equal(seen.rows.length, 0);
      await close(opened);
    });

    test('what it says, run by an administrator, is all that it takes', async () => {
      const database = await openPostgres({ url: owner.href, connections: 1 });
      const { byHand } = await prepareRoles(database, ROLES);
      await database.close();
      assert.ok(byHand.length > 0);
      for (const statement of byHand) await administer(url, statement);
      const opened = await open(owner.href);
      await denied(opened.api, 'select * from arca.certificates');
      await run(opened.api, 'select * from core.invoices');
      await close(opened);
    });

    test('a role that was there before, as of a database that was dropped, is not asked for again', async () => {
      const made = await server.makeDatabase();
      const database = new URL(made.url).pathname.slice(1);
      await administer(made.url, `create role ${roleName('api', database)}`);
      await administer(made.url, `create role late_${database} login`);
      await administer(made.url, `alter database ${database} owner to late_${database}`);
      const own = new URL(made.url);
      own.username = `late_${database}`;
      const log = memoryLog();
      await close(await open(own.href, { log }));
      const told = JSON.stringify(log.lines);
      assert.match(told, /grant \W*arca_api_/);
      assert.doesNotMatch(told, /create role \W*arca_api_/);
      assert.match(told, /create role \W*arca_gateway_/);
      await made.drop();
    });

    test('one that may make roles, as managed servers have them, needs nobody', async () => {
      const made = await server.makeDatabase();
      const database = new URL(made.url).pathname.slice(1);
      const maker = `maker_${database}`;
      await administer(made.url, `create role ${maker} login createrole`);
      await administer(made.url, `alter database ${database} owner to ${maker}`);
      const own = new URL(made.url);
      own.username = maker;
      const opened = await open(own.href);
      await run(opened.gateway, 'select * from arca.certificates');
      await denied(opened.gateway, 'select * from core.invoices');
      await close(opened);
      await made.drop();
    });

    test('one before whom no policy holds, and that may make no roles, is refused', async () => {
      await administer(url, `revoke ${roleName('api', new URL(url).pathname.slice(1))} from ${name}`);
      await administer(url, `alter role ${name} bypassrls`);
      await assert.rejects(open(owner.href), RoleTooStrong);
      await administer(url, `alter role ${name} nobypassrls`);
    });

    test('a role that somebody made stronger is not worked as', async () => {
      const api = roleName('api', new URL(url).pathname.slice(1));
      await administer(url, `alter role ${api} bypassrls`);
      await assert.rejects(open(url), RoleTooStrong);
      await administer(url, `alter role ${api} nobypassrls`);
    });
  });

  test('what drops the role on the way, as a pooler may, is found out at the start', async () => {
    const { url, drop } = await server.makeDatabase();
    const database = await openPostgres({ url, connections: 1 });
    await migrateAll(database);
    const { names } = await prepareRoles(database, ROLES);
    await database.close();
    const asNobody = openPostgres({ url, role: names?.get('api') ?? '', settings: { role: 'none' } });
    await assert.rejects(asNobody, /PgBouncer/);
    await drop();
  });
});
