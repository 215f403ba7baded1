/** What every files driver promises. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Files } from './port.ts';

/** Everything is kept below `conformance/`. */
export function filesConformance(
  name: string,
  make: () => Promise<{ files: Files; close(): Promise<void> }>,
): void {
  suite(`${name} as files`, () => {
    let files: Files;
    let close: () => Promise<void>;
    before(async () => {
      ({ files, close } = await make());
    });
    after(() => close());

    test('a file is read back byte by byte, with its content type', async () => {
      const bodies = [
        new Uint8Array(0),
        Uint8Array.from({ length: 256 }, (_, index) => index),
        new Uint8Array(3_000_000).fill(10),
      ];
      for (const [index, body] of bodies.entries()) {
        const type = index === 0 ? 'text/plain; charset=utf-8' : 'application/pdf';
        await files.put(`conformance/read/${index}.pdf`, body, type);
        assert.deepEqual(await files.get(`conformance/read/${index}.pdf`), { body, contentType: type });
      }
    });

    test('what is not there is null, and deleting it is harmless', async () => {
      assert.equal(await files.get('conformance/nothing'), null);
      await files.delete('conformance/nothing');
      await files.put('conformance/gone', new Uint8Array([1]), 'text/plain');
      await files.delete('conformance/gone');
      assert.equal(await files.get('conformance/gone'), null);
    });

    test('a key may begin with another key', async () => {
      await files.put('conformance/a', new Uint8Array([1]), 'text/plain');
      await files.put('conformance/a/b', new Uint8Array([2]), 'text/plain');
      assert.deepEqual((await files.get('conformance/a'))?.body, new Uint8Array([1]));
      assert.deepEqual((await files.get('conformance/a/b'))?.body, new Uint8Array([2]));
    });

    test('whoever reads while others write sees one whole version', async () => {
      const key = 'conformance/busy';
      const version = (value: number) => new Uint8Array(100_000).fill(value);
      await files.put(key, version(0), 'type/0');
      const writes = Array.from({ length: 20 }, (_, index) =>
        files.put(key, version(index + 1), `type/${index + 1}`),
      );
      const reads = Array.from({ length: 40 }, () => files.get(key));
      for (const file of await Promise.all(reads)) {
        const value = file?.body[0] ?? -1;
        assert.deepEqual(file, { body: version(value), contentType: `type/${value}` });
      }
      await Promise.all(writes);
    });

    test('a content type is one line, and what has another is not kept', async () => {
      for (const type of ['text/plain\r\nX: injected', 'texto/ñandú', 'a\0b'])
        await assert.rejects(files.put('conformance/injected', new Uint8Array([1]), type), TypeError);
      assert.equal(await files.get('conformance/injected'), null);
    });

    test('a link, where there are any, is read by whoever has it, and of what is not there nothing is', async () => {
      await files.put('conformance/linked.pdf', new Uint8Array([1, 2, 3]), 'application/pdf');
      const url = await files.link('conformance/linked.pdf', 60_000);
      if (url === null) return;
      const answer = await fetch(url);
      assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), new Uint8Array([1, 2, 3]));
      assert.equal(answer.headers.get('content-type'), 'application/pdf');
      const nothing = await fetch((await files.link('conformance/nowhere', 60_000)) ?? '');
      assert.equal(nothing.status, 404);
      await nothing.body?.cancel();
    });

    for (const key of [
      '../secret',
      'conformance/../../secret',
      '/etc/passwd',
      'a//b',
      '',
      '.',
      'a/.hidden',
      'a\\..\\b',
      'a\0b',
      'C:/x',
      'nul.pdf',
      'ñandú',
      'a/',
      'x'.repeat(200),
      'a b',
      'a.',
      'a/'.repeat(20),
    ]) {
      test(`the key ${JSON.stringify(key.slice(0, 30))} is refused by every operation`, async () => {
        const refused = { name: 'FileKeyError' };
        await assert.rejects(async () => files.put(key, new Uint8Array([1]), 'text/plain'), refused);
        await assert.rejects(async () => files.get(key), refused);
        await assert.rejects(async () => files.delete(key), refused);
        await assert.rejects(async () => files.link(key, 60_000), refused);
      });
    }
  });
}
