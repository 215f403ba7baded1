/** Whatever is typed into a list of invoices, the answer is a page or says what is wrong with the question. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { createWorld, type World } from '../world.ts';

let world: World;
const issued: string[] = [];
before(async () => {
  world = await createWorld();
  for (let number = 1; number <= 3; number++) {
    const { status, body } = await world.call('POST', '/v1/invoices', {
      external_id: `pedido-${number}`,
      recipient: { dni: `2000000${number}`, name: `Ñandú Peña ${number}` },
      lines: [{ description: 'Cuaderno', unit_price: '10', iva: '21' }],
    });
    assert.equal(status, 201, JSON.stringify(body));
    issued.unshift(body.id);
  }
});
after(() => world.close());

const list = (query: Readonly<Record<string, string>>) =>
  world.call('GET', `/v1/invoices?${new URLSearchParams(query)}`);
const ids = (answer: { body: { data: { id: string }[] } }) => answer.body.data.map(({ id }) => id);

it('pages follow one another, the newest first, and end', async () => {
  const first = await list({ limit: '2' });
  assert.deepEqual(ids(first), issued.slice(0, 2));
  assert.deepEqual([first.body.has_more, first.body.next], [true, issued[1]]);
  const second = await list({ limit: '2', after: first.body.next });
  assert.deepEqual(ids(second), issued.slice(2));
  assert.deepEqual([second.body.has_more, second.body.next], [false, null]);
});

it('a search takes beginnings of words as people type them, and what names an invoice as a whole', async () => {
  for (const q of ['pena', 'PEÑA ñan', 'Peña, Ñandú']) assert.deepEqual(ids(await list({ q })), issued, q);
  for (const q of ['pedido-2', '20.000.002', 'ñandu 2'])
    assert.deepEqual(ids(await list({ q })), [issued[1]], q);
  for (const q of ['andu', 'pedido', '2000000', 'peña 4']) assert.deepEqual(ids(await list({ q })), [], q);
});

it('an empty, garbled or foreign question is a page or a fault, never a failure', async () => {
  const faulty = {
    limit: ['0', '-1', '101', '1e9', '999999999999999999999', 'x', ''],
    after: ['x'.repeat(41), 'inv_\0', 'inv_\u0007'],
    q: ['', ' ', 'x'.repeat(201), 'ñ'.repeat(10_000), 'a\0b', 'a\u0007b'],
    external_id: ['', 'a\0', 'x'.repeat(256)],
    issued_from: ['2026-02-30', '0', '20260101', '2026-01-01T00:00:00Z'],
    total_from: ['-1', '1e3', '1,5', 'NaN'],
    number: ['0', '100000000', '1.5'],
    cuit: ['x', '1'.repeat(21)],
    status: ['paid'],
    order: ['total'],
  };
  for (const [name, values] of Object.entries(faulty))
    for (const value of values) {
      const { status, body } = await list({ [name]: value });
      // What no address may hold is refused before anybody reads it.
      assert.equal(
        status,
        value.includes('\0') ? 400 : 422,
        `${name}=${JSON.stringify(value)}: ${JSON.stringify(body).slice(0, 200)}`,
      );
    }
});

it('what no invoice can be finds none', async () => {
  const none: readonly Readonly<Record<string, string>>[] = [
    { after: '0' },
    { q: '%_\\' },
    { q: "' or 1=1 --" },
    { q: '%' },
    { q: '\u{10FFFF}' },
    { issued_from: '2026-12-31', issued_to: '2026-01-01' },
    { total_from: '10', total_to: '9.99' },
    { taxpayer: '20000000001' },
    { issued_to: '0001-01-01' },
    { issued_from: '9999-12-31' },
  ];
  for (const query of none) {
    const { status, body } = await list(query);
    assert.deepEqual([status, body.data, body.next], [200, [], null], JSON.stringify(query));
  }
  assert.deepEqual(ids(await list({ q: 'p' })), issued);
  assert.deepEqual(ids(await list({ issued_from: '0001-01-01', issued_to: '9999-12-31' })), issued);
});
