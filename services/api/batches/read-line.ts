/** A line of the file as the body of an invoice, whichever way the file was written. */
import { HttpFailure } from '@arca-api/platform/http/failure';
import { parseJson } from '@arca-api/platform/http/parse-json';
import type { CsvLayout, ReadLine } from './batch.ts';
import { readHeader } from './csv/read-header.ts';
import { readRow } from './csv/read-row.ts';
import { LINE_NOT_JSON } from './line-faults.ts';

/** Said beside what failed, and taken off when it comes back mended. */
export const ERRORS_MEMBER = '_errors';

/** Reads the lines of one file. */
export function lineReader(layout: CsvLayout | null): (source: string) => ReadLine {
  if (layout === null) return readJsonLine;
  const header = readHeader(layout.header);
  return (source) => readRow(JSON.parse(source), header, layout.decimal);
}

function readJsonLine(source: string): ReadLine {
  const value = parseObject(source);
  if (value === null) return { body: null, faults: [LINE_NOT_JSON], columns: new Map() };
  const { [ERRORS_MEMBER]: _, ...body } = value;
  return { body, faults: [], columns: new Map() };
}

/** `null` where it is no object, or one that two readers would understand differently. */
export function parseObject(source: string): Record<string, unknown> | null {
  try {
    const value = parseJson(Buffer.from(source));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch (error) {
    if (error instanceof HttpFailure) return null;
    throw error;
  }
}
