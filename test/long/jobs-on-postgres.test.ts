/** Jobs on a served PostgreSQL keep what the embedded one keeps, whoever wakes their workers. Its time is real, so this takes its time. */
import { systemClock } from '@arca-api/platform/clock/system';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { bullmqBroker } from '@arca-api/platform/queue/bullmq';
import { queueConformance } from '@arca-api/platform/queue/conformance';
import { queueHarness } from '@arca-api/platform/queue/testing/queue-harness';
import { openTestRedis, withTestRedis } from '@arca-api/platform/redis/testing/open-test-redis';

await withTestServer('jobs on a served PostgreSQL', (server) => {
  queueConformance('The job table of PostgreSQL', async () =>
    queueHarness(await openTestPostgres(server), systemClock, (work) => work),
  );
});

await withTestRedis('jobs woken by BullMQ', async ({ url }) => {
  await withTestServer('on a served PostgreSQL', (server) => {
    queueConformance('The job table of PostgreSQL, with BullMQ', async () => {
      const redis = await openTestRedis(url);
      const broker = await bullmqBroker({ redis, clock: systemClock });
      const database = await openTestPostgres(server);
      const harness = queueHarness(database, systemClock, (work) => work, broker);
      return {
        ...harness,
        async close() {
          await harness.close();
          // Its dead workers never stopped.
          await broker.close();
          await redis.close();
        },
      };
    });
  });
});
