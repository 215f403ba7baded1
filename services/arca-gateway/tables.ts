/** The tables of the schema `arca`, as migrations/ made them. */
import type { CertificateRow } from './certificates/certificates.store.ts';
import type { ExchangeRow } from './exchanges/exchanges.store.ts';
import type { SendRow } from './exchanges/sends.store.ts';
import type { HealthRow } from './health/health.store.ts';
import type { PadronRow } from './padron/padron.store.ts';
import type { ParameterRow } from './parameters/parameters.store.ts';
import type { TicketRow } from './tickets/tickets.store.ts';
import type { DataKeyRow } from './vault/data-keys.store.ts';

export interface GatewayTables {
  data_keys: DataKeyRow;
  certificates: CertificateRow;
  tickets: TicketRow;
  sends: SendRow;
  exchanges: ExchangeRow;
  padron: PadronRow;
  parameters: ParameterRow;
  health: HealthRow;
}
