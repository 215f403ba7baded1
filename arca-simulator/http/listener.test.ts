// Who may reach the simulator, and what clients meet when it refuses them.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:https';
import { test } from 'node:test';
import { createSimulator } from '../simulator.ts';

test('it does not listen to others without a token, and says so in both languages', async () => {
  for (const host of ['0.0.0.0', '::', '10.0.0.1']) {
    const simulator = createSimulator();
    await assert.rejects(
      simulator.listen({ host }),
      (error: Error & { words?: { es: string }; fix?: { es: string } }) => {
        assert.match(`${error.words?.es} ${error.fix?.es}`, /cualquiera en la red.*token/);
        return /anybody on the network.*token/.test(error.message);
      },
    );
    await simulator.close();
  }
  const guarded = createSimulator({ token: 'x' });
  const { origin } = await guarded.listen({ host: '0.0.0.0' });
  assert.equal((await fetch(`${origin.replace('0.0.0.0', '127.0.0.1')}/control/ledger`)).status, 401);
  await guarded.close();
});

test('paused it refuses connections, breaks those that are open, and comes back where it was', async () => {
  const simulator = createSimulator({ latency: () => 1, wait: () => new Promise(() => undefined) });
  const { wsfe, origin, control } = await simulator.listen();
  const open = assert.rejects(fetch(wsfe, { method: 'POST' }));
  await fetch(`${control}/clock`);
  await simulator.pause();
  await open;
  await assert.rejects(fetch(`${origin}/`), (error: Error) => {
    assert.equal((error.cause as { code?: string }).code, 'ECONNREFUSED');
    return true;
  });
  await simulator.resume();
  assert.equal((await fetch(`${origin}/`)).status, 200);
  await simulator.close();
});

test('an outage asked for over HTTP is answered, then met by everybody, then over', async () => {
  let end = (): void => undefined;
  const waited: number[] = [];
  const simulator = createSimulator({
    wait(milliseconds) {
      waited.push(milliseconds);
      return new Promise((resolve) => {
        end = resolve;
      });
    },
  });
  const { origin, control } = await simulator.listen();
  const post = (body: object) => fetch(`${control}/outage`, { method: 'POST', body: JSON.stringify(body) });
  for (const body of [{}, { for_ms: 0 }, { for_ms: 'x' }, { for_ms: 1, otro: 1 }])
    assert.equal((await post(body)).status, 422);
  const begun = await fetch(`${control}/outage`, {
    method: 'POST',
    body: '{"for_ms": 5000}',
    headers: { connection: 'close' },
  });
  assert.deepEqual([begun.status, await begun.json()], [200, { refusing_for_ms: 5000 }]);
  while (waited.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await assert.rejects(fetch(`${origin}/`));
  end();
  let isBack = false;
  while (!isBack)
    isBack = await fetch(`${origin}/`).then(
      ({ ok }) => ok,
      () => false,
    );
  assert.deepEqual(waited, [5000]);
  await simulator.close();
});

test('over TLS too, faults that break connections break them, and are no defect', async () => {
  const defects: unknown[] = [];
  const simulator = createSimulator({ onDefect: (error) => void defects.push(error) });
  const { wsfe } = await simulator.listen({ https: true });
  const ca = simulator.control.authority();
  const ask = async (): Promise<number> => {
    const outgoing = request(wsfe, { method: 'POST', ca, agent: false });
    outgoing.end('x');
    const [response] = await once(outgoing, 'response');
    for await (const _ of response);
    return response.statusCode;
  };
  for (const kind of ['outage', 'reset-mid-body', 'drop-before', 'drop-after'] as const) {
    simulator.control.addFault({ kind, times: 1 });
    // Something to cut: the refusal of a body that is no XML is empty.
    await (kind === 'reset-mid-body' ? ask().catch(() => 0) : assert.rejects(ask(), kind));
  }
  assert.equal(await ask(), 400);
  assert.deepEqual(defects, []);
  await simulator.close();
});
