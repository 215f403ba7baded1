/** What people may see and decide of lanes through the doors, while workers move them; bad questions first. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ISSUER } from '../world.ts';
import { type Stage, setStage } from './stage.ts';

const LANE = `simulator:${ISSUER}:1:6`;
const sale = (unit_price: string) => ({ lines: [{ description: 'Resma A4', unit_price, iva: '21' }] });

let stage: Stage;
before(async () => {
  stage = await setStage();
  await stage.authorized([await stage.accept(sale('1000'))]);
});
after(() => stage.world.close());

const ask = (method: string, path: string, body?: unknown, key?: string, lane = LANE) =>
  stage.world.call(
    method,
    `/v1/lanes/${encodeURIComponent(lane)}${path}`,
    body,
    key === undefined ? {} : { authorization: `Bearer ${key}` },
  );

test('a lane that does not exist and one of somebody else are the same: not found', async () => {
  const strangers = [
    await stage.world.newKey({ organization: 'org_theirs' }),
    await stage.world.newKey({ mode: 'live' }),
    await stage.world.newKey({ taxpayers: ['30000000139'] }),
  ];
  const asked = [
    ['GET', ''],
    ['POST', '/resume'],
    ['POST', '/adopt'],
  ] as const;
  for (const [method, path] of asked) {
    const body = path === '/adopt' ? { number: 1, invoice: null } : undefined;
    assert.equal((await ask(method, path, body, undefined, 'simulator:1:1:1')).status, 404, path);
    for (const key of strangers) assert.equal((await ask(method, path, body, key)).status, 404, path);
  }
  const { body } = await stage.world.call('GET', '/v1/lanes', undefined, {
    authorization: `Bearer ${strangers[0]}`,
  });
  assert.deepEqual(body.data, []);
});

test('to look takes the scope read, to decide takes admin', async () => {
  const reader = await stage.world.newKey({ scopes: ['read'] });
  assert.equal((await ask('GET', '', undefined, reader)).status, 200);
  assert.equal((await ask('POST', '/resume', {}, reader)).status, 403);
  assert.equal((await ask('POST', '/adopt', { number: 1, invoice: null }, reader)).status, 403);
});

test('what is malformed is told field by field, and what is not in doubt is not decided', async () => {
  const bad = await ask('POST', '/adopt', { number: 'x', note: 7 });
  const paths = bad.body.errors.map((error: { path: string }) => error.path).sort();
  assert.deepEqual([bad.status, paths], [422, ['invoice', 'note', 'number']]);
  const known = await ask('POST', '/adopt', { number: 1, invoice: null });
  assert.deepEqual([known.status, known.body.code], [409, 'lane.nothing_to_decide']);
  assert.ok(known.body.fix.es.includes('doubtful_numbers'));
  const running = await ask('POST', '/resume', {});
  assert.deepEqual([running.status, running.body.code], [409, 'lane.not_halted']);
  assert.equal((await stage.world.call('GET', '/v1/lanes?state=broken')).status, 422);
});

test('an orphan is given to the invoice that waits for it while a worker holds the lane, by one of two who try', async () => {
  const { simulator, api } = stage.world;
  const detail = {
    ImpTotal: 605,
    ImpNeto: 500,
    ImpIVA: 105,
    Iva: { AlicIva: [{ Id: 5, BaseImp: 500, Importe: 105 }] },
  };
  const forgotten = simulator.control.authorizeElsewhere({
    cuit: ISSUER,
    punto_de_venta: 1,
    type: 6,
    detail,
  });
  await api.recover();
  const id = await stage.accept(sale('500'));
  await stage.until(async () => (await stage.read(id)).status === 'verifying');
  const { waiting_on } = await stage.read(id);
  assert.ok(waiting_on);
  assert.equal(waiting_on.reason, 'orphan');
  assert.match(waiting_on.message.es, /^ARCA tiene el número 2 .*lo decide una persona\.$/);
  assert.ok(waiting_on.fix.en.includes(`POST /v1/lanes/${LANE}/adopt`));
  // A busy worker: it has just issued, and its lease has long to go.
  await stage.authorized([await stage.accept(sale('700'))]);

  const { body: lane } = await ask('GET', '?arca=true');
  assert.deepEqual(
    [lane.state, lane.needs_person, lane.waiting, lane.arca.last_number],
    ['suspect', true, 1, 3],
  );
  const [doubtful] = lane.doubtful_numbers;
  assert.deepEqual(
    [doubtful.number, doubtful.why, doubtful.candidates, doubtful.found.authorization.code],
    [2, 'orphan', [id], forgotten.cae],
  );
  const decision = { number: 2, invoice: id, cae: forgotten.cae, note: 'lo vi en papel' };
  const stale = await ask('POST', '/adopt', { ...decision, cae: '12345678901234' });
  assert.equal(stale.body.code, 'lane.changed');
  const nobody = await ask('POST', '/adopt', { ...decision, invoice: 'inv_nobody' });
  assert.deepEqual([nobody.status, nobody.body.reason], [409, 'no_such_invoice']);
  const answers = await Promise.all([ask('POST', '/adopt', decision), ask('POST', '/adopt', decision)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  assert.deepEqual(
    [(await stage.read(id)).status, (await stage.read(id)).cae],
    ['authorized', forgotten.cae],
  );
  await stage.authorized([await stage.accept(sale('500'))]);
  await stage.judge(6);
});

test('who decided, why and on what evidence is written once, and nobody can change it', async () => {
  const { body } = await stage.world.call('GET', '/v1/audit-log');
  const entries = body.data.filter((entry: { action: string }) => entry.action === 'lane.number_decided');
  assert.equal(entries.length, 1);
  const { subject, detail } = entries[0];
  assert.deepEqual(
    [subject, detail.number, detail.note, detail.found.number],
    [LANE, 2, 'lo vi en papel', 2],
  );
  const core = stage.world.database.schema<{ audit_log: { id: string; action: string } }>('core');
  await assert.rejects(core.updateTable('audit_log').set({ action: 'nothing' }).execute(), /only added to/);
  await assert.rejects(core.deleteFrom('audit_log').execute(), /only added to/);
});
