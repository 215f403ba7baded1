-- A file of invoices as it was taken: how it was written, who sent it, and whether all of it has come to its end.
create table batches (
  id text primary key,
  organization_id text not null references organizations (id),
  mode text not null check (mode in ('test', 'live')),
  -- Only judged: nothing of it is issued.
  preview boolean not null,
  status text not null check (status in ('processing', 'finished')),
  principal jsonb not null,
  format text not null check (format in ('ndjson', 'csv')),
  layout jsonb,
  idempotency_key text,
  request_hash text not null,
  request_id text not null,
  total integer not null,
  counts jsonb,
  created_at bigint not null,
  finished_at bigint
);
create unique index batches_idempotency on batches (organization_id, mode, preview, idempotency_key)
  where idempotency_key is not null;
create index batches_listed on batches (organization_id, mode, id);
create index batches_unfinished on batches (organization_id, id) where status <> 'finished';

-- Each line of a batch as it came, and what became of it; past its acceptance, that is told by its invoice.
create table batch_lines (
  batch_id text not null references batches (id),
  line integer not null,
  source text not null,
  status text not null check (status in ('pending', 'accepted', 'valid', 'failed')),
  tries integer not null default 0,
  invoice_id text,
  repeated boolean not null default false,
  faults jsonb,
  preview jsonb,
  primary key (batch_id, line)
);
create index batch_lines_pending on batch_lines (batch_id, tries, line) where status = 'pending';
