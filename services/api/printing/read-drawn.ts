/** Reads back what a PDF of ours draws, so that tests judge the file and not the code that made it. */
import { inflateSync } from 'node:zlib';
import { metricsOf } from './text/metrics.ts';

export interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly DrawnText[];
  /** Rectangles as drawn, in points: x, y, width, height. */
  readonly boxes: readonly (readonly [number, number, number, number])[];
  /** Rectangles drawn in module units: the dark runs of the QR. */
  readonly runs: readonly (readonly [number, number, number])[];
  /** The operators themselves, one character per byte. */
  readonly content: string;
}

/** The content streams of the pages, in order; `%PDF` files of one copy only (copies share theirs). */
export function contentStreams(pdf: Uint8Array): string[] {
  const file = Buffer.from(pdf).toString('latin1');
  const streams: string[] = [];
  for (const match of file.matchAll(/\/Length (\d+)\n\/Filter \/FlateDecode\n>>\nstream\n/g)) {
    const start = match.index + match[0].length;
    const content = inflateSync(pdf.subarray(start, start + Number(match[1]))).toString('latin1');
    if (content.includes('BT ')) streams.push(content);
  }
  return streams;
}

type Token = { readonly kind: 'string' | 'number' | 'word'; readonly value: string };

function* tokens(content: string): Generator<Token> {
  let i = 0;
  while (i < content.length) {
    const character = content.charAt(i);
    if (character === '(') {
      let value = '';
      for (i++; content.charAt(i) !== ')'; i++) {
        if (content.charAt(i) === '\\') i++;
        if (i >= content.length) throw new Error('A string of the page is not closed');
        value += content.charAt(i);
      }
      i++;
      yield { kind: 'string', value };
    } else if (/[\s[\]]/.test(character)) {
      i++;
    } else {
      const start = i;
      while (i < content.length && !/[\s[\]()]/.test(content.charAt(i))) i++;
      const value = content.slice(start, i);
      yield { kind: /^-?[\d.]+$/.test(value) ? 'number' : 'word', value };
    }
  }
}

const windows1252 = new TextDecoder('windows-1252');

function widthOfShown(shown: readonly Token[], font: string, size: number): { text: string; width: number } {
  const { widths } = metricsOf(font === '/F2' ? 'Helvetica-Bold' : 'Helvetica');
  let text = '';
  let width = 0;
  for (const { kind, value } of shown) {
    if (kind === 'number') width -= Number(value);
    if (kind !== 'string') continue;
    const bytes = Buffer.from(value, 'latin1');
    for (const byte of bytes) width += widths[byte] ?? 0;
    text += windows1252.decode(bytes);
  }
  return { text, width: (width * size) / 1000 };
}

function readPage(content: string, width: number, height: number): DrawnPage {
  const texts: DrawnText[] = [];
  const boxes: [number, number, number, number][] = [];
  const runs: [number, number, number][] = [];
  let operands: Token[] = [];
  let [font, size, x, y, scale] = ['', 0, 0, 0, 1];
  const number = (index: number): number => Number(operands[index]?.value);
  for (const token of tokens(content)) {
    if (token.kind !== 'word' || token.value.startsWith('/')) {
      operands.push(token);
      continue;
    }
    const { value } = token;
    if (value === 'Tf') [font, size] = [operands.at(-2)?.value ?? '', Number(operands.at(-1)?.value)];
    if (value === 'Td') [x, y] = [number(0), number(1)];
    if (value === 'cm') scale = number(0);
    if (value === 'Q') scale = 1;
    if (value === 're' && scale === 1) boxes.push([number(0), number(1), number(2), number(3)]);
    if (value === 're' && scale !== 1) runs.push([number(0), number(1), number(2)]);
    if (value === 'Tm') size = 0;
    // A slanted watermark sets its own matrix (`Tm`); its size is told apart by being zero here.
    if ((value === 'Tj' || value === 'TJ') && size > 0) {
      texts.push({ ...widthOfShown(operands, font, size), x, y, size });
    }
    operands = [];
  }
  return { width, height, texts, boxes, runs, content };
}

export function readDrawn(pdf: Uint8Array): DrawnPage[] {
  const file = Buffer.from(pdf).toString('latin1');
  const sizes = [...file.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  return contentStreams(pdf).map((content, i) => {
    return readPage(content, Number(sizes[i]?.[1]), Number(sizes[i]?.[2]));
  });
}

/** All text of the file, a piece a line, with ordinary spaces. */
export function textOf(pdf: Uint8Array): string {
  const pieces = readDrawn(pdf).flatMap((page) => page.texts.map(({ text }) => text));
  return pieces.join('\n').replaceAll('\u00a0', ' ');
}
