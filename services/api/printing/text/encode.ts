/** Turns any text into the bytes of WinAnsi (one character per byte), the only alphabet of the standard PDF fonts. */

/** What Windows-1252 has between 0x80 and 0x9f. */
// biome-ignore format: a table reads better in rows
const CP1252: Readonly<Record<string, number>> = {
  '€': 0x80, '‚': 0x82, 'ƒ': 0x83, '„': 0x84, '…': 0x85, '†': 0x86, '‡': 0x87, 'ˆ': 0x88, '‰': 0x89,
  'Š': 0x8a, '‹': 0x8b, 'Œ': 0x8c, 'Ž': 0x8e, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '•': 0x95,
  '–': 0x96, '—': 0x97, '˜': 0x98, '™': 0x99, 'š': 0x9a, '›': 0x9b, 'œ': 0x9c, 'ž': 0x9e, 'Ÿ': 0x9f,
};

/** Letters and signs without a decomposition that have a close spelling in WinAnsi. */
// biome-ignore format: a table reads better in rows
const CLOSE: Readonly<Record<string, string>> = {
  'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ħ': 'h', 'Ħ': 'H', 'ı': 'i', 'ŋ': 'n', 'Ŋ': 'N', 'ŧ': 't',
  'Ŧ': 'T', 'ẞ': 'ß', 'ə': 'e', '−': '-', '‐': '-', '‑': '-', '‒': '-', '―': '—', '⁃': '-', '′': "'",
  '″': '"', 'ʼ': "'", '←': '<-', '→': '->', '⇒': '=>', '≤': '<=', '≥': '>=', '≠': '!=', '≈': '~', '⁄': '/',
  '∕': '/', '✓': 'v', '✔': 'v', '✗': 'x', '✘': 'x', '●': '•', '▪': '•', '■': '•', '★': '*', '☆': '*', '№': 'N°',
};

const PLAIN = /^[\x20-\x7e\xa0-\xac\xae-\xff]*$/;
/** Marks, joiners, variation selectors, skin tones: they change a neighbour and are nothing by themselves. */
const INVISIBLE = /[\p{Mn}\p{Me}\p{Cf}\p{Emoji_Modifier}]/u;
const BLANK = /[\p{Z}\p{Cc}]/u;

function direct(character: string): string | null {
  if (PLAIN.test(character)) return character;
  const extended = CP1252[character];
  return extended === undefined ? null : String.fromCharCode(extended);
}

function encodeCharacter(character: string): string {
  if (INVISIBLE.test(character)) return '';
  if (BLANK.test(character)) return ' ';
  const bare = character.normalize('NFKD').replace(/[\p{Mn}\p{Me}]/gu, '');
  let encoded = '';
  for (const part of CLOSE[character] ?? bare) {
    const byte = direct(part) ?? direct(CLOSE[part] ?? '');
    if (byte === null || byte === '') return '?';
    encoded += byte;
  }
  return encoded === '' ? '?' : encoded;
}

/**
 * What a standard font cannot draw loses its accent (`Ś` → `S`), takes a close spelling (`→` → `->`), or becomes `?`.
 * Anything that is not text prints as nothing: a hole in the data must not read `null` on a legal document.
 */
export function encodeText(text: unknown): string {
  if (typeof text !== 'string') return typeof text === 'number' ? String(text) : '';
  if (PLAIN.test(text)) return text;
  let encoded = '';
  for (const character of text.normalize('NFC')) {
    encoded += direct(character) ?? encodeCharacter(character);
  }
  return encoded;
}
