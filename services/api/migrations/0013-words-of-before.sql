-- expands: only a table is written that an earlier program does not know
-- Of invoices that were there before their words were noted, while others are added: none of them waits.
insert into invoice_words
  select organization_id, mode, word, id from invoices cross join lateral words_of(recipient_name, notes)
  where recipient_name is not null or notes is not null
  on conflict do nothing;
