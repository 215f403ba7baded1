/** Whatever ARCA does with an answer, each invoice ends with the CAE that the ledger has for it, once. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createWorld, ISSUER, type World } from '../world.ts';

const LINE = { description: 'Resma A4', quantity: '1', unit_price: '1000', iva: '21' };

let world: World;

before(async () => {
  // A refused ticket may be replaced at once: how long ARCA really makes one wait is the tickets' own test.
  world = await createWorld({ simulator: { replayWindow: 0 } });
});
after(() => world.close());
beforeEach(() => world.simulator.control.clearFaults());

/** One entry in the ledger for each invoice, with its CAE; nothing else; no gap. */
async function agreesWithLedger(ids: readonly string[], type = 6): Promise<void> {
  const ledger = world.simulator.control.ledger({ cuit: ISSUER, punto_de_venta: 1, type });
  const byNumber = new Map(ledger.map((entry) => [entry.from, entry]));
  assert.equal(byNumber.size, ledger.length, 'no number twice');
  assert.deepEqual(
    [...byNumber.keys()].sort((a, b) => a - b),
    ledger.map((_, index) => index + 1),
    'no gap',
  );
  const caes = new Set<string>();
  for (const id of ids) {
    const { body } = await world.call('GET', `/v1/invoices/${id}`);
    assert.equal(body.status, 'authorized', `${id} is ${body.status}`);
    assert.equal(byNumber.get(body.number)?.cae, body.cae, `${id} has the ledger's CAE`);
    assert.ok(!caes.has(body.cae), 'no CAE for two invoices');
    caes.add(body.cae);
  }
}

async function issue(body: object = { lines: [LINE] }, wait = 20): Promise<{ id: string; status: string }> {
  const answer = await world.call('POST', '/v1/invoices', body, { prefer: `wait=${wait}` });
  assert.ok([201, 202].includes(answer.status), JSON.stringify(answer.body));
  return answer.body;
}

const issued: string[] = [];
const lastLedgerNumber = () =>
  world.simulator.control.ledger({ cuit: ISSUER, punto_de_venta: 1, type: 6 }).length;

describe('answers that get lost', () => {
  it('adopts the CAE of an invoice whose answer was lost after it was authorised', async () => {
    const before = lastLedgerNumber();
    world.simulator.control.addFault({ kind: 'drop-after', operation: 'FECAESolicitar' });
    const { id, status } = await issue();
    assert.equal(status, 'authorized');
    assert.equal(lastLedgerNumber(), before + 1);
    issued.push(id);
    await agreesWithLedger(issued);
  });

  it('sends the same number again when the request never arrived', async () => {
    const before = lastLedgerNumber();
    world.simulator.control.addFault({ kind: 'drop-before', operation: 'FECAESolicitar' });
    issued.push((await issue()).id);
    assert.equal(lastLedgerNumber(), before + 1);
    await agreesWithLedger(issued);
  });

  for (const kind of ['http-500-html', 'balancer-text', 'garbage', 'truncated-xml', 'arca-error'] as const) {
    it(`is not fooled by ${kind}`, async () => {
      const before = lastLedgerNumber();
      world.simulator.control.addFault({ kind, operation: 'FECAESolicitar' });
      issued.push((await issue()).id);
      assert.equal(lastLedgerNumber(), before + 1);
      await agreesWithLedger(issued);
    });
  }

  it('gives two identical sales one entry and one CAE each, both answers lost', async () => {
    const before = lastLedgerNumber();
    world.simulator.control.addFault({ kind: 'drop-after', operation: 'FECAESolicitar', times: 2 });
    const twins = await Promise.all([issue(), issue(), issue()]);
    assert.equal(lastLedgerNumber(), before + 3);
    issued.push(...twins.map((twin) => twin.id));
    await agreesWithLedger(issued);
  });

  it('survives a first try that is executed late, after the second was made', async () => {
    const before = lastLedgerNumber();
    world.simulator.control.addFault({ kind: 'late-commit', operation: 'FECAESolicitar', after_calls: 1 });
    const late = await Promise.all([issue(), issue()]);
    world.simulator.control.releaseLate();
    assert.equal(lastLedgerNumber(), before + 2);
    issued.push(...late.map((invoice) => invoice.id));
    await agreesWithLedger(issued);
  });

  it('renews a ticket that ARCA refuses, once, and goes on', async () => {
    world.simulator.control.addFault({ kind: 'token-refused', operation: 'FECAESolicitar' });
    issued.push((await issue()).id);
    await agreesWithLedger(issued);
  });

  it('notices that another system uses the punto de venta, says so, and goes on after it', async () => {
    world.simulator.control.authorizeElsewhere({ cuit: ISSUER, punto_de_venta: 1, type: 6 });
    const { id } = await issue({ lines: [LINE], external_id: 'after-stranger' });
    const { body } = await world.call('GET', `/v1/invoices/${id}`);
    assert.equal(body.number, lastLedgerNumber());
    const events = await world.database
      .schema<{ outbox: { type: string; data: { number: number } } }>('platform')
      .selectFrom('outbox')
      .selectAll()
      .where('type', '=', 'punto_de_venta.conflict')
      .execute();
    assert.deepEqual(
      events.map((event) => event.data.number),
      [body.number - 1],
    );
  });
});

describe('many at once', () => {
  it('issues 50 at once on one punto de venta, all authorised, in few requests', async () => {
    const before = lastLedgerNumber();
    const many = await Promise.all(Array.from({ length: 50 }, () => issue()));
    assert.equal(many.filter((invoice) => invoice.status === 'authorized').length, 50);
    assert.equal(lastLedgerNumber(), before + 50);
  });

  it('makes one invoice of 50 equal requests with one Idempotency-Key, and 50 equal answers', async () => {
    const before = lastLedgerNumber();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        world.call(
          'POST',
          '/v1/invoices',
          { lines: [LINE] },
          // However busy the machine is: how soon it is has its own tests.
          { 'idempotency-key': 'one-and-only', prefer: 'wait=60' },
        ),
      ),
    );
    assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [201]);
    assert.equal(new Set(answers.map((answer) => answer.raw.toString())).size, 1, 'byte-equal');
    assert.equal(lastLedgerNumber(), before + 1);
    const again = await world.call(
      'POST',
      '/v1/invoices',
      { lines: [LINE] },
      { 'idempotency-key': 'one-and-only' },
    );
    assert.equal(again.raw.toString(), answers[0]?.raw.toString());
    const other = await world.call(
      'POST',
      '/v1/invoices',
      { lines: [{ ...LINE, unit_price: '2' }] },
      { 'idempotency-key': 'one-and-only' },
    );
    assert.equal(other.status, 409);
    assert.equal(other.body.code, 'idempotency.conflict');
    assert.equal(other.body.invoice, again.body.id);
  });
});
