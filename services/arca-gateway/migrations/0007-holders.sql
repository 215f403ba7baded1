-- Whose certificate acts for a CUIT that delegated its services; without a row, its own does.
create table holders (
  environment text not null,
  cuit text not null,
  certificate_cuit text not null,
  primary key (environment, cuit)
);

-- The ticket (by its serial) that ARCA last refused for a CUIT: one ticket serves many, and its relations are frozen.
create table ticket_refusals (
  environment text not null,
  certificate_cuit text not null,
  service text not null,
  cuit text not null,
  serial bigint not null,
  primary key (environment, certificate_cuit, service, cuit)
);
insert into ticket_refusals (environment, certificate_cuit, service, cuit, serial)
  select environment, cuit, service, cuit, refused_serial from tickets where refused_serial is not null;
alter table tickets drop column refused_serial;
alter table tickets drop column after_refusal;

-- Why the last file handed in for a CUIT was refused; gone once one is accepted.
create table upload_refusals (
  environment text not null,
  cuit text not null,
  reason text not null,
  es text not null,
  en text not null,
  refused_at bigint not null,
  primary key (environment, cuit)
);

-- WSAA's code for the last login signed with it; null while none was refused.
alter table certificates add column refused_code text;
-- A key may be certified again: the same certificate is kept once.
create unique index certificates_once on certificates (environment, cuit, fingerprint)
  where fingerprint is not null;
