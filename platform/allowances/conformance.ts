/** What every store of allowances promises. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Allowance, Allowances } from './port.ts';

export interface AllowancesHarness {
  readonly allowances: Allowances;
  /** The same store as another process has it. */
  readonly elsewhere: Allowances;
  /** Lets time pass. */
  pass(ms: number): Promise<void>;
  /** Where the store's clock can be set: by so many milliseconds, back too. */
  setClock?(byMs: number): void;
}

/** Keys are new in each test, so the store made may be shared and need not be empty. */
export function allowancesConformance(name: string, make: () => Promise<AllowancesHarness>): void {
  const near = (actual: number | undefined, expected: number, tolerance = 0.5) =>
    assert.ok(Math.abs((actual ?? Number.NaN) - expected) <= tolerance, `${actual} is not about ${expected}`);
  const of = (key: string, quota: number, windowMs: number, cost = 1): Allowance => ({
    key: `${name} ${key}`,
    quota,
    windowMs,
    cost,
  });

  suite(`${name} as a store of allowances`, () => {
    test('of many at once in two processes exactly the quota is granted, and the next is not', async () => {
      const { allowances, elsewhere } = await make();
      // Nothing comes back while the test runs.
      const wanted = of('burst', 50, 3_600_000_000);
      const drawn = await Promise.all(
        Array.from({ length: 200 }, (_, index) => (index % 2 ? allowances : elsewhere).draw([wanted])),
      );
      assert.equal(drawn.filter(({ granted }) => granted).length, 50);
      const { granted, used } = await elsewhere.draw([wanted]);
      assert.equal(granted, false);
      near(used[0], 50);
    });

    test('what was used comes back evenly, and no more than there was', async () => {
      const { allowances, pass } = await make();
      const wanted = of('back', 10, 1000);
      assert.equal((await allowances.draw([{ ...wanted, cost: 10 }])).granted, true);
      assert.equal((await allowances.draw([{ ...wanted, cost: 8 }])).granted, false);
      await pass(500);
      assert.equal((await allowances.draw([{ ...wanted, cost: 4 }])).granted, true);
      assert.equal((await allowances.draw([{ ...wanted, cost: 9 }])).granted, false);
      await pass(2000);
      const { granted, used } = await allowances.draw([{ ...wanted, cost: 10 }]);
      assert.equal(granted, true);
      near(used[0], 10, 1e-6);
    });

    test('of several it takes from all or from none', async () => {
      const { allowances } = await make();
      const [key, organization] = [of('all-key', 100, 3_600_000_000), of('all-org', 3, 3_600_000_000)];
      for (let i = 0; i < 3; i++) assert.equal((await allowances.draw([key, organization])).granted, true);
      const refused = await allowances.draw([key, organization]);
      assert.equal(refused.granted, false);
      near(refused.used[0], 3, 1e-3);
      near(refused.used[1], 3, 1e-3);
      near((await allowances.draw([{ ...key, cost: 0 }])).used[0], 3, 1e-3);
    });

    test('who asks for more than the quota gets in when it is whole, and never else', async () => {
      const { allowances } = await make();
      const wanted = of('large', 5, 3_600_000_000);
      assert.equal((await allowances.draw([{ ...wanted, cost: 1000 }])).granted, true);
      assert.equal((await allowances.draw([wanted])).granted, false);
    });

    test('looking takes nothing, and is granted when all is used', async () => {
      const { allowances } = await make();
      const wanted = of('look', 1, 3_600_000_000);
      const look = { ...wanted, cost: 0 };
      assert.deepEqual(await allowances.draw([look]), { granted: true, used: [0] });
      await allowances.draw([wanted]);
      assert.equal((await allowances.draw([look])).granted, true);
      assert.deepEqual(await allowances.draw([]), { granted: true, used: [] });
    });

    test('a clock that is set back neither gives back nor keeps longer what was used', async (t) => {
      const { allowances, pass, setClock } = await make();
      if (setClock === undefined) return t.skip('its clock cannot be set');
      const wanted = of('clock', 10, 1000);
      await allowances.draw([{ ...wanted, cost: 10 }]);
      setClock(-3_600_000);
      assert.equal((await allowances.draw([wanted])).granted, false);
      await pass(500);
      assert.equal((await allowances.draw([{ ...wanted, cost: 5 }])).granted, true);
      assert.equal((await allowances.draw([wanted])).granted, false);
    });

    test('keys named like parts of JavaScript are keys like others', async () => {
      const { allowances } = await make();
      for (const key of ['__proto__', 'constructor', 'toString', 'ñ €'])
        assert.deepEqual(await allowances.draw([of(key, 2, 3_600_000_000)]), { granted: true, used: [1] });
    });
  });
}
