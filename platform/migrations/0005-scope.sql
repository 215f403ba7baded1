-- Whose rows a session may see is told in `arca.organizations`: ids with commas between, or * for whoever acts for
-- everybody. While nothing is told, nothing is seen.

-- True, or nothing: a list is looked through only where it is no single organisation's, and opened only then.
create function is_among(organization text) returns boolean language plpgsql stable parallel safe as $among$ begin
  return nullif(organization = any (pg_catalog.string_to_array(pg_catalog.current_setting('arca.organizations', true), ',')), false);
end $among$;

-- Written as it is so that plans stay as they were, and cost next to nothing: a planner guesses that hardly anything
-- fulfils a comparison it knows nothing of, and would rather sort what it takes for a few rows than walk an index in
-- order; of what is not null it believes nearly all. What is a sentence in SQL becomes a part of each statement.
create function in_scope(organization text) returns boolean language sql stable parallel safe
  return (case pg_catalog.current_setting('arca.organizations', true)
    when '*' then true
    when organization then true
    else platform.is_among(organization) end) is not null;

-- Forced, so that it holds for whoever owns the table too.
alter table outbox enable row level security, force row level security;
create policy of_organization on outbox using (in_scope(organization));

-- Whoever may write a service's key may be that service: each role gets a policy for its own (`roles/sign-as.ts`).
alter table service_keys enable row level security;
create policy of_everybody on service_keys for select using (true);
create policy once_ended on service_keys for delete using (true);
