-- Public keys of services: each process publishes its own before it signs with it; the private half never leaves it.
create table service_keys (
  id text primary key,
  service text not null,
  public_key jsonb not null,
  -- By the database's clock: nothing it signed is believed afterwards.
  ends_at bigint not null
);
create index service_keys_ended on service_keys (ends_at);
