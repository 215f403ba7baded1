/** All stores keep the same promises: the twins in memory, and the SQL on an embedded and on a served PostgreSQL. */
import { migrate } from '@arca-api/platform/database/migrate';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { outbox } from '@arca-api/platform/events/outbox';
import { gatewayStoresConformance } from './conformance.ts';
import { memoryStores } from './memory-stores.ts';
import { migrations } from './service.ts';
import { databaseStores } from './stores.ts';
import { openStageDatabase } from './testing/database.ts';

gatewayStoresConformance('memory', async () => ({ stores: memoryStores(() => 0), async close() {} }));

gatewayStoresConformance('PGlite', async () => {
  const database = await openStageDatabase();
  return { stores: databaseStores(database, outbox), close: () => database.close() };
});

await withTestServer('a served PostgreSQL', (server) => {
  gatewayStoresConformance('PostgreSQL', async () => {
    const database = await openTestPostgres(server);
    await migrate(database, migrations);
    return { stores: databaseStores(database, outbox), close: () => database.close() };
  });
});
