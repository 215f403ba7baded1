-- expands: functions alone, that nobody calls yet
-- Tables that grow for ever and are forgotten by age are kept in partitions by month, of UTC, by ranges of a key that leads by
-- its time: ids (`exc_` + 48 bits of milliseconds + chance), or milliseconds themselves where no prefix is given.
-- Whoever calls these changes tables with the rights it has; a service gets a function of its own for each of its tables.

-- The least that an id made at `ms` or later can be, as `random/identify.ts` has it.
create function first_id(prefix text, ms bigint) returns text language sql immutable parallel safe as $$
  select prefix || '_' || string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', 1 + ((ms >> (5 * (9 - n))) & 31)::int, 1), '' order by n)
    || repeat('0', 16) from generate_series(0, 9) n $$;

-- When an id was made, in milliseconds; null of what is none.
create function time_of_id(id text) returns bigint language sql immutable parallel safe as $$
  select case when id ~ '^[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}$' then (
    select sum((strpos('0123456789abcdefghjkmnpqrstvwxyz', substr(split_part(id, '_', 2), n, 1)) - 1)::bigint << (5 * (10 - n)))
    from generate_series(1, 10) n)::bigint end $$;

-- Where the month begins that is so many after the one of `ms`.
create function month_of(ms bigint, later int) returns bigint language sql immutable parallel safe as $$
  select (extract(epoch from date_trunc('month', to_timestamp(ms / 1000.0) at time zone 'UTC') + make_interval(months => later)) * 1000)::bigint $$;

-- As a bound is written in a statement.
create function bound_of(prefix text, ms bigint) returns text language sql immutable parallel safe as $$
  select case when prefix is null then ms::text else quote_literal(platform.first_id(prefix, ms)) end $$;

-- What a table consists of; from and to are null where there is no end.
create function partitions_of(parent regclass) returns table (part regclass, starts bigint, ends bigint, is_default boolean)
language sql stable as $$
  select c.oid::regclass,
    (select coalesce(platform.time_of_id(b.lower), case when b.lower ~ '^-?\d+$' then b.lower::bigint end)),
    (select coalesce(platform.time_of_id(b.upper), case when b.upper ~ '^-?\d+$' then b.upper::bigint end)),
    b.bound = 'DEFAULT'
  from pg_inherits i join pg_class c on c.oid = i.inhrelid
    cross join lateral (select pg_get_expr(c.relpartbound, c.oid) as bound,
      substring(pg_get_expr(c.relpartbound, c.oid) from $x$FROM \('?([^')]*)'?\)$x$) as lower,
      substring(pg_get_expr(c.relpartbound, c.oid) from $x$TO \('?([^')]*)'?\)$x$) as upper) b
  where i.inhparent = parent and not i.inhdetachpending $$;

-- A partition is reached through its table. Whoever asks it itself needs the same rights, and finds nothing past a policy.
create function guard_partition(parent regclass, part regclass) returns void language plpgsql as $$
declare one record;
begin
  for one in select case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end as who, a.privilege_type as what
    from pg_class c cross join lateral aclexplode(c.relacl) a where c.oid = parent and a.grantee <> c.relowner
  loop
    execute format('grant %s on %s to %s', one.what, part, one.who);
  end loop;
  if (select relrowsecurity from pg_class where oid = parent) then
    execute format('alter table %s enable row level security, force row level security', part);
  end if;
end $$;

-- Makes the month of `now` and the two after it, and those of which rows wait in the default partition; drops those that ended
-- before `now - keep` (null: none). Rows move as far as whoever calls sees them, so it acts for everybody. One at a time does it, and says what it did: made, moved (so many rows came from the
-- default), crowded (more than `most` wait there: moving them would keep everybody waiting), taken (a table that is no
-- partition bears the name), dropped.
create function tend_partitions(parent regclass, prefix text, now bigint, keep bigint, ahead int default 2, most int default 20000)
returns table (done text, partition_name text, row_count bigint) language plpgsql as $$
declare
  space text; named text; fallback regclass; spot text; lower text; upper text; waiting bigint; month bigint; old record;
  key text := (select quote_ident(a.attname) from pg_partitioned_table p
    join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0] where p.partrelid = parent);
