// Every code of a report is held from both sides: a comprobante that meets it and the nearest one that does not.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { askCaea, report } from '../../../testing/caea/report.ts';
import type { ReportCase } from '../../../testing/caea/report-build.ts';
import { REPORT_CASES } from '../../../testing/caea/report-cases.ts';
import { TAKEN } from '../../../testing/caea/report-taken.ts';
import { type Authorized, type Bench, ISSUER, NOON, openBench } from '../../../testing/client.ts';
import { CAEA_CODES } from '../codes.ts';

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

type Told = Omit<ReportCase, 'code' | 'good'>;

/** Asks for the CAEA, sets the world up, and reports the next number of the lane unless the case names one. */
async function tell(one: Told): Promise<Authorized> {
  const {
    type,
    detail,
    issuer = ISSUER,
    punto = 1,
    arrange,
    on,
    askOn,
    caeaOf = issuer,
    idle,
    fortnight,
  } = one;
  const { control } = bench.simulator;
  if (askOn) control.freezeClock(new Date(askOn));
  const caea = await askCaea(bench, { cuit: caeaOf, ...fortnight });
  control.freezeClock(on ? new Date(on) : NOON);
  if (idle)
    await bench.call('FECAEASinMovimientoInformar', `<PtoVta>${punto}</PtoVta><CAEA>${caea}</CAEA>`, {
      cuit: issuer,
    });
  arrange?.(control);
  const start = (control.ledger({ cuit: issuer, punto_de_venta: punto, type }).at(-1)?.to ?? 0) + 1;
  const untold = start > 1 && detail.CbteDesde === 1;
  const numbered = untold ? { ...detail, CbteDesde: start, CbteHasta: start } : detail;
  return report(bench, type, [{ CAEA: caea, ...numbered }], { cuit: issuer, punto });
}

for (const [index, one] of REPORT_CASES.entries()) {
  const { code } = one;
  const where = one.observes ? 'observation' : CAEA_CODES[code]?.where;
  const verb = where === 'observation' ? 'observes' : 'refuses';
  test(`${code} ${verb} what it should (case ${index + 1})`, async () => {
    const told = await tell(one);
    if (where === 'lane') assert.deepEqual([told.errors, told.details[0]?.codes], [[code], []]);
    else {
      assert.deepEqual(told.errors, [], told.reply.text);
      assert.ok(told.details[0]?.codes.includes(code), `${code} not in ${told.details[0]?.codes}`);
    }
    assert.equal(told.details[0]?.result, where === 'observation' ? 'A' : 'R');
  });
}

/** The same report without its flaw: in the comprobante, in the world, or in who reports it. */
function nearest({ near, good, arrange, idle, caeaOf, punto, issuer, ...rest }: ReportCase): Told {
  const world = {
    ...(arrange ? { arrange } : {}),
    ...(punto === undefined ? {} : { punto }),
    ...(issuer === undefined ? {} : { issuer }),
  };
  if (near) return { ...rest, ...world, detail: good, ...near };
  if (JSON.stringify(rest.detail) !== JSON.stringify(good)) return { ...rest, ...world, detail: good };
  // A stranger's case is told of the usual issuer, any other of the world as it was.
  const strange = !(arrange || idle || caeaOf || punto);
  return { ...rest, ...(strange || issuer === undefined ? {} : { issuer }) };
}

for (const [index, one] of REPORT_CASES.entries()) {
  const { code } = one;
  test(`${code} stays away from the nearest report without its flaw (case ${index + 1})`, async () => {
    const told = await tell(nearest(one));
    const found = [...told.errors, ...told.details.flatMap((detail) => detail.codes)];
    assert.ok(!found.includes(code), `${code} in ${found}`);
    assert.equal(told.result, 'A', told.reply.text);
  });
}

for (const one of TAKEN) {
  test(`a comprobante of type ${one.type} is taken without a word`, async () => {
    const told = await tell(one);
    assert.deepEqual([told.errors, told.details[0]?.codes, told.result], [[], [], 'A'], told.reply.text);
  });
}
