/** Makes the roles that services work as and gives them what they need, whoever else does the same; or says what a person has to do. */
import { sql, type Transaction } from 'kysely';
import type { Database } from '../port.ts';
import { grantMissing } from './grant-missing.ts';
import { type Role, roleName } from './role.ts';
import { signAs } from './sign-as.ts';

export interface Prepared {
  /** The name of each role, by service; `null`: none can be worked as, so everything is done as whoever logged in. */
  readonly names: ReadonlyMap<string, string> | null;
  /** What a person who may has to run, one statement each; empty where nothing is missing. */
  readonly byHand: readonly string[];
}

interface Login {
  readonly name: string;
  readonly database: string;
  readonly version: number;
  readonly isSuper: boolean;
  readonly makesRoles: boolean;
  readonly ignoresPolicies: boolean;
}

export class RoleTooStrong extends Error {
  override readonly name = 'RoleTooStrong';
}

// biome-ignore lint/suspicious/noExplicitAny: it has no tables of its own
type Trx = Transaction<any>;

export async function prepareRoles(database: Database, roles: readonly Role[]): Promise<Prepared> {
  return database.transaction('platform', async (trx) => {
    // Many processes may start at once.
    await sql`select pg_advisory_xact_lock(hashtextextended('prepare roles', 0))`.execute(trx);
    const login = await readLogin(trx);
    const names = new Map(roles.map(({ service }) => [service, roleName(service, login.database)]));
    const byHand: string[] = [];
    for (const role of roles) {
      const name = names.get(role.service) ?? '';
      if (!(await exists(trx, name))) {
        if (!login.isSuper && !login.makesRoles) {
          byHand.push(`create role ${quoted(name)} nologin`, membership(name, login));
          continue;
        }
        await sql`create role ${sql.id(name)} nologin`.execute(trx);
      }
      await refuseStrength(trx, name);
      if (!login.isSuper && !(await mayBecome(trx, login, name))) {
        const statement = membership(name, login);
        if (!(await mayGrant(trx, name))) {
          byHand.push(statement);
          continue;
        }
        await sql.raw(statement).execute(trx);
      }
      await grantMissing(trx, name, role);
      if (role.signsAs !== undefined) await signAs(trx, name, role.signsAs);
    }
    if (byHand.length === 0) return { names, byHand };
    if (login.isSuper || login.ignoresPolicies)
      throw new RoleTooStrong(
        `El usuario ${login.name} de PostgreSQL pasa por alto la separación entre organizaciones (BYPASSRLS) y no puede crear roles. Corré con un usuario que pueda: / User ${login.name} ignores the separation of organisations (BYPASSRLS) and cannot make roles. Run as somebody who can:\n${byHand.join(';\n')};`,
      );
    return { names: null, byHand };
  });
}

async function readLogin(trx: Trx): Promise<Login> {
  const { rows } = await sql<Login>`
    select rolname as name, current_database() as database, rolsuper as "isSuper", rolcreaterole as "makesRoles",
      rolbypassrls as "ignoresPolicies", current_setting('server_version_num')::int as version
    from pg_roles where rolname = current_user`.execute(trx);
  const [login] = rows;
  if (login === undefined) throw new Error('PostgreSQL does not say who is logged in');
  return login;
}

async function exists(trx: Trx, name: string): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_roles where rolname = ${name}`.execute(trx);
  return rows.length > 0;
}

/** One that somebody made before us, or changed since, must not do more than it is for. */
async function refuseStrength(trx: Trx, name: string): Promise<void> {
  const { rows } = await sql`
    select 1 from pg_roles r where rolname = ${name} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
      or rolreplication or exists (select 1 from pg_auth_members m where m.member = r.oid))`.execute(trx);
  if (rows.length > 0)
    throw new RoleTooStrong(
      `El rol ${name} de PostgreSQL puede más de lo que debe (superusuario, BYPASSRLS, CREATEROLE, o miembro de otro rol): sacáselo. / Role ${name} may do more than it is for (superuser, BYPASSRLS, CREATEROLE, or a member of another role): take that away.`,
    );
}

const PG_16 = 160_000;

async function mayBecome(trx: Trx, { version }: Login, name: string): Promise<boolean> {
  const how = version >= PG_16 ? 'SET' : 'MEMBER';
  const { rows } = await sql<{ may: boolean }>`select pg_has_role(${name}, ${how}) as may`.execute(trx);
  return rows[0]?.may === true;
}

/** Since PostgreSQL 16 only whoever made a role, or was given that, hands it on. */
async function mayGrant(trx: Trx, name: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select pg_has_role(${name}, 'MEMBER WITH ADMIN OPTION') or (rolcreaterole and ${PG_16} > current_setting('server_version_num')::int) as may
    from pg_roles where rolname = current_user`.execute(trx);
  return rows[0]?.may === true;
}

/** Becoming it is asked for; having what it has is not. */
const membership = (name: string, { name: login, version }: Login): string =>
  `grant ${quoted(name)} to ${quoted(login)}${version >= PG_16 ? ' with inherit false, set true' : ''}`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
