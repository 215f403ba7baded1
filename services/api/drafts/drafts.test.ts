import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { type Caller, type Doors, openDoors } from '../testing/open-doors.ts';

const CUIT = '30000000147';
const INVOICE = { lines: [{ description: 'Cuaderno A4', quantity: '3', unit_price: '33.33', iva: '21' }] };

let doors: Doors;
let ours: Caller;
before(async () => {
  doors = await openDoors({ clock: simulatedClock(Date.parse('2026-11-22T12:00:00Z')) });
  ours = await doors.caller();
  await ours.call('POST', '/v1/taxpayers', {
    cuit: CUIT,
    name: 'Librería del Sur S.A.',
    iva_condition: 'responsable_inscripto',
    address: 'Av. Rivadavia 100, CABA',
  });
});
after(() => doors.close());

test('an incomplete draft is kept with its faults, and mended field by field', async () => {
  const kept = await ours.call('POST', '/v1/drafts', { currency: 'pesos', notes: 'a' });
  assert.equal(kept.status, 201);
  assert.deepEqual(kept.body.faults.map((fault: { path: string }) => fault.path).sort(), [
    'currency',
    'lines',
  ]);
  const path = `/v1/drafts/${kept.body.id}`;
  const mended = await ours.call('PATCH', path, { ...INVOICE, currency: null });
  assert.deepEqual(mended.body.faults, []);
  assert.deepEqual(mended.body.body, { ...INVOICE, notes: 'a' });
  assert.equal(mended.body.version, 2);
  assert.notEqual(mended.body.content_hash, kept.body.content_hash);
  const same = await ours.call('PATCH', path, { notes: 'a' });
  assert.deepEqual(same.body, mended.body);
  assert.deepEqual((await ours.call('GET', path)).body, mended.body);
});

test('the hash is of the content, whatever the order of its fields', async () => {
  const one = await ours.call('POST', '/v1/drafts', '{"notes":"x","sale_terms":"y"}');
  const two = await ours.call('POST', '/v1/drafts', '{ "sale_terms": "y", "notes": "x" }');
  assert.equal(one.body.content_hash, two.body.content_hash);
  assert.match(one.body.content_hash, /^[0-9a-f]{64}$/);
});

test('fields that do not exist are refused, and what is no object is no draft', async () => {
  const unknown = await ours.call('POST', '/v1/drafts', {
    ...INVOICE,
    lines: [{ ...INVOICE.lines[0], price: 1 }],
    x: 1,
  });
  assert.equal(unknown.status, 422);
  assert.deepEqual(unknown.body.errors.map((fault: { path: string }) => fault.path).sort(), [
    'lines[0].price',
    'x',
  ]);
  for (const body of ['[]', '"x"', '1', 'true', '{', '{"a":1,"a":2}']) {
    const answer = await ours.call('POST', '/v1/drafts', body);
    assert.ok(answer.status === 400 || answer.status === 422, body);
  }
  const empty = await ours.call('POST', '/v1/drafts', {});
  assert.equal(empty.status, 201);
  const strange = await ours.call('POST', '/v1/drafts', {
    lines: [null, 3, []],
    taxpayer: {},
    recipient: 'yo',
    notes: 7,
  });
  assert.equal(strange.status, 201);
  assert.ok(strange.body.faults.length > 0);
});

test('issuing needs the very content that was looked at', async () => {
  const draft = (await ours.call('POST', '/v1/drafts', INVOICE)).body;
  await ours.call('PATCH', `/v1/drafts/${draft.id}`, { notes: 'cambió' });
  const stale = await ours.call('POST', '/v1/invoices', {
    draft_id: draft.id,
    content_hash: draft.content_hash,
  });
  assert.deepEqual([stale.status, stale.body.code], [409, 'draft.changed']);
  const now = await ours.call('POST', '/v1/invoices', {
    draft_id: draft.id,
    content_hash: stale.body.content_hash,
  });
  assert.equal(now.status, 202);
  assert.equal(now.body.origin, 'draft');
  assert.equal(now.body.notes, 'cambió');
});

test('a draft becomes one invoice, however often and however many at once ask', async () => {
  const draft = (await ours.call('POST', '/v1/drafts', INVOICE)).body;
  const wanted = { draft_id: draft.id, content_hash: draft.content_hash };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => ours.call('POST', '/v1/invoices', wanted)),
  );
  answers.push(await ours.call('POST', '/v1/invoices', wanted));
  assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
  const path = `/v1/drafts/${draft.id}`;
  const read = await ours.call('GET', path);
  assert.equal(read.body.invoice, answers[0]?.body.id);
  for (const [method, way] of [
    ['PATCH', path],
    ['DELETE', path],
    ['POST', `${path}/approve`],
  ] as const) {
    const refused = await ours.call(method, way, method === 'DELETE' ? undefined : {});
    assert.deepEqual([refused.status, refused.body.code], [409, 'draft.issued'], way);
    assert.equal(refused.body.invoice, read.body.invoice);
  }
});

