/** A served PostgreSQL, brought up to date and opened for each service as the role it works as. */
import { migrations as apiMigrations } from '@arca-api/api/service';
import { migrations as gatewayMigrations } from '@arca-api/arca-gateway/service';
import { requireMigrated } from '@arca-api/platform/database/migrate';
import { platformMigrations } from '@arca-api/platform/database/migrate-platform';
import type { Database } from '@arca-api/platform/database/port';
import { openPostgres } from '@arca-api/platform/database/postgres';
import { mayMigrate } from '@arca-api/platform/database/roles/may-migrate';
import { type Prepared, prepareRoles } from '@arca-api/platform/database/roles/prepare-roles';
import type { Log } from '@arca-api/platform/log/port';
import { migrations as webhookMigrations } from '@arca-api/webhooks/service';
import type { Config } from './config.ts';
import { ROLES } from './database-roles.ts';
import { EVERYTHING } from './parts.ts';
import { migrateAll } from './services.ts';

export interface Served {
  readonly api: Database | null;
  readonly gateway: Database | null;
  readonly webhooks: Database | null;
}

/** What works as a role of its own. */
export type ServedService = 'api' | 'arca-gateway' | 'webhooks';

export interface ServedOptions {
  readonly url: string;
  /** Most of them, whatever the number of services. */
  readonly connections: number;
  readonly services: readonly ServedService[];
  readonly log: Log;
}

const MIGRATIONS = { api: apiMigrations, 'arca-gateway': gatewayMigrations, webhooks: webhookMigrations };

export async function openServed({ url, connections, services, log }: ServedOptions): Promise<Served> {
  const { names, byHand, isOwner } = await prepare(url, services);
  if (names === null) {
    if (!isOwner) throw new Error(told(byHand));
    log.warn(
      { run_as_an_administrator: byHand },
      'services work as the owner of the database, not as roles of their own',
    );
  }
  const opened = new Map<string, Database>();
  try {
    for (const service of services) {
      const role = names?.get(service);
      const database = await openPostgres({
        url,
        connections: shareOf(connections, service, services),
        applicationName: service,
        ...(role === undefined ? {} : { role }),
      });
      opened.set(service, database);
      if (isOwner) continue;
      await requireMigrated(database, platformMigrations);
      await requireMigrated(database, MIGRATIONS[service]);
    }
  } catch (error) {
    await Promise.all([...opened.values()].map((database) => database.close()));
    throw error;
  }
  return {
    api: opened.get('api') ?? null,
    gateway: opened.get('arca-gateway') ?? null,
    webhooks: opened.get('webhooks') ?? null,
  };
}

/** Which services a process is made of. */
export function servicesOf({ services: told }: Pick<Config, 'services'>): ServedOptions['services'] {
  const parts = told ?? EVERYTHING;
  const hasApi = parts.has('api:doors') || parts.has('api:issuing');
  return [
    ...(hasApi ? (['api'] as const) : []),
    ...(parts.has('arca-gateway') ? (['arca-gateway'] as const) : []),
    ...(parts.has('webhooks') ? (['webhooks'] as const) : []),
  ];
}

/**
 * Connections of one of the services of a process: a gateway asks little, and never beside what it does already; who tells
 * the news works in groups.
 */
export function shareOf(
  connections: number,
  service: ServedService,
  services: readonly ServedService[],
): number {
  const WEIGHTS = { api: 7, 'arca-gateway': 3, webhooks: 2 } as const;
  const all = services.reduce((sum, one) => sum + WEIGHTS[one], 0);
  return Math.max(1, Math.floor((connections * WEIGHTS[service]) / all));
}

async function prepare(
  url: string,
  services: ServedOptions['services'],
): Promise<Prepared & { readonly isOwner: boolean }> {
  const database = await openPostgres({ url, connections: 1 });
  try {
    const isOwner = await mayMigrate(database);
    if (isOwner) await migrateAll(database);
    // Whoever may make all of them does, so that others need not.
    const roles = isOwner ? ROLES : ROLES.filter(({ service }) => services.includes(service));
    return { ...(await prepareRoles(database, roles)), isOwner };
  } finally {
    await database.close();
  }
}

const told = (byHand: readonly string[]): string =>
  `A este usuario de PostgreSQL le faltan permisos. Que un administrador corra «arca migrate», o: / This PostgreSQL user lacks permissions. Let an administrator run "arca migrate", or:\n${byHand.join(';\n')};`;
