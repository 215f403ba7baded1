import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import jsqr from 'jsqr';
import { renderComprobante } from './render-comprobante.ts';
import { sampleA, sampleB, samples } from './samples.ts';

const missing =
  spawnSync('pdftotext', ['-v']).error === undefined && spawnSync('pdftoppm', ['-v']).error === undefined
    ? false
    : 'poppler-utils (pdftotext, pdftoppm) is not installed: the same is checked in process by the other tests';

/** Hands the PDF to a program as a file and reads what it writes beside it. */
function through(program: string, options: readonly string[], pdf: Uint8Array, output: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'comprobante-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf);
    const run = spawnSync(program, [...options, 'in.pdf', output.replace(/\.pgm$/, '')], { cwd: folder });
    assert.equal(run.status, 0, String(run.stderr));
    assert.equal(String(run.stderr), '', 'the reader complains of the file');
    return readFileSync(join(folder, output));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('another program reads the same words out of every sample, without complaint', { skip: missing }, () => {
  for (const [name, p] of Object.entries(samples())) {
    for (const format of ['a4', 'ticket80'] as const) {
      const pdf = renderComprobante(p, { copies: ['original', 'duplicado'], format });
      const text = through('pdftotext', ['-layout', '-enc', 'UTF-8'], pdf, 'out.txt').toString();
      for (const word of [p.authorization.code, p.total.label, 'Fecha de Emisión', '22/11/2026']) {
        assert.ok(text.includes(word), `${name} ${format}: ${word}`);
      }
      assert.doesNotMatch(text, /\b(null|undefined|NaN)\b/);
    }
  }
});

test('label and figure of a total are on one line', { skip: missing }, () => {
  const pdf = renderComprobante(sampleA(), { copies: [], format: 'a4' });
  const text = through('pdftotext', ['-layout', '-enc', 'UTF-8'], pdf, 'out.txt').toString();
  assert.match(text, /Importe Total:\s+\$\s163\.110,35/);
  assert.match(text, /CAE N°:\s+76470000000101/);
});

test('a scanner finds the exact URL in the picture of the page, also under the watermark', {
  skip: missing,
}, () => {
  for (const format of ['a4', 'ticket80'] as const) {
    const p = { ...sampleB(), mode: 'test' as const };
    const pdf = renderComprobante(p, { copies: [], format });
    const picture = through('pdftoppm', ['-r', '200', '-gray', '-singlefile'], pdf, 'page.pgm');
    const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 40).toString('latin1'));
    assert.ok(header);
    const [width, height] = [Number(header[1]), Number(header[2])];
    const grays = picture.subarray(header[0].length);
    const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
    for (let i = 0; i < width * height; i++) pixels.fill(grays[i] ?? 255, i * 4, i * 4 + 3);
    assert.equal(jsqr.default(pixels, width, height)?.data, p.qr_url, format);
  }
});