test('a faulty draft is not issued: its faults are those of an invoice', async () => {
  const draft = (await ours.call('POST', '/v1/drafts', { lines: [] })).body;
  const answer = await ours.call('POST', '/v1/invoices', {
    draft_id: draft.id,
    content_hash: draft.content_hash,
  });
  assert.equal(answer.status, 422);
  assert.equal(answer.body.errors[0].path, 'lines');
  for (const body of [
    { draft_id: draft.id },
    { draft_id: 1, content_hash: 'x' },
    { draft_id: draft.id, content_hash: 'x', lines: [] },
  ]) {
    assert.equal((await ours.call('POST', '/v1/invoices', body)).status, 422);
  }
  assert.equal(
    (await ours.call('POST', '/v1/invoices', { draft_id: 'drf_no', content_hash: 'x' })).status,
    404,
  );
});

test('an approval is of one content and does not outlive it', async () => {
  const draft = (await ours.call('POST', '/v1/drafts', INVOICE)).body;
  const path = `/v1/drafts/${draft.id}`;
  const wrong = await ours.call('POST', `${path}/approve`, { content_hash: 'f'.repeat(64) });
  assert.equal(wrong.body.code, 'draft.changed');
  const approved = await ours.call('POST', `${path}/approve`, { content_hash: draft.content_hash });
  assert.match(approved.body.approved_by, /^key_/);
  assert.equal((await ours.call('PATCH', path, { notes: 'otra cosa' })).body.approved_by, null);
  const writer = await doors.caller({ scopes: ['read', 'draft'] });
  assert.equal((await writer.call('POST', `${path}/approve`, {})).status, 403);
});

test('changes made at once are all kept', async () => {
  const draft = (await ours.call('POST', '/v1/drafts', INVOICE)).body;
  const path = `/v1/drafts/${draft.id}`;
  await Promise.all([
    ours.call('PATCH', path, { notes: 'a' }),
    ours.call('PATCH', path, { sale_terms: 'b' }),
    ours.call('PATCH', path, { external_id: 'c' }),
  ]);
  const { body } = await ours.call('GET', path);
  assert.equal(body.version, 4);
  assert.deepEqual(body.body, { ...INVOICE, notes: 'a', sale_terms: 'b', external_id: 'c' });
});

test('a draft is invisible to other organisations, modes and CUITs', async () => {
  const draft = (await ours.call('POST', '/v1/drafts', { ...INVOICE, taxpayer: '30-00000014-7' })).body;
  const path = `/v1/drafts/${draft.id}`;
  const strangers = [
    await doors.caller({ organization: 'org_theirs' }),
    await doors.caller({ mode: 'live' }),
    await doors.caller({ taxpayers: ['30000000139'] }),
  ];
  for (const stranger of strangers) {
    assert.equal((await stranger.call('GET', path)).status, 404);
    assert.equal((await stranger.call('PATCH', path, {})).status, 404);
    assert.equal((await stranger.call('POST', `${path}/approve`, {})).status, 404);
    assert.equal((await stranger.call('DELETE', path)).status, 404);
    const listed = (await stranger.call('GET', '/v1/drafts?limit=100')).body.data;
    assert.ok(!listed.some(({ id }: { id: string }) => id === draft.id));
    const issued = await stranger.call('POST', '/v1/invoices', {
      draft_id: draft.id,
      content_hash: draft.content_hash,
    });
    assert.equal(issued.status, 404);
  }
  const limited = strangers[2];
  assert.equal((await limited?.call('POST', '/v1/drafts', { taxpayer: CUIT }))?.status, 403);
  assert.equal((await ours.call('DELETE', path)).status, 204);
  assert.equal((await ours.call('GET', path)).status, 404);
});

test('pages lead through every draft once', async () => {
  const seen: string[] = [];
  for (let after = ''; ; ) {
    const { body } = await ours.call('GET', `/v1/drafts?limit=3${after}`);
    seen.push(...body.data.map(({ id }: { id: string }) => id));
    if (!body.has_more) break;
    after = `&after=${body.next}`;
  }
  assert.ok(seen.length > 3);
  assert.deepEqual(seen, [...new Set(seen)].sort().reverse());
});
