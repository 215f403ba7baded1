/** Damages a document in every way that networks, proxies and servers have been seen to, and in those that attackers would. */

/** Whole numbers from 0 up to, and without, `below`. */
export type Chance = (below: number) => number;

/** The same numbers for the same seed (mulberry32): a failure is repeated by its seed alone. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const oneOf = <T>(list: readonly [T, ...T[]], chance: Chance): T => list[chance(list.length)] ?? list[0];

const PIECES = [
  '',
  ' ',
  '\n',
  '<',
  '>',
  '/',
  '&',
  '&amp;',
  '&aacute;',
  '&#x0;',
  '&#65;',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?x ?>',
  '\u0000',
  '\ufffd',
  '\ufeff',
  '"',
  '</a>',
  '<a/>',
  '__proto__',
  '9'.repeat(400),
  '<!DOCTYPE z [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
  '<!DOCTYPE z [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
] as const;
/** What is put where a value was; none of them a number that could be mistaken for another. */
const VALUES = [
  ...['', ' ', 'NULL', 'null', 'A', 'R', 'P', '-1', '1e999', 'NaN', 'Infinity', 'true', '__proto__'],
  ...['<x/>', '&b;', '<![CDATA[]]>', '9'.repeat(400), 'constructor', '0x10', '1,5'],
] as [string, ...string[]];
const ATTRIBUTES = [
  ' xsi:nil="true"',
  ' nil="1"',
  ' __proto__="1"',
  ' constructor="x"',
  ' xmlns="urn:other"',
  ' xmlns:a="urn:other"',
  ' a="1" a="2"',
  ' a',
] as const;

const TOKENS = /<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|[^<]+/g;
const isOpening = (token: string | undefined): token is string => /^<[A-Za-z_]/.test(token ?? '');
const isEmpty = (token: string): boolean => token.endsWith('/>');
const nameOf = (token: string): string => /^<\/?([^\s/>]+)/.exec(token)?.[1] ?? '';

interface Span {
  readonly from: number;
  /** Behind the closing tag. */
  readonly to: number;
}

/** An element of the document, if there is one. */
function anElement(tokens: readonly string[], chance: Chance): Span | null {
  const openings = tokens.flatMap((token, index) => (isOpening(token) ? [index] : []));
  const from = openings[chance(openings.length || 1)];
  if (from === undefined) return null;
  let depth = 0;
  for (let to = from; to < tokens.length; to++) {
    const token = tokens[to] ?? '';
    if (isOpening(token) && !isEmpty(token)) depth++;
    if (token.startsWith('</')) depth--;
    if (depth === 0) return { from, to: to + 1 };
  }
  return null;
}

/** Rewrites one element's tokens. */
const onElement =
  (rewrite: (inside: readonly string[], chance: Chance, all: readonly string[]) => readonly string[]) =>
  (xml: string, chance: Chance): string => {
    const tokens = xml.match(TOKENS) ?? [];
    const span = anElement(tokens, chance);
    if (!span) return xml;
    const inside = rewrite(tokens.slice(span.from, span.to), chance, tokens);
    return [...tokens.slice(0, span.from), ...inside, ...tokens.slice(span.to)].join('');
  };

/** Gives an element's tags another name. */
const rename = (inside: readonly string[], name: (old: string) => string): readonly string[] => {
  const old = nameOf(inside[0] ?? '');
  const last = inside.length - 1;
  return inside.map((token, index) =>
    index === 0 || index === last ? token.replace(old, () => name(old)) : token,
  );
};

/** Rewrites the text of an element that has nothing else. */
const onText = (rewrite: (text: string, chance: Chance) => string) =>
  onElement((inside, chance) => {
    const [open = '', text, close = ''] = inside;
    return inside.length === 3 && text !== undefined ? [open, rewrite(text, chance), close] : inside;
  });

const splitText = (text: string, chance: Chance): [string, string] => {
  const at = chance(text.length + 1);
  return [text.slice(0, at), text.slice(at)];
};

