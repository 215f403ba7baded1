// The README is the description of the control API: each of its routes is in the table, and the table has nothing else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FAULT_KINDS } from '../faults/rules.ts';
import { SERVER_ROUTES } from './http/server-routes.ts';
import { ROUTES } from './routes.ts';

const README = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');

/** `GET ledger`, from a row such as «`GET /control/clock` · `POST`»: a method without a path has that of the one before. */
function told(): Set<string> {
  const found = new Set<string>();
  for (const row of README.split('\n').filter((line) => /^\| `[A-Z]+ \/control\//.test(line))) {
    let noun = '';
    for (const [, method = '', path] of (row.split('|')[1] ?? '').matchAll(
      /`([A-Z]+)(?: \/control\/([^`]+))?`/g,
    )) {
      noun = path === undefined ? noun : path.replace(/[[/].*$/, '');
      found.add(`${method} ${noun}`);
    }
  }
  return found;
}

test('every route of the control API is in the table of the README, and no other', () => {
  const routes = Object.entries({ ...ROUTES, ...SERVER_ROUTES }).flatMap(([noun, { run }]) =>
    Object.keys(run).map((method) => `${method} ${noun}`),
  );
  assert.deepEqual([...told()].sort(), routes.sort());
});

test('every kind of fault is in the table of the README', () => {
  for (const kind of FAULT_KINDS) assert.match(README, new RegExp(`\\| .*\`${kind}\``), kind);
});
