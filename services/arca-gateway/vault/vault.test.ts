import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { inspect } from 'node:util';
import { systemClock } from '@arca-api/platform/clock/system';
import type { Database } from '@arca-api/platform/database/port';
import { memoryLog } from '@arca-api/platform/log/memory';
import { systemRandom } from '@arca-api/platform/random/system';
import { openStageDatabase } from '../testing/database.ts';
import { type DataKeysStore, dataKeysStore } from './data-keys.store.ts';
import { masterKey } from './master-key.ts';
import { rotateMasterKey } from './rotate-master-key.ts';
import { createVault, type Scope } from './vault.ts';
import { VaultError } from './vault-error.ts';

const random = systemRandom(systemClock);
const scope: Scope = { environment: 'simulator', cuit: '20111111112', purpose: 'private-key' };
const secret = Buffer.from('the private key of somebody', 'utf8');

suite('the vault', () => {
  let database: Database;
  let store: DataKeysStore;

  before(async () => {
    database = await openStageDatabase();
    store = dataKeysStore(database);
  });
  after(() => database.close());

  const open = (current = masterKey(random.bytes(32)), previous = [] as ReturnType<typeof masterKey>[]) =>
    createVault({ current, previous, store, random, clock: systemClock });
  const scoped = (cuit: string): Scope => ({ ...scope, cuit });
  const isVaultError = (code: string) => (error: unknown) =>
    error instanceof VaultError && error.code === code && !error.message.includes(secret.toString());

  test('what is sealed opens again, after a restart too, and never twice alike', async () => {
    const master = masterKey(random.bytes(32));
    const first = await open(master).seal(scoped('20000000011'), secret);
    const second = await open(master).seal(scoped('20000000011'), secret);
    assert.notEqual(first, second);
    const opened = await open(master).open(scoped('20000000011'), first);
    assert.deepEqual(Buffer.from(opened.reveal()), secret);
  });

  test('a sealed value opens for its own taxpayer, environment and purpose only', async () => {
    const vault = open();
    const sealed = await vault.seal(scoped('20000000022'), secret);
    await vault.seal(scoped('20000000033'), secret);
    await vault.seal({ ...scoped('20000000022'), environment: 'produccion' }, secret);
    const elsewhere: Scope[] = [
      scoped('20000000033'),
      { ...scoped('20000000022'), environment: 'produccion' },
      { ...scoped('20000000022'), purpose: 'ticket' },
    ];
    for (const other of elsewhere) {
      await assert.rejects(vault.open(other, sealed), isVaultError('vault.tampered'));
    }
  });

  test('every altered byte is noticed', async () => {
    const vault = open();
    const sealed = await vault.seal(scoped('20000000044'), secret);
    const [format, version, body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      const text = `${format}.${version}.${altered.toString('base64url')}`;
      await assert.rejects(vault.open(scoped('20000000044'), text), isVaultError('vault.tampered'));
    }
    for (const text of ['', 'v1', 'v1.1.', 'v2.1.AAAA', 'v1.x.AAAA', 'v1.1.AAAA', sealed.slice(0, -4)]) {
      await assert.rejects(vault.open(scoped('20000000044'), text), isVaultError('vault.tampered'));
    }
  });

  test('a wrong master key is refused by name, whether it seals or opens', async () => {
    const right = masterKey(random.bytes(32));
    const wrong = masterKey(random.bytes(32));
    const sealed = await open(right).seal(scoped('20000000055'), secret);
    const refusal = (error: unknown) =>
      isVaultError('vault.master_key_unknown')(error) && String(error).includes(right.id);
    await assert.rejects(open(wrong).open(scoped('20000000055'), sealed), refusal);
    await assert.rejects(open(wrong).seal(scoped('20000000055'), secret), refusal);
  });

  test('a master key of another length is refused', () => {
    for (const length of [0, 16, 31, 33]) {
      assert.throws(() => masterKey(new Uint8Array(length)), isVaultError('vault.master_key_malformed'));
    }
  });

  test('after a rotation the former master key is not needed any more', async () => {
    const former = masterKey(random.bytes(32));
    const present = masterKey(random.bytes(32));
    const others = await open(former).seal(scoped('20000000066'), secret);
    const isOurs = async () => (await store.latest('simulator', '20000000066'))?.master_key === present.id;
    const only: DataKeysStore = {
      ...store,
      wrappedByOthers: async (id, limit) =>
        (await store.wrappedByOthers(id, limit)).filter((row) => row.cuit === '20000000066'),
    };
    const rotating = createVault({
      current: present,
      previous: [former],
      store: only,
      random,
      clock: systemClock,
    });
    assert.deepEqual(await rotateMasterKey(rotating, memoryLog()), { rewrapped: 1 });
    assert.ok(await isOurs());
    const opened = await open(present).open(scoped('20000000066'), others);
    assert.deepEqual(Buffer.from(opened.reveal()), secret);
    await assert.rejects(
      open(former).open(scoped('20000000066'), others),
      isVaultError('vault.master_key_unknown'),
    );
  });

  test('two that seal for a new taxpayer at once end with one data key', async () => {
    const master = masterKey(random.bytes(32));
    const vaults = [open(master), open(master), open(master)];
    const sealed = await Promise.all(vaults.map((vault) => vault.seal(scoped('20000000077'), secret)));
    for (const text of sealed) {
      const opened = await open(master).open(scoped('20000000077'), text);
      assert.deepEqual(Buffer.from(opened.reveal()), secret);
    }
  });

  test('printing the vault, its keys or what it opened shows nothing of them', async () => {
    const bytes = random.bytes(32);
    const master = masterKey(bytes);
    const vault = open(master);
    const sealed = await vault.seal(scoped('20000000088'), secret);
    const opened = await vault.open(scoped('20000000088'), sealed);
    const log = memoryLog();
    log.info({ vault, master, opened }, `opened ${opened}`);
    const shown = [
      inspect({ vault, master, opened }, { depth: 10, showHidden: true }),
      JSON.stringify({ vault, master, opened }),
      JSON.stringify(log.lines),
    ].join('\n');
    for (const hidden of [secret.toString(), secret.toString('base64'), Buffer.from(bytes).toString('hex')]) {
      assert.ok(!shown.includes(hidden));
    }
    assert.ok(!shown.includes(inspect(Buffer.from(bytes)).slice(8, 40)));
    assert.match(shown, /\[secret\]/);
  });
});
