/** Writes a service's page: what can be asked of it and what it answers, field by field. */
import type { Codec } from '../codec/codec.ts';
import type { Fields } from '../codec/record.ts';
import { endpointsOf } from '../endpoints.ts';
import type { AnyOperation } from '../recordings/replay.ts';
import { innerFields, type Notes } from './read-notes.ts';
import type { Documented } from './services.ts';

const NOTE = '<!-- Written by arca-soap/reference/generate.ts from the descriptors: change those. -->';
const NOTHING: Notes = { text: '', inside: {} };

/** One field as a row of a table. */
interface Row {
  readonly path: string;
  readonly type: string;
  readonly occurs: string;
  readonly meaning: string;
}

/** The whole page. */
export function writePage(documented: Documented, notes: Notes): string {
  const { title, service } = documented;
  const operations = Object.entries(service.operations);
  const sections = operations.map(([key, operation]) =>
    writeOperation(documented, key, operation, notes.inside[key] ?? NOTHING),
  );
  const index = operations.map(([key, one]) => `- ${linkTo(one)}: ${firstOf(notes, key)}`);
  return [
    NOTE,
    `# ${title}`,
    linked(notes.text, documented),
    writeFacts(documented),
    index.join('\n'),
    ...sections,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** The first sentence of what is said of an operation, without its name. */
function firstOf(notes: Notes, key: string): string {
  const text = flat(notes.inside[key]?.text ?? '').replace(/^[\w ]+: /, '');
  return /^.*?[.:](?= |$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;
}

function writeFacts({ service }: Documented): string {
  const { id, wsaaName, namespace } = service;
  const facts = [
    ['service id', `\`${id}\``],
    ['WSAA name', wsaaName === '' ? 'none: it gives the tickets' : `\`${wsaaName}\``],
    ['namespace', `\`${namespace}\``],
    ['homologación', `\`${endpointsOf('homologacion').urls[id]}\``],
    ['producción', `\`${endpointsOf('produccion').urls[id]}\``],
  ];
  return writeTable(['', ''], facts);
}

function writeOperation(
  documented: Documented,
  key: string,
  operation: AnyOperation,
  { text, inside }: Notes,
): string {
  const call = `\`${documented.client}.${documented.method ?? key}\``;
  const ticket = operation.isAuthenticated ? 'takes `auth`' : 'needs no ticket';
  const said = text.replace(new RegExp(`^${operation.name}: `), '');
  const request = rowsOf(operation.request, inside['request'] ?? NOTHING);
  return [
    `## ${operation.name}`,
    `${call}; ${ticket}.`,
    linked(said.slice(0, 1).toUpperCase() + said.slice(1), documented),
    ...(request.length === 0 ? [] : ['### Request', writeFields(request)]),
    '### Answer',
    writeAnswer(documented, operation, inside['result'] ?? NOTHING),
  ].join('\n\n');
}

/** The answer's fields, or the first operation that answers with the same. */
function writeAnswer({ service }: Documented, operation: AnyOperation, notes: Notes): string {
  const first = Object.values(service.operations).find(({ result }) => result === operation.result);
  if (!first || first === operation) return writeFields(rowsOf(operation.result, notes));
  return `The same as that of ${linkTo(first)}.`;
}

function rowsOf(fields: Fields, notes: Notes, prefix = ''): readonly Row[] {
  return Object.entries(fields).flatMap(([name, codec]) => {
    const note = notes.inside[name] ?? NOTHING;
    const isList = codec.repeats || codec.itemName !== undefined;
    const path = `${prefix}${name}${isList ? '[]' : ''}`;
    const row = { path, type: typeOf(codec), occurs: occursOf(codec, isList), meaning: flat(note.text) };
    return [row, ...rowsOf(innerFields(fields, name), note, `${path}.`)];
  });
}

function occursOf({ presence, limits }: Codec<unknown, unknown>, isList: boolean): string {
  const least = presence === 'required' ? '1' : '0';
  if (isList) return `${least}..${limits?.items ?? 'n'}`;
  return presence === 'required' ? '1' : '0..1';
}

function typeOf({ form, limits = {}, itemName, inside }: Codec<unknown, unknown>): string {
  if (itemName !== undefined) {
    const item = inside?.[itemName];
    return item?.form === undefined ? `list of \`${itemName}\`` : `list of ${typeOf(item)}`;
  }
  const { digits, decimals, characters, words = [] } = limits;
  const upTo = (most: number | undefined, unit: string) =>
    most === undefined ? '' : `, up to ${most} ${unit}${most === 1 ? '' : 's'}`;
  switch (form) {
    case undefined:
      return 'group';
    case 'number':
      return `integer${upTo(digits, 'digit')}`;
    case 'digits':
      return digits === undefined ? 'digits as text' : `digits as text, up to ${digits}`;
    case 'decimal':
      return `decimal as text, ${digits}+${decimals} digits`;
    case 'text':
      return `text${upTo(characters, 'character')}`;
    case 'day':
      return 'date, `yyyymmdd`';
    case 'date':
      return 'date, `yyyy-mm-dd`';
    case 'word':
      return words.map((word) => (word === '' ? 'empty' : `\`${word}\``)).join(' or ');
    case 'secret':
      return 'text, kept out of archives and errors';
  }
}

function writeFields(rows: readonly Row[]): string {
  const cells = rows.map(({ path, type, occurs, meaning }) => [`\`${path}\``, type, occurs, meaning]);
  return writeTable(['field', 'type', 'occurs', 'meaning'], cells);
}

/** A table whose columns line up in plain text too. */
export function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const safe = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...safe.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const [first = [], ...others] = safe;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n');
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

const linkTo = ({ name }: AnyOperation): string => `[${name}](#${name.toLowerCase()})`;

/** Prose as it was written, the service's own operations linked wherever they are named. */
function linked(text: string, { service }: Documented): string {
  const operations = new Map(Object.values(service.operations).map((one) => [one.name, one]));
  return text.replace(/(?<![`\w[])\w+(?![`\w\]])/g, (word) => {
    const named = operations.get(word);
    return named && /[A-Z]/.test(word) ? linkTo(named) : word;
  });
}
