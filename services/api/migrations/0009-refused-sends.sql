-- What ARCA refused stays evidence: a copy of the request, answered to nobody, may be told otherwise.
alter table sends drop constraint sends_outcome_check,
  add constraint sends_outcome_check check (outcome in ('answered', 'refused', 'not-sent', 'overtaken'));
create index sends_refused on sends (lane_id, number) where outcome = 'refused';
