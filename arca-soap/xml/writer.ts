/** Writes the XML that leaves for ARCA, and remembers where its secrets are so that a copy can be kept without them. */

/** What an archived request shows where a token, a sign or a signed request was. */
export const REDACTED = 'REDACTED';

/** Thrown for text that no XML 1.0 document can carry; it says where, never what the text was. */
export class IllegalXmlText extends Error {
  override readonly name = 'IllegalXmlText';
  readonly index: number;
  readonly codePoint: number;

  constructor(index: number, codePoint: number) {
    const hex = codePoint.toString(16).toUpperCase().padStart(4, '0');
    super(`character U+${hex} at position ${index} cannot be written in XML 1.0`);
    this.index = index;
    this.codePoint = codePoint;
  }
}

const NEEDS_ESCAPE = /[&<>\r]/;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  // A bare carriage return would be read back as a line feed.
  ['\r', '&#13;'],
]);

/**
 * Escapes text for an element's content.
 *
 * @throws {IllegalXmlText} for control characters, lone surrogates, U+FFFE and U+FFFF.
 *
 * @example
 * escapeText('Pérez & Hijos <SRL>'); // 'Pérez &amp; Hijos &lt;SRL&gt;'
 */
export function escapeText(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x20 && unit < 0xd800) continue;
    if (unit === 0x9 || unit === 0xa || unit === 0xd) continue;
    if (unit >= 0xe000 && unit < 0xfffe) continue;
    const codePoint = text.codePointAt(i) ?? unit;
    if (codePoint <= 0xffff) throw new IllegalXmlText(i, codePoint);
    i++;
  }
  return NEEDS_ESCAPE.test(text) ? text.replace(/[&<>\r]/g, (c) => ESCAPES.get(c) ?? c) : text;
}

/** An append-only XML document. Names come from descriptors, so only text is escaped. */
export class XmlWriter {
  #xml = '';
  readonly #secrets: (readonly [start: number, end: number])[] = [];
  readonly #secretTexts: string[] = [];

  /** Appends markup as it is. */
  raw(markup: string): void {
    this.#xml += markup;
  }

  open(name: string): void {
    this.#xml += `<${name}>`;
  }

  close(name: string): void {
    this.#xml += `</${name}>`;
  }

  leaf(name: string, text: string): void {
    this.#xml += `<${name}>${escapeText(text)}</${name}>`;
  }

  /** A leaf whose text is left out of {@link redacted}. */
  secret(name: string, text: string): void {
    const escaped = escapeText(text);
    this.#xml += `<${name}>`;
    this.#secrets.push([this.#xml.length, this.#xml.length + escaped.length]);
    this.#secretTexts.push(text);
    this.#xml += `${escaped}</${name}>`;
  }

  /** Whatever was written as a secret, as it was given and as it stands in XML. */
  secrets(): readonly string[] {
    const written = this.#secrets.map(([start, end]) => this.#xml.slice(start, end));
    return [...new Set([...this.#secretTexts, ...written])];
  }

  /** The document as it is sent. */
  complete(): string {
    return this.#xml;
  }

  /** The document as it may be kept: secrets replaced. */
  redacted(): string {
    let kept = '';
    let from = 0;
    for (const [start, end] of this.#secrets) {
      kept += this.#xml.slice(from, start) + REDACTED;
      from = end;
    }
    return kept + this.#xml.slice(from);
  }
}
