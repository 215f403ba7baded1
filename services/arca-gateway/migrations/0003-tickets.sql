-- WSAA access tickets (sealed) and the lease under which the next one is asked for.
create table tickets (
  environment text not null,
  cuit text not null,
  service text not null,
  -- Grows with each ticket: a refusal names the ticket it speaks of.
  serial bigint not null default 0,
  sealed text,
  issued_at bigint,
  renew_at bigint,
  expires_at bigint,
  -- ARCA refused this serial with 600 or 601.
  refused_serial bigint,
  -- The present ticket was asked for because ARCA refused the one before.
  after_refusal boolean not null default false,
  lease_until bigint not null default 0,
  fence bigint not null default 0,
  -- Set before each login and emptied by its outcome: what is left behind tells of a login whose answer was lost.
  login_asked_at bigint,
  waiting_until bigint not null default 0,
  failures integer not null default 0,
  failure_code text,
  failure_reason text,
  primary key (environment, cuit, service)
);
