/** What an OpenAPI document says can be asked, and how each answer should look. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: JsonSchema;
}

export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** By content type: its schema, and bodies that may be sent as they are. */
  readonly bodies: ReadonlyMap<
    string,
    { readonly schema: JsonSchema; readonly examples: readonly unknown[] }
  >;
  /** By status, by content type: what an answer has to be; `null`: anything of that type. */
  readonly answers: ReadonlyMap<number, ReadonlyMap<string, ValidateFunction | null>>;
}

interface Media {
  readonly schema?: JsonSchema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, Response | { readonly $ref: string }>>;
}

interface Response {
  readonly content?: Readonly<Record<string, Media>>;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, Response>>;
  };
}

export function operationsOf(document: OpenApi): readonly Operation[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  const compiled = new Map<string, ValidateFunction>();
  const compile = (schema: JsonSchema): ValidateFunction => {
    const reference = /^#\/components\/schemas\/(\w+)$/.exec(String(schema['$ref'] ?? ''))?.[1];
    const whole = reference === undefined ? schema : (document.components.schemas[reference] ?? {});
    const text = JSON.stringify(whole);
    const known = compiled.get(text) ?? ajv.compile(whole);
    compiled.set(text, known);
    return known;
  };
  const referred = (response: Response | { readonly $ref: string }): Response =>
    '$ref' in response
      ? (document.components.responses[response.$ref.replace('#/components/responses/', '')] ?? {})
      : response;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]): Operation => {
      const { parameters = [], requestBody, responses } = described;
      return {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        parameters,
        bodies: new Map(
          Object.entries(requestBody?.content ?? {}).map(
            ([type, { schema = {}, example, examples = {} }]) => [
              type,
              {
                schema,
                examples: [
                  ...(example === undefined ? [] : [example]),
                  ...Object.values(examples).map(({ value }) => value),
                ],
              },
            ],
          ),
        ),
        answers: new Map(
          Object.entries(responses).map(([status, response]) => [
            Number(status),
            new Map(
              Object.entries(referred(response).content ?? {}).map(([type, { schema }]) => [
                type,
                schema === undefined || schema['format'] === 'binary' ? null : compile(schema),
              ]),
            ),
          ]),
        ),
      };
    }),
  );
}
