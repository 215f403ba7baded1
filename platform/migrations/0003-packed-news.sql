-- Snapshots are packed as they are written; these wait as they were, behind the mark of what is not.
alter table outbox alter column data type bytea using '\x0100'::bytea || convert_to(data::text, 'UTF8');
