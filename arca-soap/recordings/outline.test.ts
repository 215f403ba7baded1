import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Codec } from '../codec/codec.ts';
import type { Fields } from '../codec/record.ts';
import { padronA13 } from '../padron/a13.ts';
import { constancia } from '../padron/constancia.ts';
import type { Operation, ServiceDescriptor } from '../service/descriptor.ts';
import { wsaaService } from '../wsaa/service.ts';
import { wsfe } from '../wsfe/service.ts';
import { missingReference, type OutlineField, readOutline } from './find-recordings.ts';

const skip = missingReference();
type AnyService = ServiceDescriptor<Readonly<Record<string, Operation<Fields, Fields, boolean>>>>;
const services: readonly AnyService[] = [wsfe, constancia, padronA13, wsaaService];

const AUTH = new Set(['Auth', 'token', 'sign', 'cuitRepresentada']);
const withoutAuth = (fields: readonly OutlineField[] = []) => fields.filter(({ name }) => !AUTH.has(name));

function declared(fields: readonly OutlineField[], path = ''): string[] {
  return fields.flatMap(({ name, fields: inner = [] }) => [
    `${path}/${name}`,
    ...declared(inner, `${path}/${name}`),
  ]);
}

function known(fields: Readonly<Record<string, Codec<unknown, unknown>>>, path = ''): string[] {
  return Object.entries(fields).flatMap(([name, { inside }]) => [
    `${path}/${name}`,
    ...(inside ? known(inside, `${path}/${name}`) : []),
  ]);
}

for (const service of services) {
  const outline = skip ? undefined : readOutline()[service.id];

  for (const operation of Object.values(service.operations)) {
    const declaration = outline?.operations[operation.name];

    test(`${service.id} ${operation.name} is sent in the WSDL's order, with all its fields`, { skip }, () => {
      assert.ok(declaration);
      const fields = withoutAuth(declaration.input.fields);
      assert.equal(service.dialect.requestElement(operation.name), declaration.input.element);
      assert.equal(service.dialect.soapAction(service.namespace, operation.name), declaration.soapAction);
      assert.deepEqual(known(operation.request), declared(fields));
    });

    test(`${service.id} ${operation.name} is read with every field of the WSDL`, { skip }, () => {
      assert.ok(declaration);
      assert.equal(`${operation.name}Response`, declaration.output.element);
      const element = operation.resultElement ?? service.dialect.resultElement(operation.name);
      const fields = declaration.output.fields ?? [];
      const result = element === null ? fields : (fields.find(({ name }) => name === element)?.fields ?? []);
      assert.deepEqual(known(operation.result).sort(), declared(result).sort());
    });

    test(`${service.id} ${operation.name} requires what the WSDL requires to be sent`, { skip }, () => {
      const required = withoutAuth(declaration?.input.fields).filter(({ occurs }) => occurs === '1..1');
      for (const { name } of required) assert.equal(operation.request[name]?.presence, 'required', name);
    });
  }
}
