import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Codec, ValueForm } from '../codec/codec.ts';
import type { Fields } from '../codec/record.ts';
import { padronA4 } from '../padron/a4.ts';
import { padronA10 } from '../padron/a10.ts';
import { padronA13 } from '../padron/a13.ts';
import { constancia } from '../padron/constancia.ts';
import type { Operation, ServiceDescriptor } from '../service/descriptor.ts';
import { wsaaService } from '../wsaa/service.ts';
import { wscdc } from '../wscdc/service.ts';
import { wsfe } from '../wsfe/service.ts';
import { wsfex } from '../wsfex/service.ts';
import {
  missingReference,
  type OutlineField,
  type OutlineOperation,
  readOutline,
} from './find-recordings.ts';

const skip = missingReference();
type AnyOperation = Operation<Fields, Fields, boolean>;
type AnyService = ServiceDescriptor<Readonly<Record<string, AnyOperation>>>;
/** Each with whether its descriptor claims every operation of the WSDL. */
const services: readonly (readonly [AnyService, 'whole' | 'part'])[] = [
  [wsfe, 'whole'],
  [wsfex, 'whole'],
  [wscdc, 'whole'],
  [constancia, 'whole'],
  [padronA4, 'whole'],
  [padronA10, 'whole'],
  [padronA13, 'whole'],
  [wsaaService, 'whole'],
];

const AUTH = new Set(['Auth', 'token', 'sign', 'cuitRepresentada']);
const CREDENTIALS = new Set(['Token', 'Sign', 'Cuit']);

/** The fields that are the caller's: the credentials, and the element around them, are the dialect's. */
function ownFields(operation: AnyOperation, fields: readonly OutlineField[] = []): readonly OutlineField[] {
  if (!operation.isInsideAuth) return fields.filter(({ name }) => !AUTH.has(name));
  return fields.flatMap(({ fields: inner = [] }) => inner).filter(({ name }) => !CREDENTIALS.has(name));
}

/** Which of the WSDL's types each form can hold without loss. */
const HOLDS: Readonly<Record<ValueForm, readonly string[]>> = {
  number: ['int', 'short', 'long'],
  // Codes such as the CAE are text in the WSDL and digits in life.
  digits: ['long', 'string'],
  // A rate in one of WSFEXv1's tables is text in the WSDL.
  decimal: ['double', 'decimal', 'string'],
  text: ['string', 'dateTime'],
  day: ['string'],
  word: ['string'],
  secret: ['string'],
};

/**
 * Answers are refused without these although the WSDL lets them out: a verdict without its word decides nothing, a
 * row of a table without its key is none, and no answer of WSFEXv1 means anything before its error is known. Requests may demand more than the WSDL.
 */
const DEMANDED = [
  /^\/FeCabResp\/Resultado$/,
  /^\/FeDetResp\/\w+\/Resultado$/,
  /^\/FEXErr$/,
  /^\/(FEX)?ResultGet\/\w+\/(\w+_)?(Id|Cod|Codigo)$/,
];

interface Placed {
  readonly path: string;
  readonly repeats: boolean;
  readonly isRequired: boolean;
  readonly type: string | undefined;
  readonly form: ValueForm | undefined;
}
type Declared = Omit<Placed, 'form'>;
type Known = Omit<Placed, 'type'>;

function declared(fields: readonly OutlineField[], path = ''): Declared[] {
  return fields.flatMap(({ name, occurs, type, fields: inner }) => [
    {
      path: `${path}/${name}`,
      repeats: occurs.endsWith('unbounded'),
      isRequired: occurs.startsWith('1'),
      type: inner ? undefined : type,
    },
    ...declared(inner ?? [], `${path}/${name}`),
  ]);
}