begin
  if key is null then raise exception '% has no partitions', parent; end if;
  select n.nspname, c.relname into space, named from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = parent;
  if not pg_try_advisory_xact_lock(hashtextextended(format('partitions %s.%s', space, named), 0)) then return; end if;
  select part into fallback from platform.partitions_of(parent) where is_default;
  if fallback is null then raise exception '% has no default partition', parent; end if;

  for month in
    select platform.month_of(now, n) as at from generate_series(0, ahead) n
    union select platform.month_of(w, 0) from platform.waiting_months(fallback, key, prefix, platform.month_of(now, ahead + 1)) w
    order by at
  loop
    continue when exists (select from platform.partitions_of(parent) p where not p.is_default
      and coalesce(p.starts, month) <= month and coalesce(p.ends, month + 1) > month);
    spot := named || to_char(to_timestamp(month / 1000) at time zone 'UTC', '_YYYY_MM');
    done := null; partition_name := spot; row_count := 0;
    if to_regclass(format('%I.%I', space, spot)) is not null then
      done := 'taken'; return next; continue;
    end if;
    lower := platform.bound_of(prefix, month);
    upper := platform.bound_of(prefix, platform.month_of(month, 1));
    -- Whoever writes comes before or after: one that had chosen the default partition would be refused by it.
    execute format('lock table %s in share row exclusive mode', parent);
    execute format('lock table %s in access exclusive mode', fallback);
    execute format('select count(*) from (select from %1$s where %2$s >= %3$s and %2$s < %4$s limit %5$s) waiting', fallback, key, lower, upper, most + 1)
      into waiting;
    if waiting > most then
      done := 'crowded'; row_count := waiting; return next; continue;
    end if;
    execute format('create table %I.%I (like %s including all excluding identity)', space, spot, parent);
    if waiting > 0 then
      execute format('with moved as (delete from %1$s where %2$s >= %3$s and %2$s < %4$s returning *) insert into %5$I.%6$I select * from moved',
        fallback, key, lower, upper, space, spot);
    end if;
    execute format('alter table %s attach partition %I.%I for values from (%s) to (%s)', parent, space, spot, lower, upper);
    perform platform.guard_partition(parent, format('%I.%I', space, spot)::regclass);
    done := 'made'; return next;
    if waiting > 0 then done := 'moved'; row_count := waiting; return next; end if;
  end loop;

  if keep is null then return; end if;
  for old in select part from platform.partitions_of(parent) where not is_default and ends <= now - keep order by ends loop
    done := 'dropped'; partition_name := old.part::text; row_count := 0;
    select relname into partition_name from pg_class where oid = old.part;
    execute format('drop table %s', old.part);
    return next;
  end loop;
end $$;

-- Instants in months of which rows wait in the default partition, one of each month, oldest first: it is walked from month to
-- month by its key. Of later than `until` none are told.
create function waiting_months(fallback regclass, key text, prefix text, until bigint) returns setof bigint language plpgsql stable as $$
declare least_of_all text; at bigint := null; floor text;
begin
  loop
    floor := case when at is null then platform.bound_of(prefix, 0) else platform.bound_of(prefix, platform.month_of(at, 1)) end;
    execute format('select min(%1$s)::text from %2$s where %1$s >= %3$s and %1$s < %4$s', key, fallback, floor, platform.bound_of(prefix, until))
      into least_of_all;
    exit when least_of_all is null;
    at := case when prefix is null then least_of_all::bigint else platform.time_of_id(least_of_all) end;
    -- Between what ids are it sorts, and is none: it stays where it is.
    exit when at is null;
    return next at;
  end loop;
end $$;

-- A table that has rows becomes one of partitions in three steps, each a migration of its own, so that nobody waits long:
-- what there is becomes the partition of all before a month to come, which is promised, looked over while others write, and done.

-- Small ones are looked over at once; of one in which something lies beyond the bound, nothing is promised.
create function promise_bound(whole regclass, key text, prefix text, small bigint default 67108864) returns void language plpgsql as $$
declare
  bound text := platform.bound_of(prefix, platform.month_of((extract(epoch from clock_timestamp()) * 1000)::bigint, 4));
  beyond boolean;
