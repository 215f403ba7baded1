/** A spreadsheet's bytes as text: UTF-8, UTF-16 or Windows-1252, whichever program saved it. */
import { Refusal } from '@arca-api/contract/errors';
import { NOT_TEXT, refuseFile } from '../line-faults.ts';

const NAMED: Readonly<Record<string, string>> = {
  'windows-1252': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  latin1: 'windows-1252',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'utf-16': 'utf-16le',
};
/** Said by programs whatever they send: the bytes know better. */
const SAID_BY_HABIT = new Set(['utf-8', 'utf8', 'us-ascii']);

/** What workbooks and archives begin with: ZIP, gzip, and the old binary format of Excel. */
const BINARY = ['504b0304', '1f8b', 'd0cf11e0', '25504446'];

export function decodeText(bytes: Uint8Array, charset: string | null): string {
  const opening = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (BINARY.some((mark) => opening.startsWith(mark))) throw refuseFile(NOT_TEXT);
  // Marks that spreadsheets put at the beginning; the decoders take them off.
  if (opening.startsWith('efbbbf')) return new TextDecoder('utf-8').decode(bytes);
  if (opening.startsWith('fffe')) return new TextDecoder('utf-16le').decode(bytes);
  if (opening.startsWith('feff')) return new TextDecoder('utf-16be').decode(bytes);
  const said = charset?.toLowerCase() ?? null;
  if (said !== null && !SAID_BY_HABIT.has(said)) {
    const label = NAMED[said];
    if (label === undefined) throw new Refusal('request.unsupported_media_type');
    return new TextDecoder(label).decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
