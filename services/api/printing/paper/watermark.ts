/** Says across the page that a test comprobante is worth nothing: under the text, so that everything stays readable. */
import { encodeText } from '../text/encode.ts';
import { widthOf } from '../text/shape.ts';
import type { Canvas } from './canvas.ts';

export const TEST_WARNING = 'COMPROBANTE DE PRUEBA – SIN VALIDEZ FISCAL';

const GRAY = 0.87;
const PDF_FONT = 'F2';

function drawSlanted(canvas: Canvas, encoded: string, middleY: number, size: number, angle: number): void {
  const half = widthOf('Helvetica-Bold', size, encoded) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const x = canvas.width / 2 - half * cos + (size / 3) * sin;
  const y = canvas.height - middleY - half * sin - (size / 3) * cos;
  const matrix = [cos, sin, -sin, cos, x, y].map((value) => value.toFixed(4)).join(' ');
  canvas.raw(`BT ${GRAY} g /${PDF_FONT} ${size.toFixed(2)} Tf ${matrix} Tm (${encoded}) Tj ET`);
}

/** One line along the diagonal of a page; on a roll, the same every so often. */
export function drawWatermark(canvas: Canvas): void {
  const encoded = encodeText(TEST_WARNING);
  const tile = Math.min(canvas.height, canvas.width * 1.5);
  const angle = Math.atan2(tile, canvas.width);
  const room = Math.hypot(tile, canvas.width) * 0.74;
  const size = (10 * room) / widthOf('Helvetica-Bold', 10, encoded);
  for (let middle = tile * 0.45; middle <= canvas.height; middle += tile) {
    drawSlanted(canvas, encoded, middle, size, angle);
  }
}