begin
  if pg_relation_size(whole) < small then return; end if;
  execute format('select coalesce(max(%2$I) >= %3$s, false) from %1$s', whole, key, bound) into beyond;
  if not beyond then
    execute format('alter table %s add constraint before_partitions check (%I < %s) not valid', whole, key, bound);
  end if;
end $$;

create function check_bound(whole regclass) returns void language plpgsql as $$ begin
  if exists (select from pg_constraint where conrelid = whole and conname = 'before_partitions') then
    execute format('alter table %s validate constraint before_partitions', whole);
  end if;
end $$;

create function part_table(whole regclass, key text, prefix text) returns void language plpgsql as $$
declare
  space text; named text; before text; fallback text; bound text; one record; statements text[] := '{}'; after text[] := '{}'; holder regclass; is_promised boolean;
  now bigint := (extract(epoch from clock_timestamp()) * 1000)::bigint; is_empty boolean;
begin
  select n.nspname, c.relname into space, named from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = whole;
  before := format('%I.%I', space, named || '_before');
  fallback := format('%I.%I', space, named || '_default');
  if (select relrowsecurity from pg_class where oid = whole)
    or exists (select from pg_constraint where contype = 'f' and whole in (conrelid, confrelid))
    or exists (select from pg_attribute where attrelid = whole and attidentity <> '') then
    raise exception '% has policies, references or an identity, which would not come along', whole;
  end if;
  execute format('lock table %s in access exclusive mode', whole);
  execute format('select not exists (select from %s)', whole) into is_empty;
  -- What was promised stands in the promise.
  select substring(pg_get_constraintdef(oid) from $x$< (?:'([^']*)'|\(?'?\d+)$x$) into bound from pg_constraint
    where conrelid = whole and conname = 'before_partitions';
  is_promised := bound is not null;
  bound := case when is_promised then quote_literal(bound)
    else platform.bound_of(prefix, platform.month_of(now, case when is_empty then 0 else 1 end)) end;

  for one in select c.conname, pg_get_constraintdef(c.oid) as text from pg_constraint c
    where c.conrelid = whole and c.contype in ('p', 'u') loop
    statements := statements || format('alter table %I.%I add constraint %I %s', space, named, one.conname, one.text);
  end loop;
  for one in select i.indexrelid::regclass as index, c.relname as name, pg_get_indexdef(i.indexrelid) as text,
      exists (select from pg_constraint where conindid = i.indexrelid) as is_constraint
    from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = whole loop
    if not one.is_constraint then statements := statements || one.text; end if;
    execute format('alter index %s rename to %I', one.index, one.name || '_before');
  end loop;
  for one in select tgname as name, pg_get_triggerdef(oid) as text from pg_trigger where tgrelid = whole and not tgisinternal loop
    after := after || one.text;
    execute format('drop trigger %I on %s', one.name, whole);
  end loop;
  execute format('alter table %s rename to %I', whole, named || '_before');

  execute format('create table %I.%I (like %s including defaults including constraints including storage including comments) partition by range (%I)',
    space, named, before, key);
  execute format('alter table %I.%I drop constraint if exists before_partitions', space, named);
  holder := format('%I.%I', space, named)::regclass;
  execute format('create table %s (like %s including defaults including constraints including storage)', fallback, holder);
  if not is_promised then
    execute format('with beyond as (delete from %s where %I >= %s returning *) insert into %s select * from beyond', before, key, bound, fallback);
  end if;
  for i in 1 .. cardinality(statements) loop execute statements[i]; end loop;
  execute format('alter table %s attach partition %s for values from (minvalue) to (%s)', holder, before, bound);
  execute format('alter table %s attach partition %s default', holder, fallback);
  for i in 1 .. cardinality(after) loop execute after[i]; end loop;
  for one in select case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end as who, a.privilege_type as what
    from pg_class c cross join lateral aclexplode(c.relacl) a where c.oid = before::regclass and a.grantee <> c.relowner
  loop
    execute format('grant %s on %s to %s', one.what, holder, one.who);
  end loop;
  perform platform.guard_partition(holder, fallback::regclass);
end $$;
