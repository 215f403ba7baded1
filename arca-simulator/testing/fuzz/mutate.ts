// Test helper: spoils a body in the ways that clients, networks and attackers do, by a seed.

type Random = () => number;

const whole = (random: Random, below: number): number => Math.floor(random() * below);
const pick = <T>(random: Random, list: readonly T[]): T => {
  const found = list[whole(random, list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

const EXTREMES = [
  ...['', ' ', '0', '-1', '1', '2', '-0', '1e308', '1e-308', 'NaN', 'INF', '99999999999999999999', '0.005'],
  ...[
    '9007199254740993',
    '2147483648',
    '32768',
    '20261399',
    '00000000',
    '__proto__',
    'constructor',
    'toString',
  ],
  ...[
    'hasOwnProperty',
    'null',
    'undefined',
    'true',
    '&amp;',
    '&#0;',
    '&lol;',
    'ñandú',
    '\u202e',
    '💸',
    '\u0000',
  ],
  ...['<![CDATA[<x>]]>', '<x/>', '<!-- -->', 'x'.repeat(5000), '９', '1,5', '+1', '0x10', ' 1 ', '1.'],
];

const NAMES = [
  ...['__proto__', 'constructor', 'prototype', 'Auth', 'Cuit', 'Iva', 'AlicIva', 'Opcionales', 'Items', 'x'],
  ...['CbtesAsoc', 'FeCAEReq', 'FECAEDetRequest', 'CantReg', 'toString', 'valueOf', 'xmlns', 'Body', 'é'],
];

const BOMB =
  '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';

type Mutation = (text: string, random: Random) => string;

const at = (text: string, random: Random): number => whole(random, text.length + 1);

/** The place of one element's text, or of the element whole. */
function element(
  text: string,
  random: Random,
): { from: number; to: number; inner: [number, number] } | undefined {
  const leaves = [...text.matchAll(/<(\w+)>([^<]*)<\/\1>/g)];
  if (leaves.length === 0) return undefined;
  const { index, 0: found, 1: name = '' } = pick(random, leaves);
  const start = index + name.length + 2;
  return { from: index, to: index + found.length, inner: [start, index + found.length - name.length - 3] };
}

const MUTATIONS: readonly Mutation[] = [
  // A value becomes another.
  (text, random) => {
    const found = element(text, random);
    return found ? text.slice(0, found.inner[0]) + pick(random, EXTREMES) + text.slice(found.inner[1]) : text;
  },
  // A digit becomes another.
  (text, random) => {
    const digits = [...text.matchAll(/\d/g)];
    const place = digits.length > 0 ? pick(random, digits).index : 0;
    return text.slice(0, place) + whole(random, 10) + text.slice(place + 1);
  },
  // An element goes, comes twice, or moves.
  (text, random) => {
    const found = element(text, random);
    return found ? text.slice(0, found.from) + text.slice(found.to) : text;
  },
  (text, random) => {
    const found = element(text, random);
    return found ? text.slice(0, found.to) + text.slice(found.from) : text;
  },
  (text, random) => {
    const found = element(text, random);
    if (!found) return text;
    const rest = text.slice(0, found.from) + text.slice(found.to);
    const place = at(rest, random);
    return rest.slice(0, place) + text.slice(found.from, found.to) + rest.slice(place);
  },
  // A name becomes another, everywhere or at one end.
  (text, random) => {
    const names = [...text.matchAll(/<(\w+)/g)];
    const name = names.length > 0 ? (pick(random, names)[1] ?? 'x') : 'x';
    const other = pick(random, NAMES);
    return random() < 0.5 ? text.replaceAll(`${name}>`, `${other}>`) : text.replace(`${name}>`, `${other}>`);
  },
  // Bytes: cut, dropped, doubled, turned over.
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => {
    const place = at(text, random);
    return text.slice(0, place) + text.slice(place + 1 + whole(random, 20));
  },
  (text, random) => {
    const place = at(text, random);
    return text.slice(0, place) + text.slice(Math.max(0, place - whole(random, 200)));
  },
  (text, random) => {
    const place = at(text, random);
    return text.slice(0, place) + String.fromCharCode(whole(random, 256)) + text.slice(place + 1);
  },
  // What XML allows and nobody expects, and what it does not.
  (text, random) => {
    const place = at(text, random);
    const depth = whole(random, 200);
    return text.slice(0, place) + '<x>'.repeat(depth) + '</x>'.repeat(depth) + text.slice(place);
  },
  (text) => text.replace('?>', `?>${BOMB}`),
  (text, random) =>
    text.replace(/xmlns="[^"]*"/, pick(random, ['', 'xmlns=""', 'xmlns="urn:x"', 'xmlns:y="urn:y"'])),
  (text, random) =>
    text.replace(/<(\w+)>/, pick(random, ['<$1 nil="true">', '<$1 __proto__="1">', '<$1 a="&lt;">'])),
  (text, random) =>
    pick(random, ['', '{}', '<', '\u0000', 'BL', '<a/>', '\ufeff']) + (random() < 0.7 ? text : ''),
];

/** One to three mutations of a text. */
export function mutate(text: string, random: Random): string {
  let spoiled = text;
  for (let turn = whole(random, 3); turn >= 0; turn -= 1) spoiled = pick(random, MUTATIONS)(spoiled, random);
  return spoiled;
}

/** The SOAPAction to send: mostly the right one. */
export function mutateAction(action: string, random: Random): string {
  const chance = random();
  if (chance < 0.8) return action;
  return pick(random, [
    '',
    'x',
    `${action}x`,
    '__proto__',
    'http://ar.gov.afip.dif.FEV1/constructor',
    ' ',
    '""',
  ]);
}
