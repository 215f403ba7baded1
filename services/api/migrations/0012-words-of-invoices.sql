-- expands: a table of words that a trigger keeps, of which an earlier program need not know
-- A search looks where its words are, not through all that an organisation ever issued.

-- As people type them: small letters without accents, between blanks and signs; a long text counts by its beginning.
create function plain_text(name text, notes text) returns text
language sql immutable parallel safe as $plain$
  select lower(translate(left(coalesce(name, '') || ' ' || coalesce(notes, ''), 1000),
    'ÁÀÄÂÃÉÈËÊÍÌÏÎÓÒÖÔÕÚÙÜÛÑÇáàäâãéèëêíìïîóòöôõúùüûñç', 'AAAAAEEEEIIIIOOOOOUUUUNCaaaaaeeeeiiiiooooouuuunc'))
$plain$;
create function words_of(name text, notes text) returns table (word text)
language sql immutable parallel safe as $words$
  select distinct left(part, 40) collate "C"
  from regexp_split_to_table(core.plain_text(name, notes), '[\s!-/:-@\[-`{-~]+') as part where part <> ''
$words$;

-- Of the recipient's name and of the notes. Compared byte by byte, so that the beginning of a word is a range of them.
create table invoice_words (
  organization_id text not null,
  mode text not null,
  word text collate "C" not null,
  invoice_id text not null,
  primary key (organization_id, mode, word, invoice_id)
);
alter table invoice_words enable row level security, force row level security;
create policy of_organization on invoice_words using (platform.in_scope(organization_id));

-- By the database, so that an earlier program that is still at work notes them too.
create function note_words() returns trigger language plpgsql as $note$
begin
  insert into core.invoice_words
    select organization_id, mode, word, id from added cross join lateral core.words_of(recipient_name, notes)
    where recipient_name is not null or notes is not null
    -- Whatever stands in the way of a search stands in nobody's way who sells.
    on conflict do nothing;
  return null;
end $note$;
create trigger invoices_note_words after insert on invoices
  referencing new table as added for each statement execute function note_words();
