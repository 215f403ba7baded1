/** Requests made from the document: most as they should be but for one thing, many as they should be. */
import fc from 'fast-check';
import type { JsonSchema, Operation, Parameter } from './operations.ts';
import { HEADERS, QUERIES, SEGMENTS, type Spoiling, spoil, spoilings, TEXTS, TYPES } from './spoil.ts';
import { SEEN, seen, valuesOf } from './values.ts';

export type Caller = 'owner' | 'live' | 'limited' | 'reader' | 'stranger' | 'nobody' | 'garbage';

export interface Recipe {
  readonly operation: Operation;
  readonly caller: Caller;
  /** By parameter of the path. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

const callers: fc.Arbitrary<Caller> = fc.oneof(
  { weight: 82, arbitrary: fc.constant('owner' as const) },
  { weight: 4, arbitrary: fc.constant('live' as const) },
  { weight: 3, arbitrary: fc.constant('limited' as const) },
  { weight: 3, arbitrary: fc.constant('reader' as const) },
  { weight: 3, arbitrary: fc.constant('stranger' as const) },
  { weight: 3, arbitrary: fc.constant('nobody' as const) },
  { weight: 2, arbitrary: fc.constant('garbage' as const) },
);

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\/v1\/invoices\//, 'inv'],
  [/^\/v1\/batches\//, 'bat'],
  [/^\/v1\/customers\//, 'cus'],
  [/^\/v1\/drafts\//, 'drf'],
  [/^\/v1\/api-keys\//, 'key'],
  [/^\/v1\/events\//, 'evt'],
  [/^\/v1\/webhook-replays\//, 'whr'],
  [/^\/v1\/webhook-endpoints\//, 'whe'],
  [/^\/v1\/webhook-deliveries\//, 'whd'],
];

function segments(path: string, { name, schema }: Parameter): fc.Arbitrary<unknown> {
  switch (name) {
    case 'id':
      return seen(KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'id');
    case 'number':
      return fc.constantFrom('1', '2', '3');
    case 'table':
      return fc.constantFrom('currencies', 'error-codes', 'iva-rates', 'units');
    case 'type':
      return fc.constantFrom('invoice.authorized', 'batch.finished', 'invoice.*');
    default:
      return ['cuit', 'lane', 'token'].includes(name) ? seen(name) : valuesOf(schema, name);
  }
}

/** Whether a body says which issuer it is of. */
function tellsIssuer(schema: JsonSchema): boolean {
  const { properties = {}, anyOf = [] } = schema as { properties?: object; anyOf?: readonly JsonSchema[] };
  return 'taxpayer' in properties || anyOf.some(tellsIssuer);
}

type Bodies = fc.Arbitrary<readonly [type: string, body: unknown]>;

function bodiesOf(operation: Operation): Bodies | null {
  const kinds = [...operation.bodies].map(([type, { schema, examples }]): Bodies => {
    const made = type === 'application/json' ? valuesOf(schema as JsonSchema) : fc.constantFrom(...examples);
    // Where there are several issuers an example has to say whose it is.
    const says = tellsIssuer(schema);
    const example =
      examples.length === 0
        ? made
        : fc
            .tuple(fc.constantFrom(...examples), seen('cuit'))
            .map(([body, taxpayer]) =>
              typeof body === 'object' && says ? { taxpayer, punto_de_venta: 1, ...body } : body,
            );
    return fc.oneof(made, example).map((body) => [type, body] as const);
  });
  return kinds.length === 0 ? null : fc.oneof(...kinds);
}

type Trouble =
  | { readonly kind: 'none' }
  | { readonly kind: 'value'; readonly spoilings: readonly Spoiling[] }
  | { readonly kind: 'text'; readonly text: number }
  | { readonly kind: 'type'; readonly type: string }
  | { readonly kind: 'query'; readonly query: string }
  | { readonly kind: 'path'; readonly segment: string; readonly at: number }
  | { readonly kind: 'header'; readonly header: Readonly<Record<string, string>> };

const troubles: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 40, arbitrary: fc.constant({ kind: 'none' } as const) },
  {
    weight: 30,
    arbitrary: fc
      .array(spoilings, { minLength: 1, maxLength: 3 })
      .map((all) => ({ kind: 'value', spoilings: all }) as const),
  },
  { weight: 6, arbitrary: fc.nat(TEXTS.length - 1).map((text) => ({ kind: 'text', text }) as const) },
  { weight: 3, arbitrary: fc.constantFrom(...TYPES).map((type) => ({ kind: 'type', type }) as const) },
  { weight: 8, arbitrary: fc.constantFrom(...QUERIES).map((query) => ({ kind: 'query', query }) as const) },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant('path' as const),
      segment: fc.constantFrom(...SEGMENTS),
      at: fc.nat(3),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(...HEADERS).map((header) => ({ kind: 'header', header }) as const),
  },
);

