/** Draws text, rules and boxes as PDF operators, with the origin at the top left and sizes in points. */
import { encodeText } from '../text/encode.ts';
import { type FontName, metricsOf } from '../text/metrics.ts';
import { fitSize, truncate, widthOf } from '../text/shape.ts';

export type Align = 'left' | 'right' | 'center';

export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  /** 0 is black, 1 is white. */
  readonly gray?: number;
}

/** Resource names every sheet knows the two fonts by. */
export const FONT_KEYS: Readonly<Record<FontName, string>> = { Helvetica: 'F1', 'Helvetica-Bold': 'F2' };

export const fontOf = (style: TextStyle): FontName => (style.bold === true ? 'Helvetica-Bold' : 'Helvetica');

/** Thirty digits in the narrowest column; what is longer is no amount and is cut like words. */
const SMALLEST_FIGURE = 2;

/** Two decimals are a hundredth of a point: less than any printer shows. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

const literal = (encoded: string): string =>
  /[\\()]/.test(encoded) ? encoded.replace(/[\\()]/g, '\\$&') : encoded;

function showText(font: FontName, encoded: string): string {
  const { kerning } = metricsOf(font);
  let parts = '';
  let start = 0;
  for (let i = 1; i < encoded.length; i++) {
    const pair = kerning[(encoded.charCodeAt(i - 1) & 0xff) * 256 + (encoded.charCodeAt(i) & 0xff)] ?? 0;
    if (pair === 0) continue;
    parts += `(${literal(encoded.slice(start, i))})${-pair}`;
    start = i;
  }
  const rest = `(${literal(encoded.slice(start))})`;
  return start === 0 ? `${rest} Tj` : `[${parts}${rest}] TJ`;
}

export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly #operators: string[] = [];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  raw(operators: string): void {
    this.#operators.push(operators);
  }

  /** Draws text that is already encoded; `y` is its baseline. */
  encoded(x: number, y: number, encoded: string, style: TextStyle, align: Align = 'left'): void {
    if (encoded === '') return;
    const font = fontOf(style);
    const shift = align === 'left' ? 0 : widthOf(font, style.size, encoded) / (align === 'right' ? 1 : 2);
    this.#operators.push(
      `BT ${n(style.gray ?? 0)} g /${FONT_KEYS[font]} ${n(style.size)} Tf ${n(x - shift)} ${n(this.height - y)} Td ${showText(font, encoded)} ET`,
    );
  }

  /** Draws words within `width`, cut with an ellipsis where they do not fit. */
  text(x: number, y: number, text: unknown, style: TextStyle, width: number, align: Align = 'left'): void {
    this.encoded(x, y, truncate(fontOf(style), style.size, encodeText(text), width), style, align);
  }

  /** Draws a figure within `width`, made smaller where it does not fit. No amount is so long as to become unreadable. */
  figure(x: number, y: number, text: string, style: TextStyle, width: number, align: Align = 'right'): void {
    const encoded = encodeText(text);
    const size = Math.floor(fitSize(fontOf(style), style.size, encoded, width) * 100) / 100;
    if (size < SMALLEST_FIGURE) this.text(x, y, text, { ...style, size: SMALLEST_FIGURE }, width, align);
    else this.encoded(x, y, encoded, { ...style, size }, align);
  }

  box(x: number, y: number, width: number, height: number, weight = 0.75): void {
    this.#operators.push(
      `${n(weight)} w ${n(x)} ${n(this.height - y - height)} ${n(width)} ${n(height)} re S`,
    );
  }

  fill(x: number, y: number, width: number, height: number, gray: number): void {
    this.#operators.push(`${n(gray)} g ${n(x)} ${n(this.height - y - height)} ${n(width)} ${n(height)} re f`);
  }

  rule(x1: number, y1: number, x2: number, y2: number, weight = 0.75, gray = 0): void {
    this.#operators.push(
      `${n(gray)} G ${n(weight)} w ${n(x1)} ${n(this.height - y1)} m ${n(x2)} ${n(this.height - y2)} l S 0 G`,
    );
  }

  /** Draws the image known to the sheet by `key` in a box. */
  image(key: string, x: number, y: number, width: number, height: number): void {
    this.#operators.push(
      `q ${n(width)} 0 0 ${n(height)} ${n(x)} ${n(this.height - y - height)} cm /${key} Do Q`,
    );
  }

  /** The operators so far, one character per byte. */
  content(): string {
    return this.#operators.join('\n');
  }
}
