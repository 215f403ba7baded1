/** Reads a PNG for PDF: opaque ones keep their compressed pixels, those with alpha are split into colour and mask. */
import { deflateSync, inflateSync } from 'node:zlib';
import type { PdfImage } from './pdf-image.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const LARGEST_PIXELS = 4_000_000;
/** Samples a pixel by PNG colour type. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Chunks {
  readonly header: DataView;
  readonly palette: Uint8Array | null;
  readonly pixels: Uint8Array;
}

function readChunks(bytes: Uint8Array): Chunks | null {
  if (SIGNATURE.some((byte, i) => bytes[i] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pixels: Uint8Array[] = [];
  let header: DataView | null = null;
  let palette: Uint8Array | null = null;
  for (let position = 8; position + 12 <= bytes.length; ) {
    const length = view.getUint32(position);
    const start = position + 8;
    if (start + length > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(position + 4, start));
    if (type === 'IHDR' && length === 13) header = new DataView(bytes.buffer, bytes.byteOffset + start, 13);
    if (type === 'PLTE' && length % 3 === 0 && length <= 768) palette = bytes.subarray(start, start + length);
    if (type === 'IDAT') pixels.push(bytes.subarray(start, start + length));
    position = start + length + 4;
  }
  return header === null || pixels.length === 0 ? null : { header, palette, pixels: Buffer.concat(pixels) };
}

/** Undoes PNG's row filters in place of a decoder that trusts the file. */
function unfilter(raw: Uint8Array, rows: number, stride: number, step: number): Uint8Array | null {
  const out = new Uint8Array(rows * stride);
  for (let row = 0; row < rows; row++) {
    const filter = raw[row * (stride + 1)] ?? 0;
    if (filter > 4) return null;
    for (let i = 0; i < stride; i++) {
      const at = row * stride + i;
      const left = i >= step ? (out[at - step] ?? 0) : 0;
      const up = row > 0 ? (out[at - stride] ?? 0) : 0;
      const corner = row > 0 && i >= step ? (out[at - stride - step] ?? 0) : 0;
      out[at] = (raw[row * (stride + 1) + 1 + i] ?? 0) + predict(filter, left, up, corner);
    }
  }
  return out;
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function splitAlpha(
  pixels: Uint8Array,
  count: number,
  samples: number,
): { colour: Uint8Array; alpha: Uint8Array } {
  const colours = samples - 1;
  const colour = new Uint8Array(count * colours);
  const alpha = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < colours; k++) colour[i * colours + k] = pixels[i * samples + k] ?? 0;
    alpha[i] = pixels[i * samples + colours] ?? 0;
  }
  return { colour, alpha };
}

function inflate(data: Uint8Array, limit: number): Uint8Array | null {
  try {
    return inflateSync(data, { maxOutputLength: limit });
  } catch {
    return null;
  }
}

/** Interlaced and 16-bit images are left out: no logo needs them, and each would be a decoder more. */
export function readPng(bytes: Uint8Array): PdfImage | null {
  const chunks = readChunks(bytes);
  if (chunks === null) return null;
  const { header, palette } = chunks;
  const [width, height, bits, type] = [
    header.getUint32(0),
    header.getUint32(4),
    header.getUint8(8),
    header.getUint8(9),
  ];
  const samples = SAMPLES[type];
  if (samples === undefined || bits > 8 || header.getUint8(12) !== 0) return null;
  if (width === 0 || height === 0 || width * height > LARGEST_PIXELS) return null;
  const stride = Math.ceil((width * bits * samples) / 8);
  const raw = inflate(chunks.pixels, height * (stride + 1) + 64);
  if (raw === null || raw.length < height * (stride + 1)) return null;

  if (type === 4 || type === 6) {
    const pixels = bits === 8 ? unfilter(raw, height, stride, samples) : null;
    if (pixels === null) return null;
    const { colour, alpha } = splitAlpha(pixels, width * height, samples);
    const dictionary = {
      ColorSpace: type === 4 ? 'DeviceGray' : 'DeviceRGB',
      BitsPerComponent: 8,
      Filter: 'FlateDecode',
    };
    return { width, height, dictionary, data: deflateSync(colour), alpha: deflateSync(alpha) };
  }
  if (type === 3 && palette === null) return null;
  const space =
    palette !== null && type === 3
      ? ['Indexed', 'DeviceRGB', palette.length / 3 - 1, palette]
      : type === 2
        ? 'DeviceRGB'
        : 'DeviceGray';
  const dictionary = {
    ColorSpace: space,
    BitsPerComponent: bits,
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: samples, BitsPerComponent: bits, Columns: width },
  };
  return { width, height, dictionary, data: chunks.pixels, alpha: null };
}