export function recipesOf(operations: readonly Operation[]): fc.Arbitrary<Recipe> {
  // So much begins with an invoice that it is asked for more often than any other.
  const weight = (name: string): number => (name === 'POST /v1/invoices' ? 5 : 1);
  return fc.oneof(...operations.map((one) => ({ weight: weight(one.name), arbitrary: recipesOfOne(one) })));
}

function recipesOfOne(operation: Operation): fc.Arbitrary<Recipe> {
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  const bodies = bodiesOf(operation) ?? fc.constant(['', undefined] as const);
  const filled = (
    parameters: readonly Parameter[],
    of: (one: Parameter) => fc.Arbitrary<unknown>,
    nil: number,
  ) =>
    fc.tuple(
      ...parameters.map((one) =>
        fc.option(of(one), { nil: null, freq: nil }).map((value) => [one.name, value] as const),
      ),
    );
  return fc
    .record({
      caller: callers,
      path: filled(inPath, (one) => segments(operation.path, one), 1_000_000),
      query: filled(inQuery, (one) => valuesOf(one.schema, one.name), 1),
      asksAnything: fc.boolean(),
      body: bodies,
      trouble: troubles,
      key: fc.option(fc.nat(100_000), { freq: 2 }),
    })
    .map(({ caller, path, query, asksAnything, body: [type, value], trouble, key }): Recipe => {
      const spoiled = trouble.kind === 'value' ? trouble.spoilings : [];
      const asked = new URLSearchParams(
        query.flatMap(([name, one]) =>
          one === null || !asksAnything ? [] : [[name, String(one)] as [string, string]],
        ),
      );
      // A value that no body holds is spoiled where it is asked for.
      if (value === undefined)
        for (const { key: name, value: hostile } of spoiled)
          asked.append(
            inQuery[name.length % Math.max(1, inQuery.length)]?.name ?? name,
            String(JSON.stringify(hostile)),
          );
      const sent = spoiled.reduce<unknown>(
        (body, spoiling) => (body === undefined ? body : spoil(body, spoiling)),
        value,
      );
      const text =
        sent === undefined
          ? undefined
          : typeof sent === 'string' && type !== 'application/json'
            ? sent
            : JSON.stringify(sent);
      const segment = trouble.kind === 'path' ? trouble : null;
      return {
        operation,
        caller,
        path: Object.fromEntries(
          path.map(([name, one], index) => [
            name,
            segment !== null && index === segment.at % path.length ? segment.segment : String(one),
          ]),
        ),
        query: trouble.kind === 'query' ? trouble.query : asked.toString(),
        headers: {
          ...(text === undefined ? {} : { 'content-type': type }),
          ...(operation.path.startsWith('/v1/invoices') && operation.method === 'POST'
            ? { prefer: 'wait=0' }
            : {}),
          ...(key === null ? {} : { 'idempotency-key': `clave-${key}` }),
          ...(trouble.kind === 'header' ? trouble.header : {}),
          ...(trouble.kind === 'type' ? { 'content-type': trouble.type } : {}),
        },
        body: trouble.kind === 'text' ? TEXTS[trouble.text]?.(text ?? '{}') : text,
      };
    });
}

/** With what was seen in answers in the place of what stands for it. */
export function resolve(text: string, pick: (kind: string, n: number) => string | undefined): string {
  return text.replace(
    new RegExp(`${SEEN}(\\w+):(\\d+)`, 'g'),
    (_, kind: string, n: string) => pick(kind, Number(n)) ?? 'nada',
  );
}
