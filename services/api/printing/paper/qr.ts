/** ARCA's QR of a comprobante as one vector path, so that it prints sharp at any size and without seams. */
import { encode } from 'uqr';
import type { Canvas } from './canvas.ts';

/**
 * The modules of the QR, `true` for dark. The mask is fixed: every mask is readable (the symbol names its own), the
 * data is base64 and so already even, and trying all eight to rank them takes ten times as long as the rest.
 */
export function qrModules(url: string): boolean[][] {
  return encode(url, { ecc: 'M', maskPattern: 2, border: 0 }).data;
}

/** Horizontal runs of dark modules as rectangles one unit high, in whole numbers, y upwards. */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  const side = modules.length;
  let path = '';
  for (let row = 0; row < side; row++) {
    const line = modules[row] ?? [];
    for (let column = 0; column < side; column++) {
      if (line[column] !== true) continue;
      let end = column + 1;
      while (line[end] === true) end++;
      path += `${column} ${side - 1 - row} ${end - column} 1 re\n`;
      column = end;
    }
  }
  return path;
}

/** What ARCA's URL takes, with room to spare; longer text is no comprobante's and would not be readable in print. */
const LONGEST_URL = 1000;

/** Draws the QR in a square whose side includes the four modules of quiet zone. Nothing is drawn without a URL. */
export function drawQr(canvas: Canvas, url: string, x: number, y: number, side: number): void {
  if (url === '' || url.length > LONGEST_URL || !/^[\x20-\x7e]*$/.test(url)) return;
  const modules = qrModules(url);
  const unit = side / (modules.length + 8);
  const scale = unit.toFixed(4);
  const left = (x + 4 * unit).toFixed(3);
  const bottom = (canvas.height - y - side + 4 * unit).toFixed(3);
  // White first: nothing drawn under the page may take contrast from the symbol.
  canvas.fill(x, y, side, side, 1);
  canvas.raw(`q 0 g ${scale} 0 0 ${scale} ${left} ${bottom} cm\n${qrPath(modules)}f Q`);
}
