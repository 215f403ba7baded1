/** Whose the comprobantes of a try are by now: twins are alike, and nobody else is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Pin } from './lane-state.ts';
import { labelled } from './relabel.ts';
import {
  after,
  consultedAfter,
  last,
  pin,
  quietLane,
  refusedTry,
  short,
  tried,
} from './testing/lane-bench.ts';

/** A whole try as it was written down; `got`: under which number each invoice has its CAE. */
const written = (pins: readonly Pin[], got: Readonly<Record<string, number>>) =>
  refusedTry('s1', pins).map((send) => ({
    ...send,
    authorized_number: got[send.invoice] ?? null,
    matters: true,
  }));
const names = (pins: readonly Pin[], got: Readonly<Record<string, number>>) =>
  labelled(written(pins, got)).map(
    (send) => `${send.number} ${send.invoice}${send.invoice_authorized ? ' has its CAE' : ''}`,
  );

describe('the names of what was tried', () => {
  it('stay as they are while nobody has a CAE', () => {
    assert.deepEqual(names([pin(1, 'a', 7), pin(2, 'b', 7)], {}), ['1 a', '2 b']);
  });

  it('change among twins: whose number was taken is owed the place of who took it', () => {
    assert.deepEqual(names([pin(1, 'a', 7), pin(2, 'b', 7)], { b: 1 }), ['1 a', '2 a']);
    assert.deepEqual(names([pin(1, 'a', 7), pin(2, 'b', 7), pin(3, 'c', 7)], { b: 1, c: 2 }), [
      '1 a',
      '2 a',
      '3 a',
    ]);
  });

  it('stay where the number was another sale’s: there its CAE came by another try', () => {
    const pins = [pin(1, 'a', 7), pin(2, 'b', 8)];
    assert.deepEqual(names(pins, { b: 1 }), ['1 a', '2 b has its CAE']);
  });

  it('so give a second copy to the twin that was refused, not to whoever lost its number', () => {
    // Of `s1`, b was sent again under the number of a, which was refused; so was its twin `c`, under the number of b.
    const first = labelled(written([pin(1, 'a', 7), pin(2, 'b', 8)], { b: 1 }));
    const twin = pin(2, 'c', 8);
    const evidence = [...first, ...refusedTry('s2', [twin])];
    const lane = tried(quietLane(1), 's3', [pin(2, 'd', 9)]);
    const { facts } = after({ ...lane, certain: false }, [last(2), consultedAfter(evidence, twin)]);
    assert.deepEqual(
      short(facts).filter((fact) => fact.startsWith('authorized')),
      ['authorized c 2'],
    );
  });
});
