/** Measures encoded text, breaks it into lines and shrinks it, so that nothing drawn can leave its box. */
import { encodeText } from './encode.ts';
import { type FontName, metricsOf } from './metrics.ts';

/** Width of encoded text at a size, in points. */
export function widthOf(font: FontName, size: number, encoded: string): number {
  const { widths, kerning } = metricsOf(font);
  let width = 0;
  let previous = 0;
  for (let i = 0; i < encoded.length; i++) {
    const byte = encoded.charCodeAt(i) & 0xff;
    width += (widths[byte] ?? 0) + (kerning[previous * 256 + byte] ?? 0);
    previous = byte;
  }
  return (width * size) / 1000;
}

/** The piece of a word that fits, at least one character. */
function chop(font: FontName, size: number, word: string, width: number): number {
  const { widths, kerning } = metricsOf(font);
  const room = (width * 1000) / size;
  let used = 0;
  let previous = 0;
  for (let i = 0; i < word.length; i++) {
    const byte = word.charCodeAt(i) & 0xff;
    used += (widths[byte] ?? 0) + (kerning[previous * 256 + byte] ?? 0);
    if (used > room) return Math.max(1, i);
    previous = byte;
  }
  return word.length;
}

function wrapParagraph(
  font: FontName,
  size: number,
  paragraph: string,
  width: number,
  lines: string[],
): void {
  const space = widthOf(font, size, ' ');
  let line = '';
  let used = 0;
  for (let word of paragraph.split(/ +/)) {
    if (word === '') continue;
    let wide = widthOf(font, size, word);
    if (line !== '' && used + space + wide <= width) {
      line += ` ${word}`;
      used += space + wide;
      continue;
    }
    if (line !== '') lines.push(line);
    if (wide > width) {
      for (let end = chop(font, size, word, width); end < word.length; end = chop(font, size, word, width)) {
        lines.push(word.slice(0, end));
        word = word.slice(end);
      }
      wide = widthOf(font, size, word);
    }
    line = word;
    used = wide;
  }
  if (line !== '') lines.push(line);
}

/** Encoded lines no wider than `width`; line breaks of the text are kept, blank lines are not. */
export function wrapText(font: FontName, size: number, text: unknown, width: number): string[] {
  const lines: string[] = [];
  const whole = typeof text === 'string' ? text : '';
  for (const paragraph of whole.split(/\r\n|[\n\r\u2028\u2029]/)) {
    wrapParagraph(font, size, encodeText(paragraph), width, lines);
  }
  return lines;
}

const ELLIPSIS = '\x85';

/** The beginning of an encoded line with an ellipsis, within `width`. */
export function truncate(font: FontName, size: number, encoded: string, width: number): string {
  if (widthOf(font, size, encoded) <= width) return encoded;
  let end = chop(font, size, encoded, width - widthOf(font, size, ELLIPSIS) * 1.1);
  while (end > 0 && widthOf(font, size, encoded.slice(0, end) + ELLIPSIS) > width) end--;
  return encoded.slice(0, end).trimEnd() + ELLIPSIS;
}

export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
}

/** Shrinks from `size` towards `smallest` until the text takes at most `maxLines`; what is left over is cut with an ellipsis. */
export function fitText(
  font: FontName,
  size: number,
  text: unknown,
  width: number,
  maxLines: number,
  smallest = size * 0.75,
): FittedText {
  let current = size;
  let lines = wrapText(font, current, text, width);
  while (lines.length > maxLines && current - 0.5 >= smallest) {
    current -= 0.5;
    lines = wrapText(font, current, text, width);
  }
  if (lines.length <= maxLines) return { size: current, lines };
  const last = `${lines[maxLines - 1] ?? ''} ${lines[maxLines] ?? ''}`;
  return {
    size: current,
    lines: [...lines.slice(0, maxLines - 1), truncate(font, current, `${last}${ELLIPSIS}`, width)],
  };
}

/** The size at which a figure fits: figures are never cut, because a cut amount is another amount. */
export function fitSize(font: FontName, size: number, encoded: string, width: number): number {
  const wide = widthOf(font, size, encoded);
  return wide <= width ? size : (size * width) / wide;
}
