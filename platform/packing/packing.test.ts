/** What was packed is read back, by whichever version wrote it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { packJson, packText } from './pack.ts';
import { unpack } from './unpack.ts';
import type { Words } from './words.ts';

const bytesOf = (packed: string): Buffer => Buffer.from(packed.slice(2), 'hex');

/** Digests of files that databases were written with: to change one would lose what they hold. */
const FOREVER: Readonly<Record<string, string>> = {
  '1-soap-request.txt': '89308ef12a8ffa45',
  '2-soap-response.txt': '54fbdc28196e8af4',
  '3-answer.txt': '8efd5ef662200167',
  '4-content.txt': '06a64b28a6d90644',
  '5-request.txt': '043deef4af92a35a',
  '6-assessment.txt': '13b116fb2a6c6169',
  '7-snapshot.txt': '0e8c228e0cb8e0b0',
};

suite('packing', () => {
  const names: readonly Words[] = [
    'soap-request',
    'soap-response',
    'answer',
    'content',
    'request',
    'assessment',
    'snapshot',
  ];

  test('documents and texts come back as they were, whatever they are packed with', () => {
    const long = 'ñ😀 "\\ \u0000'.repeat(30_000);
    for (const name of names) {
      for (const document of [null, 7, '', [], { a: [1.5, 'Ñandú', null] }, { long }])
        assert.deepEqual(unpack(bytesOf(packJson(document, name))), document, name);
      for (const text of ['', '<a/>', long]) assert.equal(unpack(bytesOf(packText(text, name))), text, name);
    }
  });

  test('what was never packed is read behind its mark, and bytes without one stay bytes', () => {
    assert.deepEqual(unpack(Buffer.from('\u0001\u0000{"a": [1]}')), { a: [1] });
    assert.equal(unpack(Buffer.from('\u0002\u0000<a/>')), '<a/>');
    for (const bytes of [[], [1], [2], [0x89, 0x50, 0x4e], [0xff, 0xd8]])
      assert.deepEqual(unpack(Buffer.from(bytes)), Uint8Array.from(bytes));
  });

  test('words that a newer program wrote with are told, and damage is never taken for a document', () => {
    assert.throws(() => unpack(Buffer.from([1, 99, 0])), /words 99.*newer/);
    const whole = bytesOf(packJson({ total: '121.00', lines: ['one', 'two'] }, 'request'));
    assert.throws(() => unpack(whole.subarray(0, -3)));
    // With others it is nonsense.
    whole[1] = 7;
    assert.throws(() => assert.deepEqual(unpack(whole), { total: '121.00', lines: ['one', 'two'] }));
  });

  test('requests of every kind become a third at most', () => {
    const folder = join(import.meta.dirname, '../../domain/golden');
    const requests = readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')).request);
    assert.ok(requests.length >= 50);
    for (const request of requests) {
      const packed = bytesOf(packJson(request, 'request'));
      assert.deepEqual(unpack(packed), request);
      assert.ok(packed.length * 3 < JSON.stringify(request).length, JSON.stringify(request));
    }
  });

  test('the words are the ones that databases were written with', () => {
    const folder = join(import.meta.dirname, 'words');
    const digests = readdirSync(folder).map((file) => {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll(/\r?\n/g, '');
      return [file, createHash('sha256').update(text).digest('hex').slice(0, 16)];
    });
    assert.deepEqual(Object.fromEntries(digests), FOREVER);
  });
});
