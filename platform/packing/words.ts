/** Texts that what is kept resembles: what they hold already is not written again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Part of what is stored: a file is never changed, and better words get the next number. */
const FILES = [
  '1-soap-request',
  '2-soap-response',
  '3-answer',
  '4-content',
  '5-request',
  '6-assessment',
  '7-snapshot',
] as const;

type File = (typeof FILES)[number];

/** What is resembled, without its number. */
export type Words = File extends `${number}-${infer Name}` ? Name : never;

interface Known {
  readonly number: number;
  readonly text: Buffer;
}

const known = new Map<number | Words, Known>();

/** Of a name the newest. */
export const wordsNamed = (name: Words): Known =>
  known.get(name) ?? remember(name, FILES.findLast((file) => file.endsWith(`-${name}`)) as File);

export function wordsNumbered(number: number): Known {
  const file = FILES.find((each) => each.startsWith(`${number}-`));
  if (file === undefined)
    throw new Error(
      `packed with words ${number}, which this version does not know: a newer program wrote it`,
    );
  return known.get(number) ?? remember(number, file);
}

/** Read once, when first needed; the file's lines are only for those who look at it. */
function remember(by: number | Words, file: File): Known {
  const path = join(import.meta.dirname, 'words', `${file}.txt`);
  const text = readFileSync(path, 'utf8').replaceAll(/\r?\n/g, '');
  const found = { number: Number.parseInt(file, 10), text: Buffer.from(text) };
  known.set(by, found);
  return found;
}