/** Damage that knows what an element is. */
const STRUCTURAL = {
  twice: onElement((inside) => [...inside, ...inside]),
  gone: onElement(() => []),
  emptied: onElement(([open = '']) => [isEmpty(open) ? open : `${open.slice(0, -1)} />`]),
  unwrapped: onElement((inside) => inside.slice(1, -1)),
  wrapped: onElement((inside) => ['<w>', ...inside, '</w>']),
  moved: (xml: string, chance: Chance) => {
    const tokens = xml.match(TOKENS) ?? [];
    const span = anElement(tokens, chance);
    if (!span) return xml;
    const rest = [...tokens.slice(0, span.from), ...tokens.slice(span.to)];
    rest.splice(chance(rest.length + 1), 0, ...tokens.slice(span.from, span.to));
    return rest.join('');
  },
  prefixed: onElement((inside) => rename(inside, (name) => `zz:${name.replace(/^.*:/, '')}`)),
  renamed: onElement((inside, chance, all) => {
    const names = all.filter(isOpening).map(nameOf);
    return rename(inside, () => names[chance(names.length)] ?? 'a');
  }),
  recased: onElement((inside) => rename(inside, (name) => name.toLowerCase())),
  attributed: onElement(([open = '', ...rest], chance) => [
    open.replace(/\/?>$/, (end) => `${oneOf(ATTRIBUTES, chance)}${end}`),
    ...rest,
  ]),
  commented: onText((text, chance) => splitText(text, chance).join('<!-- A<CAE>1</CAE> -->')),
  instructed: onText((text, chance) => splitText(text, chance).join('<?CAE 1?>')),
  quoted: onText((text) => `<![CDATA[${text}]]>`),
  halfQuoted: onText((text, chance) => {
    const [one, other] = splitText(text, chance);
    return `${one}<![CDATA[${other}]]>`;
  }),
  referenced: onText((text) => [...text].map((c) => `&#${c.codePointAt(0)};`).join('')),
  padded: onText((text) => `\r\n\t ${text} \n`),
  replaced: onText((_, chance) => oneOf(VALUES, chance)),
  spelledOut: onText((text) =>
    text.replace(/^(\d)(\d+)$/, (all, one, rest) => `${one}.${rest}E${all.length - 1}`),
  ),
} as const;

const cut = (xml: string, chance: Chance): string => xml.slice(0, chance(xml.length));
const raw = (xml: string, chance: Chance): string => {
  const at = chance(xml.length);
  const drop = oneOf([0, 1, 1, 2, 5, 30, 300], chance);
  const from = chance(xml.length);
  const put = oneOf([oneOf(PIECES, chance), xml.slice(from, from + chance(60))], chance);
  return xml.slice(0, at) + put + xml.slice(at + drop);
};
const shape = (xml: string): string => xml.replace(/\d/g, '0');

/** Damage to the bytes. That one digit became another nobody could tell: such is another answer, and is not made. */
function damageBytes(xml: string, chance: Chance): string {
  for (;;) {
    const damaged = chance(6) === 0 ? cut(xml, chance) : raw(xml, chance);
    if (damaged === xml || shape(damaged) !== shape(xml)) return damaged;
  }
}

/** What stands before, behind or instead of an answer. */
const AROUND: readonly ((xml: string, other: string) => string)[] = [
  (xml) => `\ufeff${xml}`,
  (xml) => ` \n${xml}`,
  (xml) => `${xml}\n`,
  (xml) => xml + xml,
  (xml) => `${xml}<!-- end -->`,
  (xml) => `<html><body>${xml}</body></html>`,
  (_, other) => other,
  (xml, other) => xml + other,
  (xml, other) =>
    other.replace('</soap:Body>', `${/<soap:Body>([\s\S]*)<\/soap:Body>/.exec(xml)?.[1]}</soap:Body>`),
  (xml) => xml.replace(/<soap:Body>[\s\S]*<\/soap:Body>/, (body) => body + body),
  (xml) => xml.replaceAll('soap:', 'S:').replace('xmlns:soap', 'xmlns:S'),
  (xml) => xml.replace('<?xml', '<!DOCTYPE z [<!ENTITY b "A">]><?xml'),
  () => '',
  () => 'BL1234567890123 2026-10-02 10:00:00 500',
  () => '<html><head><title>Runtime Error</title></head><body><hr></body></html>',
  () => '{"error":"upstream"}',
];
const STATUSES = [200, 200, 200, 200, 200, 200, 201, 302, 400, 500, 502, 503] as const;
const STRUCTURES = Object.values(STRUCTURAL);

/** One to three kinds of damage, at most one of them to the bytes; sometimes another status. */
export function mutate(
  answer: { readonly status: number; readonly body: string },
  other: string,
  chance: Chance,
): { readonly status: number; readonly body: string } {
  let { body } = answer;
  const isRaw = chance(3) === 0;
  const times = chance(3) + (isRaw ? 0 : 1);
  for (let i = 0; i < times; i++) {
    const damage = STRUCTURES[chance(STRUCTURES.length)];
    if (damage) body = damage(body, chance);
  }
  if (chance(12) === 0) body = AROUND[chance(AROUND.length)]?.(body, other) ?? body;
  if (isRaw) body = damageBytes(body, chance);
  return { status: chance(4) === 0 ? oneOf(STATUSES, chance) : answer.status, body };
}
