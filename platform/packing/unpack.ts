/** Reads back what was packed. Database drivers do it as values arrive, as they parse JSON: no query needs to. */
import { inflateRawSync } from 'node:zlib';
import { FORM, WINDOW_BITS } from './form.ts';
import { wordsNumbered } from './words.ts';

/** The document or the text; bytes that nobody packed as they are. */
export function unpack(bytes: Buffer): unknown {
  const [form, number] = bytes;
  if (number === undefined || (form !== FORM.json && form !== FORM.text)) return new Uint8Array(bytes);
  const body = bytes.subarray(2);
  const text = (number === 0 ? body : inflate(body, number)).toString();
  return form === FORM.json ? JSON.parse(text) : text;
}

const inflate = (body: Buffer, number: number): Buffer =>
  inflateRawSync(body, {
    windowBits: WINDOW_BITS,
    dictionary: wordsNumbered(number).text,
    chunkSize: Math.max(4096, body.length * 8),
  });
