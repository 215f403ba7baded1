// A memory may answer faster, never otherwise, and it has an end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remember } from './remember.ts';

test('the same text is worked out once, until so many others came after it', () => {
  const asked: string[] = [];
  const read = remember(2, (text) => {
    asked.push(text);
    return text.toUpperCase();
  });
  assert.deepEqual(['a', 'a', 'b', 'a', 'c', 'a'].map(read), ['A', 'A', 'B', 'A', 'C', 'A']);
  assert.deepEqual(asked, ['a', 'b', 'c', 'a']);
});

test('a text of any length is answered, and a long one is not kept', () => {
  let count = 0;
  const read = remember(10, ({ length }) => {
    count += 1;
    return length;
  });
  const long = 'x'.repeat(10_000);
  assert.deepEqual([read(long), read(long)], [10_000, 10_000]);
  assert.equal(count, 2);
});
