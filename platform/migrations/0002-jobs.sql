-- Work to be done later. This table is the truth; brokers and signals only save waiting.
create table jobs (
  id text primary key,
  kind text not null,
  key text not null,
  payload jsonb not null,
  state text not null default 'ready' check (state in ('ready', 'running', 'dead')),
  attempts integer not null default 0,
  -- Ready: when it may start. Running: when its lease ends and another worker may take it.
  run_at bigint not null,
  lease_token text,
  -- Asked for again while it ran: when it runs once more after this run.
  again_at bigint,
  last_error text,
  added_at bigint not null
);
create unique index jobs_unfinished on jobs (kind, key) where state <> 'dead';
create index jobs_due on jobs (kind, run_at) where state <> 'dead';
