/** Makes documents and texts small before they are stored: most of what they say, every one of their kind says. */
import { deflateRawSync } from 'node:zlib';
import { FORM, WINDOW_BITS } from './form.ts';
import { type Words, wordsNamed } from './words.ts';

/** What a column of bytes takes, in a statement's values and in JSON alike. Reading it back needs nothing: see `unpack.ts`. */
export const packJson = (value: unknown, words: Words): string =>
  pack(FORM.json, JSON.stringify(value), words);

/** @see packJson */
export const packText = (text: string, words: Words): string => pack(FORM.text, text, words);

/** Beyond the third level a twentieth is saved for half as much time again, and more memory only takes longer to be had. */
const HOW = { windowBits: WINDOW_BITS, level: 3, memLevel: 4 } as const;

function pack(form: number, text: string, name: Words): string {
  const { number, text: dictionary } = wordsNamed(name);
  // Room is asked for in pieces: most documents fit in the smallest, and each piece has to be collected as garbage.
  const packed = deflateRawSync(text, { ...HOW, dictionary, chunkSize: Math.max(1024, text.length >> 3) });
  const head = (form << 8) | number;
  return `\\x${head.toString(16).padStart(4, '0')}${packed.toString('hex')}`;
}
