/** The list of routes as an OpenAPI 3.1 document: what is written once in the schemas is told here. */
import { REFUSALS } from '@arca-api/contract/errors';
import { problemSchema } from '@arca-api/contract/problem';
import { z } from 'zod';
import { refusalsOf } from './refusals-of.ts';
import type { Route } from './route.ts';

type Schema = Record<string, unknown>;

/** Answers the document. `servers` is left to whoever serves it: paths are relative to its own address. */
export function describeApi(routes: readonly Route[], version: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of routes) {
    const operations = paths[route.path] ?? {};
    operations[route.method.toLowerCase()] = operation(route);
    paths[route.path] = operations;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'ARCA API',
      version,
      description:
        'Facturación electrónica argentina: un POST, un CAE. / Argentine electronic invoicing: one POST, one CAE.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: '`arca_test_…` o `arca_live_…`' },
      },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      headers: HEADERS,
      responses: {
        TooManyRequests: {
          description:
            'Demasiados pedidos: no se hizo nada, repetilo después de `Retry-After`. / Too many requests: nothing was done, repeat it after `Retry-After`.',
          headers: refer('Retry-After', 'RateLimit', 'RateLimit-Policy'),
          content: PROBLEM,
        },
      },
    },
  };
}

function operation(route: Route): Schema {
  const counted = route.counts !== 'nothing';
  const parameters = [
    ...[...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...parametersOf(route.query, 'query'),
    ...parametersOf(route.headers, 'header'),
  ];
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    ...(route.scope === null ? { security: [] } : { 'x-scope': route.scope }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(route),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, answer]) => [
          status,
          { ...answerOf(answer), ...(counted ? { headers: refer('RateLimit', 'RateLimit-Policy') } : {}) },
        ]),
      ),
      ...problemsOf(route),
    },
  };
}

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

const HEADERS: Schema = {
  'Retry-After': {
    description: 'Segundos hasta que vale la pena repetirlo. / Seconds until repeating it is worth it.',
    schema: { type: 'integer', minimum: 1 },
  },
  RateLimit: {
    description:
      'Lo que queda de cada cupo (`r`) y los segundos hasta que haya más (`t`). / What is left of each quota (`r`) and the seconds until there is more (`t`). draft-ietf-httpapi-ratelimit-headers-11.',
    schema: { type: 'string' },
    example: '"key-writes";r=59999;t=1, "organization-writes";r=119999;t=1',
  },
  'RateLimit-Policy': {
    description:
      'Cada cupo: unidades (`q`) por segundos (`w`). / Each quota: units (`q`) in seconds (`w`). draft-ietf-httpapi-ratelimit-headers-11.',
    schema: { type: 'string' },
    example: '"key-writes";q=60000;w=60, "organization-writes";q=120000;w=60',
  },
};

const refer = (...names: readonly string[]): Schema =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** By status, with the codes that tell them apart. */
function problemsOf(route: Route): Schema {
  const byStatus = Map.groupBy(refusalsOf(route), (code) => REFUSALS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      status === 429
        ? { $ref: '#/components/responses/TooManyRequests' }
        : {
            description: codes.map((code) => `\`${code}\`: ${REFUSALS[code].message.es}`).join('\n\n'),
            content: PROBLEM,
          },
    ]),
  );
}

function bodyOf({ body, files, examples }: Route): Schema {
  const file = Object.entries(files ?? {}).map(([type, example]) => [
    type,
    { schema: { type: 'string' }, example },
  ]);
  const content = {
    ...(body === undefined
      ? {}
      : { 'application/json': { schema: schemaOf(body, 'input'), ...examplesOf(examples) } }),
    ...Object.fromEntries(file),
  };
  // One of which nothing has to be said may be left out.
  const required = body === undefined || file.length > 0 || !body.safeParse({}).success;
  return Object.keys(content).length === 0 ? {} : { requestBody: { required, content } };
}

function examplesOf(examples: Route['examples']): Schema {
  if (examples === undefined) return {};
  const shown = Object.entries(examples).map(([summary, value], index) => [
    `${index + 1}`,
    { summary, value },
  ]);
  return { examples: Object.fromEntries(shown) };
}

function answerOf(answer: z.ZodType | string | readonly string[]): Schema {
  if (typeof answer === 'string') return { description: answer };
  if (!isList(answer)) {
    return { description: 'OK', content: { 'application/json': { schema: schemaOf(answer, 'output') } } };
  }
  const file = { schema: { type: 'string', format: 'binary' } };
  return { description: 'OK', content: Object.fromEntries(answer.map((type) => [type, file])) };
}

const isList = (answer: z.ZodType | readonly string[]): answer is readonly string[] => Array.isArray(answer);

function parametersOf(schema: z.ZodType | undefined, place: 'query' | 'header'): Schema[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return withoutSafeIntegers(rest) as Schema;
}

/** JavaScript's limits are not the API's: they would only frighten readers. */
function withoutSafeIntegers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSafeIntegers);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, member]) =>
          !(
            (key === 'minimum' || key === 'maximum' || key === 'exclusiveMinimum') &&
            typeof member === 'number' &&
            Math.abs(member) === Number.MAX_SAFE_INTEGER
          ),
      )
      .map(([key, member]) => [key, withoutSafeIntegers(member)]),
  );
}

function operationId(route: Route): string {
  const words = route.path
    .split('/')
    .filter((part) => part !== '' && part !== 'v1')
    .map((part) =>
      part
        .replace(/[{}]/g, '')
        .replace(/[^a-zA-Z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase()),
    );
  return [
    route.method.toLowerCase(),
    ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ].join('');
}
