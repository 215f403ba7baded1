/** A row of a spreadsheet as the body of an invoice, each field knowing the column it came from. */
import type { Fault } from '@arca-api/domain/faults/fault';
import type { DecimalSign, ReadLine } from '../batch.ts';
import { wrongCellCount } from '../line-faults.ts';
import { readCell } from './read-cell.ts';
import type { Header, ReadColumn } from './read-header.ts';

type Body = Record<string, unknown>;

export function readRow(
  cells: readonly string[],
  { columns }: Header,
  decimal: DecimalSign | null,
): ReadLine {
  const spare = cells.slice(columns.length);
  if (cells.length < columns.length || spare.some((cell) => cell.trim() !== ''))
    return { body: null, faults: [wrongCellCount(cells.length, columns.length)], columns: new Map() };
  const read = columns.map((column, index) => ({ column, text: cells[index]?.trim() ?? '' }));
  const body: Body = {};
  const titles = new Map<string, string>();
  const faults: Fault[] = [];
  const numbers = [...new Set(read.flatMap(({ column, text }) => (text === '' ? [] : (column?.line ?? []))))];
  numbers.sort((a, b) => a - b);
  if (numbers.length > 0) body['lines'] = numbers.map(() => ({}));

  for (const { column, text } of read) {
    if (column === null) continue;
    const path = pathOf(column, numbers);
    titles.set(path, column.title);
    if (text === '') continue;
    const cell = readCell(column.kind, text, decimal, path);
    if ('fault' in cell) {
      faults.push(cell.fault);
      // In a form that no field takes, so that it is refused whatever is said of the rest.
      put(body, path, `«${text}»`);
    } else if (column.kind === 'comprobante') putComprobante(body, cell.value as Body);
    else if (column.kind === 'document') putDocument(body, text, titles, column.title);
    else put(body, path, cell.value);
  }
  return { body, faults, columns: titles };
}

/** Lines that were left empty are not there, so that the fields of the others have the numbers they are asked by. */
function pathOf({ path, line }: ReadColumn, numbers: readonly number[]): string {
  if (line !== null) return `lines[${numbers.indexOf(line)}].${path}`;
  return path.replace(/^related_comprobantes\./, 'related_comprobantes[0].');
}

function put(body: Body, path: string, value: unknown): void {
  const [, list, index, field] = /^(\w+)\[(\d+)\]\.(.+)$/.exec(path) ?? [];
  if (list !== undefined && field !== undefined) {
    const items = within(body, list, [{}]) as Body[];
    const item = items[Number(index)];
    if (item !== undefined) item[field] = value;
    return;
  }
  const dot = path.indexOf('.');
  if (dot < 0) body[path] = value;
  else (within(body, path.slice(0, dot), {}) as Body)[path.slice(dot + 1)] = value;
}

/** What is there, or what begins there. */
function within(body: Body, name: string, empty: unknown): unknown {
  body[name] ??= empty;
  return body[name];
}

/** A column of its own for the letter says more than the name of the comprobante. */
function putComprobante(body: Body, { kind, letter }: Body): void {
  body['kind'] = kind;
  if (letter !== undefined) body['letter'] ??= letter;
}

/** Eleven digits are a CUIT; fewer, a DNI. */
function putDocument(body: Body, text: string, titles: Map<string, string>, title: string): void {
  const path = text.replace(/\D/g, '').length > 8 ? 'recipient.cuit' : 'recipient.dni';
  titles.set(path, title);
  put(body, path, text);
}
