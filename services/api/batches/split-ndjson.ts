/** Newline-delimited JSON as lines: cut at the bytes, so that a broken one cannot take its neighbours along. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BatchFile, LONGEST_LINE, MOST_LINES, type SourceLine } from './batch.ts';
import {
  EMPTY_FILE,
  LINE_NOT_UTF8,
  LINE_TOO_LARGE,
  LINE_WITH_NUL,
  refuseFile,
  TOO_MANY_LINES,
} from './line-faults.ts';

const NEWLINE = 0x0a;
/** Lines cut before others get a turn. */
const AT_ONCE = 500;

export async function splitNdjson(bytes: Uint8Array): Promise<BatchFile> {
  const lines: SourceLine[] = [];
  let line = 0;
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    line += 1;
    if (line % AT_ONCE === 0) await nextTurn();
    const read = readLine(line, bytes.subarray(start, end));
    if (read !== null) lines.push(read);
    if (lines.length > MOST_LINES) throw refuseFile(TOO_MANY_LINES);
    start = end + 1;
  }
  if (lines.length === 0) throw refuseFile(EMPTY_FILE);
  return { format: 'ndjson', layout: null, lines };
}

/** `null` for a line of nothing but spaces. */
function readLine(line: number, bytes: Uint8Array): SourceLine | null {
  let text: string;
  let isUtf8 = true;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    isUtf8 = false;
    text = new TextDecoder('utf-8').decode(bytes);
  }
  const source = text.trim();
  if (source === '') return null;
  if (!isUtf8) return { line, source: storable(source), fault: LINE_NOT_UTF8 };
  if (source.includes('\0')) return { line, source: storable(source), fault: LINE_WITH_NUL };
  return { line, source, fault: source.length > LONGEST_LINE ? LINE_TOO_LARGE : null };
}

/** PostgreSQL stores no NUL. */
const storable = (text: string): string => text.replaceAll('\0', '\ufffd');
