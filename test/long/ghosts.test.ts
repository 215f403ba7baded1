/** Tries that are executed late, after others were made in their place: each invoice still ends with one CAE. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Stage, setStage, shiftingClock } from '../issuing/stage.ts';
import { ISSUER } from '../world.ts';

/** Class A, so that the padrón's word on the recipient decides. */
const DOUBTFUL = '30000000139';
const line = (price: number) => ({ description: 'x', unit_price: String(price), iva: '21' });
const toDoubtful = { recipient: { cuit: DOUBTFUL }, lines: [line(100)] };
const other = (price: number) => ({ recipient: { cuit: '30000000120' }, lines: [line(price)] });

const clock = shiftingClock();
let stage: Stage;

before(async () => {
  stage = await setStage({}, clock);
  // Whoever else is named is a registered company, like the doubtful one.
  for (const cuit of [DOUBTFUL, '30000000120'])
    stage.world.simulator.control.putPerson({ cuit, active: true, iva_condition: 'responsable_inscripto' });
});
after(() => stage.world.close());
beforeEach(() => {
  stage.during(null);
  stage.world.simulator.control.clearFaults();
});

const setActive = (active: boolean) => stage.world.simulator.control.putPerson({ cuit: DOUBTFUL, active });

/** ARCA refuses the recipient at the nth authorisation only. */
function refuseAt(nth: number): () => number {
  let count = 0;
  stage.during(({ operation }) => {
    if (operation !== 'FECAESolicitar') return undefined;
    count += 1;
    if (count !== nth) return undefined;
    setActive(false);
    return () => void setActive(true);
  });
  return () => count;
}

const isHeld = async (id: string): Promise<boolean> => {
  const row = await stage.world.database
    .schema<{ invoices: { id: string; held_rejection: unknown } }>('core')
    .selectFrom('invoices')
    .select('held_rejection')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.held_rejection != null;
};

describe('a rejection after a try whose outcome is unknown', () => {
  it('is held, and gives way to the CAE when the first try is executed after all', async () => {
    refuseAt(2);
    stage.world.simulator.control.addFault({ kind: 'late-commit', operation: 'FECAESolicitar' });
    const id = await stage.accept(toDoubtful);
    await stage.until(() => isHeld(id));
    assert.equal((await stage.read(id)).status, 'verifying', 'nobody is told that it was rejected');
    assert.equal(stage.world.simulator.control.releaseLate(), 1);
    const next = await stage.accept(other(50));
    await stage.authorized([id, next]);
    assert.equal((await stage.events(id)).includes('invoice.rejected'), false);
    assert.equal((await stage.read(next)).number, (await stage.read(id)).number + 1);
    await stage.judge(1);
  });

  it('is published once another takes the number that the first try needs', async () => {
    refuseAt(2);
    stage.world.simulator.control.addFault({ kind: 'late-commit', operation: 'FECAESolicitar' });
    const id = await stage.accept(toDoubtful);
    await stage.until(() => isHeld(id));
    const next = await stage.accept(other(51));
    await stage.authorized([next]);
    await stage.until(async () => (await stage.read(id)).status === 'rejected');
    stage.world.simulator.control.releaseLate();
    await stage.judge(1);
  });

  it('is published after ten minutes, in which the first try could still have been executed', async () => {
    refuseAt(2);
    stage.world.simulator.control.addFault({ kind: 'late-commit', operation: 'FECAESolicitar' });
    const id = await stage.accept(toDoubtful);
    await stage.until(() => isHeld(id));
    clock.shift(9 * 60_000);
    assert.equal((await stage.read(id)).status, 'verifying');
    clock.shift(61_000);
    await stage.until(async () => (await stage.read(id)).status === 'rejected');
    assert.equal((await stage.events(id)).filter((type) => type === 'invoice.rejected').length, 1);
    await stage.judge(1);
    // The request is dropped, as ARCA would by then: it would take the number of whoever comes next.
    const next = await stage.accept(other(52));
    await stage.authorized([next]);
    stage.world.simulator.control.releaseLate();
    await stage.judge(1);
  });
});

