// A world that can be put away and brought back is a fixture; one that comes back wrong is a lie.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createSimulator } from '../../simulator.ts';
import { askControl } from '../../testing/ask-control.ts';
import { ISSUER, NOON, openBench } from '../../testing/client.ts';
import { INVOICE_A } from '../../testing/details.ts';

test('a saved world comes back whole, in another simulator too: ledger, people, tickets, certificates and clock', async () => {
  const first = await openBench();
  const second = await openBench({ seed: 99, now: () => new Date() });
  try {
    const auth = `<Auth><Token>${(await first.ticket('wsfe')).token}</Token><Sign>${(await first.ticket('wsfe')).sign}</Sign><Cuit>${ISSUER}</Cuit></Auth>`;
    await first.authorize(1, [INVOICE_A]);
    first.simulator.control.putPerson({ cuit: '20111111112', iva_condition: 'exento' });
    first.simulator.control.freezeClock(NOON);
    first.simulator.control.asOf('2026-12-01');
    const saved = JSON.parse(JSON.stringify(first.simulator.control.save()));
    second.simulator.control.authorizeElsewhere({ cuit: ISSUER, punto_de_venta: 9, type: 6 });
    second.simulator.control.restore(saved);
    assert.deepEqual(second.simulator.control.ledger(), first.simulator.control.ledger());
    assert.deepEqual(second.simulator.control.clock(), first.simulator.control.clock());
    assert.equal(second.simulator.control.person('20111111112')?.iva_condition, 'exento');
    const last = await second.call('FECompUltimoAutorizado', '<PtoVta>1</PtoVta><CbteTipo>1</CbteTipo>', {
      auth,
    });
    assert.match(last.text, /<CbteNro>1</);
    assert.equal((await second.login('wsbfe', { certificate: first.certificate() })).status, 200);
    assert.deepEqual(first.simulator.control.save(), saved);
  } finally {
    await Promise.all([first.close(), second.close()]);
  }
});

test('what is cut short, edited or of something else is refused, and the world stays as it was', async () => {
  const bench = await openBench({ token: 'secreto' });
  const ask = askControl(bench.urls.control);
  try {
    bench.simulator.control.authorizeElsewhere({ cuit: ISSUER, punto_de_venta: 1, type: 6 });
    const saved = bench.simulator.control.save();
    const bad: readonly unknown[] = [
      {},
      { ...saved, format: 'otro' },
      { ...saved, events: saved.events.slice(0, -1) },
      { ...saved, events: [{ kind: 'nada' }] },
      { ...saved, events: 'x' },
      { ...saved, clock: null },
      { ...saved, digest: 7 },
      { ...saved, otro: 1 },
    ];
    for (const state of bad)
      assert.equal((await ask('PUT', 'state', state)).status, 422, JSON.stringify(state).slice(0, 80));
    assert.equal((await ask('PUT', 'state', '{"format":')).status, 400);
    assert.equal((await ask('PUT', 'state', saved, 'otro')).status, 401);
    assert.deepEqual(bench.simulator.control.save(), saved);
    assert.equal((await ask('PUT', 'state', saved)).status, 200);
    assert.equal((await ask('GET', 'state')).value['digest'], saved.digest);
  } finally {
    await bench.close();
  }
});

test('what is restored or reset is what is on the disk, and the disk does not grow with resets', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'arca-state-'));
  try {
    const lane = { cuit: ISSUER, punto_de_venta: 1, type: 6 };
    const first = createSimulator({ state: { directory, sync: true } });
    const { cae } = first.control.authorizeElsewhere(lane);
    const saved = first.control.save();
    const given = new Set([cae]);
    for (let turn = 0; turn < 20; turn += 1) {
      first.control.reset();
      given.add(first.control.authorizeElsewhere(lane).cae);
    }
    assert.equal(given.size, 21);
    assert.equal(first.control.save().events.filter(({ kind }) => kind === 'comprobantes').length, 1);
    first.control.restore(saved);
    await first.close();
    const second = createSimulator({ state: { directory } });
    assert.deepEqual(
      second.control.ledger().map((one) => one.cae),
      [cae],
    );
    await second.close();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
