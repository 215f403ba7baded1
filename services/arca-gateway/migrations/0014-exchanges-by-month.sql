-- expands: the same table by name, columns, keys and triggers; what was in it is its partition of before
select platform.part_table('exchanges', 'id', 'exc');

-- Whoever works here makes and drops no tables but these months.
create function tend_exchanges(now bigint, keep bigint) returns table (done text, partition_name text, row_count bigint)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select * from platform.tend_partitions('arca.exchanges', 'exc', now, keep) $$;
