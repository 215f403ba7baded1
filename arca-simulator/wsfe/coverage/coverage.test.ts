// The coverage says what is enforced; here it is held against the manual, the tables and its own page.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { missing, readCodes } from '../../testing/recordings.ts';
import { CAEA_CODES } from '../caea/codes.ts';
import { CODES } from '../codes.ts';
import { countCodes, coverage, NOT_REACHABLE } from './coverage.ts';
import { RETIRED_BY, VERSIONS } from './manual.ts';
import { codesPage } from './page.ts';

const ROOT = join(import.meta.dirname, '../../..');
const skip = missing !== undefined && process.env['CI'] !== 'true' ? missing : false;
const rows = coverage();

test('the reference page says what the code does', () => {
  const page = readFileSync(join(ROOT, 'docs/reference/arca-simulator/wsfev1-codes.md'), 'utf8');
  assert.equal(page, codesPage(), 'run node arca-simulator/wsfe/coverage/generate.ts');
});

test('the README claims what the coverage counts', () => {
  const readme = readFileSync(join(ROOT, 'arca-simulator/README.md'), 'utf8').replace(/\s+/g, ' ');
  const { all, enforced, 'on demand': onDemand } = countCodes(rows);
  assert.ok(readme.includes(`Of the ${all} codes of WSFEv1`), String(all));
  assert.ok(readme.includes(`${enforced} are enforced, ${onDemand} are failures that a fault rule`));
});

test('no code is missing, and at most 15 % cannot be reached, each for a reason', () => {
  const counts = countCodes(rows);
  assert.deepEqual(
    rows.filter(({ state }) => state === 'missing').map(({ code, operation }) => `${operation} ${code}`),
    [],
  );
  assert.ok(counts['not reachable'] <= 0.15 * counts.all, JSON.stringify(counts));
  assert.equal(counts.enforced + counts['on demand'] + counts['not reachable'] + counts.missing, counts.all);
  for (const [code, why] of Object.entries(NOT_REACHABLE)) {
    assert.ok(why.length > 20, code);
    assert.equal(CODES[Number(code)], undefined, `${code} is enforced after all`);
  }
});

test('a row is enforced only where a test file that exists has cases of it', () => {
  for (const { code, state, held, message } of rows.filter(
    (row) => row.state === 'enforced' || row.state === 'on demand',
  )) {
    assert.ok(held.length > 0 && message !== undefined, `${code} ${state}`);
    for (const { file, cases } of held) assert.ok(cases > 0 && existsSync(join(ROOT, file)), file);
  }
});

test('errors refuse and observations remark, as the manual says of each', () => {
  const unlike = rows.filter(({ code, operation, severity, state }) => {
    if (state !== 'enforced' || (code === 1445 && severity === 'observation')) return false;
    const table = operation.startsWith('FECAEA') ? (CAEA_CODES[code] ?? CODES[code]) : CODES[code];
    return (table?.where === 'observation') !== (severity === 'observation');
  });
  assert.deepEqual(
    unlike.map(({ code }) => code),
    [],
  );
});

test('what a later version brings or takes is in force from that day or until the day before', () => {
  for (const { code, version, from } of rows)
    if (version !== '4.5') assert.equal(from, VERSIONS[version], String(code));
  for (const [code, version] of Object.entries(RETIRED_BY)) {
    const until = rows.find((row) => row.code === Number(code))?.until ?? '';
    assert.ok(until !== '' && until < VERSIONS[version], code);
  }
});

test('no table answers a code that the manual does not know', () => {
  const known = new Set(rows.map(({ code }) => code));
  const strange = [...Object.keys(CODES), ...Object.keys(CAEA_CODES)].filter(
    (code) => !known.has(Number(code)),
  );
  assert.deepEqual(strange, []);
});

test('every row of the manual is a row of the coverage', { skip }, () => {
  const key = (code: number, operation: string, kind: string): string => `${code} ${operation} ${kind}`;
  const own = new Set(rows.map(({ code, operation, severity }) => key(code, operation, severity)));
  const theirs = readCodes();
  assert.ok(theirs.length > 480, String(theirs.length));
  assert.deepEqual(
    theirs.filter(({ code, method, kind }) => !own.has(key(code, method, kind))),
    [],
  );
});
