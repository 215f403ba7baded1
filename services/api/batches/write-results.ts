/** The lines of a batch as a file that grows while it is read: what became of each, or what is to be mended. */
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BatchLineAnswer } from '@arca-api/contract/batches';
import { keepScope } from '@arca-api/platform/database/scope';
import { stringify } from 'csv-stringify/sync';
import type { BatchFormat, DecimalSign } from './batch.ts';
import type { BatchRow } from './batch-row.ts';
import type { BatchesStore, ToldLine } from './batches.store.ts';
import { ERROR_TITLE, FIX_TITLE } from './csv/columns.ts';
import { plainTitle } from './csv/plain-title.ts';
import { presentLine, sentencesOf } from './present-line.ts';
import { ERRORS_MEMBER, lineReader, parseObject } from './read-line.ts';

/** Lines read from the store at once. */
const PAGE = 500;
/** What tells a spreadsheet that the file is in UTF-8. */
const MARK = '\ufeff';

export interface WriteParts {
  readonly batches: Pick<BatchesStore, 'lines'>;
}

/** What became of every line. */
export function writeResults({ batches }: WriteParts) {
  return (batch: BatchRow, format: BatchFormat): Readable => {
    const present = presenter(batch);
    const delimiter = batch.layout?.delimiter ?? ';';
    const decimal = decimalOf(batch, delimiter);
    const heading = format === 'csv' ? MARK + row(RESULT_TITLES, delimiter) : '';
    return stream(heading, pages(batches, batch, false), (told) =>
      format === 'csv'
        ? row(resultCells(present(told), decimal), delimiter, true)
        : `${JSON.stringify(present(told))}\n`,
    );
  };
}

/** Only what is to be mended, as it was sent and with the reasons beside it: mended, it can be sent again. */
export function writeFailures({ batches }: WriteParts) {
  return (batch: BatchRow): Readable => {
    const present = presenter(batch);
    const { layout } = batch;
    if (layout === null) {
      return stream('', pages(batches, batch, true), (told) => mendableJson(told, present(told)));
    }
    const { header, delimiter } = layout;
    // The reasons of another time are not the user's columns.
    const kept = header.flatMap((title, index) => (isReason(title) ? [] : [index]));
    const heading =
      MARK + row([...kept.map((index) => header[index] ?? ''), ERROR_TITLE, FIX_TITLE], delimiter);
    return stream(heading, pages(batches, batch, true), (told) => {
      const cells = JSON.parse(told.source) as readonly string[];
      const { error, fix } = sentencesOf(present(told));
      const spare = cells.slice(header.length);
      return row([...kept.map((index) => cells[index] ?? ''), error, fix, ...spare], delimiter);
    });
  };
}

const isReason = (title: string): boolean => [ERROR_TITLE, FIX_TITLE].includes(plainTitle(title));

/** A line that is no JSON comes back as it was: there is nowhere to write the reasons. */
function mendableJson({ source }: ToldLine, told: BatchLineAnswer): string {
  const value = parseObject(source);
  if (value === null) return `${source}\n`;
  const { [ERRORS_MEMBER]: _, ...body } = value;
  const { errors, rejection } = told;
  const reasons = [...errors, ...(rejection === null ? [] : [{ path: '', ...rejection }])];
  return `${JSON.stringify({ [ERRORS_MEMBER]: reasons, ...body })}\n`;
}

const RESULT_TITLES = [
  'linea',
  'estado',
  'referencia',
  'letra',
  'numero',
  'fecha',
  'cae',
  'vencimiento_cae',
  'total',
  'moneda',
  'id',
  ERROR_TITLE,
  FIX_TITLE,
];

const STATUS_WORDS: Readonly<Record<BatchLineAnswer['status'], string>> = {
  pending: 'pendiente',
  failed: 'con errores',
  valid: 'sin errores',
  submitted: 'esperando a ARCA',
  verifying: 'verificando con ARCA',
  authorized: 'autorizada',
  rejected: 'rechazada',
  cancelled: 'cancelada',
};

function resultCells(told: BatchLineAnswer, decimal: DecimalSign): readonly (string | number | null)[] {
  const { error, fix } = sentencesOf(told);
  return [
    told.line,
    told.repeated ? `${STATUS_WORDS[told.status]} (ya emitida)` : STATUS_WORDS[told.status],
    told.external_id,
    told.letter,
    told.full_number,
    told.issue_date,
    told.cae,
    told.cae_expires_on,
    decimal === 'comma' ? (told.total?.replace('.', ',') ?? null) : told.total,
    told.currency,
    told.invoice,
    error,
    fix,
  ];
}

/**
 * Amounts as the file writes them. Where nothing in it tells: a spreadsheet that separates by semicolons has its comma
 * taken by decimals, and would read `10.50` as a day of October.
 */
const decimalOf = ({ layout }: BatchRow, delimiter: string): DecimalSign =>
  layout?.decimal ?? (delimiter === ';' ? 'comma' : 'point');

/** A text that a spreadsheet would take for a formula is kept from being one. */
const row = (cells: readonly (string | number | null)[], delimiter: string, escaped = false): string =>
  stringify([[...cells]], {
    delimiter,
    escape_formulas: escaped,
    record_delimiter: '\r\n',
    // Of line ends it quotes only its own.
    quoted_match: /[\r\n]/,
  });

function presenter(batch: BatchRow) {
  const read = lineReader(batch.layout);
  return (told: ToldLine): BatchLineAnswer =>
    presentLine(told, told.faults === null || batch.layout === null ? new Map() : read(told.source).columns);
}

/** Read as whoever asked, though it is whoever takes the file off our hands that sets each reading off. */
function pages(batches: WriteParts['batches'], batch: BatchRow, failed: boolean) {
  const within = keepScope();
  return read((after) => within(() => batches.lines(batch.id, { after, limit: PAGE, failed })));
}

async function* read(linesAfter: (line: number) => Promise<readonly ToldLine[]>) {
  for (let after = -1; ; ) {
    const lines = await linesAfter(after);
    yield lines;
    const last = lines.at(-1);
    if (last === undefined || lines.length < PAGE) return;
    after = last.line;
    await nextTurn();
  }
}

function stream(
  heading: string,
  lines: AsyncIterable<readonly ToldLine[]>,
  write: (told: ToldLine) => string,
): Readable {
  return Readable.from(
    (async function* () {
      if (heading !== '') yield heading;
      for await (const some of lines) yield some.map(write).join('');
    })(),
  );
}
