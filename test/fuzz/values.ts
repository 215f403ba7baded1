/** Values of a JSON Schema, likely ones where a field's name says what is meant. */
import fc from 'fast-check';
import { PIXEL, someCuit } from '../strangers/household.ts';
import type { JsonSchema } from './operations.ts';

type Values = fc.Arbitrary<unknown>;

/** Stands for an id of its kind that was seen in an answer; it is looked up when the request is sent. */
export const SEEN = 'seen:';
export const seen = (kind: string): Values => fc.nat(1000).map((n) => `${SEEN}${kind}:${n}`);

const price = fc
  .tuple(fc.nat(99_999), fc.nat(99))
  .map(([pesos, cents]) => `${pesos}.${String(cents).padStart(2, '0')}`);
const word = fc.constantFrom(
  'Café',
  'Té verde',
  'Ñandú & Cía.',
  "O'Higgins",
  '<b>x</b>',
  '日本',
  '1',
  'a b  c',
);
const day = fc.constantFrom('2026-11-26', '2026-11-27', '2026-11-28', '2027-01-31', '2024-02-29');
const cuit = fc.constantFrom(
  ...[30, 31, 32, 33].map(someCuit),
  '30-00000019-8',
  '20-12345678-6',
  20123456786,
);

/** As endpoints of webhooks hear them. */
const types = fc.option(
  fc.uniqueArray(
    fc.constantFrom('invoice.*', 'invoice.submitted', 'credit_note.authorized', 'batch.finished', 'arca.*'),
    { minLength: 1, maxLength: 3 },
  ),
);

const LIKELY: Readonly<Record<string, Values>> = {
  taxpayer: seen('cuit'),
  cuit,
  issuer: cuit,
  dni: fc.constantFrom('20000010', '12.345.678', 7),
  unit_price: price,
  quantity: fc.constantFrom('1', '2.5', 3),
  amount: price,
  total: price,
  base: price,
  rate: fc.constantFrom('3', '0.5'),
  iva: fc.constantFrom('21', '10.5', 'exempt', 21),
  discount_percent: fc.constantFrom('0', '10'),
  discount_amount: fc.constantFrom('0', '1'),
  punto_de_venta: fc.constantFrom(1, 2),
  draft_id: seen('drf'),
  invoice: fc.oneof(seen('inv'), fc.constant(null)),
  content_hash: seen('hash'),
  after: fc.oneof(seen('inv'), seen('cus'), seen('lane'), seen('evt'), seen('whd')),
  environment: fc.constantFrom('simulator', 'simulator', 'homologacion'),
  data: fc.constant(PIXEL),
  content_type: fc.constant('image/png'),
  currency: fc.constantFrom('ARS', 'ARS', 'ARS', 'USD', 'EUR'),
  exchange_rate: fc.constant('auto'),
  letter: fc.constantFrom('auto', 'auto', 'B'),
  kind: fc.constantFrom('invoice', 'invoice', 'credit_note'),
  limit: fc.constantFrom('1', '5', '100'),
  expires_at: fc.constantFrom(null, '2030-01-01T00:00:00-03:00'),
  external_id: fc.oneof(
    fc.constant(null),
    fc.nat(5000).map((n) => `pedido-${n}`),
  ),
  overlap_seconds: fc.constantFrom(0, 60, 86_400),
  qr: fc.constant('https://www.arca.gob.ar/fe/qr/?p=e30='),
  copies: fc.constantFrom('original', 'original,duplicado'),
  rates: fc.constantFrom('USD', 'USD,EUR'),
  url: fc.oneof(
    { weight: 3, arbitrary: seen('receiver') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'https://tienda.example.com/avisos',
        'https://10.0.0.7/',
        'http://localhost/',
      ),
    },
  ),
  taxpayers: fc.option(fc.array(seen('cuit'), { minLength: 1, maxLength: 2 })),
  event_types: types,
  event_type: fc.constantFrom('invoice.authorized', 'batch.finished', 'endpoint.disabled', 'invoice.*'),
  subject: fc.oneof(seen('inv'), seen('bat')),
  events: fc.option(fc.array(seen('evt'), { minLength: 1, maxLength: 3 })),
  q: word,
};

/** Left out more often than not: what they say has to agree with much else. */
const SELDOM = new Set([
  'mipyme',
  'export',
  'related_comprobantes',
  'related_period',
  'optionals',
  'other_taxes',
  'exchange_rate',
  'service_from',
  'service_to',
  'payment_due_date',
  'issue_date',
  'concept',
  'currency',
  'kind',
  'letter',
]);

export function valuesOf(schema: JsonSchema, name = '', depth = 0): Values {
  const likely = LIKELY[name];
  if (likely === undefined) return anyOf(schema, name, depth);
  return fc.oneof({ weight: 19, arbitrary: likely }, { weight: 1, arbitrary: anyOf(schema, name, depth) });
}

function anyOf(schema: JsonSchema, name: string, depth: number): Values {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices))
    return fc.oneof(...(choices as JsonSchema[]).map((choice) => valuesOf(choice, '', depth)));
  switch (schema['type']) {
    case 'object':
      return objects(schema, depth);
    case 'array': {
      const {
        minItems = 0,
        maxItems = 3,
        items = {},
      } = schema as Readonly<Record<string, number>> & { items?: JsonSchema };
      if (depth > 5) return fc.constant([]);
      return fc.array(valuesOf(items, '', depth + 1), {
        minLength: minItems,
        maxLength: Math.min(maxItems, minItems + 2),
      });
    }
    case 'integer':
    case 'number':
      return numbers(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return strings(schema, name);
    default:
      return fc.oneof(word, price, fc.integer(), fc.constant(null));
  }
}

function objects(schema: JsonSchema, depth: number): Values {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
  const required = new Set(schema['required'] as string[] | undefined);
  const fields = properties.map(([key, property]): fc.Arbitrary<readonly [string, unknown] | null> => {
    const value = valuesOf(property, key, depth + 1).map((one) => [key, one] as const);
    if (required.has(key)) return value;
    const freq = SELDOM.has(key) || depth > 4 ? 12 : 2;
    return fc.oneof({ weight: freq, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
  });
  return fc.tuple(...fields).map((entries) => Object.fromEntries(entries.filter((entry) => entry !== null)));
}

function numbers(schema: JsonSchema): Values {
  const min = Number(schema['minimum'] ?? schema['exclusiveMinimum'] ?? 0);
  const max = Number(schema['maximum'] ?? schema['exclusiveMaximum'] ?? 1_000_000);
  return fc.oneof(fc.integer({ min: Math.ceil(min), max: Math.floor(max) }), fc.constantFrom(min, max));
}

function strings(schema: JsonSchema, name: string): Values {
  const { format, pattern } = schema as { format?: string; pattern?: string };
  if (format === 'date') return day;
  if (format === 'date-time') return fc.constantFrom('2030-01-01T00:00:00Z', '2026-11-27T10:00:00.5-03:00');
  if (format === 'email') return fc.constantFrom('ana@example.com', 'a+b@ejemplo.com.ar');
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'), { size: '-1' });
  return name === 'certificate'
    ? fc.constant('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')
    : word;
}
