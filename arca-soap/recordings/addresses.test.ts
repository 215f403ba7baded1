import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { endpointsOf, type ServiceId } from '../endpoints.ts';
import { missingReference, readAddresses } from './find-recordings.ts';

const homologacion = endpointsOf('homologacion').urls;
const produccion = endpointsOf('produccion').urls;
const ids = Object.keys(homologacion) as ServiceId[];

test('every service has the addresses at which it was found to answer', { skip: missingReference() }, () => {
  const known = new Map(readAddresses().map((address) => [address.id, address]));
  for (const id of ids) {
    const { homologation, production } = known.get(id) ?? {};
    assert.deepEqual([homologacion[id], produccion[id]], [homologation, production], id);
  }
});

test('both addresses of every service are in the README', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  for (const id of ids) {
    assert.ok(readme.includes(`| ${homologacion[id]} `), homologacion[id]);
    assert.ok(readme.includes(`| ${produccion[id]} `), produccion[id]);
  }
});

test('each address can be replaced without touching another', () => {
  for (const id of ids) {
    const { urls } = endpointsOf('produccion', { [id]: 'http://localhost:4200/x' });
    assert.deepEqual(urls, { ...produccion, [id]: 'http://localhost:4200/x' });
  }
});

test('no address of one environment serves the other, and a misspelt service is refused', () => {
  assert.deepEqual(
    ids.filter((id) => homologacion[id] === produccion[id]),
    [],
  );
  const misspelt: object = { wsfe: 'http://localhost:4200/x' };
  assert.throws(() => endpointsOf('produccion', misspelt), TypeError);
  assert.throws(() => endpointsOf('produccion', JSON.parse('{"__proto__":"http://localhost"}')), TypeError);
});
