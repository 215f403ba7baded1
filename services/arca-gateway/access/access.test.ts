import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { CUIT, LANE, plain, request } from '../testing/comprobantes.ts';
import { openStage, type Stage, type StagedGateway } from '../testing/stage.ts';

suite('the doors', () => {
  let stage: Stage;
  let gateway: StagedGateway;

  before(async () => {
    stage = await openStage();
    gateway = await stage.gateway();
  });
  after(() => stage.close());

  test('whatever the body, a request that is not one gets a problem and never a 500', async () => {
    const good = request(1, [plain(stage.today())], { send_id: 'x', deadline: 0 });
    const bad: string[] = [
      '',
      'null',
      '[]',
      '{',
      '"text"',
      '{"lane":{}}',
      JSON.stringify({ ...good, items: [] }),
      JSON.stringify({ ...good, lane: { ...LANE, cuit: '1' } }),
      JSON.stringify({ ...good, lane: { ...LANE, environment: 'elsewhere' } }),
      JSON.stringify({ ...good, items: [{ number: 1e300, comprobante: good.items[0]?.comprobante }] }),
      `{"send_id":"${'x'.repeat(9_000_000)}"}`,
    ];
    for (const body of bad) {
      const headers = { 'content-type': 'application/json', authorization: 'internal' };
      const response = await gateway.fetch('http://g/internal/comprobantes/authorize', {
        method: 'POST',
        headers,
        body,
      });
      assert.ok(
        response.status >= 400 && response.status < 500,
        `${response.status} for ${body.slice(0, 60)}`,
      );
      assert.equal(response.headers.get('content-type')?.split(';')[0], 'application/problem+json');
    }
  });

  test('whoever does not prove to be one of ours is answered 401 and nothing else', async () => {
    for (const path of ['comprobantes/authorize', 'certificates/upload', 'padron/look-up']) {
      const response = await gateway.fetch(`http://g/internal/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'guess' },
        body: '{}',
      });
      assert.equal(response.status, 401);
    }
    assert.equal((await gateway.fetch('http://g/internal/health')).status, 401);
    assert.equal((await gateway.fetch(`http://g/internal/exchanges/${CUIT}`)).status, 401);
  });
});
