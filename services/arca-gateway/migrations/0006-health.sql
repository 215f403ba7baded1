-- How each of ARCA's services last answered us, recorded by every call.
create table health (
  environment text not null,
  service text not null,
  last_ok_at bigint,
  last_failure_at bigint,
  last_error text,
  latency_ms bigint,
  failures_in_a_row integer not null default 0,
  primary key (environment, service)
);
