/**
 * Turns an issuer's logo into PDF image data, once per logo. Written here because pdfkit's PNG reader throws out of a
 * callback on damaged pixels (the process would end) and trusts the size that the file claims.
 */

import { readJpeg } from './logo-jpeg.ts';
import { readPng } from './logo-png.ts';
import type { PdfImage } from './pdf-image.ts';

const cache = new WeakMap<Uint8Array, PdfImage | 'unreadable'>();

/** `null` when the bytes are not a PNG or JPEG that can be printed; the comprobante is then printed without it. */
export function readLogo(bytes: Uint8Array): PdfImage | null {
  const known = cache.get(bytes);
  if (known !== undefined) return known === 'unreadable' ? null : known;
  const image = readJpeg(bytes) ?? readPng(bytes);
  cache.set(bytes, image ?? 'unreadable');
  return image;
}
