/** What a batch is made of: the file as it came, how it was written, and what its lines say. */
import type { Fault } from '@arca-api/domain/faults/fault';

export type BatchFormat = 'ndjson' | 'csv';

/** Which sign a file writes decimals with. */
export type DecimalSign = 'comma' | 'point';

/** How a CSV was written, so that its failures come back in the same way. */
export interface CsvLayout {
  readonly delimiter: string;
  /** As the file has it. */
  readonly header: readonly string[];
  /** `null`: nothing in the file tells, so `1.500` may be either. */
  readonly decimal: DecimalSign | null;
}

/** One line of a file, which becomes one invoice. */
export interface SourceLine {
  /** Its place: the line of an NDJSON, the row of a spreadsheet whose first is the header. */
  readonly line: number;
  /** NDJSON: the line. CSV: its cells, as JSON. */
  readonly source: string;
  /** Where the line cannot even be kept as it came. */
  readonly fault: Fault | null;
}

/** A file taken apart, before anything is said of its contents. */
export interface BatchFile {
  readonly format: BatchFormat;
  readonly layout: CsvLayout | null;
  readonly lines: readonly SourceLine[];
}

/** A line as the body of an invoice. */
export interface ReadLine {
  /** `null` where nothing can be read at all. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** Of cells that could not be read; what the schema and the law say comes later. */
  readonly faults: readonly Fault[];
  /** Field → title of the column it came from. */
  readonly columns: ReadonlyMap<string, string>;
}

export type LineStatus = 'pending' | 'accepted' | 'valid' | 'failed';

/** How many lines stand where. */
export interface BatchCounts {
  readonly total: number;
  readonly pending: number;
  readonly failed: number;
  readonly valid: number;
  readonly submitted: number;
  readonly verifying: number;
  readonly authorized: number;
  readonly rejected: number;
  readonly cancelled: number;
}

/** What a line would become, kept of a preview. */
export interface LinePreview {
  readonly letter: string;
  readonly total: string;
  readonly currency: string;
}

/** Lines of a file. */
export const MOST_LINES = 10_000;
/** Bytes of a file. */
export const LARGEST_FILE = 32 * 1024 * 1024;
/** Characters of a line: an invoice by itself has no more either. */
export const LONGEST_LINE = 1024 * 1024;

/** Of what a line was asked with, the part that its invoice carries: a line is one invoice, for ever. */
export const keyOfLine = (batch: string, line: number): string => `batch:${batch}:${line}`;
