/** Everything the gateway keeps, in memory: for a world in which thousands of gateways live and die. */
import { memoryCertificates } from './certificates/memory-certificates.ts';
import { memoryExportIds } from './comprobantes/wsfex/memory-export-ids.ts';
import { memoryExchanges, memorySends } from './exchanges/memory-exchanges.ts';
import type { HealthRow, HealthStore } from './health/health.store.ts';
import type { GatewayStores } from './stores.ts';
import { memoryTickets } from './tickets/memory-tickets.ts';
import { memoryDataKeys } from './vault/memory-data-keys.ts';

/** `now` stands for the database's clock. */
export function memoryStores(now: () => number): GatewayStores {
  return {
    certificates: memoryCertificates(),
    holders: memoryHolders(),
    uploads: memoryUploads(),
    tickets: memoryTickets(),
    sends: memorySends(),
    exportIds: memoryExportIds(),
    exchanges: memoryExchanges(),
    padron: memoryPadron(),
    parameters: memoryParameters(),
    health: memoryHealth(),
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

function memoryHealth(): HealthStore {
  const rows = new Map<string, HealthRow>();
  const of = (environment: string, service: string): HealthRow =>
    rows.get(nameOf(environment, service)) ?? {
      environment,
      service,
      last_ok_at: null,
      last_failure_at: null,
      last_error: null,
      latency_ms: null,
      failures_in_a_row: 0,
    };
  return {
    all: async () => [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row),
    async recordOk(environment, service, at, latencyMs) {
      const ok = { last_ok_at: at, latency_ms: latencyMs, failures_in_a_row: 0 };
      rows.set(nameOf(environment, service), { ...of(environment, service), ...ok });
    },
    async recordFailure(environment, service, at, error) {
      const row = of(environment, service);
      const failure = {
        last_failure_at: at,
        last_error: error,
        failures_in_a_row: row.failures_in_a_row + 1,
      };
      rows.set(nameOf(environment, service), { ...row, ...failure });
    },
  };
}
