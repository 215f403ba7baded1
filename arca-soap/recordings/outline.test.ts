/** Every descriptor, held against the WSDL of its service: operations, addresses of actions, fields, types and bounds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Codec, Limits, ValueForm } from '../codec/codec.ts';
import { padronA4 } from '../padron/a4.ts';
import { padronA10 } from '../padron/a10.ts';
import { padronA13 } from '../padron/a13.ts';
import { constancia } from '../padron/constancia.ts';
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
import { wsbfe } from './later/wsbfe.ts';
import { wsct } from './later/wsct.ts';
import { wsfecred } from './later/wsfecred.ts';
import { wsmtxca } from './later/wsmtxca.ts';
import { type AnyOperation, type AnyService, isCredential, isWrapper } from './replay.ts';

const skip = missingReference();
/** Each with whether its descriptor claims every operation of the WSDL. */
const services: readonly (readonly [AnyService, 'whole' | 'part'])[] = [
  [wsaaService, 'whole'],
  [wsfe, 'whole'],
  [wsfex, 'whole'],
  [wscdc, 'whole'],
  [constancia, 'whole'],
  [padronA4, 'whole'],
  [padronA10, 'whole'],
  [padronA13, 'whole'],
  [wsbfe, 'part'],
  [wsct, 'part'],
  [wsfecred, 'part'],
  [wsmtxca, 'part'],
];

/** Which of the WSDL's types each form can hold without loss. */
const HOLDS: Readonly<Record<ValueForm, readonly string[]>> = {
  number: ['int', 'short', 'long'],
  // Codes such as the CAE are text in the WSDL and digits in life; WSCT has account numbers that are decimals.
  digits: ['long', 'string', 'decimal'],
  // A rate in one of WSFEXv1's tables is text in the WSDL.
  decimal: ['double', 'decimal', 'string'],
  text: ['string', 'dateTime'],
  day: ['string'],
  date: ['date'],
  word: ['string'],
  secret: ['string'],
};

/**
 * Answers are refused without these although the WSDL lets them out: a verdict without its word decides nothing, a
 * row of a table without its key is none, and no answer of WSFEXv1 or WSBFEv1 means anything before its error is known.
 */
const DEMANDED = [
  /^\/FeCabResp\/Resultado$/,
  /^\/FeDetResp\/\w+\/Resultado$/,
  /^\/(FEX|BFE)Err$/,
  /^\/(FEX)?ResultGet\/\w+\/(\w+_)?(Id|Cod|Codigo)$/,
];
/** ARCA takes requests without these, although the WSDL requires them: it was recorded. */
const SPARED = [/\/Tributos\/Tributo\/(BaseImp|Alic)$/];
const isAmong = (list: readonly RegExp[], path: string): boolean => list.some((one) => one.test(path));

interface Placed {
  readonly path: string;
  readonly repeats: boolean;
  readonly isRequired: boolean;
}
interface Declared extends Placed {
  /** Missing for groups of fields. */
  readonly value?: OutlineField;
}
interface Known extends Placed {
  readonly form: ValueForm | undefined;
  readonly limits: Limits;
}

function declared(fields: readonly OutlineField[], path = ''): Declared[] {
  return fields.flatMap((field) => {
    const { name, occurs, fields: inner } = field;
    const here = {
      path: `${path}/${name}`,
      repeats: occurs.endsWith('unbounded'),
      isRequired: occurs.startsWith('1'),
      ...(inner ? {} : { value: field }),
    };
    return [here, ...declared(inner ?? [], here.path)];
  });
}

function known(
  fields: Readonly<Record<string, Codec<unknown, unknown>>>,
  path = '',
  inList = false,
): Known[] {
  return Object.entries(fields).flatMap(([name, codec]) => {
    const { inside = {}, presence, repeats, form, limits = {}, itemName } = codec;
    const isRequired = !inList && presence === 'required';
    const here = { path: `${path}/${name}`, repeats: inList || repeats, isRequired, form, limits };
    return [here, ...known(inside, here.path, itemName !== undefined)];
  });
}

