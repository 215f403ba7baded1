-- What ARCA said of taxpayers and its tables, with the instant it said so; may be emptied at any time.
create table padron (
  environment text not null,
  cuit text not null,
  -- Null: the padrón knows no such CUIT.
  person text,
  as_of bigint not null,
  primary key (environment, cuit)
);
create table parameters (
  environment text not null,
  cuit text not null,
  name text not null,
  value text not null,
  as_of bigint not null,
  primary key (environment, cuit, name)
);
