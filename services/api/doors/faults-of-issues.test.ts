/** What a schema finds wrong is told so that a person knows what to write instead. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { faultsOfIssues } from './faults-of-issues.ts';

const SCHEMA = z.object({
  list: z.array(z.string()).min(1).max(2),
  text: z.string().min(1).max(3),
  count: z.int().min(1).max(9),
  yes: z.boolean(),
  part: z.object({}),
});

/** `path: Spanish | English`, of a document in which the rest is right. */
function told(change: Record<string, unknown>): readonly string[] {
  const right = { list: ['a'], text: 'a', count: 1, yes: true, part: {} };
  const { error } = SCHEMA.safeParse({ ...right, ...change }, { reportInput: true });
  return faultsOfIssues(error?.issues ?? []).map(
    ({ path, message }) => `${path}: ${message.es} | ${message.en}`,
  );
}

test('a list is short of items, a text is empty or long, and a number is small or large', () => {
  assert.deepEqual(told({ list: [], text: '', count: 0 }), [
    'list: Faltan elementos: al menos 1. | Items are missing: at least 1.',
    'text: Está vacío. | It is empty.',
    'count: Es demasiado chico: el mínimo es 1. | It is too small: the minimum is 1.',
  ]);
  assert.deepEqual(told({ list: ['a', 'b', 'c'], text: 'abcd', count: 10 }), [
    'list: Tiene demasiados elementos: hasta 2. | It has too many items: at most 2.',
    'text: Es demasiado largo: hasta 3 caracteres. | It is too long: at most 3 characters.',
    'count: Es demasiado grande: el máximo es 9. | It is too large: the maximum is 9.',
  ]);
});

test('a value of another type is told which one goes there', () => {
  const wrong = told({ list: 'x', text: 7, count: 'x', yes: 'x', part: [] }).join('\n');
  for (const type of ['va una lista', 'va un texto', 'va un número', 'va true o false', 'va un objeto'])
    assert.ok(wrong.includes(type), wrong);
  assert.match(told({ count: 1.5 })[0] ?? '', /va un número entero\. \|.*a whole number goes there\.$/);
});
