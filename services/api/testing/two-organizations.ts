/** Rows of two organisations in every table of `core`, written by its owner: what belongs to `org_a` and to `org_b` differs in names alone. */
import { type Kysely, sql } from 'kysely';
import type { CoreTables } from '../tables.ts';

export const ORGANIZATIONS = ['org_a', 'org_b'] as const;

/** What each table holds of one organisation; `$` stands for its letter, `#` for a number of its own. */
const ROWS: Readonly<Record<Exclude<keyof CoreTables, 'recoveries'>, object>> = {
  organizations: { id: 'org_$', name: '$', created_at: 0 },
  api_keys: {
    id: 'key_$',
    organization_id: 'org_$',
    mode: 'test',
    name: '$',
    secret_hash: '$',
    hint: '$',
    scopes: ['read'],
    created_at: 0,
  },
  taxpayers: {
    id: 'txp_$',
    organization_id: 'org_$',
    mode: 'test',
    environment: 'simulator',
    cuit: '3000000014#',
    details: {},
    created_at: 0,
    updated_at: 0,
  },
  cuit_claims: {
    environment: 'homologacion',
    cuit: '3000000014#',
    organization_id: 'org_$',
    proof: 'certificate',
    certificate_cuit: '3000000014#',
    claimed_at: 0,
  },
  puntos_de_venta: {
    environment: 'simulator',
    cuit: '3000000014#',
    number: 1,
    organization_id: 'org_$',
    taxpayer_id: 'txp_$',
    created_at: 0,
  },
  customers: {
    id: 'cus_$',
    organization_id: 'org_$',
    mode: 'test',
    document_type: 96,
    document_number: '1',
    name: '$',
    details: {},
    created_at: 0,
    updated_at: 0,
  },
  drafts: {
    id: 'drf_$',
    organization_id: 'org_$',
    mode: 'test',
    body: {},
    content_hash: '$',
    version: 1,
    created_by: '$',
    created_at: 0,
    updated_at: 0,
  },
  lanes: {
    id: 'lane_$',
    environment: 'simulator',
    cuit: '3000000014#',
    punto_de_venta: 1,
    type: 6,
    settled_through: 0,
    lease_until: 0,
    lease_token: 0,
    updated_at: 0,
  },
  invoices: {
    id: 'inv_$',
    acceptance: '#',
    organization_id: 'org_$',
    mode: 'test',
    taxpayer_id: 'txp_$',
    lane_id: 'lane_$',
    status: 'submitted',
    kind: 'invoice',
    letter: 'B',
    type: 6,
    punto_de_venta: 1,
    issue_date: '2026-11-18',
    request: '\\x01007b7d',
    context: '\\x01007b7d',
    assessment: '\\x01007b7d',
    recipient_document: '0',
    total: '1',
    currency: 'ARS',
    observations: [],
    origin: 'api',
    request_hash: '$',
    metadata: {},
    request_id: '$',
    event_sequence: 1,
    created_at: 0,
    updated_at: 0,
  },
  invoice_words: { organization_id: 'org_$', mode: 'test', word: '$', invoice_id: 'inv_$' },
  pins: {
    lane_id: 'lane_$',
    number: 1,
    invoice_id: 'inv_$',
    automatic_date: true,
    content: '\\x01007b7d',
    pinned_at: 0,
  },
  sends: {
    send_id: 'snd_$',
    lane_id: 'lane_$',
    first_number: 1,
    number: 1,
    invoice_id: 'inv_$',
    content: '\\x01007b7d',
    sent_at: 0,
  },
  orphans: { lane_id: 'lane_$', number: 9, found: {}, found_at: 0 },
  lane_checks: { lane_id: 'lane_$', claimed_until: 0 },
  differences: { id: 'dif_$', lane_id: 'lane_$', number: 1, kind: 'content', fields: [], found_at: 0 },
  batches: {
    id: 'bat_$',
    organization_id: 'org_$',
    mode: 'test',
    preview: false,
    status: 'processing',
    principal: {},
    format: 'csv',
    request_hash: '$',
    request_id: '$',
    total: 1,
    created_at: 0,
  },
  batch_lines: { batch_id: 'bat_$', line: 1, source: '$', status: 'pending', tries: 0, repeated: false },
  audit_log: {
    id: 'aud_$',
    organization_id: 'org_$',
    mode: 'test',
    principal: '$',
    action: '$',
    subject: '$',
    detail: {},
    at: 0,
  },
  certificate_notices: { environment: 'homologacion', fingerprint: '$', days: 7, told_at: 0 },
};

export type Table = keyof typeof ROWS;
/** In an order in which each finds what it hangs on. */
export const TABLES = Object.keys(ROWS) as Table[];

/** The column by which rows of one organisation are told from those of the other. */
export const keyOf = (table: Table): string => KEYS[table] ?? Object.keys(ROWS[table])[0] ?? '';

const KEYS: Partial<Record<Table, string>> = {
  cuit_claims: 'cuit',
  invoice_words: 'invoice_id',
  puntos_de_venta: 'cuit',
  certificate_notices: 'fingerprint',
};

/** A row of `organization`, whose identity may be another than that of the one it has already. */
export function rowOf(table: Table, organization: (typeof ORGANIZATIONS)[number], identity = ''): object {
  const letter = organization.slice(-1);
  const text = JSON.stringify(ROWS[table])
    .replaceAll('$', letter)
    .replaceAll('#', String(letter.charCodeAt(0) % 10));
  const row = JSON.parse(text) as Record<string, unknown>;
  return identity === '' ? row : { ...row, [keyOf(table)]: identity };
}

export const insertRow = (core: Kysely<CoreTables>, table: Table, row: object) => {
  const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
  return sql`insert into ${sql.id('core', table)} (${columns})
    select ${columns} from jsonb_populate_record(null::${sql.id('core', table)}, ${JSON.stringify(row)}::jsonb)`.execute(
    core,
  );
};

/** By whoever owns the tables. */
export async function fillTables(core: Kysely<CoreTables>): Promise<void> {
  for (const table of TABLES)
    for (const organization of ORGANIZATIONS) await insertRow(core, table, rowOf(table, organization));
}
