/** Blanks out comments or quoted text without moving anything, so that rules about code do not trip over words. */

type Kind = 'code' | 'comment' | 'quoted';

/** The same text with every comment replaced by spaces. */
export function blankComments(text: string): string {
  return blank(text, 'comment');
}

/** The same text with what stands in quotes replaced by spaces; expressions inside templates stay. */
export function blankStrings(text: string): string {
  return blank(text, 'quoted');
}

function blank(text: string, unwanted: Kind): string {
  const out: string[] = [];
  for (const { kind, piece } of pieces(text)) {
    out.push(kind === unwanted ? piece.replace(/[^\n]/g, ' ') : piece);
  }
  return out.join('');
}

const PIECE = {
  comment: /\/\/[^\n]*|\/\*[\s\S]*?\*\//y,
  quoted: /'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"/y,
  regex: /\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y,
} as const;

/** A slash starts a regular expression only where a value may start. */
const BEFORE_VALUE = /(?:^|[(,=:[!&|?{};+\-*%<>~^\n]|\b(?:return|typeof|case|in|of|void|yield|await))\s*$/;

function* pieces(text: string): Generator<{ kind: Kind; piece: string }> {
  let at = 0;
  let codeFrom = 0;
  /** Depth of braces at which each open `${` ends. */
  const templates: number[] = [];
  let braces = 0;
  const code = (): { kind: Kind; piece: string } => ({ kind: 'code', piece: text.slice(codeFrom, at) });
  while (at < text.length) {
    const char = text[at];
    const found = matchAt(text, at, codeFrom);
    if (found !== null) {
      yield code();
      yield found;
      at += found.piece.length;
      codeFrom = at;
      continue;
    }
    if (char === '{') braces += 1;
    if (char === '}') braces -= 1;
    const closes = char === '}' && templates.at(-1) === braces;
    if (char !== '`' && !closes) {
      at += 1;
      continue;
    }
    if (closes) templates.pop();
    at += 1;
    yield code();
    const { piece, opens } = templateFrom(text, at);
    yield { kind: 'quoted', piece };
    codeFrom = at + piece.length;
    at = codeFrom + (opens ? 2 : 1);
    if (opens) {
      templates.push(braces);
      braces += 1;
    }
  }
  yield code();
}

function matchAt(text: string, at: number, codeFrom: number): { kind: Kind; piece: string } | null {
  const at1 = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  const char = text[at];
  if (char === '/') {
    const comment = at1(PIECE.comment);
    if (comment !== null) return { kind: 'comment', piece: comment };
    const before = text.slice(Math.max(codeFrom, at - 40), at);
    const regex = BEFORE_VALUE.test(before) ? at1(PIECE.regex) : null;
    return regex === null ? null : { kind: 'quoted', piece: regex };
  }
  if (char !== "'" && char !== '"') return null;
  const quoted = at1(PIECE.quoted);
  return quoted === null ? null : { kind: 'quoted', piece: quoted };
}

/** The text of a template up to its end or its next `${`. */
function templateFrom(text: string, from: number): { piece: string; opens: boolean } {
  let at = from;
  while (at < text.length) {
    if (text[at] === '\\') at += 2;
    else if (text[at] === '`') return { piece: text.slice(from, at), opens: false };
    else if (text.startsWith('${', at)) return { piece: text.slice(from, at), opens: true };
    else at += 1;
  }
  return { piece: text.slice(from), opens: false };
}
