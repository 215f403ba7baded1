/** Faults come all at once: no rule hides another. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FAULT_CODES, type FaultCode } from '../faults/catalogue.ts';
import type { Specimen } from '../specimens/documents.ts';
import { SPOILINGS, type Spoiling } from '../specimens/spoilings.ts';
import { WARNINGS } from '../specimens/warned.ts';
import { assess } from './assess.ts';

function faultsOf({ request, context }: Specimen): readonly string[] {
  return assess(request, context).faults.map(({ code, path }) => `${code} at ${path}`);
}

const named = ({ code, path }: Spoiling) => `${code} at ${path}`;

test('the documents that the others spoil have no fault', () => {
  for (const specimen of new Set(SPOILINGS.map(({ of }) => of))) assert.deepEqual(faultsOf(specimen), []);
});

describe('each way to spoil a document brings its fault', () => {
  for (const spoiling of SPOILINGS) {
    test(named(spoiling), () => {
      const faults = faultsOf(spoiling.spoil(spoiling.of));
      assert.ok(faults.includes(named(spoiling)), faults.join(', '));
      assert.equal(new Set(faults).size, faults.length, 'no fault is told twice');
    });
  }
});

function areIndependent(a: Spoiling, b: Spoiling): boolean {
  const clash = (touched: readonly string[], other: Spoiling) =>
    touched.some((part) => other.touches.includes(part) || other.needs.includes(part));
  return a.of === b.of && !clash(a.touches, b) && !clash(b.touches, a);
}

const pairs = SPOILINGS.flatMap((a, index) =>
  SPOILINGS.slice(index + 1)
    .filter((b) => areIndependent(a, b))
    .map((b) => [a, b] as const),
);

test(`any two independent faults are told together (${pairs.length} pairs)`, () => {
  assert.ok(pairs.length > 800);
  for (const [a, b] of pairs) {
    const faults = faultsOf(b.spoil(a.spoil(a.of)));
    assert.ok(
      faults.includes(named(a)) && faults.includes(named(b)),
      `${named(a)} with ${named(b)}: ${faults}`,
    );
  }
});

test('every published code of an invoice is raised by some document', () => {
  const raised = new Set<FaultCode>([...SPOILINGS, ...WARNINGS].map(({ code }) => code));
  assert.deepEqual(
    // Those of comprobantes that somebody else issued are held in domain/received.
    FAULT_CODES.filter((code) => !raised.has(code) && !code.startsWith('received.')),
    [],
  );
});

describe('each thing worth knowing is warned of and stops nothing', () => {
  for (const { code, path, specimen } of WARNINGS) {
    test(`${code} at ${path}`, () => {
      const { faults, warnings } = assess(specimen.request, specimen.context);
      assert.deepEqual(faults, []);
      assert.ok(
        warnings.some((warning) => warning.code === code && warning.path === path),
        JSON.stringify(warnings),
      );
    });
  }
});

test('a clean document brings no warning', () => {
  for (const specimen of new Set(SPOILINGS.map(({ of }) => of))) {
    assert.deepEqual(assess(specimen.request, specimen.context).warnings, []);
  }
});
