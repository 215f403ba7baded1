// What knows no class must hold for all of them: every CbteTipo has a good comprobante, spoiled by each plain rule.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Bench, NOON, openBench } from '../../testing/client.ts';
import { GOOD_BY_TYPE, type Good, PLAIN_RULES } from '../../testing/code-cases/good-by-type.ts';
import { CODES } from '../codes.ts';
import { CBTE_TIPOS } from '../tables/params.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

/** A new world with what the good one needs in it. */
function prepare({ arrange }: Good): void {
  const { control } = bench.simulator;
  control.reset();
  control.freezeClock(NOON);
  arrange?.(control);
}

const send = ({ type, detail, issuer }: Good, change: object = {}) =>
  bench.authorize(type, [{ ...detail, ...change }], { cuit: issuer });

test('every type of the table has a good comprobante', () => {
  assert.deepEqual(
    GOOD_BY_TYPE.map(({ type }) => type).sort((one, other) => one - other),
    CBTE_TIPOS.map(([id]) => Number(id)).sort((one, other) => one - other),
  );
});

for (const good of GOOD_BY_TYPE) {
  test(`type ${good.type} is authorised without a word`, async () => {
    prepare(good);
    const { errors, details, result, reply } = await send(good);
    assert.deepEqual([errors, details[0]?.codes, result], [[], [], 'A'], reply.text);
  });

  test(`type ${good.type} meets every plain rule but those that exempt it`, async () => {
    const wrong: string[] = [];
    prepare(good);
    for (const { code, change, exempt } of PLAIN_RULES) {
      const { details, errors, result } = await send(good, change(good.detail));
      // What was only remarked on has its number now.
      if (result === 'A') prepare(good);
      const said = details[0]?.codes ?? [];
      const expected = !exempt?.(good.type);
      const observes = CODES[code]?.where === 'observation';
      if (said.includes(code) !== expected || errors.length > 0) wrong.push(`${code}: ${errors} ${said}`);
      else if (expected && (details[0]?.result === 'A') !== observes)
        wrong.push(`${code}: ${details[0]?.result}`);
    }
    assert.deepEqual(wrong, []);
  });
}
