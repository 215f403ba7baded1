// Every code is held from both sides: a request that meets it and the nearest one that does not.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type Bench, ISSUER, NOON, openBench } from '../../testing/client.ts';
import { CODE_CASES, NEAR_MISSES } from '../../testing/code-cases.ts';
import { CODES } from '../codes.ts';

let bench: Bench;
before(async () => {
  // Long enough for the cases that live on another day.
  bench = await openBench({ ticketLife: 60 * 86_400_000 });
});
beforeEach(() => {
  bench.simulator.control.reset();
  bench.simulator.control.freezeClock(NOON);
});
after(() => bench.close());

for (const { code, type, detail, issuer = ISSUER, punto = 1, arrange, on } of CODE_CASES) {
  const where = CODES[code]?.where;
  const observes = where === 'observation';
  test(`${code} ${observes ? 'observes' : 'refuses'} what it should`, async () => {
    arrange?.(bench.simulator.control);
    if (on) bench.simulator.control.freezeClock(new Date(on));
    const { control } = bench.simulator;
    const start = control.ledger({ cuit: issuer, punto_de_venta: punto, type }).length + 1;
    // Numbers that a case does not speak of go on from the lane's last.
    const numbered = start === 1 ? detail : { ...detail, CbteDesde: start, CbteHasta: start };
    const authorized = await bench.authorize(type, [numbered], { cuit: issuer, punto });
    if (code === 10008) {
      // A number below one can never be the next one, so the lane refuses it first.
      assert.deepEqual(authorized.errors, [10016]);
      return;
    }
    assert.deepEqual(authorized.errors, [], authorized.reply.text);
    assert.ok(authorized.details[0]?.codes.includes(code), `${code} not in ${authorized.details[0]?.codes}`);
    assert.equal(authorized.details[0]?.result, observes ? 'A' : 'R');
  });
}

// Some codes come from the world alone: the same request is their trigger.
const SPOILED = CODE_CASES.filter(({ detail, good }) => JSON.stringify(detail) !== JSON.stringify(good));

for (const { code, type, good, issuer = ISSUER, punto = 1, arrange } of SPOILED) {
  test(`${code} stays away from the comprobante it was spoiled from`, async () => {
    arrange?.(bench.simulator.control);
    const authorized = await bench.authorize(type, [good], { cuit: issuer, punto });
    const found = authorized.details.flatMap((detail) => detail.codes);
    assert.ok(!found.includes(code), `${code} in ${found}`);
  });
}

for (const { why, type, detail, issuer = ISSUER, arrange } of NEAR_MISSES) {
  test(`${why} is authorised without a word`, async () => {
    arrange?.(bench.simulator.control);
    const authorized = await bench.authorize(type, [detail], { cuit: issuer });
    assert.deepEqual(
      [authorized.errors, authorized.details[0]?.codes, authorized.result],
      [[], [], 'A'],
      authorized.reply.text,
    );
  });
}

test('every code of the table that a detail can meet has a case', () => {
  const covered = new Set(CODE_CASES.map(({ code }) => code));
  const missing = Object.entries(CODES)
    .filter(
      ([code, { where }]) => (where === 'rejection' || where === 'observation') && !covered.has(Number(code)),
    )
    .map(([code]) => code);
  assert.deepEqual(missing, []);
});