/** The WSDL's bounds that our own do not keep: what is sent must never be refused for its size. */
function* looser(limits: Limits, { facets = {}, enum: words }: OutlineField): Iterable<string> {
  const most = (facets['maxInclusive'] ?? '').split('.')[0]?.length ?? 0;
  const { digits = 0, decimals = 0, characters = Number.POSITIVE_INFINITY } = limits;
  const { maxLength, totalDigits, fractionDigits } = facets;
  if (most > 0 && digits > most) yield `up to ${facets['maxInclusive']}`;
  if (maxLength && characters > Number(maxLength)) yield `${maxLength} characters`;
  if (totalDigits && digits + decimals > Number(totalDigits)) yield `${totalDigits} digits`;
  if (fractionDigits && decimals > Number(fractionDigits)) yield `${fractionDigits} decimals`;
  if (words && words.join() !== limits.words?.join()) yield words.join(' | ');
}

function* differences(
  ours: readonly Known[],
  theirs: readonly Declared[],
  direction: 'sent' | 'read',
): Iterable<string> {
  for (const [index, { path, repeats, isRequired, value }] of theirs.entries()) {
    const field = ours[index];
    if (!field) continue;
    if (field.repeats !== repeats) yield `${path} repeats: ${repeats}`;
    const isSpared = field.isRequired || isAmong(SPARED, path);
    if (direction === 'sent' && isRequired && !repeats && !isSpared) yield `${path} is required`;
    if (direction === 'read' && !isRequired && field.isRequired && !isAmong(DEMANDED, path)) {
      yield `${path} may be missing`;
    }
    const type = value?.base ?? value?.type ?? 'none';
    const holds = field.form === undefined ? ['none'] : HOLDS[field.form];
    if (!holds.includes(type)) yield `${path} is of type ${type}`;
    if (value && direction === 'sent') {
      for (const bound of looser(field.limits, value)) yield `${path} has ${bound}`;
    }
  }
}

const pathsOf = (fields: readonly { readonly path: string }[]): string[] => fields.map(({ path }) => path);

/** The fields that are the caller's: the credentials, and the element around them, are the dialect's. */
function ownFields(operation: AnyOperation, fields: readonly OutlineField[]): readonly OutlineField[] {
  const rest = fields.filter(({ name }) => !isWrapper(name) && !isCredential(name));
  if (!operation.isInsideAuth) return rest;
  const inner = fields.filter(({ name }) => isWrapper(name)).flatMap((wrapper) => wrapper.fields ?? []);
  return [...rest, ...inner.filter(({ name }) => !isCredential(name))];
}

function checkRequest(service: AnyService, operation: AnyOperation, declaration: OutlineOperation): void {
  const { input, soapAction } = declaration;
  const fields = input?.fields ?? [];
  assert.equal(operation.isBodyless, input === null);
  if (input) assert.equal(service.dialect.requestElement(operation.name), input.element);
  assert.equal(service.dialect.soapAction(service.namespace, operation.name), soapAction);
  const credentials = fields.find(({ name }) => isWrapper(name) || isCredential(name))?.name;
  assert.equal(operation.isAuthenticated, credentials !== undefined);
  if (operation.authElement !== undefined) assert.equal(operation.authElement, credentials);
  const ours = known(operation.request);
  const theirs = declared(ownFields(operation, fields));
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
  assert.deepEqual(pathsOf(ours), pathsOf(theirs));
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

    test(`${service.id} ${operation.name} is sent with the WSDL's fields in their order, of its types and within its bounds`, {
      skip,
    }, () => {
      assert.ok(declaration);
      checkRequest(service, operation, declaration);
    });

    test(`${service.id} ${operation.name} is read with every field of the WSDL in its order, of its types and as often`, {
      skip,
    }, () => {
      assert.ok(declaration);
      checkResult(service, operation, declaration);
    });
  }
}

test('WSFEv1 has 22 operations, WSFEXv1 19, WSCDC 6', () => {
  const counts = [wsfe, wsfex, wscdc].map(({ operations }) => Object.keys(operations).length);
  assert.deepEqual(counts, [22, 19, 6]);
});
