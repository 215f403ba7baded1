/** Hands `arca-gateway` its ports, and hangs its doors on a server that only our own services reach. */

import { keptByGateway, monthsOfGateway } from '@arca-api/arca-gateway/retention/retention.store';
import { type ArcaGateway, createArcaGateway, type RecurringJob } from '@arca-api/arca-gateway/service';
import { databaseStores } from '@arca-api/arca-gateway/stores';
import { VaultError } from '@arca-api/arca-gateway/vault/vault-error';
import { outbox } from '@arca-api/platform/events/outbox';
import { promptOutbox } from '@arca-api/platform/events/prompt-outbox';
import { tokenVerifier } from '@arca-api/platform/identity/token-verifier';
import { TEND_EVERY_MS, tendPartitions } from '@arca-api/platform/partitions/tend-partitions';
import { FORGET_EVERY_MS, forgetOld, YEAR_MS } from '@arca-api/platform/retention/forget-old';
import { uncounted } from '@arca-api/platform/telemetry/uncounted';
import type { FastifyInstance } from 'fastify';
import { ConfigFaults } from './config-faults.ts';
import type { Retention } from './retention-settings.ts';
import { deriveKey, VAULT } from './secrets.ts';
import type { Wiring } from './wiring.ts';

/** Who may ask the gateway for anything. */
const CALLERS = ['api'];

export async function wireGateway(wiring: Wiring, inside: FastifyInstance): Promise<ArcaGateway> {
  const { ambient, stores, arca, retention } = wiring;
  const { gatewayDatabase: database, signals } = stores;
  const verifier = tokenVerifier({
    audience: 'arca-gateway',
    callers: CALLERS,
    database,
    clock: ambient.clock,
  });
  const gateway = createArcaGateway({
    config: {
      masterKey: deriveKey(wiring.masterKey, VAULT),
      previousMasterKeys: (wiring.previousMasterKeys ?? []).map((key) => deriveKey(key, VAULT)),
      environments: {
        ...(arca.urls === null ? {} : { simulator: arca.urls }),
        homologacion: {},
        produccion: {},
        ...wiring.addresses,
      },
      automaticCertificates: arca.certificates,
      verify: async ({ headers }) => (await verifier.verify(headers['authorization'])) !== null,
    },
    ...ambient,
    ...(retention !== undefined && { forget: forgetting(wiring, retention) }),
    stores: databaseStores(database, promptOutbox(outbox, { ...ambient, signals })),
    signals,
    fetch: (input, init) => fetch(input, init),
  });
  wiring.supervisor.onStop('arca-gateway', () => gateway.close());
  await gateway.requireKeys().catch((error: unknown) => {
    throw error instanceof VaultError ? wrongKeys(error, wiring.masterKeyFrom) : error;
  });
  await gateway.routes(inside);
  return gateway;
}

function forgetting({ ambient, stores }: Wiring, { years }: Retention): readonly RecurringJob[] {
  const { clock, log, metrics = uncounted } = ambient;
  const database = stores.gatewayDatabase;
  const kept = keptByGateway(years * YEAR_MS);
  const tables = monthsOfGateway(years * YEAR_MS);
  return [
    {
      name: 'tend months of exchanges',
      everyMs: TEND_EVERY_MS,
      run: tendPartitions({ database, tables, clock, log }),
    },
    {
      name: 'forget old exchanges',
      everyMs: FORGET_EVERY_MS,
      run: forgetOld({ database, schema: 'arca', kept, clock, metrics }),
    },
  ];
}

/** Whoever started it is told which setting is wrong, before anybody waits for an invoice. */
export function wrongKeys(error: VaultError, from = 'ARCA_MASTER_KEY'): ConfigFaults {
  return new ConfigFaults([
    `${from}: no es la clave maestra con la que se cerraron las claves de esta base, o falta una anterior en ARCA_PREVIOUS_MASTER_KEYS (en una carpeta de datos, en las líneas que siguen de master.key). / It is not the master key that this database was sealed with, or a former one is missing in ARCA_PREVIOUS_MASTER_KEYS. ${error.message}`,
  ]);
}
