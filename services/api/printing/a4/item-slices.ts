/** The lines of the comprobante as slices of table: a long description wraps and may go on over the page. */
import type { Canvas } from '../paper/canvas.ts';
import type { PrintableLine } from '../printable.ts';
import { encodeText } from '../text/encode.ts';
import { wrapText } from '../text/shape.ts';
import type { Column } from './columns.ts';
import { INNER, LEFT, RIGHT } from './page.ts';

const SIZE = 8;
const LEADING = 10;
const CELL = 3;
export const TITLES_HEIGHT = 18;

export interface ItemSlice {
  readonly kind: 'item' | 'text';
  readonly height: number;
  readonly draw: (canvas: Canvas, y: number) => void;
}

/** Grey row with the titles, repeated on each page that has lines. */
export function drawTitles(canvas: Canvas, columns: readonly Column[], y: number): void {
  canvas.fill(LEFT, y, INNER, TITLES_HEIGHT, 0.88);
  canvas.box(LEFT, y, INNER, TITLES_HEIGHT);
  let x = LEFT;
  for (const column of columns) {
    const at = column.align === 'right' ? x + column.width - CELL : x + CELL;
    canvas.text(at, y + 12, column.title, { size: 7.5, bold: true }, column.width - CELL, column.align);
    x += column.width;
  }
}

function drawCells(canvas: Canvas, columns: readonly Column[], line: PrintableLine, baseline: number): void {
  let x = LEFT;
  for (const column of columns) {
    const at = column.align === 'right' ? x + column.width - CELL : x + CELL;
    if (column.cell !== null) {
      const style = { size: SIZE };
      const draw = column.words ? canvas.text : canvas.figure;
      draw.call(canvas, at, baseline, column.cell(line), style, column.width - CELL * 2, column.align);
    }
    x += column.width;
  }
}

export function itemSlices(line: PrintableLine, columns: readonly Column[]): ItemSlice[] {
  const index = columns.findIndex((column) => column.cell === null);
  const x = LEFT + columns.slice(0, index).reduce((sum, column) => sum + column.width, 0) + CELL;
  const width = (columns[index]?.width ?? 0) - CELL * 2;
  const wrapped = wrapText('Helvetica', SIZE, line.description, width);
  const texts = wrapped.length === 0 ? [encodeText('')] : wrapped;
  return texts.map((text, i) => {
    const before = i === 0 ? 4 : 0;
    const last = i === texts.length - 1;
    return {
      kind: 'item',
      height: before + LEADING + (last ? 3 : 0),
      draw: (canvas, y) => {
        const baseline = y + before + SIZE * 0.9;
        if (i === 0) drawCells(canvas, columns, line, baseline);
        canvas.encoded(x, baseline, text, { size: SIZE });
        if (last) canvas.rule(LEFT, y + before + LEADING + 3, RIGHT, y + before + LEADING + 3, 0.4, 0.8);
      },
    };
  });
}
