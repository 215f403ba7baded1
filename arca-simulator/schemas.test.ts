// The tables of types are checked against the official schemas, field by field.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { A5_OPERATIONS, A13_OPERATIONS } from './padron/shapes.ts';
import type { Field, Shape } from './soap/shape.ts';
import { missing, type OutlineField, readOutline } from './testing/recordings.ts';
import { OPERATIONS } from './wsfe/shapes/operations.ts';

const skip = missing !== undefined && process.env['CI'] !== 'true' ? missing : false;

interface Flat {
  readonly path: string;
  readonly type: string;
  readonly occurs: string;
}

function ours(type: Shape, path = ''): Flat[] {
  return type.fields.flatMap((field: Field) => {
    const here = `${path}/${field.name}`;
    const occurs = `${field.required ? 1 : 0}..${field.many ? 'unbounded' : 1}`;
    if (typeof field.type === 'string') return [{ path: here, type: field.type, occurs }];
    return [{ path: here, type: field.type.name, occurs }, ...ours(field.type, here)];
  });
}

function theirs(fields: readonly OutlineField[], path = ''): Flat[] {
  return fields.flatMap(({ name, type, occurs, fields: inside = [] }) => {
    const here = `${path}/${name}`;
    return [{ path: here, type: type ?? '', occurs }, ...theirs(inside, here)];
  });
}

for (const [name, { request, result }] of Object.entries(OPERATIONS)) {
  test(`${name} has the fields of the official schema, in its order`, { skip }, () => {
    const operation = readOutline('wsfev1')[name];
    assert.ok(operation);
    assert.deepEqual(ours(request), theirs(operation.input.fields));
    assert.deepEqual(ours(result), theirs(operation.output.fields[0]?.fields ?? []));
  });
}

const PADRON = [
  ['ws_sr_constancia_inscripcion', A5_OPERATIONS],
  ['ws_sr_padron_a13', A13_OPERATIONS],
] as const;

for (const [service, operations] of PADRON) {
  test(`${service}: what is told of a person is a part of the official schema, in its order`, {
    skip,
  }, () => {
    const outline = readOutline(service);
    assert.deepEqual(operations.map(({ name }) => name).sort(), Object.keys(outline).sort());
    for (const { name, request, response } of operations) {
      const known = theirs([
        ...(outline[name]?.input.fields ?? []),
        ...(outline[name]?.output.fields ?? []),
      ]).map(({ path }) => path);
      const told = [...ours(request), ...ours(response)].map(({ path }) => path);
      assert.deepEqual(
        told,
        known.filter((path) => told.includes(path)),
        name,
      );
    }
  });
}