describe('a try that is executed after its rejection was published', () => {
  it('still gives its CAE to its invoice, although another was issued since under the same external id', async () => {
    const { control } = stage.world.simulator;
    refuseAt(2);
    control.addFault({ kind: 'late-commit', operation: 'FECAESolicitar' });
    const id = await stage.accept({ ...toDoubtful, external_id: 'order-1' });
    await stage.until(() => isHeld(id));
    clock.shift(10 * 60_000 + 61_000);
    await stage.until(async () => (await stage.read(id)).status === 'rejected');

    // The customer corrects it and sends it again, while ARCA does not answer.
    control.addFault({ kind: 'drop-before', operation: 'FECAESolicitar', times: 1 });
    control.addFault({ kind: 'drop-before', operation: 'FECompUltimoAutorizado', times: 2 });
    const again = await stage.accept({ ...other(100), external_id: 'order-1' });
    control.releaseLate();
    await stage.authorized([id, again]);
    assert.equal((await stage.read(again)).external_id, 'order-1');
    assert.equal((await stage.read(id)).external_id, null, 'the later one keeps it');
    await stage.judge(1);
  });
});

describe('a ghost tail', () => {
  it('of numbers that are no longer pinned is adopted, twins and the rejected one included', async () => {
    const ids = await stage.batch([toDoubtful, other(60), other(60), other(61)], () => {
      refuseAt(2);
      // After reading and the second try: when the third, with other numbers, arrives.
      stage.world.simulator.control.addFault({
        kind: 'late-commit',
        operation: 'FECAESolicitar',
        after_calls: 2,
      });
    });
    await stage.authorized(ids);
    assert.equal(stage.world.simulator.control.faults().pending, 0, 'it was executed');
    const [doubtful = ''] = ids;
    assert.equal((await stage.events(doubtful)).includes('invoice.rejected'), false);
    await stage.judge(1);
  });
});

describe('another system on the same punto de venta', () => {
  const conflicts = async (): Promise<number> =>
    (await stage.events(`simulator:${ISSUER}:1:1`)).filter((type) => type === 'punto_de_venta.conflict')
      .length;
  let strangers = 0;
  const intrude = () => {
    strangers += 1;
    stage.world.simulator.control.authorizeElsewhere({ cuit: ISSUER, punto_de_venta: 1, type: 1 });
  };

  it('that takes the number of a batch on its way only moves the batch on', async () => {
    const ids = await stage.batch([other(70), other(71), other(71)], () => {
      let intruded = false;
      stage.during(({ operation }) => {
        if (operation === 'FECAESolicitar' && !intruded) {
          intruded = true;
          intrude();
        }
        return undefined;
      });
    });
    await stage.authorized(ids);
    assert.equal(await conflicts(), strangers);
    await stage.judge(1, strangers);
  });

  it('that takes numbers between a lost try and the reading is told from our own', async () => {
    const ids = await stage.batch([other(72), other(73), other(73)], () => {
      stage.world.simulator.control.addFault({ kind: 'drop-before', operation: 'FECAESolicitar' });
      let reading = 0;
      stage.during(({ operation }) => {
        if (operation !== 'FECompUltimoAutorizado') return undefined;
        reading += 1;
        if (reading === 1) for (let count = 0; count < 2; count += 1) intrude();
        return undefined;
      });
    });
    await stage.authorized(ids);
    assert.equal(await conflicts(), strangers);
    await stage.judge(1, strangers);
  });
});

describe('a ledger that lost what we know', () => {
  it('stops the lane with a clear reason, and sends nothing more', async () => {
    const { control } = stage.world.simulator;
    control.reset();
    const id = await stage.accept({ recipient: { cuit: '30000000120' }, lines: [line(80)] });
    const lane = `simulator:${ISSUER}:1:1`;
    await stage.until(async () => (await stage.events(lane)).includes('punto_de_venta.halted'));
    const row = await stage.world.database
      .schema<{ lanes: { id: string; halt: { reason: string; detail: string } | null } }>('core')
      .selectFrom('lanes')
      .select('halt')
      .where('id', '=', lane)
      .executeTakeFirstOrThrow();
    assert.equal(row.halt?.reason, 'behind');
    assert.match(row.halt?.detail ?? '', /last number is 0; ours is \d+/);
    assert.ok(['submitted', 'verifying'].includes((await stage.read(id)).status));
    assert.equal(control.ledger({ cuit: ISSUER, punto_de_venta: 1, type: 1 }).length, 0);
  });
});
