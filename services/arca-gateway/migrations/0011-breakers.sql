-- What all processes know of ARCA's services: whether calls may leave, and who looks whether they may again.
create table breakers (
  environment text not null,
  service text not null,
  methods text not null check (methods in ('auth', 'read', 'authorise')),
  state text not null check (state in ('closed', 'open', 'recovering')),
  -- Grows with each change: of many that would make one, one does.
  generation bigint not null,
  since bigint not null,
  failing_since bigint,
  probe_at bigint not null,
  leased_until bigint not null,
  attempts integer not null,
  reason text,
  primary key (environment, service, methods)
);
-- Failures in a row of all processes together, by what was asked: a success that any of them notes ends them.
alter table health add column ill_auth integer not null default 0;
alter table health add column ill_read integer not null default 0;
alter table health add column ill_authorise integer not null default 0;
