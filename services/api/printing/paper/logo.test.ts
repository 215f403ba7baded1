import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { renderComprobante } from '../render-comprobante.ts';
import { sampleA } from '../samples.ts';
import { readLogo } from './logo.ts';

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

function png(
  width: number,
  height: number,
  colourType: number,
  rows: Uint8Array,
  palette?: Uint8Array,
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(palette === undefined ? [] : [chunk('PLTE', palette)]),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Two by two, red over blue, the right column half transparent; the second row is stored as a difference (filter Up). */
const RGBA = png(2, 2, 6, Uint8Array.of(0, 255, 0, 0, 255, 255, 0, 0, 128, 2, 1, 0, 255, 0, 1, 0, 255, 0));

/** The start of a JPEG of 300 by 100 in colour: all that printing reads of one. */
const JPEG = Uint8Array.of(
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  4,
  0,
  0,
  0xff,
  0xc0,
  0,
  17,
  8,
  0,
  100,
  1,
  44,
  3,
  1,
  0x22,
  0,
);

test('a PNG with transparency keeps its colours and its mask', () => {
  const logo = readLogo(RGBA);
  assert.ok(logo?.alpha);
  assert.deepEqual([...inflateSync(logo.data)], [255, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 255]);
  assert.deepEqual([...inflateSync(logo.alpha)], [255, 128, 255, 128]);
});

test('opaque PNGs and JPEGs are embedded as they came, with their size', () => {
  const opaque = readLogo(png(1, 1, 2, Uint8Array.of(0, 1, 2, 3)));
  assert.deepEqual(
    { ...opaque?.dictionary },
    {
      ColorSpace: 'DeviceRGB',
      BitsPerComponent: 8,
      Filter: 'FlateDecode',
      DecodeParms: { Predictor: 15, Colors: 3, BitsPerComponent: 8, Columns: 1 },
    },
  );
  const indexed = readLogo(png(1, 1, 3, Uint8Array.of(0, 0), Uint8Array.of(9, 9, 9)));
  assert.ok(
    Object.values(indexed?.dictionary ?? {})
      .flat()
      .includes('Indexed'),
  );
  const jpeg = readLogo(JPEG);
  assert.deepEqual([jpeg?.width, jpeg?.height, jpeg?.data], [300, 100, JPEG]);
});

test('a logo that is damaged, huge or no image is left out and the comprobante printed', () => {
  const bomb = png(60_000, 60_000, 6, Uint8Array.of(0));
  for (const bytes of [new Uint8Array(), Buffer.from('GIF89a'), RGBA.subarray(0, 40), bomb]) {
    assert.equal(readLogo(bytes), null);
    const p = sampleA();
    const pdf = renderComprobante(
      { ...p, issuer: { ...p.issuer, logo: bytes } },
      { copies: [], format: 'a4' },
    );
    assert.ok(!Buffer.from(pdf).includes('/Subtype /Image'));
  }
});

test('no bytes make the reader throw', () => {
  const damaged = fc
    .tuple(fc.constantFrom(RGBA, JPEG), fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 8 }))
    .map(([image, changes]) => {
      const copy = Uint8Array.from(image);
      for (const [at, byte] of changes) copy[at % copy.length] = byte;
      return copy;
    });
  fc.assert(
    fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 80 })), (bytes) => {
      const logo = readLogo(bytes);
      assert.ok(logo === null || (logo.width > 0 && logo.height > 0));
    }),
    { numRuns: 500 },
  );
});

test('a logo is drawn and embedded once for all copies', () => {
  const p = sampleA();
  const copies = ['original', 'duplicado'] as const;
  const pdf = renderComprobante({ ...p, issuer: { ...p.issuer, logo: RGBA } }, { copies, format: 'a4' });
  const file = Buffer.from(pdf).toString('latin1');
  assert.equal(file.match(/\/SMask/g)?.length, 1);
});
