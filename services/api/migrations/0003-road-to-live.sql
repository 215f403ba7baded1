-- A live issuer prepares itself in production and issues there once it was switched on.
alter table taxpayers add column live_since bigint;
update taxpayers set live_since = updated_at where mode = 'live';

-- Which organisation a CUIT of ARCA's environments answers to: by a certificate of its own, or by what it delegated.
create table cuit_claims (
  environment text not null,
  cuit text not null,
  organization_id text not null references organizations (id),
  proof text not null check (proof in ('certificate', 'delegation')),
  -- Whose certificate acts for it.
  certificate_cuit text not null,
  claimed_at bigint not null,
  primary key (environment, cuit)
);
create index cuit_claims_of_certificate on cuit_claims (environment, certificate_cuit);
insert into cuit_claims (environment, cuit, organization_id, proof, certificate_cuit, claimed_at)
  select distinct on (environment, cuit) environment, cuit, organization_id, 'certificate', cuit, created_at
  from taxpayers where environment <> 'simulator' order by environment, cuit, created_at;

-- What was told of a certificate's end, so that each notice is told once: days before it, or 0.
create table certificate_notices (
  environment text not null,
  fingerprint text not null,
  days integer not null,
  told_at bigint not null,
  primary key (environment, fingerprint, days)
);
