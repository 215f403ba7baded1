// Kept state is only worth something if it survives being cut off anywhere.
import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createSimulator } from '../simulator.ts';
import { type Bench, ISSUER, openBench } from '../testing/client.ts';
import { INVOICE_A } from '../testing/details.ts';
import { openJournal } from './journal.ts';

let root: string;
before(() => {
  root = mkdtempSync(join(tmpdir(), 'arca-simulator-'));
});
after(() => rmSync(root, { recursive: true, force: true }));

const send = (bench: Bench, number: number) =>
  bench.authorize(1, [{ ...INVOICE_A, CbteDesde: number, CbteHasta: number }]);

test('everything kept is there after a restart: comprobantes, authority, tickets, people', async () => {
  const state = { directory: join(root, 'kept'), sync: true };
  const first = await openBench({ state });
  const certificate = first.certificate();
  await send(first, 1);
  first.simulator.control.putPerson({ cuit: '20111111112', iva_condition: 'exento' });
  const { token, sign } = await first.ticket('wsfe');
  const before = first.simulator.control.ledger();
  await first.close();

  const second = await openBench({ state });
  try {
    assert.deepEqual(second.simulator.control.ledger(), before);
    assert.equal(second.simulator.control.person('20111111112')?.iva_condition, 'exento');
    assert.match((await second.login('wsfe', { certificate })).text, /coe\.alreadyAuthenticated/);
    const auth = `<Auth><Token>${token}</Token><Sign>${sign}</Sign><Cuit>${ISSUER}</Cuit></Auth>`;
    const reply = await second.call('FECompUltimoAutorizado', '<PtoVta>1</PtoVta><CbteTipo>1</CbteTipo>', {
      auth,
    });
    assert.match(reply.text, /<CbteNro>1</);
  } finally {
    await second.close();
  }
});

test('a torn last line is cut off and the journal goes on after it', async () => {
  const state = { directory: join(root, 'torn') };
  const first = await openBench({ state });
  await send(first, 1);
  const whole = first.simulator.control.ledger();
  await first.close();
  appendFileSync(join(state.directory, 'journal.jsonl'), '{"kind":"comprobantes","records":[{"cu');

  const second = createSimulator({ state });
  assert.deepEqual(second.control.ledger(), whole);
  second.control.authorizeElsewhere({ cuit: ISSUER, punto_de_venta: 1, type: 1 });
  await second.close();

  const third = createSimulator({ state });
  assert.equal(third.control.ledger().length, 2);
  assert.equal(new Set(third.control.ledger().map(({ cae }) => cae)).size, 2);
  await third.close();
});

test('damage before the last line is refused with its place', () => {
  const directory = join(root, 'damaged');
  openJournal(directory, false).close();
  writeFileSync(join(directory, 'journal.jsonl'), '{"kind":"reset"}\n{"ki\n{"kind":"reset"}\n');
  assert.throws(() => createSimulator({ state: { directory } }), /line 2 is damaged/);
});

test('a comprobante is written before its answer leaves', async () => {
  const state = { directory: join(root, 'before') };
  const bench = await openBench({ state });
  try {
    bench.simulator.control.addFault({ kind: 'drop-after', service: 'wsfe', operation: 'FECAESolicitar' });
    await assert.rejects(send(bench, 1));
    assert.match(readFileSync(join(state.directory, 'journal.jsonl'), 'utf8'), /"kind":"comprobantes"/);
  } finally {
    await bench.close();
  }
});

test('a reset forgets comprobantes for good, and gives no CAE twice', async () => {
  const state = { directory: join(root, 'reset') };
  const first = createSimulator({ state });
  const lane = { cuit: ISSUER, punto_de_venta: 1, type: 1 };
  const { cae } = first.control.authorizeElsewhere(lane);
  first.control.reset();
  await first.close();
  const second = createSimulator({ state });
  assert.deepEqual(second.control.ledger(), []);
  assert.notEqual(second.control.authorizeElsewhere(lane).cae, cae);
  await second.close();
});
