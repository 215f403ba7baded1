/** What 1014 means: an Id that ARCA does not take, or whatever else it has no code for. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, suite, test } from 'node:test';
import { CUIT, exportOf } from '../../testing/comprobantes.ts';
import { openStage, type Stage, type StagedGateway } from '../../testing/stage.ts';

/** In front of the simulator, it answers 1014 where it is told to. */
function standInFront(url: string, refuses: () => string | null): Server {
  return createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const words = body.includes('<FEXAuthorize') ? refuses() : null;
    if (words !== null) {
      response.setHeader('content-type', 'text/xml; charset=utf-8');
      response.end(refusal(words));
      return;
    }
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
    const answer = await fetch(url, { method: 'POST', body, headers: headers as Record<string, string> });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/xml' });
    response.end(await answer.text());
  });
}

const refusal = (words: string) =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><FEXAuthorizeResponse xmlns="http://ar.gov.afip.dif.fexv1/"><FEXAuthorizeResult><FEXErr><ErrCode>1014</ErrCode><ErrMsg>${words}</ErrMsg></FEXErr></FEXAuthorizeResult></FEXAuthorizeResponse></soap:Body></soap:Envelope>`;

suite('an export that ARCA refuses with 1014', () => {
  let stage: Stage;
  let gateway: StagedGateway;
  let front: Server;
  let words: string | null = null;
  let sends = 0;
  let puntos = 10;

  before(async () => {
    stage = await openStage({ replayWindow: 0 });
    front = standInFront(stage.urls.wsfex, () => words);
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
    const wsfex = `http://127.0.0.1:${(front.address() as AddressInfo).port}/`;
    const config = { environments: { simulator: { ...stage.urls, padron: stage.urls.padronA5, wsfex } } };
    gateway = await stage.gateway({ config });
  });
  after(async () => {
    front.closeAllConnections();
    front.close();
    await stage.close();
  });

  const newLane = () => ({
    environment: 'simulator' as const,
    cuit: CUIT,
    punto_de_venta: ++puntos,
    type: 19,
  });
  const ask = (lane: ReturnType<typeof newLane>, number: number) =>
    gateway.client.authorize({
      lane,
      send_id: `send_${++sends}`,
      deadline: stage.clock.now() + 30_000,
      items: [{ number, comprobante: exportOf(stage.today(), { punto_de_venta: lane.punto_de_venta }) }],
    });

  test("is rejected in ARCA's words where its Id is above all that ARCA knows, for then it is not the Id", async () => {
    words = 'Campo Cliente mal formado.';
    const answer = await ask(newLane(), 1);
    words = null;
    assert.ok(answer.certainty === 'answered', JSON.stringify(answer));
    assert.equal(answer.error_class, null);
    assert.deepEqual(answer.results[0]?.observations, [
      { code: 1014, message: 'Campo Cliente mal formado.' },
    ]);
    assert.equal(answer.results[0]?.result, 'rejected');
  });

  test('is sent again at once under another Id where somebody else used or passed the one it had', async () => {
    const lane = newLane();
    assert.equal((await ask(lane, 1)).certainty, 'answered');
    for (const punto_de_venta of [91, 92, 93]) {
      stage.simulator.control.authorizeElsewhere({ cuit: CUIT, punto_de_venta, type: 19 });
    }
    const answer = await ask(lane, 2);
    assert.ok(answer.certainty === 'answered', JSON.stringify(answer));
    assert.equal(answer.results[0]?.result, 'authorized', JSON.stringify(answer));
  });

  test('that names the Id is never a rejection, whatever ARCA counts: another Id, and then the books', async () => {
    const lane = newLane();
    words = 'El Id informado ya fue utilizado.';
    const refused = await ask(lane, 1);
    words = null;
    assert.ok(refused.certainty === 'answered');
    assert.equal(refused.error_class, 'sequence');
    assert.equal(refused.results[0]?.result, 'unprocessed');
    const answer = await ask(lane, 1);
    assert.ok(answer.certainty === 'answered', JSON.stringify(answer));
    assert.equal(answer.results[0]?.result, 'authorized');
  });

  test('is for the books to settle where ARCA does not say how far its Ids are', async () => {
    const lane = newLane();
    words = 'Campo Cliente mal formado.';
    stage.simulator.control.addFault({ kind: 'arca-error', code: 500, operation: 'FEXGetLast_ID' });
    const refused = await ask(lane, 1);
    words = null;
    stage.simulator.control.clearFaults();
    assert.ok(refused.certainty === 'answered');
    assert.equal(refused.error_class, 'sequence');
    assert.equal((await ask(lane, 1)).certainty, 'answered');
  });
});
