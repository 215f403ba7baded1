/** JSON from strangers: refuses what two readers would understand differently or a database cannot store. */
import { HttpFailure } from './failure.ts';

// Far deeper than any document of ours, far shallower than a call stack.
const deepest = 64;

/** Parses UTF-8 bytes; throws `HttpFailure` of kind `malformed`. */
export function parseJson(bytes: Uint8Array): unknown {
  let value: unknown;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    throw new HttpFailure('malformed', 'the body is not JSON in UTF-8', { cause });
  }
  inspect(text);
  return value;
}

/** Walks the tokens of a text that `JSON.parse` has accepted, for what it lets pass. */
function inspect(text: string): void {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : null);
      if (open.length > deepest)
        throw new HttpFailure('malformed', `the body nests deeper than ${deepest} levels`);
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === '"') {
      const end = endOfString(text, at);
      const string = readString(text.slice(at, end + 1));
      at = end;
      const keys = open.at(-1);
      if (keys && isKey(text, end + 1)) addKey(keys, string);
    }
  }
}

function addKey(keys: Set<string>, key: string): void {
  if (keys.has(key))
    throw new HttpFailure('malformed', `the key ${JSON.stringify(key)} appears twice in one object`);
  if (key === '__proto__') throw new HttpFailure('malformed', 'the key "__proto__" is not taken');
  keys.add(key);
}

/** The index of the quote that ends the string opened at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function readString(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  const string: string = JSON.parse(quoted);
  // PostgreSQL stores neither, in text or in jsonb.
  if (string.includes('\0') || !string.isWellFormed())
    throw new HttpFailure('malformed', 'a string holds a NUL or half a surrogate pair');
  return string;
}

function isKey(text: string, after: number): boolean {
  let at = after;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++;
  return text[at] === ':';
}
