-- What came of each try, by the name its asker gave it.
create table sends (
  send_id text primary key,
  environment text not null,
  cuit text not null,
  punto_de_venta integer not null,
  comprobante_type integer not null,
  -- Digest of the request: one send id means one content.
  digest text not null,
  -- accepted: nothing left yet; started: it may be at ARCA; concluded: `answer` says what came of it.
  state text not null check (state in ('accepted', 'started', 'concluded')),
  deadline bigint not null,
  answer text,
  accepted_at bigint not null,
  started_at bigint,
  concluded_at bigint
);

-- Every exchange with ARCA, kept ten years: written once, never changed.
create table exchanges (
  id text primary key,
  environment text not null,
  cuit text not null,
  service text not null,
  operation text not null,
  send_id text,
  certainty text not null,
  reason text,
  request_xml text,
  response_xml text,
  started_at bigint not null,
  ended_at bigint not null
);
create index exchanges_of_send on exchanges (send_id, started_at) where send_id is not null;
create index exchanges_of_taxpayer on exchanges (environment, cuit, started_at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'exchanges with ARCA are evidence and are never changed';
end $$;
create trigger exchanges_are_evidence before update on exchanges
  for each row execute function refuse_change();
