-- expands: a table
-- What is told again on request, a page at a time: how far it has come is written with what it queues.
create table replays (
  id text primary key,
  organization_id text not null,
  mode text not null check (mode in ('test', 'live')),
  endpoint_id text not null references endpoints (id) on delete cascade,
  -- Of what: events by their ids, or those of a range; and which of these.
  events jsonb,
  kind text not null check (kind in ('all', 'failed', 'missing')),
  event_types text[],
  from_at bigint not null,
  to_at bigint not null,
  state text not null check (state in ('running', 'finished', 'cancelled')),
  -- The last that was looked at: a place in the list of ids, in the order of the outbox, or an id of an event.
  position text,
  looked_at integer not null default 0,
  queued integer not null default 0,
  due_at bigint not null,
  created_at bigint not null,
  ended_at bigint
);
create index replays_of_endpoint on replays (endpoint_id, id);
create index replays_running on replays (due_at) where state = 'running';
alter table replays enable row level security, force row level security;
create policy of_organization on replays using (platform.in_scope(organization_id));
