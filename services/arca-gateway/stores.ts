/** Everything the gateway keeps, noun by noun: SQL, or twins in memory that keep the same promises. */
import type { Database } from '@arca-api/platform/database/port';
import type { Outbox } from '@arca-api/platform/events/port';
import { type BreakersStore, breakersStore } from './breaker/breakers.store.ts';
import { type CertificatesStore, certificatesStore } from './certificates/certificates.store.ts';
import { type HoldersStore, holdersStore } from './certificates/holders/holders.store.ts';
import { type UploadsStore, uploadsStore } from './certificates/uploads/uploads.store.ts';
import { type ExportIdsStore, exportIdsStore } from './comprobantes/wsfex/export-ids.store.ts';
import { type ExchangesStore, exchangesStore } from './exchanges/exchanges.store.ts';
import { type SendsStore, sendsStore } from './exchanges/sends.store.ts';
import { type HealthStore, healthStore } from './health/health.store.ts';
import { type PadronStore, padronStore } from './padron/padron.store.ts';
import { type ParametersStore, parametersStore } from './parameters/parameters.store.ts';
import { type TicketsStore, ticketsStore } from './tickets/tickets.store.ts';
import { type DataKeysStore, dataKeysStore } from './vault/data-keys.store.ts';

export interface GatewayStores {
  readonly certificates: CertificatesStore;
  readonly holders: HoldersStore;
  readonly uploads: UploadsStore;
  readonly tickets: TicketsStore;
  readonly sends: SendsStore;
  readonly exportIds: ExportIdsStore;
  readonly exchanges: ExchangesStore;
  readonly padron: PadronStore;
  readonly parameters: ParametersStore;
  readonly health: HealthStore;
  readonly dataKeys: DataKeysStore;
  readonly breakers: BreakersStore;
  /** The stores' own clock in milliseconds: leases run on it, never on a process's. */
  readonly storeClock: { now(): Promise<number> };
}

/** `outbox`: what is told of ARCA itself is written with the change. */
export function databaseStores(database: Database, outbox: Outbox): GatewayStores {
  return {
    certificates: certificatesStore(database),
    holders: holdersStore(database),
    uploads: uploadsStore(database),
    tickets: ticketsStore(database),
    sends: sendsStore(database),
    exportIds: exportIdsStore(database),
    exchanges: exchangesStore(database),
    padron: padronStore(database),
    parameters: parametersStore(database),
    health: healthStore(database),
    dataKeys: dataKeysStore(database),
    breakers: breakersStore(database, outbox),
    storeClock: database,
  };
}
