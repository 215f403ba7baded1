-- What operators are told of lanes: restores, what a nightly look found to differ from ARCA, and who decided what.

-- Restores of backups that somebody told of: a lane that is new to the books since then may have a forgotten past.
create table recoveries (
  id text primary key,
  marked_at bigint not null,
  -- The last instant that the restored books know of.
  known_through bigint not null
);

-- When each lane was last compared with ARCA; whoever compares it now has claimed it for a while.
create table lane_checks (
  lane_id text primary key references lanes (id),
  claimed_until bigint not null default 0,
  checked_at bigint
);

-- Where the books and ARCA say different things of a number, until they agree again or a person has looked.
create table differences (
  id text primary key,
  lane_id text not null references lanes (id),
  number integer not null,
  kind text not null check (kind in ('content', 'missing_at_arca', 'beyond_the_books')),
  invoice_id text references invoices (id),
  -- Each field with what the books say and what ARCA says.
  fields jsonb not null,
  found_at bigint not null,
  resolved_at bigint,
  resolution text check (resolution in ('agrees', 'accepted'))
);
create unique index differences_open on differences (lane_id, number) where resolved_at is null;
create index differences_of_lane on differences (lane_id, number, resolved_at);

-- Who did what is written once: it is neither mended nor forgotten.
create function refuse_change() returns trigger language plpgsql as $refuse$
begin
  raise exception 'the audit log is only added to';
end $refuse$;
create trigger audit_log_only_grows before update or delete on audit_log for each row execute function refuse_change();
