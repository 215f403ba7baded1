-- Whatever a list is asked for, it looks where that is, not through all that an organisation ever issued.

-- An accountant's organisation has many issuers.
create index invoices_of_taxpayer on invoices (taxpayer_id, id);
create index invoices_dated on invoices (organization_id, mode, issue_date, id);
create index invoices_cae on invoices (cae) where cae is not null;
-- Half of what shops sell is sold to nobody they know.
create index invoices_recipient on invoices (recipient_document, id) where recipient_document <> '0';
-- Almost all are authorised, and almost all are invoices: these are what is left.
create index invoices_unusual_status on invoices (organization_id, mode, id) where status <> 'authorized';
create index invoices_unusual_kind on invoices (organization_id, mode, id) where kind <> 'invoice';
-- Beside the unique one, which leaves out those that free their external id.
create index invoices_external_id_freed on invoices (organization_id, mode, external_id)
  where external_id is not null and status in ('rejected', 'cancelled');
create index lanes_of_cuit on lanes (cuit);

-- A fifth of ten million rows is too long to wait for being counted and cleaned.
alter table invoices set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_analyze_scale_factor = 0.02);
alter table sends set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_analyze_scale_factor = 0.02);
