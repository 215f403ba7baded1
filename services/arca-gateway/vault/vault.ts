/**
 * Envelope encryption: the master key wraps one data key per taxpayer and environment, and the data key
 * seals what must stay secret. The only place where either exists in the clear.
 */
import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Environment } from '@arca-api/contract/primitives';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Random } from '@arca-api/platform/random/port';
import type { DataKeyRow, DataKeysStore } from './data-keys.store.ts';
import { newIv, openWith, sealWith } from './envelope.ts';
import type { MasterKey } from './master-key.ts';
import { Secret } from './secret.ts';
import { VaultError } from './vault-error.ts';

/** Whose secret it is, and what for: a sealed value opens under these words only. */
export interface Scope {
  readonly environment: Environment;
  readonly cuit: string;
  readonly purpose: 'private-key' | 'ticket';
}

export interface Vault {
  seal(scope: Scope, plain: Uint8Array): Promise<string>;
  open(scope: Scope, sealed: string): Promise<Secret<Uint8Array>>;
  /** Refuses when there are data keys that none of the master keys opens: better told at the start than at an invoice. */
  requireKeys(): Promise<void>;
  /** Wraps every data key under the current master key; answers how many were still under another. */
  rewrapAll(): Promise<number>;
}

export interface VaultParts {
  readonly current: MasterKey;
  /** Former master keys, still able to open. */
  readonly previous: readonly MasterKey[];
  readonly store: DataKeysStore;
  readonly random: Random;
  readonly clock: Clock;
}

export function createVault(parts: VaultParts): Vault {
  const { current, store, random, clock } = parts;
  const masters = new Map([...parts.previous, current].map((master) => [master.id, master]));
  const unwrapped = new Map<string, Secret<KeyObject>>();

  function unwrap(row: DataKeyRow): Secret<KeyObject> {
    const cached = unwrapped.get(nameOf(row));
    if (cached) return cached;
    const master = masters.get(row.master_key);
    if (!master) {
      throw new VaultError(
        'vault.master_key_unknown',
        `The data key of ${row.cuit} (${row.environment}) is wrapped by the master key ${row.master_key}, which is not ` +
          `among those configured (${[...masters.keys()].join(', ')}). Configure the master key this database was made with.`,
      );
    }
    const key = new Secret(createSecretKey(openWith(master.key.reveal(), contextOfKey(row), row.wrapped)));
    unwrapped.set(nameOf(row), key);
    return key;
  }

  function wrap(
    master: MasterKey,
    row: Omit<DataKeyRow, 'wrapped' | 'master_key'>,
    key: Uint8Array,
  ): DataKeyRow {
    const iv = newIv((length) => random.bytes(length));
    return {
      ...row,
      master_key: master.id,
      wrapped: sealWith(master.key.reveal(), iv, contextOfKey(row), key),
    };
  }

  async function keyForSealing(scope: Scope): Promise<{ row: DataKeyRow; key: Secret<KeyObject> }> {
    const { environment, cuit } = scope;
    const known = await store.latest(environment, cuit);
    const row =
      known ??
      (await store.add(
        wrap(current, { environment, cuit, version: 1, created_at: clock.now() }, random.bytes(32)),
      ));
    return { row, key: unwrap(row) };
  }

  async function keyForOpening(scope: Scope, version: number): Promise<Secret<KeyObject>> {
    const { environment, cuit } = scope;
    const cached = unwrapped.get(nameOf({ environment, cuit, version }));
    if (cached) return cached;
    const row = await store.find(environment, cuit, version);
    if (!row) {
      throw new VaultError('vault.data_key_missing', `The data key of ${cuit} (${environment}) is gone.`);
    }
    return unwrap(row);
  }

  return {
    async seal(scope, plain) {
      const { row, key } = await keyForSealing(scope);
      const iv = newIv((length) => random.bytes(length));
      return `v1.${row.version}.${sealWith(key.reveal(), iv, contextOf(scope, row.version), plain)}`;
    },
    async open(scope, sealed) {
      const [format, version, body] = sealed.split('.');
      if (format !== 'v1' || !version || !/^\d{1,9}$/.test(version) || body === undefined) {
        throw new VaultError(
          'vault.tampered',
          `The sealed ${scope.purpose} of ${scope.cuit} has no known format.`,
        );
      }
      const key = await keyForOpening(scope, Number(version));
      return new Secret(openWith(key.reveal(), contextOf(scope, Number(version)), body));
    },
    async requireKeys() {
      const locked = (await store.countByMasterKey()).filter(({ master_key }) => !masters.has(master_key));
      if (locked.length === 0) return;
      const named = locked.map(({ master_key, count }) => `${master_key} (${count})`).join(', ');
      throw new VaultError(
        'vault.master_key_unknown',
        `Data keys are wrapped by master keys that were not configured: ${named}. Configured: ${[...masters.keys()].join(', ')}.`,
      );
    },
    async rewrapAll() {
      let count = 0;
      for (;;) {
        const rows = await store.wrappedByOthers(current.id, 100);
        if (rows.length === 0) return count;
        for (const row of rows) {
          const anew = wrap(current, row, unwrap(row).reveal().export());
          await store.rewrap(row, anew.master_key, anew.wrapped);
          count += 1;
        }
      }
    },
  };
}

function nameOf(row: { environment: string; cuit: string; version: number }): string {
  return `${row.environment}/${row.cuit}/${row.version}`;
}

function contextOfKey(row: { environment: string; cuit: string; version: number }): string {
  return `data-key/${row.environment}/${row.cuit}/${row.version}`;
}

function contextOf(scope: Scope, version: number): string {
  return `${scope.purpose}/${scope.environment}/${scope.cuit}/${version}`;
}
