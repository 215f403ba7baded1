-- Private keys (sealed), the requests made with them and the certificates that came back.
create table certificates (
  id text primary key,
  environment text not null,
  cuit text not null,
  -- Two requests for one thing share it, so that concurrent callers make one key.
  request_key text not null,
  origin text not null,
  sealed_private_key text not null,
  csr text not null,
  certificate text,
  subject text,
  fingerprint text,
  not_before bigint,
  not_after bigint,
  requested_at bigint not null,
  installed_at bigint
);
create unique index certificates_pending on certificates (environment, cuit, request_key)
  where certificate is null;
create index certificates_of_taxpayer on certificates (environment, cuit, installed_at);
