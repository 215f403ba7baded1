import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createArcaClient } from '../client.ts';
import { endpointsOf } from '../endpoints.ts';
import { ArcaFailure } from '../failure.ts';
import { serveHttp } from '../loopback/serve.ts';

const answer =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><FEDummyResponse><FEDummyResult/></FEDummyResponse></s:Body></s:Envelope>';

test('a client that was closed sends nothing more, whether it was used before or not, and may be closed again', async () => {
  for (const isUsed of [false, true]) {
    let asked = 0;
    await using server = await serveHttp(() => {
      asked++;
      return { status: 200, body: answer };
    });
    const endpoints = endpointsOf('homologacion', { wsfev1: server.url });
    const arca = createArcaClient({ endpoints, now: Date.now });
    const call = () => arca.wsfe.dummy({}, { deadline: Date.now() + 60_000 });
    if (isUsed) await call();
    await arca.close();
    const refused = { certainty: 'not-sent', reason: 'client_closed' };
    await assert.rejects(call(), refused);
    await assert.rejects(call(), ArcaFailure);
    await arca.close();
    assert.equal(asked, isUsed ? 1 : 0);
  }
});

test('closing waits for the calls that are running', async () => {
  await using server = await serveHttp(() => ({ status: 200, body: answer }));
  const endpoints = endpointsOf('homologacion', { wsfev1: server.url });
  const arca = createArcaClient({ endpoints, now: Date.now });
  const call = () => arca.wsfe.dummy({}, { deadline: Date.now() + 60_000 });
  await call();
  const running = Array.from({ length: 5 }, call);
  // They are handed to the agent within this turn of the loop.
  await new Promise((resolve) => setImmediate(resolve));
  await arca.close();
  assert.equal((await Promise.all(running)).length, 5);
});
