/** What processes keep things in: one set of stores a run, each process reaching them through steps of its own. */
import type { Accept, Cancel, KnownInvoices } from '@arca-api/api/invoices/port';
import type { InvoiceRow } from '@arca-api/api/invoices/present-invoice';
import type { IssuingStore } from '@arca-api/api/issuing/port';
import type { ComprobanteTold } from '@arca-api/api/issuing/testing/comprobante-told';
import type { JudgingBooks } from '@arca-api/api/judging/port';
import type { GatewayStores } from '@arca-api/arca-gateway/stores';
import type { Process } from '../scheduler/process.ts';

/** The stores as one process of the api sees them. */
export interface ProcessStores {
  readonly issuing: IssuingStore;
  readonly judging: JudgingBooks;
  readonly known: KnownInvoices;
  readonly accept: Accept;
  readonly cancel: Cancel;
}

export interface ApiStores {
  of(process: Process): ProcessStores;
}

/** An event, and what its snapshot says of the comprobante. */
export interface News extends ComprobanteTold {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly sequence: number;
}

export interface NewsBooks {
  /** Takes what is to be told, oldest first; unless it is said to be told, it is to be told again. */
  take(): Promise<readonly News[]>;
  told(ids: readonly string[]): Promise<void>;
  /** Whether all of it was told. */
  isAllTold(): Promise<boolean>;
}

export const STORE_NAMES = ['memory', 'pglite', 'postgres'] as const;
export type StoreName = (typeof STORE_NAMES)[number];

/** Stores of one kind, opened anew and empty for each run. */
export interface OpenStores {
  readonly name: StoreName;
  /** Steps taken at once. */
  readonly abreast: number;
  open(now: () => number): Promise<Stores>;
  close(): Promise<void>;
}

export interface Stores {
  readonly name: StoreName;
  readonly api: ApiStores;
  readonly gateway: GatewayStores;
  /** Everything that was accepted, for whoever judges the run. */
  invoices(): Promise<readonly InvoiceRow[]>;
  /** Sets lanes that stopped moving again, as a person would; tells why each had stopped. */
  resume(): Promise<readonly string[]>;
  readonly news: NewsBooks;
}
