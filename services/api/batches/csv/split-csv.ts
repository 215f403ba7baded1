/** A CSV as its header and its rows of cells, whatever separator and line ends it was saved with. */
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { type BatchFile, type DecimalSign, LONGEST_LINE, MOST_LINES, type SourceLine } from '../batch.ts';
import {
  EMPTY_FILE,
  LINE_TOO_LARGE,
  LINE_WITH_NUL,
  openQuote,
  refuseFile,
  TOO_MANY_LINES,
} from '../line-faults.ts';
import { decodeText } from './decode-text.ts';
import { findDecimalSign } from './find-decimal-sign.ts';
import { readHeader } from './read-header.ts';

/** Spreadsheets in Spanish separate by semicolons; ties go to what comes first. */
const SEPARATORS = [';', '\t', ','];
/** Bytes parsed before others get a turn. */
const SLICE = 64 * 1024;

export interface SplitCsvOptions {
  /** As the content type says it. */
  readonly charset: string | null;
  /** Left out: what the file's own numbers tell. */
  readonly decimal: DecimalSign | null;
}

export async function splitCsv(bytes: Uint8Array, options: SplitCsvOptions): Promise<BatchFile> {
  const text = decodeText(bytes, options.charset);
  // Excel says its separator on a first line of its own.
  const told = /^"?sep=(.)"?\r?\n/i.exec(text);
  const content = told === null ? text : text.slice(told[0].length);
  const skipped = told === null ? 0 : 1;
  const delimiter = told?.[1] ?? findSeparator(content);

  let header: readonly string[] | null = null;
  const lines: SourceLine[] = [];
  const rows: string[][] = [];
  let row = skipped;
  for await (const cells of parseRows(content, delimiter)) {
    row += 1;
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (header === null) {
      header = cells.map((cell) => cell.trim());
      // A header that means nothing is refused before ten thousand rows are read by it.
      readHeader(header);
      continue;
    }
    if (lines.length === MOST_LINES) throw refuseFile(TOO_MANY_LINES);
    lines.push(keepRow(row, cells));
    rows.push(cells);
  }
  if (header === null || lines.length === 0) throw refuseFile(EMPTY_FILE);
  const decimal = options.decimal ?? findDecimalSign(readHeader(header), rows);
  return { format: 'csv', layout: { delimiter, header, decimal }, lines };
}

function keepRow(line: number, cells: readonly string[]): SourceLine {
  const source = JSON.stringify(cells);
  if (source.length > LONGEST_LINE) return { line, source: storable(cells), fault: LINE_TOO_LARGE };
  const isSound = cells.every((cell) => !cell.includes('\0') && cell.isWellFormed());
  return isSound ? { line, source, fault: null } : { line, source: storable(cells), fault: LINE_WITH_NUL };
}

const storable = (cells: readonly string[]): string =>
  JSON.stringify(cells.map((cell) => cell.replaceAll('\0', '\ufffd').toWellFormed()));

async function* parseRows(text: string, delimiter: string): AsyncGenerator<string[]> {
  const parser = Readable.from(slices(text)).pipe(
    parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      // An inch sign within a text opens nothing.
      relax_quotes: true,
      // Rows that do not fit are reported one by one.
      relax_column_count: true,
    }),
  );
  try {
    for await (const cells of parser) yield cells as string[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refuseFile(openQuote(Number(error['lines'] ?? 1)));
  }
}

/** Cut as bytes: half of a character is half a mistake. */
async function* slices(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += SLICE) {
    yield bytes.subarray(start, start + SLICE);
    await nextTurn();
  }
}

/** The sign that stands most often between the titles, outside quotes. */
export function findSeparator(text: string): string {
  const first = text.trimStart().split(/\r?\n|\r/, 1)[0] ?? '';
  const bare = first.replace(/"(?:[^"]|"")*"/g, '');
  const counts = SEPARATORS.map((sign) => bare.split(sign).length - 1);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
}
