/** What happens at once: cancelling against sending, notes against each other, one tenant's backlog against another's single invoice. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { ISSUER } from '../world.ts';
import { type Stage, setStage, shiftingClock } from './stage.ts';

const body = (price: number) => ({ lines: [{ description: 'x', unit_price: String(price), iva: '21' }] });

const clock = shiftingClock();
let stage: Stage;
before(async () => {
  stage = await setStage({}, clock);
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

it('a lost ticket is waited out, and then everything goes on', async () => {
  const { control } = stage.world.simulator;
  control.addFault({ kind: 'token-refused', operation: 'FECAESolicitar' });
  control.addFault({ kind: 'drop-after', service: 'wsaa' });
  const ids = await Promise.all([body(1), body(2), body(2)].map((one) => stage.accept(one)));
  const tickets = stage.world.database.schema<{ tickets: { waiting_until: number | null } }>('arca');
  await stage.until(async () => {
    const rows = await tickets.selectFrom('tickets').select('waiting_until').execute();
    return rows.some((row) => (row.waiting_until ?? 0) > clock.now());
  });
  for (const id of ids) assert.ok(['submitted', 'verifying'].includes((await stage.read(id)).status));
  clock.shift(61_000);
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
  const issue = (cuit: string) =>
    stage.world.call('POST', '/v1/invoices', body(5), {
      authorization: `Bearer ${keys.get(cuit)}`,
      prefer: 'wait=60',
    });
  for (const [index, cuit] of cuits.entries()) {
    keys.set(cuit, await stage.world.newKey({ organization: `org_other_${index}` }));
    await stage.world.register(cuit, `org_other_${index}`);
    // A first invoice pays for certificate and ticket.
    assert.equal((await issue(cuit)).status, 201);
  }
  /** For each tenant's call, how many of the large tenant's had begun before it. */
  const before = new Map<string, number>();
  let calls = 0;
  let release = (): void => {};
  const accepted = new Promise<void>((resolve) => {
    release = resolve;
  });
  stage.during(({ operation, cuit = '' }) => {
    if (operation !== 'FECAESolicitar') return undefined;
    before.set(cuit, calls);
    if (cuit === ISSUER) calls += 1;
    if (cuit !== ISSUER) return undefined;
    // Its second round trip lasts until all the others have had theirs: whoever waits for a third waits for ever.
    return calls === 1 ? () => accepted : () => stage.until(() => cuits.every((one) => before.has(one)));
  });
  const backlog = Array.from({ length: 2000 }, (_, index) => stage.accept(body(1 + (index % 7))));
  const many = await Promise.all(backlog);
  // ARCA is busy with the first of the backlog, and the rest waits.
  await stage.until(() => calls === 1);
  release();
  const singles = await Promise.all(cuits.map(issue));
  const left = await stage.world.database
    .schema<{ invoices: { status: string } }>('core')
    .selectFrom('invoices')
    .select('status')
    .where('status', '=', 'submitted')
    .execute();
  assert.deepEqual([...new Set(singles.map((answer) => answer.status))], [201]);
  assert.ok(left.length > 0, 'they overtook the backlog');
  for (const cuit of cuits) {
    const waited = (before.get(cuit) ?? Number.NaN) - 1;
    assert.ok(waited <= 1, `${cuit} waited for ${waited} round trips of the large tenant`);
  }
  const waiting = stage.world.database
    .schema<{ invoices: { id: string; status: string } }>('core')
    .selectFrom('invoices')
    .select('id')
    .where('status', 'in', ['submitted', 'verifying'])
    .limit(1);
  await stage.until(async () => (await waiting.execute()).length === 0);
  assert.equal(new Set(many).size, 2000);
  await stage.judge(6);
});
