/** The rule for migrations that say they only add, on what it has to let through and to find. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notExpanding } from './expanding.ts';

const MARK = '-- expands: earlier programs never look at it\n';

test('additions are let through', () => {
  for (const sql of [
    'create table notes (id text primary key, body text not null);\ncreate index notes_body on notes (body);',
    'alter table sends add column more text;',
    "alter table sends add column more text not null default 'a; drop table x',\n  add column rest numeric(10, 2);",
    'create index concurrently if not exists sends_note on sends (note) where note is not null;',
    'drop index concurrently if exists sends_note;',
    'create table notes (id text);\nalter table notes enable row level security, force row level security;\n' +
      'create policy own on notes using (true);',
    'create function note() returns trigger language plpgsql as $f$ begin drop table x; end $f$;\n' +
      'create trigger noted after insert on sends\n  for each row execute function note();',
    'create function note() returns trigger language plpgsql as $f$ begin end $f$;\ndrop trigger before on sends;\n' +
      'create trigger noted after insert on sends for each row when (new.note is not null) execute function note();',
    "insert into notes select id, ';' from sends\n  on conflict do nothing;",
    'alter table sends set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);',
    "select platform.promise_bound('sends', 'id', 'snd');\nselect platform.check_bound('sends');",
    "select platform.part_table('sends', 'id', 'snd');",
    "comment on table sends is 'what was sent'; -- and no more; drop nothing",
  ])
    assert.deepEqual(notExpanding(MARK + sql), [], sql);
});

test('whatever an earlier program would stumble over is found', () => {
  for (const sql of [
    'alter table sends drop column note;',
    'alter table sends rename column note to notes;',
    'alter table sends add column more text not null;',
    'alter table sends add column more text unique;',
    'alter table sends add column more text, drop column note;',
    'alter table sends alter column note set not null;',
    'alter table sends add constraint short check (length(note) < 3);',
    'create index sends_note on sends (note);',
    'create unique index sends_note on sends (note);',
    'create unique index concurrently if not exists sends_note on sends (note);',
    'create index concurrently sends_note on sends (note);',
    'insert into notes select id from sends;',
    'alter table sends set (fillfactor = 50);',
    'create policy own on sends using (true);',
    'alter table sends enable row level security;',
    'update sends set note = null;',
    "select platform.tend_partitions('sends', 'snd', 0, null);",
    "select platform.part_table('sends', note('sends'), 'snd');",
    'drop table sends;',
    'drop trigger before on sends;',
    'create function note() returns trigger language plpgsql as $f$ begin end $f$;\ndrop trigger before on pins;\n' +
      'create trigger noted after insert on sends for each row execute function note();',
    'create trigger keep before update on sends execute function refuse();',
  ])
    assert.equal(notExpanding(MARK + sql).length, 1, sql);
});

test('a migration that does not say so may do anything', () => {
  assert.deepEqual(notExpanding('drop table sends;'), []);
});
