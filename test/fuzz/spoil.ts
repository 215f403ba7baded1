/** Spoils a request in one place: a value, its JSON, its query, its headers, or its path. */
import fc from 'fast-check';

const HUGE = 'x'.repeat(70_000);
const DEEP = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);

/** Values that something somewhere chokes on. */
const HOSTILE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  -0.0,
  0.1,
  1e21,
  1e-7,
  1e308,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  99_999_999,
  100_000_000,
  '',
  ' ',
  '0',
  '-0',
  '00',
  '1e3',
  '1e999',
  'NaN',
  'Infinity',
  '٣',
  '1,5',
  '999999999999999.999999999999',
  '1000000000000000',
  '0.0000000000001',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00',
  '\u202e',
  '\ufeff',
  '\u2028',
  '👩‍👩‍👧‍👦',
  'e\u0301'.repeat(300),
  '\t\n\r',
  '\u0007',
  HUGE,
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '10000-01-01',
  '-2026-01-01',
  '2026-1-1',
  '1900-02-29',
  '2026-11-27T25:61:61Z',
  '1970-01-01',
  "'; drop table core.invoices; --",
  '$' + '{jndi:ldap://x}',
  '../../etc/passwd',
  '%',
  '_',
  '\\',
  '{{7*7}}',
  '<script>',
  ']]>',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '__proto__',
  'constructor',
  'toString',
  [],
  {},
  [[]],
  [null],
  { constructor: { prototype: 1 } },
  { length: 7 },
  { toJSON: 1 },
  ['x'],
  Array.from({ length: 1500 }, () => null),
];

export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

export interface Spoiling {
  /** Which of the places of the value, as a share of them. */
  readonly where: number;
  readonly how: 'replace' | 'remove' | 'add' | 'repeat' | 'wrap';
  readonly value: unknown;
  readonly key: string;
}

export const spoilings: fc.Arbitrary<Spoiling> = fc.record({
  where: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'repeat', 'wrap'),
  value: hostile,
  key: fc.constantFrom(
    'colour',
    '',
    '__proto__',
    'constructor',
    'ñ',
    'a\u0000b',
    'lines',
    'id',
    'x'.repeat(500),
    'taxpayer',
    'organization_id',
  ),
});

type Place = readonly string[];

/** The value with one place of it spoiled. */
export function spoil(value: unknown, { where, how, value: hostileValue, key }: Spoiling): unknown {
  const copy = structuredClone(value);
  const places = placesOf(copy);
  const place = places[Math.floor(where * places.length)] ?? [];
  const last = place.at(-1);
  if (last === undefined) {
    if (how !== 'add' || copy === null || typeof copy !== 'object')
      return how === 'wrap' ? [copy] : hostileValue;
    Object.defineProperty(copy, key, { value: hostileValue, enumerable: true });
    return copy;
  }
  const parent = place
    .slice(0, -1)
    .reduce<unknown>((at, part) => Reflect.get(at as object, part), copy) as object;
  const before: unknown = Reflect.get(parent, last);
  if (how === 'remove') Reflect.deleteProperty(parent, last);
  else if (how === 'add') Object.defineProperty(parent, key, { value: hostileValue, enumerable: true });
  else if (how === 'repeat')
    Reflect.set(
      parent,
      last,
      Array.from({ length: 120 }, () => before),
    );
  else Reflect.set(parent, last, how === 'wrap' ? { value: before } : hostileValue);
  return copy;
}

function placesOf(value: unknown, at: Place = []): readonly Place[] {
  if (value === null || typeof value !== 'object') return [at];
  return [at, ...Object.entries(value).flatMap(([key, member]) => placesOf(member, [...at, key]))];
}

