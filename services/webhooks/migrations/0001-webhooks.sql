-- What customers asked to hear, and what came of telling them. What is told stays where it was written, in the outbox.

create table endpoints (
  id text primary key,
  organization_id text not null,
  mode text not null check (mode in ('test', 'live')),
  url text not null,
  description text,
  -- Types of events, and CUITs; null: all.
  event_types text[],
  taxpayers text[],
  state text not null check (state in ('enabled', 'disabled')),
  disabled_for text check (disabled_for in ('asked', 'gone', 'failing')),
  disabled_at bigint,
  -- Seconds from one attempt to the next; null: as everybody's.
  retry_schedule jsonb,
  max_in_flight integer not null check (max_in_flight between 1 and 100),
  -- Attempts that begin within any one second; null: as many as there are.
  max_per_second integer check (max_per_second between 1 and 1000),
  -- Those of the last second, as [when, how many]; and until when no more may begin.
  begun jsonb not null default '[]',
  free_at bigint,
  -- Since when nothing has arrived, and attempts since then; null while things do.
  failing_since bigint,
  failures integer not null default 0,
  warned_at bigint,
  created_at bigint not null,
  updated_at bigint not null
);
create index endpoints_of_organization on endpoints (organization_id, mode, id);

-- Each secret that still signs; what is sealed only the master key opens.
create table endpoint_secrets (
  id text primary key,
  endpoint_id text not null references endpoints (id) on delete cascade,
  organization_id text not null,
  sealed text not null,
  created_at bigint not null,
  -- Null: the one in use; else a former one, which signs beside it until then.
  ends_at bigint
);
create index endpoint_secrets_of_endpoint on endpoint_secrets (endpoint_id);

-- Endpoints that are gone, until what was told to them is gone too. Nothing refers to them meanwhile: deliveries lie in months, and a
-- reference would lock this schema's busiest table whenever one is dropped.
create table removed_endpoints (
  id text primary key,
  organization_id text not null,
  removed_at bigint not null
);

-- One event told to one endpoint, however many attempts that takes and however often it is asked for again. In the month of its
-- event, so that an event is told once to an endpoint whichever month it is heard in.
create table deliveries (
  id text not null,
  organization_id text not null,
  mode text not null,
  endpoint_id text not null,
  event_id text not null,
  event_type text not null,
  occurred_at bigint not null,
  cause text not null check (cause in ('event', 'example', 'retry')),
  state text not null check (state in ('pending', 'succeeded', 'failed', 'cancelled')),
  -- Attempts of this round of the schedule, and of all of them.
  tries integer not null default 0,
  attempts integer not null default 0,
  -- When it is due, or while somebody holds it: when it is due again should that one die.
  due_at bigint,
  lease text,
  created_at bigint not null,
  ended_at bigint,
  primary key (endpoint_id, event_id)
) partition by range (event_id);
create table deliveries_default partition of deliveries default;
create index deliveries_by_id on deliveries (id);
create index deliveries_due on deliveries (organization_id, endpoint_id, due_at) where state = 'pending';
create index deliveries_held on deliveries (endpoint_id) where lease is not null;
create index deliveries_of_endpoint on deliveries (endpoint_id, id);
create index deliveries_of_event on deliveries (event_id);

-- Request and answer as exchanged. Only ever added, and dropped with its month.
create table attempts (
  id text primary key,
  delivery_id text not null,
  endpoint_id text not null,
  organization_id text not null,
  number integer not null,
  cause text not null,
  url text not null,
  request_headers jsonb not null,
  started_at bigint not null,
  duration_ms integer not null,
  succeeded boolean not null,
  status integer,
  reason text,
  answer_headers jsonb,
  answer_body text
) partition by range (id);
create table attempts_default partition of attempts default;
create index attempts_of_delivery on attempts (delivery_id, id);
-- Statistics are counted in it alone.
create index attempts_of_endpoint on attempts (endpoint_id, succeeded, id) include (organization_id, status, duration_ms, reason);

-- Whoever works here makes and drops no tables but these months.
create function tend_attempts(now bigint, keep bigint) returns table (done text, partition_name text, row_count bigint)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select * from platform.tend_partitions('webhooks.attempts', 'wha', now, keep) $$;

-- Nothing that still waits to be told is dropped: its month stays until it was told, or given up in so many words.
create function tend_deliveries(now bigint, keep bigint) returns table (done text, partition_name text, row_count bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$ begin
  if exists (select from webhooks.deliveries where state = 'pending' and event_id < platform.first_id('evt', now - keep)) then
    keep := null;
  end if;
  return query select * from platform.tend_partitions('webhooks.deliveries', 'evt', now, keep);
end $$;

do $policies$
declare
  name text;
begin
  foreach name in array array['endpoints', 'endpoint_secrets', 'removed_endpoints', 'deliveries', 'attempts'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy of_organization on %I using (platform.in_scope(organization_id))', name);
  end loop;
end $policies$;

-- What has no month yet is reached through its table alone, as months are.
alter table deliveries_default enable row level security, force row level security;
alter table attempts_default enable row level security, force row level security;
