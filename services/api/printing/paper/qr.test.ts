import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import jsqr from 'jsqr';
import { sampleB } from '../samples.ts';
import { Canvas } from './canvas.ts';
import { drawQr, qrModules } from './qr.ts';

/** As a scanner sees it: four pixels a module, with the quiet zone around. */
function scan(modules: readonly (readonly boolean[])[]): string | undefined {
  const side = (modules.length + 8) * 4;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  modules.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (!dark) return;
      for (let i = 0; i < 16; i++) {
        const at = (((y + 4) * 4 + (i >> 2)) * side + (x + 4) * 4 + (i & 3)) * 4;
        pixels.fill(0, at, at + 3);
      }
    });
  });
  return jsqr.default(pixels, side, side)?.data;
}

test('the drawn symbol reads back as the exact URL, whatever the comprobante', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (number) => {
      const { qr_url } = sampleB(number, 1);
      assert.equal(scan(qrModules(qr_url)), qr_url);
    }),
    { numRuns: 25 },
  );
});

test('a URL that no scanner could read in print is left out instead of failing the document', () => {
  for (const url of ['', 'x'.repeat(5000), 'https://ñ.example/\u0000']) {
    const canvas = new Canvas(100, 100);
    drawQr(canvas, url, 0, 0, 100);
    assert.equal(canvas.content(), '');
  }
});
