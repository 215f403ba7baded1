-- Data keys, one per taxpayer and environment, each wrapped by the master key named in `master_key`.
create table data_keys (
  environment text not null,
  cuit text not null,
  version integer not null,
  master_key text not null,
  wrapped text not null,
  created_at bigint not null,
  primary key (environment, cuit, version)
);
