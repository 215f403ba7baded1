// A call without a socket is the same call: the same answer, the same faults, the same ledger.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSimulator } from '../simulator.ts';

const DUMMY = {
  path: '/wsfev1/service.asmx',
  headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '"http://ar.gov.afip.dif.FEV1/FEDummy"' },
  body: '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><FEDummy xmlns="http://ar.gov.afip.dif.FEV1/"/></Body></Envelope>',
};

test('what is asked in process is answered as over HTTP, byte for byte', async () => {
  // The answer tells the millisecond.
  const simulator = createSimulator({ now: () => new Date('2026-11-18T12:00:00-03:00') });
  try {
    const { wsfe } = await simulator.listen();
    const { path: _, ...rest } = DUMMY;
    const response = await fetch(wsfe, { method: 'POST', ...rest });
    const struck = simulator.ask(DUMMY);
    assert.ok(struck.kind === 'answer');
    const { answer } = struck;
    assert.equal(answer.body, await response.text());
    assert.deepEqual(
      [answer.status, answer.contentType],
      [response.status, response.headers.get('content-type')],
    );
  } finally {
    await simulator.close();
  }
});

test('its faults strike it too, and a path that nobody serves is told', async () => {
  const simulator = createSimulator();
  simulator.control.addFault({ kind: 'drop-after', service: 'wsfe' });
  assert.deepEqual(simulator.ask(DUMMY), { kind: 'broken' });
  assert.equal(simulator.ask(DUMMY).kind, 'answer');
  assert.throws(() => simulator.ask({ ...DUMMY, path: '/nada' }), /no service answers at \/nada/);
  await simulator.close();
});
