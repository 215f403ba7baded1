/** `arca rotate-keys`: everything that the master key sealed goes under the new one, while gateways run that know both. */
import { join } from 'node:path';
import { dataKeysStore } from '@arca-api/arca-gateway/vault/data-keys.store';
import { masterKey } from '@arca-api/arca-gateway/vault/master-key';
import { createVault, type Vault } from '@arca-api/arca-gateway/vault/vault';
import { VaultError } from '@arca-api/arca-gateway/vault/vault-error';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import { type ResealParts, requireSealKeys, resealSecrets } from '@arca-api/webhooks/secrets/reseal-secrets';
import { createSealer } from '@arca-api/webhooks/secrets/seal';
import { secretsStore } from '@arca-api/webhooks/secrets/secrets.store';
import { say, sayJson } from '../client/say.ts';
import { type Config, ConfigFaults } from '../config.ts';
import { isRunning } from '../data-folder.ts';
import { openEmbedded } from '../embedded.ts';
import type { MasterKeys } from '../master-keys.ts';
import { openProduction } from '../production.ts';
import { deriveKey, embeddedMasterKeys, keepMasterKeys, VAULT, WEBHOOK_SECRETS } from '../secrets.ts';
import { migrateAll } from '../services.ts';
import { wrongKeys } from '../wire-gateway.ts';
import { refuseSecrets } from '../wire-webhooks.ts';
import type { Ambient } from '../wiring.ts';

export interface Rotation {
  /** Names the master key that everything is under now. */
  readonly master_key: string;
  /** How many data keys were still under a former one. */
  readonly resealed: number;
  /** How many secrets of webhooks were. */
  readonly webhook_secrets: number;
  /** How many former master keys are still known, for the links they signed. */
  readonly former: number;
}

export async function rotateKeys(config: Config, ambient: Ambient): Promise<number> {
  const { databaseUrl, data } = config;
  // A served database is open to a server that is running, which would not know the key that is made here.
  if (config.masterKeys === null && databaseUrl !== null && (await isRunning(data)))
    throw new ConfigFaults([
      `${data}: su servidor está en marcha y lee master.key sólo al levantar: detenelo, o usá ARCA_MASTER_KEY y ARCA_PREVIOUS_MASTER_KEYS. / Its server is running and reads master.key only when it starts: stop it, or use those settings.`,
    ]);
  const database =
    databaseUrl === null ? await openEmbedded(config, ambient) : await openProduction(config, databaseUrl);
  try {
    await migrateAll(database);
    const keys = config.masterKeys ?? (await nextKeys(data, database, ambient));
    const rotation = await reseal(keys, database, ambient);
    if (config.json) sayJson(rotation);
    else say(...report(rotation, config));
    return 0;
  } finally {
    await database.close();
  }
}

/** Every data key and every secret of webhooks under the current master key. Cut short, what is left is moved the next time. */
export async function reseal(keys: MasterKeys, database: Database, ambient: Ambient): Promise<Rotation> {
  const vault = vaultOf(keys, database, ambient);
  const refuse = (error: unknown): never => {
    throw error instanceof VaultError ? wrongKeys(error, keys.from) : error;
  };
  const webhooks = webhookSecretsOf(keys, database, ambient);
  await vault.requireKeys().catch(refuse);
  await requireSealKeys(webhooks)().catch((error: unknown) => refuseSecrets(error, keys.from));
  const resealed = await vault.rewrapAll().catch(refuse);
  const webhook_secrets = await resealSecrets(webhooks)();
  return { master_key: idOf(keys.current), resealed, webhook_secrets, former: keys.previous.length };
}

/** In a data folder nobody else makes the new key; a rotation that was cut short is finished before another begins. */
async function nextKeys(data: string, database: Database, ambient: Ambient): Promise<MasterKeys> {
  const kept = await embeddedMasterKeys(data, ambient.random);
  const counts = await dataKeysStore(database).countByMasterKey();
  const { secrets, sealer } = webhookSecretsOf(kept, database, ambient);
  const sealedBy = await forEverybody('whether a rotation was cut short', () => secrets.keys());
  const isUnfinished =
    counts.some(({ master_key }) => master_key !== idOf(kept.current)) ||
    sealedBy.some((key) => key !== sealer.keys[0]);
  if (isUnfinished && kept.previous.length > 0) return kept;
  const current = ambient.random.bytes(32);
  const previous = [kept.current, ...kept.previous];
  await keepMasterKeys(join(data, 'master.key'), [current, ...previous]);
  return { current, previous, from: kept.from };
}

const idOf = (key: Uint8Array): string => masterKey(deriveKey(key, VAULT)).id;

function vaultOf(keys: MasterKeys, database: Database, { random, clock }: Ambient): Vault {
  return createVault({
    current: masterKey(deriveKey(keys.current, VAULT)),
    previous: keys.previous.map((key) => masterKey(deriveKey(key, VAULT))),
    store: dataKeysStore(database),
    random,
    clock,
  });
}

function webhookSecretsOf(keys: MasterKeys, database: Database, { random }: Ambient): ResealParts {
  return {
    secrets: secretsStore(database),
    sealer: createSealer({
      current: deriveKey(keys.current, WEBHOOK_SECRETS),
      previous: keys.previous.map((key) => deriveKey(key, WEBHOOK_SECRETS)),
      random,
    }),
  };
}

function report(
  { master_key, resealed, webhook_secrets, former }: Rotation,
  { masterKeys, data }: Config,
): readonly string[] {
  const where = masterKeys === null ? join(data, 'master.key') : 'ARCA_PREVIOUS_MASTER_KEYS';
  return [
    `Claves pasadas a la clave maestra / keys moved under the master key ${master_key}: ${resealed}`,
    `Secretos de webhooks / secrets of webhooks: ${webhook_secrets}`,
    former === 0
      ? 'No hay claves maestras anteriores. / There are no former master keys.'
      : `Ninguna clave guardada necesita ya las anteriores (${former}, en ${where}): al quitarlas sólo dejan de abrir los enlaces públicos que se dieron con ellas. / Nothing kept needs the former ones any more: without them, only the public links given out with them stop opening.`,
  ];
}
