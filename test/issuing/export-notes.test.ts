/** Notes of exports go on being possible after the day of what they correct, when the rate of its currency has moved. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { createWorld, ISSUER, type World } from '../world.ts';
import { shiftingClock } from './stage.ts';

const DAY = 86_400_000;
const clock = shiftingClock(Date.UTC(2026, 10, 17, 15));
/** What a note of it says too. */
const SERVICE = {
  taxpayer: ISSUER,
  recipient: { name: 'Acme LLC', address: 'Orange St 1209' },
  currency: 'USD',
  lines: [{ description: 'Software', unit_price: '45' }],
  export: {
    type: 'services',
    country: 212,
    foreign_tax_id: 'EIN 12-3456789',
    payment_terms: 'Wire transfer',
  },
};
const SALE = { ...SERVICE, export: { ...SERVICE.export, payment_date: '2027-01-15' } };

let world: World;

before(async () => {
  world = await createWorld({ clock, simulator: { replayWindow: 0 } });
});
after(() => world.close());

it('a note of exported services is authorised at the rate of its invoice days later', async () => {
  const sales = [];
  for (const paid_in_same_currency of [true, false]) {
    const body = { ...SALE, paid_in_same_currency };
    const sold = await world.call('POST', '/v1/invoices', body, { prefer: 'wait=20' });
    assert.equal(sold.status, 201, JSON.stringify(sold.body));
    sales.push(sold.body);
  }
  clock.shift(DAY);
  const { body: table } = await world.call('GET', `/v1/reference/currencies?taxpayer=${ISSUER}`);
  const today = table.data.find(({ code }: { code: string }) => code === 'USD').rate;
  for (const sale of sales) {
    assert.notEqual(sale.exchange_rate, today, 'the rate has moved');
    for (const kind of ['credit-notes', 'debit-notes']) {
      const path = `/v1/invoices/${sale.id}/${kind}`;
      const note = await world.call('POST', path, { amount: '5.00' }, { prefer: 'wait=20' });
      assert.equal(note.status, 201, JSON.stringify(note.body));
      assert.equal(note.body.exchange_rate, sale.exchange_rate);
    }
    const byHand = await world.call(
      'POST',
      '/v1/invoices',
      {
        ...SERVICE,
        kind: 'credit_note',
        lines: [{ description: 'Ajuste', unit_price: '5' }],
        related_comprobantes: [{ type: 19, punto_de_venta: 1, number: sale.number }],
      },
      { prefer: 'wait=20' },
    );
    assert.equal(byHand.status, 201, JSON.stringify(byHand.body));
    assert.equal(byHand.body.exchange_rate, sale.exchange_rate);
  }
});

it('notes of a simplified export tell the FOB amount of their part, and no document', async () => {
  const sold = await world.call(
    'POST',
    '/v1/invoices',
    {
      taxpayer: ISSUER,
      recipient: { name: 'Acme LLC', address: 'Orange St 1209' },
      currency: 'USD',
      lines: [{ description: 'Mate', unit_price: '45' }],
      export: {
        type: 'goods',
        country: 212,
        foreign_tax_id: 'EIN 12-3456789',
        payment_terms: 'Wire transfer',
        incoterms: 'FOB',
      },
      optionals: [
        { id: '2401', value: '26001EXPS01' },
        { id: '2402', value: '40.00' },
      ],
    },
    { prefer: 'wait=20' },
  );
  assert.equal(sold.status, 201, JSON.stringify(sold.body));
  for (const asked of [
    { amount: '5.00' },
    { lines: [{ description: 'Mate', quantity: '0.5', unit_price: '45' }] },
    {},
  ]) {
    const path = `/v1/invoices/${sold.body.id}/credit-notes`;
    const note = await world.call('POST', path, asked, { prefer: 'wait=20' });
    assert.equal(note.status, 201, JSON.stringify(note.body));
  }
  const told = world.simulator.control
    .ledger({ cuit: ISSUER, punto_de_venta: 1, type: 21 })
    .flatMap(({ cmp }) => cmp?.Opcionales?.Opcional ?? []);
  assert.deepEqual(
    told.map(({ Id, Valor }) => [Id, Valor]),
    [
      ['2402', '4.44'],
      ['2402', '20.00'],
      ['2402', '15.56'],
    ],
  );
});

it('notes in pesos of a sale in dollars take from it what they are worth in dollars, and together no more than it had', async () => {
  const sold = await world.call('POST', '/v1/invoices', SALE, { prefer: 'wait=20' });
  assert.equal(sold.status, 201, JSON.stringify(sold.body));
  const rate = Number(sold.body.exchange_rate);
  const note = (pesos: number) =>
    world.call(
      'POST',
      '/v1/invoices',
      {
        ...SERVICE,
        currency: 'ARS',
        kind: 'credit_note',
        lines: [{ description: 'Ajuste', unit_price: pesos.toFixed(2) }],
        related_comprobantes: [{ type: 19, punto_de_venta: 1, number: sold.body.number }],
      },
      { prefer: 'wait=20' },
    );
  const part = await note(rate * 10);
  assert.equal(part.status, 201, JSON.stringify(part.body));
  const over = await note(rate * 35.02);
  assert.deepEqual([over.status, over.body.code, over.body.left], [409, 'invoice.nothing_left', '35.00']);
  const path = `/v1/invoices/${sold.body.id}/credit-notes`;
  const rest = await world.call('POST', path, {}, { prefer: 'wait=20' });
  assert.equal(rest.body.totals?.total, '35.00', JSON.stringify(rest.body));
});
