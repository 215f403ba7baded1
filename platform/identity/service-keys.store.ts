/** All SQL of the services' public keys. */
import { platformSchema } from '../database/migrate-platform.ts';
import type { Database } from '../database/port.ts';

export interface ServiceKeyTables {
  service_keys: {
    id: string;
    service: string;
    /** A JWK; written as text by `JSON.stringify`, read parsed. */
    public_key: unknown;
    ends_at: number;
  };
}

export interface ServiceKey {
  readonly id: string;
  readonly service: string;
  readonly public_key: unknown;
  readonly ends_at: number;
}

export function serviceKeysStore(database: Database) {
  const platform = database.schema<ServiceKeyTables>(platformSchema);
  return {
    /** Adds a key and removes those that have ended. */
    async publish(key: ServiceKey, now: number): Promise<void> {
      await platform
        .insertInto('service_keys')
        .values({ ...key, public_key: JSON.stringify(key.public_key) })
        .execute();
      await platform.deleteFrom('service_keys').where('ends_at', '<=', now).execute();
    },
    async find(id: string): Promise<ServiceKey | undefined> {
      return platform.selectFrom('service_keys').selectAll().where('id', '=', id).executeTakeFirst();
    },
  };
}
