-- A try is written down as it starts: one that only was accepted had not left, and now never will.
update sends set state = 'concluded', concluded_at = accepted_at,
  answer = '{"certainty":"not-sent","reason":"called off before anything left","retry_after_ms":0}'
where state = 'accepted';
alter table sends drop constraint sends_state_check;
-- started: it may be at ARCA; concluded: `answer` says what came of it.
alter table sends add constraint sends_state_check check (state in ('started', 'concluded'));
alter table sends drop column accepted_at;
