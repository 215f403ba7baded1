// Every code is held from both sides: a request that meets it and the nearest one that does not.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type Authorized, type Bench, NOON, openBench, type Reply } from '../../testing/client.ts';
import { CODE_CASES } from '../../testing/code-cases/all.ts';
import type { Sent } from '../../testing/code-cases/build.ts';
import { NEAR_MISSES } from '../../testing/code-cases/near-misses.ts';
import { type Asked, QUERY_CASES } from '../../testing/code-cases/requests.ts';
import { addDays, isoDay } from '../../world/time/calendar.ts';
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

async function send({ type, details, issuer, punto, count, arrange, now }: Sent): Promise<Authorized> {
  const { control } = bench.simulator;
  arrange?.(control);
  control.freezeClock(now);
  const start = control.ledger({ cuit: issuer, punto_de_venta: punto, type }).length;
  // What stands in the lane already moves the numbers of the case.
  const numbered = details.map((detail) =>
    start === 0
      ? detail
      : {
          ...detail,
          CbteDesde: (detail.CbteDesde ?? 0) + start,
          CbteHasta: (detail.CbteHasta ?? 0) + start,
        },
  );
  return bench.authorize(type, numbered, { cuit: issuer, punto, count: count ?? details.length });
}

async function ask({ operation, inside, auth, issuer, arrange }: Asked): Promise<Reply> {
  arrange?.(bench.simulator.control);
  return bench.call(operation, inside, {
    ...(auth === undefined ? {} : { auth }),
    ...(issuer === undefined ? {} : { cuit: issuer }),
  });
}

for (const [index, { code, as, spoiled, near }] of CODE_CASES.entries()) {
  const where = as ?? CODES[code]?.where;
  const verb = { request: 'refuses', lane: 'refuses', rejection: 'rejects', observation: 'observes' };
  test(`${code} ${verb[where ?? 'request']} what it should (type ${spoiled.type}, case ${index + 1})`, async () => {
    const { errors, details, result, reply } = await send(spoiled);
    const [first] = details;
    if (where === 'lane') {
      assert.deepEqual([errors.includes(code), result], [true, 'R'], reply.text);
      assert.ok(details.every((detail) => detail.result === 'R' && detail.codes.length === 0));
      return;
    }
    assert.deepEqual(errors, [], reply.text);
    assert.ok(first?.codes.includes(code), `${code} not in ${first?.codes}`);
    assert.equal(first?.result, where === 'observation' ? 'A' : 'R', reply.text);
  });
  test(`${code} lets the nearest good one pass (type ${near.type}, case ${index + 1})`, async () => {
    assert.notDeepEqual(near, spoiled);
    const { errors, details, result, reply } = await send(near);
    const found = [...errors, ...details.flatMap((detail) => detail.codes)];
    assert.ok(!found.includes(code), `${code} in ${found}`);
    assert.equal(result, 'A', reply.text);
  });
}

// One case of each code that has a first or a last day.
const DATED = [...new Map(CODE_CASES.map((one) => [one.code, one])).values()].flatMap((one) => {
  const { from, until } = CODES[one.code] ?? {};
  const outside = [...(from ? [addDays(from, -1)] : []), ...(until ? [addDays(until, 1)] : [])];
  return outside.map((day) => ({ ...one, day: isoDay(day) }));
});

for (const { code, spoiled, day } of DATED) {
  test(`${code} is not answered by the rules of ${day}`, async () => {
    bench.simulator.control.asOf(day);
    const { errors, details } = await send(spoiled);
    const found = [...errors, ...details.flatMap((detail) => detail.codes)];
    assert.ok(!found.includes(code), `${code} in ${found}`);
  });
}

test('every code whose day is known is tried outside of it', () => {
  assert.ok(DATED.length > 80, String(DATED.length));
});

for (const [index, { code, spoiled, near }] of QUERY_CASES.entries()) {
  test(`${code} refuses what it should (${spoiled.operation}, case ${index + 1})`, async () => {
    const { text } = await ask(spoiled);
    assert.deepEqual(
      [...text.matchAll(/<Err><Code>(\d+)/g)].map((found) => Number(found[1])),
      [code],
    );
  });
  test(`${code} lets the nearest good question pass (${near.operation}, case ${index + 1})`, async () => {
    assert.notDeepEqual(near, spoiled);
    const { status, text } = await ask(near);
    assert.equal(status, 200);
    assert.doesNotMatch(text, /<Errors>/);
  });
}

for (const { why, type, detail, issuer, arrange } of NEAR_MISSES) {
  test(`${why} is authorised without a word`, async () => {
    arrange?.(bench.simulator.control);
    const authorized = await bench.authorize(type, [detail], issuer === undefined ? {} : { cuit: issuer });
    assert.deepEqual(
      [authorized.errors, authorized.details[0]?.codes, authorized.result],
      [[], [], 'A'],
      authorized.reply.text,
    );
  });
}

test('every code of the table has a case', () => {
  const covered = new Set([...CODE_CASES, ...QUERY_CASES].map(({ code }) => code));
  assert.deepEqual(
    Object.keys(CODES).filter((code) => !covered.has(Number(code))),
    [],
  );
});
