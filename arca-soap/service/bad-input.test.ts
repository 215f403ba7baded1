/** Bad input, for every operation there is: what a descriptor allows is written, and one step beyond it is refused by path. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createArcaClient } from '../client.ts';
import { type Codec, InvalidValue } from '../codec/codec.ts';
import type { Fields } from '../codec/record.ts';
import { endpointsOf } from '../endpoints.ts';
import { ArcaFailure } from '../failure.ts';
import { type AnyOperation, auth } from '../recordings/replay.ts';
import { DOCUMENTED } from '../reference/services.ts';
import { readXml } from '../xml/reader.ts';
import { XmlWriter } from '../xml/writer.ts';
import { bindService } from './bind.ts';

type AnyCodec = Codec<unknown, unknown>;
type Path = readonly (string | number)[];

const digitsOf = (most: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: most });
const letters = fc.constantFrom(...'aZñÉ&<>"\']é€ \r\n\t', '😀', '\u0085', '\ufffd');

/** Values that a field takes; none that reads back as missing. */
function valuesOf({
  form,
  limits = {},
  inside,
  itemName,
  repeats,
  presence,
}: AnyCodec): fc.Arbitrary<unknown> {
  const { digits, decimals = 0, characters, words = [], items = 3 } = limits;
  if (itemName !== undefined || repeats) {
    const item = itemName === undefined ? { form, limits, inside } : inside?.[itemName];
    const one = valuesOf({ ...item, presence: 'required', repeats: false } as AnyCodec);
    return fc.array(one, { minLength: presence === 'required' ? 1 : 0, maxLength: Math.min(items, 3) });
  }
  switch (form) {
    case undefined:
      // A group with nothing in it reads back as missing.
      return valuesOfFields(inside ?? {}).filter((group) =>
        Object.values(group).some((value) => !Array.isArray(value) || value.length > 0),
      );
    case 'number':
      return fc.integer({ min: 0, max: 10 ** (digits ?? 9) - 1 });
    case 'digits':
      return digitsOf(digits ?? 19);
    case 'decimal':
      return fc
        .tuple(fc.constantFrom('', '-'), digitsOf(digits ?? 1), fc.option(digitsOf(decimals)))
        .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}`);
    case 'day':
      return fc.stringMatching(/^20\d\d(0[1-9]|1[0-2])[0-2][1-9]$/);
    case 'date':
      return fc.stringMatching(/^20\d\d-(0[1-9]|1[0-2])-[0-2][1-9]$/);
    case 'word':
      return fc.constantFrom(...words.filter((word) => word !== ''));
    case 'text':
    case 'secret':
      return fc
        .string({ unit: letters, maxLength: Math.min(characters ?? 40, 40) - 1 })
        .map((text) => `x${text}`.slice(0, characters))
        .filter((text) => !/[\ud800-\udbff]$/.test(text));
  }
}

function valuesOfFields(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  const required = Object.keys(fields).filter((name) => fields[name]?.presence === 'required');
  const values = Object.entries(fields).map(([name, codec]) => [name, valuesOf(codec)] as const);
  return fc.record(Object.fromEntries(values), { requiredKeys: required, noNullPrototype: true });
}

/** Every place in a value, with the codec that writes it; a list's items count, the list itself does not. */
function* placesIn(fields: Fields, value: unknown, path: Path = []): Iterable<readonly [Path, AnyCodec]> {
  for (const [name, given] of Object.entries(Object(value))) {
    const codec = fields[name];
    if (!codec) continue;
    const item = codec.itemName === undefined ? codec : codec.inside?.[codec.itemName];
    const entries = Array.isArray(given) ? given.map((one, index) => [[...path, name, index], one]) : [];
    for (const [where, one] of Array.isArray(given) ? entries : [[[...path, name], given]]) {
      if (item) yield [where as Path, item];
      yield* placesIn(item?.inside ?? {}, one, where as Path);
    }
  }
}

/** One step beyond what a field takes. */
function beyond({ form, limits = {} }: AnyCodec): readonly unknown[] {
  const { digits, decimals = 0, characters } = limits;
  const wrong = [null, true, [], { __proto__: null }];
  switch (form) {
    case undefined:
      return [null, 7, { misspelt: 1 }];
    case 'number':
      return [...wrong, '7', -1, 0.5, Number.NaN, ...(digits ? [10 ** digits] : [])];
    case 'digits':
      return [...wrong, 7, '', ' 7', '7-7', '7'.repeat((digits ?? 19) + 1)];
    case 'decimal':
      return [
        ...wrong,
        7,
        '',
        '1,5',
        '1e3',
        `${'7'.repeat((digits ?? 0) + 1)}`,
        `1.${'7'.repeat(decimals + 1)}`,
      ];
    case 'day':
      return [...wrong, '', '2026-11-23', '261123', 20261123];
    case 'date':
      return [...wrong, '', '20261123', 'x'];
    case 'word':
      return [...wrong, 'no such word', 1];
    case 'text':
      return [...wrong, 7, '\u0000', '\ud800', '\uffff', ...(characters ? ['x'.repeat(characters + 1)] : [])];
    case 'secret':
      return [...wrong, 7, ''];
  }
}

function replaced(value: unknown, path: Path, put: (old: unknown) => unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return put(value);
  const copy: unknown = structuredClone(value);
  assert.ok(typeof copy === 'object' && copy !== null);
  Reflect.set(copy, first, replaced(Reflect.get(copy, first), rest, put));
  return copy;
}

const write = ({ requestFields }: AnyOperation, value: unknown): string => {
  const writer = new XmlWriter();
  writer.open('x');
  requestFields.write(writer, value);
  writer.close('x');
  return writer.complete();
};

function assertRefused(operation: AnyOperation, value: unknown, path: Path): void {
  assert.throws(
    () => write(operation, value),
    (error) => error instanceof InvalidValue && error.path.join('.') === path.join('.'),
  );
}

const cases = DOCUMENTED.flatMap(({ service }) =>
  Object.values(service.operations).map((operation) => [service, operation] as const),
);
const asking = cases.filter(([, { request }]) => Object.keys(request).length > 0);

for (const [{ id }, operation] of asking) {
  test(`${id} ${operation.name} takes what its fields allow and refuses, by path, one step beyond`, () => {
    const step = fc.record({ place: fc.nat(), beyond: fc.nat() });
    fc.assert(
      fc.property(valuesOfFields(operation.request), step, (value, at) => {
        const lists = Object.entries(operation.request).filter(([, { presence }]) => presence === 'list');
        const empty = Object.fromEntries(lists.map(([name]) => [name, []]));
        const read = operation.requestFields.read(readXml(write(operation, value)));
        // Lists that were left out read as empty ones; everything else comes back as it was.
        assert.equal(write(operation, read), write(operation, { ...empty, ...value }));

        const places = [...placesIn(operation.request, value)];
        const place = places[at.place % places.length];
        if (!place) return;
        const [path, codec] = place;
        const steps = beyond(codec);
        const bad = steps[at.beyond % steps.length];
        const isMisspelt = typeof bad === 'object' && bad !== null && 'misspelt' in bad;
        const put = (old: unknown) => (isMisspelt ? { ...Object(old), ...bad } : bad);
        assertRefused(operation, replaced(value, path, put), isMisspelt ? [...path, 'misspelt'] : path);
      }),
      { numRuns: 60 },
    );
  });
}

test('of every operation, a misspelt field, a missing one and credentials that are none leave nothing sent', async () => {
  let asked = 0;
  const arca = createArcaClient({
    endpoints: endpointsOf('homologacion'),
    now: () => 0,
    dispatcher: () => {
      asked++;
      throw new TypeError('nothing may be sent');
    },
  });
  for (const [service, operation] of cases) {
    const bound = bindService(arca.kernel, { ...service, operations: { call: operation } });
    const [sample = {}] = fc.sample(valuesOfFields(operation.request), { numRuns: 1, seed: 1 });
    const good = operation.isAuthenticated ? { auth, ...sample } : sample;
    const required = Object.keys(operation.request).filter(
      (name) => operation.request[name]?.presence === 'required',
    );
    const bad: [unknown, string][] = [
      [{ ...good, misspelt: 1 }, 'misspelt: no such field'],
      ...required.map((name): [unknown, string] => [{ ...good, [name]: undefined }, `${name}: missing`]),
    ];
    if (operation.isAuthenticated) bad.push([{ ...good, auth: { ...auth, cuit: '' } }, 'expected digits']);
    for (const [input, words] of bad) {
      await assert.rejects(
        async () => await bound.call(input as never, { deadline: 1000 }),
        (error) =>
          error instanceof ArcaFailure &&
          error.certainty === 'not-sent' &&
          error.reason === 'invalid_request' &&
          error.exchange === null &&
          error.message.includes(words),
        `${operation.name} ${words}`,
      );
    }
  }
  assert.equal(asked, 0);
  await arca.close();
});
