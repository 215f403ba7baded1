/** Both kinds of stores keep the same promises: the twins in memory, and the SQL on the embedded PostgreSQL. */
import { gatewayStoresConformance } from './conformance.ts';
import { memoryStores } from './memory-stores.ts';
import { databaseStores } from './stores.ts';
import { openStageDatabase } from './testing/database.ts';

gatewayStoresConformance('memory', async () => ({ stores: memoryStores(() => 0), async close() {} }));

gatewayStoresConformance('PostgreSQL', async () => {
  const database = await openStageDatabase();
  return { stores: databaseStores(database), close: () => database.close() };
});
