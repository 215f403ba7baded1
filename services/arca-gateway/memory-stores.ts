/** Everything the gateway keeps, in memory: for a world in which thousands of gateways live and die. */
import { memoryBreakers } from './breaker/memory-breakers.ts';
import { memoryCertificates } from './certificates/memory-certificates.ts';
import { memoryExportIds } from './comprobantes/wsfex/memory-export-ids.ts';
import { memoryExchanges, memorySends } from './exchanges/memory-exchanges.ts';
import { memoryHealth } from './health/memory-health.ts';
import type { GatewayStores } from './stores.ts';
import { memoryTickets } from './tickets/memory-tickets.ts';
import { memoryDataKeys } from './vault/memory-data-keys.ts';

/** `now` stands for the database's clock. */
export function memoryStores(now: () => number): GatewayStores {
  const exchanges = memoryExchanges();
  const breakers = memoryBreakers();
  return {
    certificates: memoryCertificates(),
    holders: memoryHolders(),
    uploads: memoryUploads(),
    tickets: memoryTickets(),
    sends: memorySends(exchanges),
    exportIds: memoryExportIds(),
    exchanges,
    padron: memoryPadron(),
    parameters: memoryParameters(),
    health: memoryHealth(breakers),
    breakers,
    dataKeys: memoryDataKeys(),
    storeClock: { now: async () => now() },
  };
}

const nameOf = (...words: readonly string[]): string => words.join('/');

function memoryHolders(): GatewayStores['holders'] {
  const rows = new Map<string, string>();
  return {
    of: async (environment, cuit) => rows.get(nameOf(environment, cuit)) ?? cuit,
    async set(environment, cuit, certificateCuit) {
      rows.set(nameOf(environment, cuit), certificateCuit);
    },
    async clear(environment, cuit) {
      rows.delete(nameOf(environment, cuit));
    },
  };
}

function memoryUploads(): GatewayStores['uploads'] {
  const rows = new Map<string, Parameters<GatewayStores['uploads']['keep']>[2]>();
  return {
    find: async (environment, cuit) => rows.get(nameOf(environment, cuit)) ?? null,
    async keep(environment, cuit, refused) {
      rows.set(nameOf(environment, cuit), refused);
    },
    async forget(environment, cuit) {
      rows.delete(nameOf(environment, cuit));
    },
  };
}

function memoryPadron(): GatewayStores['padron'] {
  const rows = new Map<string, Parameters<GatewayStores['padron']['save']>[0]>();
  return {
    find: async (environment, cuit) => rows.get(nameOf(environment, cuit)),
    async save(row) {
      rows.set(nameOf(row.environment, row.cuit), row);
    },
  };
}

function memoryParameters(): GatewayStores['parameters'] {
  const rows = new Map<string, Parameters<GatewayStores['parameters']['save']>[0]>();
  return {
    find: async (environment, cuit, name) => rows.get(nameOf(environment, cuit, name)),
    async save(row) {
      rows.set(nameOf(row.environment, row.cuit, row.name), row);
    },
  };
}
