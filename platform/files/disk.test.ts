import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesConformance } from './conformance.ts';
import { diskFiles } from './disk.ts';

filesConformance('A folder', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'files-'));
  return { files: diskFiles(directory), close: () => rm(directory, { recursive: true }) };
});

test('a write that fails leaves the old file whole and nothing half-written beside it', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'files-'));
  const files = diskFiles(directory);
  await files.put('a', new Uint8Array([1]), 'text/plain');
  await assert.rejects(files.put('a', new Uint8Array([2]), 'text/plain\r\nX: injected'), TypeError);
  await assert.rejects(files.put('a.file/b', new Uint8Array([2]), 'text/plain'));
  assert.deepEqual(await files.get('a'), { body: new Uint8Array([1]), contentType: 'text/plain' });
  assert.deepEqual(await readdir(directory), ['a.file']);
  await rm(directory, { recursive: true });
});
