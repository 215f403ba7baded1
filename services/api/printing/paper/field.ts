/** A bold label with its value beside it: the building stone of every box. A field without a value takes no room. */
import { encodeText } from '../text/encode.ts';
import { fitText, truncate, widthOf } from '../text/shape.ts';
import type { Canvas } from './canvas.ts';

export interface FieldStyle {
  readonly size: number;
  /** Lines a value may take before it is made smaller, and then cut. */
  readonly maxLines: number;
}

export interface Field {
  readonly label: string;
  readonly indent: number;
  readonly labelSize: number;
  readonly size: number;
  readonly lines: readonly string[];
  readonly height: number;
}

const LEADING = 1.32;
/** However long the label, the value has this width. */
const LEAST_VALUE = 54;

/** `null` when there is nothing to print. */
export function measureField(
  label: string,
  value: string | null,
  width: number,
  style: FieldStyle,
): Field | null {
  const encodedLabel = truncate('Helvetica-Bold', style.size, encodeText(label), width - LEAST_VALUE);
  const indent = widthOf('Helvetica-Bold', style.size, encodedLabel) + style.size * 0.35;
  const { size, lines } = fitText('Helvetica', style.size, value, width - indent, style.maxLines);
  if (lines.length === 0) return null;
  const height = style.size * LEADING * 1.12 + (lines.length - 1) * size * LEADING;
  return { label: encodedLabel, indent, labelSize: style.size, size, lines, height };
}

/** Draws the field with its top at `y`. */
export function drawField(canvas: Canvas, x: number, y: number, field: Field): void {
  const baseline = y + field.labelSize;
  canvas.encoded(x, baseline, field.label, { size: field.labelSize, bold: true });
  field.lines.forEach((line, i) => {
    canvas.encoded(x + field.indent, baseline + i * field.size * LEADING, line, { size: field.size });
  });
}

const present = (fields: readonly (Field | null)[]): Field[] => fields.filter((field) => field !== null);

export const heightOf = (fields: readonly (Field | null)[]): number =>
  present(fields).reduce((sum, field) => sum + field.height, 0);

/** Draws fields one under the other and says where they end. */
export function drawFields(canvas: Canvas, x: number, y: number, fields: readonly (Field | null)[]): number {
  let top = y;
  for (const field of present(fields)) {
    drawField(canvas, x, top, field);
    top += field.height;
  }
  return top;
}
