-- expands: another trigger does what the one before did, for less
-- Most invoices name nobody and note nothing, and then nothing runs: a list of what was added is not even begun.

create function note_words_of_one() returns trigger language plpgsql as $note$
begin
  insert into core.invoice_words
    select new.organization_id, new.mode, word, new.id from core.words_of(new.recipient_name, new.notes)
    -- Whatever stands in the way of a search stands in nobody's way who sells.
    on conflict do nothing;
  return null;
end $note$;
drop trigger invoices_note_words on invoices;
create trigger invoices_note_words_of_one after insert on invoices
  for each row when (new.recipient_name is not null or new.notes is not null) execute function note_words_of_one();
