-- The API's memory: organisations, issuers, keys, invoices and the lanes that number them.
-- Instants are milliseconds since the epoch (bigint); days are 'YYYY-MM-DD' text of Buenos Aires.

create table organizations (
  id text primary key,
  name text not null,
  created_at bigint not null
);

create table api_keys (
  id text primary key,
  organization_id text not null references organizations (id),
  mode text not null check (mode in ('test', 'live')),
  name text not null,
  secret_hash text not null unique,
  hint text not null,
  scopes text[] not null,
  taxpayers text[],
  created_at bigint not null,
  expires_at bigint,
  revoked_at bigint
);
create index api_keys_of_organization on api_keys (organization_id, created_at);

create table taxpayers (
  id text primary key,
  organization_id text not null references organizations (id),
  mode text not null check (mode in ('test', 'live')),
  environment text not null check (environment in ('simulator', 'homologacion', 'produccion')),
  cuit text not null,
  details jsonb not null,
  logo bytea,
  logo_type text,
  created_at bigint not null,
  updated_at bigint not null,
  unique (organization_id, mode, cuit)
);

-- (environment, CUIT, punto de venta) belongs to one organisation: numbers are consecutive in ARCA, not in ours.
create table puntos_de_venta (
  environment text not null,
  cuit text not null,
  number integer not null check (number between 1 and 99998),
  organization_id text not null references organizations (id),
  taxpayer_id text not null references taxpayers (id),
  name text,
  address text,
  created_at bigint not null,
  primary key (environment, cuit, number)
);
create index puntos_de_venta_of_taxpayer on puntos_de_venta (taxpayer_id, number);

create table customers (
  id text primary key,
  organization_id text not null references organizations (id),
  mode text not null,
  document_type integer not null,
  document_number text not null,
  name text not null,
  details jsonb not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (organization_id, mode, document_type, document_number)
);

create table drafts (
  id text primary key,
  organization_id text not null references organizations (id),
  mode text not null,
  body jsonb not null,
  content_hash text not null,
  version integer not null,
  created_by text not null,
  approved_by text,
  invoice_id text,
  created_at bigint not null,
  updated_at bigint not null
);
create index drafts_of_organization on drafts (organization_id, mode, id);

create table lanes (
  id text primary key,
  environment text not null,
  cuit text not null,
  punto_de_venta integer not null,
  type integer not null,
  settled_through integer not null default 0,
  last_date text,
  halt jsonb,
  lease_owner text,
  lease_until bigint not null default 0,
  lease_token bigint not null default 0,
  updated_at bigint not null
);

create table invoices (
  id text primary key,
  acceptance bigserial not null,
  organization_id text not null references organizations (id),
  mode text not null,
  taxpayer_id text not null references taxpayers (id),
  lane_id text not null references lanes (id),
  status text not null check (status in ('submitted', 'verifying', 'authorized', 'rejected', 'cancelled')),
  kind text not null,
  letter text not null,
  type integer not null,
  punto_de_venta integer not null,
  -- The date the caller fixed; null follows the lane.
  fixed_date text,
  issue_date text not null,
  request jsonb not null,
  -- What it was judged by: issuer, padron facts, exchange rate; so that it can be judged again.
  context jsonb not null,
  assessment jsonb not null,
  -- What ARCA holds, once it is authorised: the content of the try that won.
  comprobante jsonb,
  recipient_document text not null,
  recipient_name text,
  total numeric(15, 2) not null,
  currency text not null,
  number integer,
  cae text,
  authorization_kind text,
  cae_expires_on text,
  observations jsonb not null default '[]',
  rejection jsonb,
  -- Set while a rejection waits because an earlier try may still win.
  held_rejection jsonb,
  origin text not null,
  original_id text references invoices (id),
  idempotency_key text,
  request_hash text not null,
  external_id text,
  metadata jsonb not null default '{}',
  public_token text,
  request_id text not null,
  event_sequence integer not null default 1,
  created_at bigint not null,
  updated_at bigint not null,
  authorized_at bigint
);
create unique index invoices_idempotency on invoices (organization_id, mode, idempotency_key)
  where idempotency_key is not null;
create unique index invoices_external_id on invoices (organization_id, mode, external_id)
  where external_id is not null and status not in ('rejected', 'cancelled');
create unique index invoices_number on invoices (lane_id, number) where number is not null;
create index invoices_waiting on invoices (lane_id, acceptance) where status in ('submitted', 'verifying');
create index invoices_listed on invoices (organization_id, mode, id);
create index invoices_notes on invoices (original_id) where original_id is not null;

-- The present assignment: what pins say is what will be sent.
create table pins (
  lane_id text not null references lanes (id),
  number integer not null,
  invoice_id text not null unique references invoices (id),
  automatic_date boolean not null,
  content jsonb not null,
  pinned_at bigint not null,
  primary key (lane_id, number)
);

-- Append-only evidence of every try, written before it leaves; only the outcome is added later.
create table sends (
  send_id text not null,
  lane_id text not null references lanes (id),
  first_number integer not null,
  number integer not null,
  invoice_id text not null references invoices (id),
  content jsonb not null,
  sent_at bigint not null,
  outcome text check (outcome in ('answered', 'not-sent', 'overtaken')),
  concluded_at bigint,
  primary key (send_id, number)
);
create index sends_open on sends (lane_id, number) where outcome is null;
create index sends_of_invoice on sends (invoice_id);

create table audit_log (
  id text primary key,
  organization_id text not null,
  principal text not null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  at bigint not null
);
create index audit_log_of_organization on audit_log (organization_id, id);
