/** A new master key: while invoices are issued, cut short, and with the former one gone. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { dataKeysStore } from '@arca-api/arca-gateway/vault/data-keys.store';
import { systemClock } from '@arca-api/platform/clock/system';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { silentLog } from '@arca-api/platform/log/silent';
import { systemRandom } from '@arca-api/platform/random/system';
import { endpointsStore } from '@arca-api/webhooks/endpoints/endpoints.store';
import { createSealer } from '@arca-api/webhooks/secrets/seal';
import { createSimulator } from 'arca-simulator';
import { someCuit } from '../../test/strangers/household.ts';
import { createWorld, type World, type WorldOptions } from '../../test/world.ts';
import { ConfigFaults } from '../config.ts';
import type { MasterKeys } from '../master-keys.ts';
import { deriveKey, embeddedMasterKeys, keepMasterKeys, WEBHOOK_SECRETS } from '../secrets.ts';
import { reseal } from './rotate-keys.ts';

const random = systemRandom(systemClock);
const ambient = { clock: systemClock, random, log: silentLog };
const keys = (current: Uint8Array, previous: readonly Uint8Array[] = []): MasterKeys => ({
  current,
  previous,
  from: 'ARCA_MASTER_KEY_FILE (/run/secrets/master)',
});
const CUITS = [61, 62, 63, 64, 65, 66].map(someCuit);

describe('a new master key on a database that others use', () => {
  const [former, present] = [random.bytes(32), random.bytes(32)];
  let database: Database;
  let simulator: NonNullable<WorldOptions['shared']>;
  const worlds: World[] = [];
  before(async () => {
    database = await openTestDatabase();
    const made = createSimulator();
    simulator = { simulator: made, urls: await made.listen() };
  });
  after(async () => {
    for (const world of worlds) await world.close();
    await simulator.simulator.close();
    await database.close();
  });

  /** Another process of the same installation. */
  const enter = async (masterKeys: MasterKeys): Promise<World> => {
    const world = await createWorld({
      database: { ...database, close: async () => {} },
      shared: simulator,
      masterKeys,
    });
    worlds.push(world);
    return world;
  };
  const sell = async (world: World, secret: string, taxpayer: string) =>
    world.call(
      'POST',
      '/v1/invoices',
      { taxpayer, lines: [{ description: 'Café', unit_price: '10', iva: '21' }] },
      { authorization: `Bearer ${secret}` },
    );

  test('no invoice fails while it is rotated under them, links go on opening, and then nothing needs the former key', async () => {
    const first = await enter(keys(former));
    const { key: secret } = first;
    for (const cuit of CUITS) await first.register(cuit);
    const one = await sell(first, secret, CUITS[0] ?? '');
    assert.equal(one.status, 201, one.raw.toString());
    const hook = await first.call('POST', '/v1/webhook-endpoints', { url: 'https://hooks.example.com/' });
    assert.equal(hook.status, 201, hook.raw.toString());
    const link = String(
      (await first.call('POST', `/v1/invoices/${one.body.id}/public-link`)).body.public_url,
    ).replace('http://api.test', '');
    for (const cuit of CUITS.slice(1, 3)) assert.equal((await sell(first, secret, cuit)).status, 201);

    // As they are restarted one after another: first all know both keys, then the new one seals.
    const second = await enter(keys(former, [present]));
    const third = await enter(keys(present, [former]));
    const statuses: number[] = [];
    let isDone = false;
    const selling = [second, third].map(async (world, index) => {
      for (let turn = 0; !isDone || turn < CUITS.length; turn++) {
        const { status } = await sell(world, secret, CUITS[(turn + index * 3) % CUITS.length] ?? '');
        statuses.push(status);
      }
    });
    // Somebody looks at it while it goes on: cut short after the first, it is taken up where it stopped.
    const cut = { ...database, schema: failingAfter(1) };
    await assert.rejects(reseal(keys(present, [former]), cut, ambient), /the machine is gone/);
    const {
      resealed,
      webhook_secrets,
      former: others,
    } = await reseal(keys(present, [former]), database, ambient);
    assert.equal(webhook_secrets, 1);
    isDone = true;
    await Promise.all(selling);
    assert.ok(resealed >= 1 && others === 1);
    assert.deepEqual([...new Set(statuses)], [201]);
    assert.ok(statuses.length >= 2 * CUITS.length);
    assert.equal((await third.server.inject({ url: link })).statusCode, 200);
    assert.equal((await second.server.inject({ url: link })).statusCode, 200);

    // What the one that still sealed with the former key made meanwhile goes too.
    await reseal(keys(present, [former]), database, ambient);
    assert.equal((await dataKeysStore(database).countByMasterKey()).length, 1);
    const [row] = await forEverybody('a test', () =>
      endpointsStore(database).secrets([hook.body.id], systemClock.now()),
    );
    const only = createSealer({ current: deriveKey(present, WEBHOOK_SECRETS), previous: [], random });
    assert.equal(only.open(row?.sealed ?? '', hook.body.id), hook.body.secret);
    for (const world of worlds.splice(0)) await world.close();
    const alone = await enter(keys(present));
    for (const cuit of CUITS) assert.equal((await sell(alone, secret, cuit)).status, 201);
    assert.equal((await alone.server.inject({ url: link })).statusCode, 404);
  });

  test('whoever starts with a wrong key is told which setting, and nothing of the key', async () => {
    const wrong = random.bytes(32);
    const isTold = (error: unknown): boolean => {
      assert.ok(error instanceof ConfigFaults, String(error));
      assert.match(
        error.message,
        /ARCA_MASTER_KEY_FILE \(\/run\/secrets\/master\).*ARCA_PREVIOUS_MASTER_KEYS/,
      );
      for (const key of [wrong, present, former])
        for (const form of ['hex', 'base64'] as const)
          assert.ok(!error.message.includes(Buffer.from(key).toString(form)));
      return true;
    };
    await assert.rejects(enter(keys(wrong)), isTold);
    await assert.rejects(reseal(keys(wrong), database, ambient), isTold);
  });

  /** A database that dies after so many data keys were written anew. */
  function failingAfter(writes: number): Database['schema'] {
    let left = writes;
    return ((name: string) => {
      const db = database.schema(name);
      return new Proxy(db, {
        get(target, property) {
          if (property === 'updateTable' && left-- <= 0) throw new Error('the machine is gone');
          const value: unknown = Reflect.get(target, property);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    }) as Database['schema'];
  }
});

test('the keys of a data folder are private, kept whole, and refused by the name of their file', async () => {
  const data = await mkdtemp(join(tmpdir(), 'arca-keys-'));
  const path = join(data, 'master.key');
  try {
    const made = await embeddedMasterKeys(data, random);
    assert.deepEqual(await embeddedMasterKeys(data, random), made);
    const next = random.bytes(32);
    await keepMasterKeys(path, [next, made.current]);
    const kept = await embeddedMasterKeys(data, random);
    assert.deepEqual(kept, { current: next, previous: [made.current], from: path });
    assert.equal((await stat(path)).mode & 0o777, 0o600);

    const whole = await readFile(path, 'utf8');
    for (const text of ['', 'no', `${whole}x\n`, whole.slice(1)]) {
      await writeFile(path, text);
      await assert.rejects(embeddedMasterKeys(data, random), (error: unknown) => {
        assert.ok(error instanceof ConfigFaults && error.message.startsWith(`${path}: `));
        return !error.message.includes(whole.slice(1, 60));
      });
    }
    for (const mode of [0o644, 0o620, 0o666]) {
      await rm(path);
      await writeFile(path, whole, { mode: 0o600 });
      await (await import('node:fs/promises')).chmod(path, mode);
      await assert.rejects(embeddedMasterKeys(data, random), /chmod 600/);
    }
  } finally {
    await rm(data, { recursive: true });
  }
});
