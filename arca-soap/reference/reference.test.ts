import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Fields } from '../codec/record.ts';
import { referencePages } from './pages.ts';
import { innerFields, type Notes, readNotes } from './read-notes.ts';
import { DOCUMENTED } from './services.ts';

const folder = join(import.meta.dirname, '../../docs/reference/arca-soap');

test('every page of the reference says what the descriptors say, and there is no other page', () => {
  const pages = referencePages();
  assert.deepEqual(readdirSync(folder).sort(), [...pages.keys()].sort());
  for (const [file, text] of pages) {
    const written = readFileSync(join(folder, file), 'utf8');
    assert.equal(written, text, `${file}: run node arca-soap/reference/generate.ts`);
  }
});

function* unexplained(fields: Fields, notes: Notes | undefined, path: string): Iterable<string> {
  for (const name of Object.keys(fields)) {
    const note = notes?.inside[name];
    if (!note?.text) yield `${path}.${name}`;
    yield* unexplained(innerFields(fields, name), note, `${path}.${name}`);
  }
}

test('every service, operation and field is explained beside its codec', () => {
  const notes = readNotes(DOCUMENTED);
  const missing = DOCUMENTED.flatMap(({ service }, index) => {
    const said = notes[index];
    const operations = Object.entries(service.operations).flatMap(([key, operation]) => {
      const here = said?.inside[key];
      return [
        ...(here?.text ? [] : [operation.name]),
        ...unexplained(operation.request, here?.inside['request'], `${operation.name} request`),
        ...unexplained(operation.result, here?.inside['result'], `${operation.name} result`),
      ];
    });
    return [...(said?.text ? [] : [service.id]), ...operations];
  });
  assert.deepEqual(missing, []);
});
