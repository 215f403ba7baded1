-- News waits here, written in the transaction of the fact it tells, until it has been spread to every subscriber.
create table outbox (
  id text primary key,
  -- The order of acceptance. Transactions commit out of its order, so it sorts what is there and is never a cursor.
  accepted bigint generated always as identity,
  type text not null,
  organization text not null,
  mode text not null check (mode in ('test', 'live')),
  subject text not null,
  sequence bigint not null,
  data jsonb not null,
  occurred_at bigint not null,
  published_at bigint
);
create index outbox_unpublished on outbox (accepted) where published_at is null;
create index outbox_subject on outbox (subject, sequence);

-- Everyone who wants news, in whatever process they live. No types: all of them.
create table subscribers (
  name text primary key,
  types jsonb
);

-- One row for each event that one subscriber has still to handle; handling it removes the row.
create table deliveries (
  subscriber text not null,
  event_id text not null references outbox (id) on delete cascade,
  accepted bigint not null,
  attempts integer not null default 0,
  run_at bigint not null,
  last_error text,
  primary key (subscriber, event_id)
);
create index deliveries_due on deliveries (subscriber, accepted);

-- Who has already acted on which event.
create table inbox (
  consumer text not null,
  event_id text not null,
  primary key (consumer, event_id)
);
