-- After a restore ARCA holds comprobantes that the books forgot: nothing equal to one of them may be issued again
-- before a person has said whose it is.

-- Since when what ARCA has above the books may be ours all the same; null: what is not known is another system's.
alter table lanes add column suspect_since bigint;
-- The last instant the restored books know of: in a lane that is new to them, what ARCA processed before is history.
alter table lanes add column known_through bigint;

create table orphans (
  lane_id text not null references lanes (id),
  number integer not null,
  -- As ARCA tells it.
  found jsonb not null,
  found_at bigint not null,
  -- Null until a person decides.
  resolution text check (resolution in ('invoice', 'stranger')),
  invoice_id text unique references invoices (id),
  resolved_at bigint,
  primary key (lane_id, number)
);
create index orphans_open on orphans (lane_id, number) where resolution is null;

-- The orphan that an invoice resembles: it waits until that one is decided.
alter table invoices add column orphan_number integer;

-- One walk in order for those that follow the lane's date, and one for those with a date of their own: neither ever
-- sorts a backlog.
drop index invoices_waiting;
create index invoices_waiting on invoices (lane_id, fixed_date, acceptance) where status in ('submitted', 'verifying');
create index invoices_orphaned on invoices (lane_id, orphan_number) where orphan_number is not null;