function known(
  fields: Readonly<Record<string, Codec<unknown, unknown>>>,
  path = '',
  inList = false,
): Known[] {
  return Object.entries(fields).flatMap(([name, { inside, presence, repeats, form }]) => {
    const here = {
      path: `${path}/${name}`,
      repeats: inList || repeats,
      isRequired: !inList && presence === 'required',
      form,
    };
    return [here, ...known(inside ?? {}, here.path, presence === 'list' && !repeats)];
  });
}

function* differences(
  ours: readonly Known[],
  theirs: readonly Declared[],
  direction: 'sent' | 'read',
): Iterable<string> {
  const byPath = new Map(ours.map((field) => [field.path, field]));
  for (const { path, repeats, isRequired, type } of theirs) {
    const field = byPath.get(path);
    if (!field) continue;
    if (field.repeats !== repeats) yield `${path} repeats: ${repeats}`;
    if (direction === 'sent' && isRequired && !field.isRequired) yield `${path} is required`;
    if (direction === 'read' && !isRequired && field.isRequired && !DEMANDED.some((one) => one.test(path))) {
      yield `${path} may be missing`;
    }
    const holds = field.form === undefined ? [] : HOLDS[field.form];
    if ((type === undefined) !== (field.form === undefined) || (type && !holds.includes(type))) {
      yield `${path} is of type ${type}`;
    }
  }
}

const pathsOf = (fields: readonly { readonly path: string }[]): string[] => fields.map(({ path }) => path);

function checkRequest(service: AnyService, operation: AnyOperation, declaration: OutlineOperation): void {
  const ours = known(operation.request);
  const theirs = declared(ownFields(operation, declaration.input.fields));
  assert.equal(service.dialect.requestElement(operation.name), declaration.input.element);
  assert.equal(service.dialect.soapAction(service.namespace, operation.name), declaration.soapAction);
  assert.equal(
    operation.isAuthenticated,
    (declaration.input.fields ?? []).some(({ name }) => AUTH.has(name)),
  );
  assert.deepEqual(pathsOf(ours), pathsOf(theirs));
  assert.deepEqual([...differences(ours, theirs, 'sent')], []);
}

function checkResult(service: AnyService, operation: AnyOperation, declaration: OutlineOperation): void {
  assert.equal(`${operation.name}Response`, declaration.output.element);
  const element = operation.resultElement ?? service.dialect.resultElement(operation.name);
  const fields = declaration.output.fields ?? [];
  const result = element === null ? fields : (fields.find(({ name }) => name === element)?.fields ?? []);
  const ours = known(operation.result);
  const theirs = declared(result);
  assert.deepEqual(pathsOf(ours).sort(), pathsOf(theirs).sort());
  assert.deepEqual([...differences(ours, theirs, 'read')], []);
}

for (const [service, claim] of services) {
  const outline = skip ? undefined : readOutline()[service.id];

  test(`${service.id} has ${claim === 'whole' ? 'every operation of the WSDL' : 'operations of the WSDL alone'}`, {
    skip,
  }, () => {
    const ours = Object.values(service.operations).map(({ name }) => name);
    const theirs = Object.keys(outline?.operations ?? {});
    assert.deepEqual(
      ours.filter((name) => !theirs.includes(name)),
      [],
    );
    if (claim === 'whole') assert.deepEqual(ours.sort(), theirs.sort());
    assert.ok(outline?.schemaNamespaces.includes(service.namespace));
  });

  for (const operation of Object.values(service.operations)) {
    const declaration = outline?.operations[operation.name];

    test(`${service.id} ${operation.name} is sent with the WSDL's fields in their order, of its types and as often`, {
      skip,
    }, () => {
      assert.ok(declaration);
      checkRequest(service, operation, declaration);
    });

    test(`${service.id} ${operation.name} is read with every field of the WSDL, of its types and as often`, {
      skip,
    }, () => {
      assert.ok(declaration);
      checkResult(service, operation, declaration);
    });
  }
}

test('WSFEv1 has its 22 operations', () => {
  assert.equal(Object.keys(wsfe.operations).length, 22);
});
