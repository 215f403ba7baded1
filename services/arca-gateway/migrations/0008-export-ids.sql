-- The Id that WSFEX is sent with an export: counted for each CUIT over all its lanes, and kept for the content it was given to.
create table export_ids (
  environment text not null,
  cuit text not null,
  id bigint not null,
  punto_de_venta integer not null,
  comprobante_type integer not null,
  number integer not null,
  -- Digest of the content.
  digest text not null,
  assigned_at bigint not null,
  -- ARCA knows it as another comprobante's: it is never sent again.
  spent_at bigint,
  primary key (environment, cuit, id)
);
create unique index export_ids_of_content
  on export_ids (environment, cuit, punto_de_venta, comprobante_type, number, digest) where spent_at is null;
