import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainHalt } from './explain-halt.ts';
import type { Halt } from './lane-state.ts';

const halt = (reason: Halt['reason'], errors: Halt['errors']): Halt => ({
  reason,
  detail: 'something happened',
  errors,
});

test("a lane that ARCA suspended says what to mend at ARCA by the code's own fix, and how to resume", () => {
  const { fix, message, arca } = explainHalt(
    halt('suspended', [{ code: 10005, message: 'Punto de venta' }]),
    'wsfev1',
  );
  assert.match(fix.es, /Administración de puntos de venta.*resume\.$/);
  assert.match(message.en, /\(10005 Punto de venta\)$/);
  assert.deepEqual(arca, [{ code: 10005, message: 'Punto de venta' }]);
});

test('a code that nobody knows, or none, leaves the words of the reason', () => {
  const unknown = explainHalt(halt('suspended', [{ code: 99_999, message: '' }]), 'wsfev1');
  assert.deepEqual(unknown.fix, explainHalt(halt('suspended', []), 'wsfev1').fix);
  assert.match(unknown.fix.en, /diagnosis/);
});

test('a lane that lost its place is not told to change its invoice', () => {
  const { fix } = explainHalt(halt('unexplained', [{ code: 10016, message: '' }]), 'wsfev1');
  assert.doesNotMatch(fix.es, /issue_date/);
});

test('a lane of exports is explained by the codes of the service that exports go to', () => {
  const { fix } = explainHalt(halt('suspended', [{ code: 1510, message: '' }]), 'wsfexv1');
  assert.doesNotMatch(fix.es, /^Mirá GET/);
  assert.match(fix.es, /xporta/);
});
