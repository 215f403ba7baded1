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

-- One event told to one endpoint, however many attempts that takes and however often it is asked for again.
create table deliveries (
  id text primary key,
  organization_id text not null,
  mode text not null,
  endpoint_id text not null references endpoints (id) on delete cascade,
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
  unique (endpoint_id, event_id)
);
create index deliveries_due on deliveries (organization_id, endpoint_id, due_at) where state = 'pending';
create index deliveries_held on deliveries (endpoint_id) where lease is not null;
create index deliveries_of_endpoint on deliveries (endpoint_id, id);
create index deliveries_of_event on deliveries (event_id);

-- Request and answer as exchanged. Only ever added.
create table attempts (
  id text primary key,
  delivery_id text not null references deliveries (id) on delete cascade,
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
);
create index attempts_of_delivery on attempts (delivery_id, id);
create index attempts_of_endpoint on attempts (endpoint_id, id);

do $policies$
declare
  name text;
begin
  foreach name in array array['endpoints', 'endpoint_secrets', 'deliveries', 'attempts'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy of_organization on %I using (platform.in_scope(organization_id))', name);
  end loop;
end $policies$;
