/** Reads the size and colours of a JPEG, which PDF then embeds as it is. */
import type { PdfImage } from './pdf-image.ts';

const COLOUR_SPACES: Readonly<Record<number, string>> = { 1: 'DeviceGray', 3: 'DeviceRGB' };
/** Start of frame: baseline, extended and progressive. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);

export function readJpeg(bytes: Uint8Array): PdfImage | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let position = 2;
  while (position + 10 <= bytes.length) {
    if (bytes[position] !== 0xff) return null;
    const marker = view.getUint8(position + 1);
    if (FRAMES.has(marker)) {
      const height = view.getUint16(position + 5);
      const width = view.getUint16(position + 7);
      const space = COLOUR_SPACES[view.getUint8(position + 9)];
      if (width === 0 || height === 0 || space === undefined) return null;
      const dictionary = {
        ColorSpace: space,
        BitsPerComponent: view.getUint8(position + 4),
        Filter: 'DCTDecode',
      };
      return { width, height, dictionary, data: bytes, alpha: null };
    }
    position += 2 + view.getUint16(position + 2);
  }
  return null;
}
