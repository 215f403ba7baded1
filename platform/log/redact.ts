/** Takes secrets out of what is about to be written: by the name of the field, and by shape inside texts. */

const removed = '[redacted]';
const secretNames = new Set([
  'authorization',
  'cms',
  'cookie',
  'credential',
  'credentials',
  'key',
  'pem',
  'setcookie',
  'sign',
  'signature',
]);
const secretEndings = [
  'apikey',
  'passphrase',
  'password',
  'privatekey',
  'secret',
  'secretkey',
  'token',
  'tokens',
];
const secretTexts: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, removed],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${removed}`],
  [/(<(?:\w+:)?(?:token|sign|cms|in0|loginCmsReturn)\b[^>]*>)[^<]*/gi, `$1${removed}`],
  [/(&lt;(?:token|sign)&gt;)[\s\S]*?(?=&lt;)/gi, `$1${removed}`],
];
const longest = 8000;
const deepest = 8;

/** A copy of `value` fit to be written: no secrets, no cycles, no endless texts. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return '[deeper]';
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  const fields = value instanceof Error ? errorFields(value) : Object.entries(value);
  return Object.fromEntries(
    fields.map(([name, field]) => [name, isSecret(name) ? removed : redact(field, depth + 1)]),
  );
}

export function redactText(text: string): string {
  let clean = text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
  for (const [shape, replacement] of secretTexts) clean = clean.replace(shape, replacement);
  return clean;
}

function isSecret(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[_-]/g, '');
  return secretNames.has(plain) || secretEndings.some((ending) => plain.endsWith(ending));
}

function errorFields(error: Error): [string, unknown][] {
  const own = Object.entries(error).filter(([name]) => !['name', 'message', 'stack', 'cause'].includes(name));
  const fields: [string, unknown][] = [
    ['type', error.name],
    ['message', error.message],
    ['stack', error.stack],
    ...own,
  ];
  if (error.cause !== undefined) fields.push(['cause', error.cause]);
  return fields;
}
