/** What happens at once: cancelling against sending, notes against each other, one tenant's backlog against another's single invoice. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { ISSUER } from '../world.ts';
import { type Stage, setStage } from './stage.ts';

const body = (price: number) => ({ lines: [{ description: 'x', unit_price: String(price), iva: '21' }] });

let stage: Stage;
before(async () => {
  stage = await setStage();
});
after(() => stage.world.close());
beforeEach(() => {
  stage.during(null);
  stage.world.simulator.control.clearFaults();
});

it('an invoice is cancelled or sent, never both, when the two race', async () => {
  for (let round = 0; round < 3; round += 1) {
    let answers: number[] = [];
    let cancelling: Promise<void> = Promise.resolve();
    const ids = await stage.batch(
      Array.from({ length: 20 }, (_, index) => body(10 + index)),
      (accepted) => {
        const cancel = async (id: string) =>
          (await stage.world.call('POST', `/v1/invoices/${id}/cancel`)).status;
        cancelling = Promise.all(accepted.map(cancel)).then((statuses) => {
          answers = statuses;
        });
      },
    );
    await cancelling;
    for (const [index, id] of ids.entries()) {
      const isCancelled = answers[index] === 200;
      if (!isCancelled) assert.equal(answers[index], 409);
      await stage.until(async () => ['authorized', 'cancelled'].includes((await stage.read(id)).status));
      assert.equal((await stage.read(id)).status, isCancelled ? 'cancelled' : 'authorized');
    }
  }
  await stage.judge(6);
});

it('20 partial credit notes at once never take more than the original had', async () => {
  const original = await stage.accept(body(1000));
  await stage.authorized([original]);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      stage.world.call('POST', `/v1/invoices/${original}/credit-notes`, body(150), { prefer: 'wait=0' }),
    ),
  );
  const accepted = answers.filter(({ status }) => status === 201 || status === 202);
  const refused = answers.filter(({ status }) => status === 409);
  const { totals } = (await stage.world.call('GET', `/v1/invoices/${original}`)).body;
  const note = Number(accepted[0]?.body.totals.total);
  assert.equal(accepted.length, Math.floor(Number(totals.total) / note));
  assert.equal(accepted.length + refused.length, 20);
  assert.deepEqual([...new Set(refused.map((answer) => answer.body.code))], ['invoice.nothing_left']);
  await stage.authorized(accepted.map((answer) => answer.body.id));
  await stage.judge(8);
});

it('a lost login is survived: the ticket is asked for again and everything goes on', async () => {
  stage.world.simulator.control.addFault({ kind: 'token-refused', operation: 'FECAESolicitar' });
  stage.world.simulator.control.addFault({ kind: 'drop-after', service: 'wsaa' });
  const ids = await stage.batch([body(1), body(2), body(2)]);
  await stage.authorized(ids);
  await stage.judge(6);
});

it('a tenant with 2,000 invoices delays the single ones of nine others by one round trip at most', async () => {
  const cuits = [
    '30000000139',
    '30000000120',
    '30000000112',
    '30000000104',
    '30000000090',
    '30000000082',
    '30000000074',
    '30000000066',
    '30000000058',
  ];
  const keys = new Map<string, string>();
  for (const [index, cuit] of cuits.entries()) {
    keys.set(cuit, await stage.world.newKey({ organization: `org_other_${index}` }));
    await stage.world.register(cuit, `org_other_${index}`);
  }
  /** Calls of the large tenant begun before each call, in order. */
  const seen: { cuit: string; calls: number }[] = [];
  let calls = 0;
  stage.during(({ operation, cuit = '' }) => {
    if (operation !== 'FECAESolicitar') return undefined;
    seen.push({ cuit, calls });
    if (cuit === ISSUER) calls += 1;
    return undefined;
  });
  const acceptances = Array.from({ length: 2000 }, (_, index) => stage.accept(body(1 + (index % 7))));
  // The backlog is there, and being worked on.
  await stage.until(() => calls > 0);
  const many = await Promise.all(acceptances);
  const accepted = new Map<string, number>();
  const singles = await Promise.all(
    [...keys].map(async ([cuit, key]) => {
      const headers = { authorization: `Bearer ${key}`, prefer: 'wait=60' };
      accepted.set(cuit, calls);
      const answer = await stage.world.call('POST', '/v1/invoices', body(5), headers);
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      return answer.body.id;
    }),
  );
  assert.equal(singles.length, 9);
  for (const cuit of cuits) {
    const own = seen.find((call) => call.cuit === cuit);
    assert.ok(own, `${cuit} was sent`);
    // One that was on its way when it was accepted, and at most one more.
    assert.ok(
      own.calls - (accepted.get(cuit) ?? 0) <= 1,
      `${cuit} waited for ${own.calls - (accepted.get(cuit) ?? 0)}`,
    );
  }
  await stage.authorized(many);
  await stage.judge(6);
});
