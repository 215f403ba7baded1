-- Nor is the audit log emptied as a whole.
create trigger audit_log_is_never_emptied before truncate on audit_log for each statement execute function refuse_change();
