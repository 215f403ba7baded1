/** The tables of schema `core` as TypeScript sees them. Columns of JSON are written as text and read parsed, packed ones alike. */
import type { Content, FoundComprobante } from '@arca-api/domain/content/content';
import type { Fault } from '@arca-api/domain/faults/fault';
import type { Assessment } from '@arca-api/domain/invoice/assessment';
import type { InvoiceRequest } from '@arca-api/domain/invoice/request';
import type { ColumnType, Generated } from 'kysely';
import type { Principal } from './access/principal.ts';
import type { BatchCounts, BatchFormat, CsvLayout, LinePreview, LineStatus } from './batches/batch.ts';
import type { ArcaMessage, Halt } from './issuing/lane-state.ts';
import type { JudgedBy } from './judging/judged-by.ts';
import type { TaxpayerDetails } from './taxpayers/taxpayer.ts';

type Json<Value> = ColumnType<Value, string, string>;
/** Written by `packJson`, read unpacked. */
type Packed<Value> = ColumnType<Value, string, string>;
type Mode = 'test' | 'live';
export type Environment = 'simulator' | 'homologacion' | 'produccion';
export type InvoiceStatus = 'submitted' | 'verifying' | 'authorized' | 'rejected' | 'cancelled';

/** A field of which the books and ARCA say different things. */
export interface DifferentField {
  readonly field: string;
  readonly books: unknown;
  readonly arca: unknown;
}

export interface CoreTables {
  organizations: { id: string; name: string; created_at: number };
  api_keys: {
    id: string;
    organization_id: string;
    mode: Mode;
    name: string;
    secret_hash: string;
    hint: string;
    scopes: string[];
    taxpayers: string[] | null;
    created_at: number;
    expires_at: number | null;
    revoked_at: number | null;
  };
  taxpayers: {
    id: string;
    organization_id: string;
    mode: Mode;
    environment: Environment;
    cuit: string;
    details: Json<TaxpayerDetails>;
    logo: Uint8Array | null;
    logo_type: string | null;
    /** When a live issuer was let issue; `null` while it prepares, and in test mode. */
    live_since: number | null;
    created_at: number;
    updated_at: number;
  };
  cuit_claims: {
    environment: Environment;
    cuit: string;
    organization_id: string;
    proof: 'certificate' | 'delegation';
    certificate_cuit: string;
    claimed_at: number;
  };
  certificate_notices: { environment: Environment; fingerprint: string; days: number; told_at: number };
  puntos_de_venta: {
    environment: Environment;
    cuit: string;
    number: number;
    organization_id: string;
    taxpayer_id: string;
    name: string | null;
    address: string | null;
    created_at: number;
  };
  customers: {
    id: string;
    organization_id: string;
    mode: Mode;
    document_type: number;
    document_number: string;
    name: string;
    details: Json<Record<string, unknown>>;
    created_at: number;
    updated_at: number;
  };
  drafts: {
    id: string;
    organization_id: string;
    mode: Mode;
    body: Json<Record<string, unknown>>;
    content_hash: string;
    version: number;
    created_by: string;
    approved_by: string | null;
    invoice_id: string | null;
    created_at: number;
    updated_at: number;
  };
  lanes: {
    id: string;
    environment: Environment;
    cuit: string;
    punto_de_venta: number;
    type: number;
    settled_through: Generated<number>;
    last_date: string | null;
    halt: Json<Halt | null> | null;
    lease_owner: string | null;
    lease_until: Generated<number>;
    lease_token: Generated<number>;
    /** Since when what ARCA has above the books may be ours all the same; `null`: nobody doubts them. */
    suspect_since: number | null;
    /** The last instant that restored books know of, told with `suspect_since`. */
    known_through: number | null;
    updated_at: number;
  };
  orphans: {
    lane_id: string;
    number: number;
    found: Json<FoundComprobante>;
    found_at: number;
    resolution: 'invoice' | 'stranger' | null;
    invoice_id: string | null;
    resolved_at: number | null;
  };
  recoveries: { id: string; marked_at: number; known_through: number };
  lane_checks: { lane_id: string; claimed_until: number; checked_at: number | null };
  differences: {
    id: string;
    lane_id: string;
    number: number;
    kind: 'content' | 'missing_at_arca' | 'beyond_the_books';
    invoice_id: string | null;
    fields: Json<readonly DifferentField[]>;
    found_at: number;
    resolved_at: number | null;
    resolution: 'agrees' | 'accepted' | null;
  };
  invoices: InvoiceTable;
  invoice_words: { organization_id: string; mode: Mode; word: string; invoice_id: string };
  pins: {
    lane_id: string;
    number: number;
    invoice_id: string;
    automatic_date: boolean;
    content: Packed<Content>;
    pinned_at: number;
  };
  sends: {
    send_id: string;
    lane_id: string;
    first_number: number;
    number: number;
    invoice_id: string;
    content: Packed<Content>;
    sent_at: number;
    /** `refused`: of an answered try, what ARCA did not authorise. */
    outcome: 'answered' | 'refused' | 'not-sent' | 'overtaken' | null;
    concluded_at: number | null;
  };
  batches: {
    id: string;
    organization_id: string;
    mode: Mode;
    /** Only judged: nothing of it is issued. */
    preview: boolean;
    status: 'processing' | 'finished';
    principal: Json<Principal>;
    format: BatchFormat;
    layout: Json<CsvLayout | null> | null;
    idempotency_key: string | null;
    request_hash: string;
    request_id: string;
    total: number;
    /** Kept once it is finished. */
    counts: Json<BatchCounts | null> | null;
    created_at: number;
    finished_at: number | null;
  };
  batch_lines: {
    batch_id: string;
    line: number;
    source: string;
    status: LineStatus;
    tries: Generated<number>;
    invoice_id: string | null;
    /** Its invoice was there before the line was. */
    repeated: Generated<boolean>;
    faults: Json<readonly Fault[] | null> | null;
    preview: Json<LinePreview | null> | null;
  };
  audit_log: {
    id: string;
    organization_id: string;
    mode: Mode;
    principal: string;
    action: string;
    subject: string;
    detail: Json<unknown>;
    at: number;
  };
}

export interface InvoiceTable {
  id: string;
  acceptance: Generated<number>;
  organization_id: string;
  mode: Mode;
  taxpayer_id: string;
  lane_id: string;
  status: InvoiceStatus;
  kind: string;
  letter: string;
  type: number;
  punto_de_venta: number;
  fixed_date: string | null;
  issue_date: string;
  request: Packed<InvoiceRequest>;
  context: Packed<JudgedBy>;
  assessment: Packed<Assessment>;
  comprobante: Packed<Content | null> | null;
  recipient_document: string;
  recipient_name: string | null;
  total: string;
  currency: string;
  number: number | null;
  cae: string | null;
  authorization_kind: 'cae' | 'caea' | null;
  cae_expires_on: string | null;
  observations: Json<ArcaMessage[]>;
  rejection: Json<ArcaMessage[] | null> | null;
  held_rejection: Json<ArcaMessage[] | null> | null;
  /** The orphan it resembles: it waits until a person has decided whose that one is. */
  orphan_number: Generated<number | null>;
  origin: string;
  original_id: string | null;
  idempotency_key: string | null;
  request_hash: string;
  external_id: string | null;
  metadata: Json<Record<string, string>>;
  /** Of the request, where they are searched. */
  notes: string | null;
  public_token: string | null;
  request_id: string;
  event_sequence: Generated<number>;
  created_at: number;
  updated_at: number;
  authorized_at: number | null;
}
