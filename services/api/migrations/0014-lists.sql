-- expands: indexes, built while others write
-- alone: each statement is a transaction of its own
-- Whatever a list is asked for, it walks an index that says enough to pass by what is not asked for, or looks where it is.

-- The newest first, with what most filters ask.
create index concurrently if not exists invoices_walked on invoices (organization_id, mode, id)
  include (taxpayer_id, status, kind, letter, punto_de_venta, issue_date, total);
-- Where the dates asked for begin and end.
create index concurrently if not exists invoices_dated on invoices (organization_id, mode, issue_date, id);
-- Half of what shops sell is sold to nobody they know.
create index concurrently if not exists invoices_of_recipient on invoices (organization_id, mode, recipient_document, id)
  where recipient_document <> '0';
create index concurrently if not exists invoices_cae on invoices (cae) where cae is not null;
-- Almost all are authorised, and almost all are invoices: these are what is left.
create index concurrently if not exists invoices_fallen on invoices (organization_id, mode, id)
  include (taxpayer_id, status) where status in ('rejected', 'cancelled');
create index concurrently if not exists invoices_that_are_notes on invoices (organization_id, mode, id)
  where kind <> 'invoice';
-- Beside the unique one, which leaves out those that free their external id.
create index concurrently if not exists invoices_external_id_freed on invoices (organization_id, mode, external_id)
  where external_id is not null and status in ('rejected', 'cancelled');
create index concurrently if not exists lanes_of_cuit on lanes (cuit);
-- What it served, the first of these serves.
drop index concurrently if exists invoices_listed;
-- A fifth of ten million rows is too long to wait for being counted and cleaned.
alter table invoices set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_analyze_scale_factor = 0.02);
