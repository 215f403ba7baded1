/** A new key seals what a former one did: while endpoints change theirs, cut short, and with the former one gone. */

import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { migrate } from '@arca-api/platform/database/migrate';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { endpointsStore } from '../endpoints/endpoints.store.ts';
import { migrations } from '../service.ts';
import { engineOf } from '../testing/engine-of.ts';
import { requireSealKeys, resealSecrets, UnknownSealKey } from './reseal-secrets.ts';
import { createSealer } from './seal.ts';
import { secretsStore } from './secrets.store.ts';

const ENDPOINTS = 25;
const clock = simulatedClock(Date.UTC(2026, 10, 27));
const random = seededRandom(13, clock);

function reseals(open: () => Promise<Database>): void {
  const [former, present] = [random.bytes(32), random.bytes(32)];
  let database: Database;
  before(async () => {
    database = await open();
    await migrate(database, migrations);
  });
  after(() => database.close());

  const engine = (key: Uint8Array, ...formerKeys: readonly Uint8Array[]) =>
    engineOf({ database, clock, random, key, formerKeys });
  const parts = (current: Uint8Array, ...previous: readonly Uint8Array[]) => ({
    secrets: secretsStore(database),
    sealer: createSealer({ current, previous, random }),
    page: 4,
  });
  const owner = (n: number) => ({ organization: `org_${n}`, mode: 'test' as const, by: 'key_1' });

  test('all of them, once, though it is cut short and some are changed meanwhile', async () => {
    const known = new Map<string, string[]>();
    const old = engine(former, present);
    for (let n = 0; n < ENDPOINTS; n++)
      await forOrganizations([`org_${n}`], async () => {
        const made = await old.create(owner(n), { url: `https://e${n}.example` });
        assert.ok(made !== null);
        known.set(made.row.id, [made.secret]);
      });
    const ids = [...known.keys()];

    // Whoever has not been told of the former key does not begin, and changes nothing.
    const sealed = await everySecret();
    await assert.rejects(requireSealKeys(parts(present))(), (error) => {
      assert.ok(error instanceof UnknownSealKey);
      for (const key of [former, present])
        for (const form of ['hex', 'base64'] as const)
          assert.ok(!error.message.includes(Buffer.from(key).toString(form)));
      return true;
    });
    await assert.rejects(resealSecrets(parts(present))(), /not configured/);
    assert.deepEqual(await everySecret(), sealed);

    const both = parts(present, former);
    let left = 7;
    const cut = {
      ...both,
      secrets: {
        ...both.secrets,
        async reseal(...told: Parameters<typeof both.secrets.reseal>) {
          if (left-- === 0) throw new Error('the machine is gone');
          return both.secrets.reseal(...told);
        },
      },
    };
    await assert.rejects(resealSecrets(cut)(), /the machine is gone/);

    // Two at once, while those who still seal with the former key change some.
    const rotate = async (n: number): Promise<void> => {
      const id = ids[n] ?? '';
      const rotated = await forOrganizations([`org_${n}`], () =>
        old.rotate(owner(n), id, { overlap_seconds: 86_400 }),
      );
      assert.ok(rotated !== null && 'secret' in rotated);
      known.get(id)?.unshift(rotated.secret);
    };
    const [one, other] = await Promise.all([
      resealSecrets(both)(),
      resealSecrets(both)(),
      ...[3, 8, 24].map(rotate),
    ]);
    const rest = await resealSecrets(both)();
    // Each was sealed anew by one of them, whoever came first; new ones may have been sealed so at once.
    assert.equal(7 + one + other + rest, ENDPOINTS + 3);
    assert.equal(await resealSecrets(both)(), 0);

    await requireSealKeys(parts(present))();
    const { sealer } = parts(present);
    for (const [id, expected] of known) {
      const rows = await forEverybody('a test', () => endpointsStore(database).secrets([id], clock.now()));
      assert.deepEqual(
        rows.map((row) => sealer.open(row.sealed, id)),
        expected,
      );
    }
  });

  const everySecret = () =>
    forEverybody('a test', async () =>
      (await secretsStore(database).sealedByOthers('', '', 1000)).map(({ sealed }) => sealed),
    );
}

suite('the embedded database', () => reseals(openTestDatabase));
await withTestServer('a served PostgreSQL', (server) =>
  reseals(() => openTestPostgres(server, { connections: 6 })),
);
