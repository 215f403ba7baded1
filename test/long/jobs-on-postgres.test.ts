/** Jobs on a served PostgreSQL keep what the embedded one keeps. Its time is real, so this takes its time. */
import { systemClock } from '@arca-api/platform/clock/system';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { queueConformance } from '@arca-api/platform/queue/conformance';
import { queueHarness } from '@arca-api/platform/queue/testing/queue-harness';

await withTestServer('jobs on a served PostgreSQL', (server) => {
  queueConformance('The job table of PostgreSQL', async () =>
    queueHarness(await openTestPostgres(server), systemClock, (work) => work),
  );
});
