/** The titles of a CSV as the fields they mean: one that means nothing is refused, for it may be a misspelt one. */
import type { Fault } from '@arca-api/domain/faults/fault';
import { missingColumn, refuseFile, repeatedColumn, unknownColumn } from '../line-faults.ts';
import { COLUMNS, type ColumnKind, LINE_COLUMNS, MOST_NUMBERED, PASSED_OVER } from './columns.ts';
import { plainTitle } from './plain-title.ts';

export interface ReadColumn {
  readonly kind: ColumnKind;
  /** The field; of a line, within the line. */
  readonly path: string;
  /** Which line it is of, from 0; `null`: of the invoice. */
  readonly line: number | null;
  /** As the file has it. */
  readonly title: string;
}

export interface Header {
  /** `null` for a column that is not read. */
  readonly columns: readonly (ReadColumn | null)[];
}

const INVOICE = byTitle(COLUMNS);
const LINE = byTitle(LINE_COLUMNS);

export function readHeader(titles: readonly string[]): Header {
  const faults: Fault[] = [];
  const taken = new Map<string, string>();
  const columns = titles.map((title) => {
    if (isPassedOver(title)) return null;
    const column = readTitle(title);
    if (column === null) {
      faults.push(unknownColumn(title));
      return null;
    }
    const place = `${column.line} ${column.path}`;
    const other = taken.get(place);
    if (other !== undefined) faults.push(repeatedColumn(title, other));
    taken.set(place, title);
    return column;
  });
  for (const { path, titles: names } of LINE_COLUMNS) {
    const isNeeded = path === 'description' || path === 'unit_price';
    if (isNeeded && !taken.has(`0 ${path}`)) faults.push(missingColumn(names[0] ?? path));
  }
  if (faults.length > 0) throw refuseFile(...faults);
  return { columns };
}

const isPassedOver = (title: string): boolean =>
  title === '' || title.startsWith('#') || PASSED_OVER.has(plainTitle(title));

function readTitle(title: string): ReadColumn | null {
  const plain = plainTitle(title);
  const metadata = /^metadata\.(.{1,40})$/i.exec(title)?.[1];
  if (metadata !== undefined) return { kind: 'text', path: `metadata.${metadata}`, line: null, title };
  const own = INVOICE.get(plain);
  if (own !== undefined) return { kind: own.kind, path: own.path, line: null, title };
  const [, name = plain, number = '1'] = /^(.+?)_(\d{1,2})$/.exec(plain) ?? [];
  const line = Number(number);
  const of = LINE.get(name);
  if (of === undefined || line < 1 || line > MOST_NUMBERED) return null;
  return { kind: of.kind, path: of.path, line: line - 1, title };
}

function byTitle(columns: typeof COLUMNS) {
  return new Map(columns.flatMap((column) => column.titles.map((title) => [title, column] as const)));
}
