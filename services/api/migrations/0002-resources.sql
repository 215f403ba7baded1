-- The audit log is read in one mode at a time, like everything else; customers are listed newest first.

alter table audit_log add column mode text not null check (mode in ('test', 'live'));
drop index audit_log_of_organization;
create index audit_log_listed on audit_log (organization_id, mode, id);

create index customers_listed on customers (organization_id, mode, id);
