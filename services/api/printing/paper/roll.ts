/** A roll of paper: strips drawn one under the other, on a sheet exactly as long as they need. */
import { encodeText } from '../text/encode.ts';
import { fitText, wrapText } from '../text/shape.ts';
import { type Align, Canvas, fontOf, type TextStyle } from './canvas.ts';
import type { Sheet } from './document.ts';

interface Strip {
  readonly height: number;
  readonly draw: (canvas: Canvas, y: number) => void;
}

/** PDF readers refuse pages of more than 14,400 points. */
const LONGEST = 14_000;

export class Roll {
  readonly width: number;
  readonly margin: number;
  readonly #strips: Strip[] = [];

  constructor(width: number, margin: number) {
    this.width = width;
    this.margin = margin;
  }

  get inner(): number {
    return this.width - this.margin * 2;
  }

  strip(height: number, draw: (canvas: Canvas, y: number) => void): void {
    this.#strips.push({ height, draw });
  }

  space(height: number): void {
    this.strip(height, () => {});
  }

  rule(): void {
    this.strip(7, (canvas, y) => {
      canvas.raw('[2 2] 0 d');
      canvas.rule(this.margin, y + 3.5, this.width - this.margin, y + 3.5, 0.6);
      canvas.raw('[] 0 d');
    });
  }

  /** Text of any length, wrapped. Empty text takes no room. */
  text(text: unknown, style: TextStyle, align: Align = 'left'): void {
    this.#lines(wrapText(fontOf(style), style.size, text, this.inner), style, align);
  }

  /** Words made smaller to keep to `maxLines`. */
  heading(text: unknown, style: TextStyle, maxLines: number): void {
    const fitted = fitText(fontOf(style), style.size, text, this.inner, maxLines, style.size * 0.6);
    this.#lines(fitted.lines, { ...style, size: fitted.size }, 'center');
  }

  #lines(lines: readonly string[], style: TextStyle, align: Align): void {
    const x = align === 'left' ? this.margin : align === 'center' ? this.width / 2 : this.width - this.margin;
    for (const line of lines) {
      this.strip(style.size * 1.25, (canvas, y) =>
        canvas.encoded(x, y + style.size * 0.95, line, style, align),
      );
    }
  }

  /** Words at the left, a figure at the right. */
  pair(label: string, amount: string, style: TextStyle): void {
    const encoded = encodeText(label);
    this.strip(style.size * 1.3, (canvas, y) => {
      const baseline = y + style.size * 0.97;
      canvas.figure(this.margin, baseline, encoded, style, this.inner * 0.6, 'left');
      canvas.figure(this.width - this.margin, baseline, amount, style, this.inner * 0.38);
    });
  }

  /** Cuts the roll into sheets (one, unless it is longer than a PDF page may be). */
  sheets(background: (canvas: Canvas) => void): Sheet[] {
    const cut: Strip[][] = [[]];
    let used = 0;
    for (const strip of this.#strips) {
      if (used + strip.height > LONGEST) {
        cut.push([]);
        used = 0;
      }
      cut.at(-1)?.push(strip);
      used += strip.height;
    }
    return cut.map((strips) => {
      const length = strips.reduce((sum, strip) => sum + strip.height, 0) + this.margin * 2;
      const canvas = new Canvas(this.width, Math.ceil(length));
      background(canvas);
      let y = this.margin;
      for (const strip of strips) {
        strip.draw(canvas, y);
        y += strip.height;
      }
      return { width: canvas.width, height: canvas.height, content: canvas.content() };
    });
  }
}