/** Texts that are nearly JSON, made of one that is. */
export const TEXTS: readonly ((json: string) => string | Buffer)[] = [
  (json) => json.slice(0, Math.floor(json.length / 2)),
  (json) => `${json}${json}`,
  (json) => `\ufeff${json}`,
  (json) => json.replace('{', '{"taxpayer":1,"taxpayer":2,'),
  (json) => json.replace('{', '{"__proto__":{"admin":true},'),
  (json) => json.replace(/"([^"]*)"/, "'$1'"),
  (json) => json.replace(/}$/, ',}'),
  (json) => json.replace(/"[^"]*"/, '"\\ud800"'),
  (json) => json.replace(/"[^"]*"/, '"\\u0000"'),
  (json) => json.replace(/\d+/, '1e99999'),
  (json) => json.replace(/\d+/, '-'),
  (json) => Buffer.from(json, 'utf16le'),
  (json) => Buffer.concat([Buffer.from(json), Buffer.from([0xff, 0xfe, 0x80])]),
  () => '',
  () => 'null',
  () => '[]',
  () => '"x"',
  () => '0',
  () => DEEP(63, '[', ']'),
  () => DEEP(20_000, '{"a":', '}'),
  () => DEEP(50_000, '[', ''),
  () => `{"notes":"${'y'.repeat(1_100_000)}"}`,
];

export const TYPES = [
  'text/plain',
  'application/json; charset=utf-16',
  'application/xml',
  'multipart/form-data; boundary=x',
  'text/csv',
  'application/x-ndjson',
  '',
  'application/json;',
  'APPLICATION/JSON',
  '*/*',
];

export const QUERIES = [
  'limit=1&limit=2',
  'limit[]=1',
  'limit[a]=1',
  'limit=',
  'limit=1e2',
  'limit=0',
  'limit=101',
  'limit=-1',
  'limit=%31',
  'limit=1;drop',
  'after=%00',
  'after=%ff',
  'after=%zz',
  'after=%F0%9F%91%A9',
  'q=%25',
  'q=%5C',
  'q=_',
  "q='",
  'q=%E2%80%AE',
  'colour=red',
  '__proto__=1',
  '__proto__[a]=1',
  'constructor=1',
  '&&&',
  '=',
  '?',
  '#x',
  'number=99999999999999999999',
  'total_from=1e5',
  'total_from=-1',
  'issued_from=2026-02-30',
  'status=authorized&status=rejected',
  'taxpayer=',
  'cae=0',
  'external_id=%0a',
  `q=${'z'.repeat(5000)}`,
  'arca=TRUE',
  'format=pdf',
  'copies=original,original,original,original',
  'rates=XXX,YYY',
  'service=api',
  'code=-1',
];

export const SEGMENTS = [
  'x',
  '0',
  '-1',
  '1',
  '..',
  '.',
  '%2e%2e',
  '%2f',
  '%00',
  '%ff',
  '%',
  '%F0%9F%91%A9',
  'inv_',
  'inv_00000000000000000000000000',
  'INV_01',
  "'",
  '%20',
  'null',
  'undefined',
  '__proto__',
  '99999999999999999999',
  '1e5',
  '30000000147',
  '30-00000014-7',
  'simulator:30000000147:1:6',
  'simulator::1:6',
  'simulator:30000000147:99999:999999',
  'x'.repeat(199),
  'x'.repeat(400),
  '%E2%80%AE',
  '1;2',
  'a b',
  '☃',
];

export const HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'idempotency-key': '' },
  { 'idempotency-key': ' ' },
  { 'idempotency-key': 'ñ' },
  { 'idempotency-key': 'k'.repeat(255) },
  { 'idempotency-key': 'k'.repeat(256) },
  { 'idempotency-key': 'una' },
  { 'idempotency-key': 'draft:drf_1' },
  { 'idempotency-key': '\u0000' },
  { prefer: 'wait=0; wait=1' },
  { prefer: 'wait=-1, wait=0' },
  { prefer: 'wait="0"' },
  { prefer: 'respond-async, wait=0' },
  { accept: 'text/html' },
  { accept: 'nothing/at-all' },
  { 'accept-encoding': 'br;q=9' },
  { 'content-encoding': 'gzip' },
  { 'transfer-encoding': 'x' },
  { 'x-forwarded-for': '1.2.3.4' },
  { 'x-forwarded-proto': 'https' },
  { 'x-forwarded-host': 'evil.test' },
  { host: 'evil.test' },
  { origin: 'https://evil.test' },
  { cookie: 'a=b' },
  { range: 'bytes=0-0' },
  { 'if-none-match': '*' },
  { expect: '100-continue' },
  { 'x-long': 'h'.repeat(9000) },
  { 'x-http-method-override': 'DELETE' },
];
