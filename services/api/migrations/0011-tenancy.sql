-- A query that forgets its filter sees its own organisation's rows all the same, and one without a scope sees none.
-- Forced, so that it holds for whoever owns the tables too.
do $policies$
declare
  name text;
begin
  foreach name in array array['api_keys', 'taxpayers', 'cuit_claims', 'puntos_de_venta', 'customers', 'drafts',
      'invoices', 'batches', 'audit_log'] loop
    execute format('create policy of_organization on %I using (platform.in_scope(organization_id))', name);
  end loop;
  foreach name in array array['organizations', 'api_keys', 'taxpayers', 'cuit_claims', 'puntos_de_venta', 'customers',
      'drafts', 'lanes', 'invoices', 'pins', 'sends', 'orphans', 'lane_checks', 'differences', 'batches', 'batch_lines',
      'audit_log', 'certificate_notices'] loop
    execute format('alter table %I enable row level security, force row level security', name);
  end loop;
end $policies$;

create policy of_organization on organizations using (platform.in_scope(id));

-- What hangs below is whose its invoice, its file or its punto de venta is; whoever acts for everybody looks no further.
-- True, or nothing, and in functions, which are not even opened then: a table named in a policy is opened by every
-- statement. In PL/pgSQL, which keeps their plans: a function in SQL plans anew in each statement, for 0.2 ms.
-- Written for the sake of plans as `platform.in_scope` is.
create function reaches_invoice(invoice text) returns boolean language plpgsql stable parallel safe as $reaches$ begin
  return (select true from core.invoices i where i.id = invoice);
end $reaches$;
create function reaches_punto_de_venta(environment_ text, cuit_ text, number_ integer) returns boolean
  language plpgsql stable parallel safe as $reaches$ begin
  return (select true from core.puntos_de_venta p
    where p.environment = environment_ and p.cuit = cuit_ and p.number = number_);
end $reaches$;
create function reaches_lane(lane text) returns boolean language plpgsql stable parallel safe as $reaches$ begin
  return (select true from core.lanes l where l.id = lane);
end $reaches$;

create policy of_invoice on pins using ((case pg_catalog.current_setting('arca.organizations', true)
  when '*' then true else reaches_invoice(invoice_id) end) is not null);
create policy of_invoice on sends using ((case pg_catalog.current_setting('arca.organizations', true)
  when '*' then true else reaches_invoice(invoice_id) end) is not null);
create policy of_punto_de_venta on lanes using ((case pg_catalog.current_setting('arca.organizations', true)
  when '*' then true else reaches_punto_de_venta(environment, cuit, punto_de_venta) end) is not null);
create policy of_lane on orphans using ((case pg_catalog.current_setting('arca.organizations', true)
  when '*' then true else reaches_lane(lane_id) end) is not null);
create policy of_lane on lane_checks using ((case pg_catalog.current_setting('arca.organizations', true)
  when '*' then true else reaches_lane(lane_id) end) is not null);
create policy of_lane on differences using ((case pg_catalog.current_setting('arca.organizations', true)
  when '*' then true else reaches_lane(lane_id) end) is not null);
-- Ten thousand lines are written at once, always by whoever reaches their file.
create policy of_batch on batch_lines using ((case pg_catalog.current_setting('arca.organizations', true)
  when '*' then true else (select true from batches b where b.id = batch_lines.batch_id) end) is not null);

-- Nobody's alone: whose a certificate is, is the vault's to say. `recoveries` stays open: whoever takes a lane into use
-- has to know of restores, and it tells nothing of anybody.
create policy of_everybody on certificate_notices
  using (pg_catalog.current_setting('arca.organizations', true) = '*');
