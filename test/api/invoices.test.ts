/** What a developer relies on at the door of invoices: one POST, one CAE, and errors that are answers. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { onProduction } from '../stores.ts';
import { createWorld, ISSUER, type World } from '../world.ts';

const LINE = { description: 'Cuaderno A4', quantity: '3', unit_price: '33.33', iva: '21' };
const MONOTRIBUTISTA = '20000000168';

let world: World;
before(async () => {
  world = await createWorld();
});
after(() => world.close());

const issue = (body: unknown, headers?: Record<string, string>) =>
  world.call('POST', '/v1/invoices', body, headers);
const paths = (answer: { body: { errors: { path: string }[] } }) =>
  answer.body.errors.map((error) => error.path);

describe('issuing', () => {
  it('answers 201 with number, CAE, QR and PDF to a body of three fields', async () => {
    const { status, body, headers } = await issue({ taxpayer: ISSUER, punto_de_venta: 1, lines: [LINE] });
    assert.equal(status, 201, JSON.stringify(body));
    assert.equal(body.letter, 'B');
    assert.equal(body.totals.total, '120.99');
    assert.match(body.cae, /^\d{14}$/);
    assert.equal(body.full_number, '00001-00000001');
    assert.equal(headers['location'], `/v1/invoices/${body.id}`);
    const told = JSON.parse(atob(new URL(body.qr_url).searchParams.get('p') ?? ''));
    assert.equal(told.codAut, Number(body.cae));
    assert.equal(told.importe, 120.99);
    const pdf = await world.call('GET', body.pdf_url);
    assert.equal(pdf.headers['content-type'], 'application/pdf');
    assert.equal(pdf.raw.subarray(0, 5).toString(), '%PDF-');
  });

  it('completes a recipient given by CUIT alone from the padrón, and chooses and explains the letter', async () => {
    const { status, body } = await issue({ recipient: { cuit: '30-00000013-9' }, lines: [LINE] });
    assert.equal(status, 201, JSON.stringify(body));
    assert.equal(body.letter, 'A');
    assert.equal(body.recipient.iva_condition, 'responsable_inscripto');
    assert.equal(body.recipient.iva_condition_source, 'padron');
    assert.ok(body.recipient.name.length > 3 && body.recipient.address.length > 3);
    assert.match(body.letter_reason.es, /responsable/i);
  });

  it('takes the general rate for a line that says none, and warns of it', async () => {
    const { status, body } = await issue({ lines: [{ description: 'Mate', unit_price: 100 }] });
    assert.equal(status, 201, JSON.stringify(body));
    assert.equal(body.totals.total, '121.00');
    assert.deepEqual(
      body.warnings.map((warning: { code: string; path: string }) => [warning.code, warning.path]),
      [['line.iva_assumed', 'lines[0].iva']],
    );
  });

  it('gives a C to whatever a monotributista issues', async () => {
    await world.call('POST', '/v1/taxpayers', {
      cuit: MONOTRIBUTISTA,
      name: 'Bruno Ejemplar',
      iva_condition: 'monotributo',
      address: 'San Martín 1, Rosario',
      puntos_de_venta: [{ number: 4 }],
    });
    const { status, body } = await issue({
      taxpayer: MONOTRIBUTISTA,
      recipient: { cuit: '30000000139' },
      lines: [{ description: 'Diseño', unit_price: '350000' }],
    });
    assert.equal(status, 201, JSON.stringify(body));
    assert.equal(body.letter, 'C');
    assert.equal(body.comprobante_type, 11);
    assert.equal(body.totals.iva_total, '0.00');
  });

  it('stops an unidentified consumer above the threshold before ARCA would', async () => {
    const before = world.simulator.control.ledger().length;
    const { status, body } = await issue({
      taxpayer: ISSUER,
      lines: [{ ...LINE, quantity: '1', unit_price: '10000000' }],
    });
    assert.equal(status, 422);
    assert.deepEqual(body.errors[0].arca, [10015]);
    assert.match(body.errors[0].message.es, /10\.000\.000/);
    assert.equal(world.simulator.control.ledger().length, before);
  });

  it('asks for the IVA condition where the padrón is down, and never guesses', async () => {
    world.simulator.control.addFault({
      kind: 'http-500-html',
      service: 'ws_sr_constancia_inscripcion',
      times: 0,
    });
    const { status, body } = await issue({
      taxpayer: ISSUER,
      recipient: { cuit: '33000000138' },
      lines: [LINE],
    });
    world.simulator.control.clearFaults();
    assert.equal(status, 422, JSON.stringify(body));
    assert.ok(paths({ body }).includes('recipient.iva_condition'), JSON.stringify(body.errors));
  });

  it('says at once what keeps a lane from moving, and goes on once that is mended', async () => {
    const cuit = '30000000155';
    await world.register(cuit);
    world.simulator.control.putPunto({ cuit, number: 1, kind: 'ri', blocked: true });
    const waiting = await issue({ taxpayer: cuit, lines: [LINE] });
    assert.equal(waiting.status, 202, JSON.stringify(waiting.body));
    assert.equal(waiting.body.waiting_on.reason, 'suspended');
    assert.equal(waiting.body.waiting_on.arca[0].code, 11002);
    assert.ok(waiting.body.waiting_on.fix.es.includes('resume'));
    const { lanes } = (await world.call('GET', '/v1/status')).body;
    const lane = lanes.find((one: { taxpayer: string }) => one.taxpayer === cuit);
    assert.equal(lane.state, 'halted');
    const unwanted = await issue({ taxpayer: cuit, lines: [LINE] });
    assert.equal(unwanted.body.waiting_on.reason, 'suspended');
    const cancelled = await world.call('POST', `/v1/invoices/${unwanted.body.id}/cancel`);
    assert.equal(cancelled.body.status, 'cancelled', 'ARCA certainly does not have it');
    world.simulator.control.putPunto({ cuit, number: 1, kind: 'ri', blocked: false });
    assert.equal((await world.call('POST', `/v1/lanes/${lane.id}/resume`)).status, 200);
    const next = await issue({ taxpayer: cuit, lines: [LINE] });
    assert.equal(next.status, 201, JSON.stringify(next.body));
    const first = await world.call('GET', `/v1/invoices/${waiting.body.id}`);
    assert.equal(first.body.status, 'authorized');
    assert.ok(first.body.number < next.body.number, 'in the order of acceptance');
  });

  it('answers 202 at once to who will not wait, and the invoice goes on', async () => {
    const { status, body, headers } = await issue(
      { taxpayer: ISSUER, punto_de_venta: 1, lines: [LINE] },
      { prefer: 'wait=0' },
    );
    assert.equal(status, 202);
    assert.equal(body.status, 'submitted');
    assert.ok(Number(headers['retry-after']) > 0);
    const later = await world.call('POST', '/v1/invoices', {
      taxpayer: ISSUER,
      punto_de_venta: 1,
      lines: [LINE],
    });
    assert.equal(later.status, 201);
    assert.equal((await world.call('GET', `/v1/invoices/${body.id}`)).body.status, 'authorized');
  });
});

describe('faults', () => {
  it('lead to a page that says what each means: the type of every answer is an address', async () => {
    const { body } = await world.call('GET', '/v1/invoices/inv_nobody');
    const [page, anchor] = body.type.split('#');
    const { status, headers, raw } = await world.call('GET', page);
    assert.equal(status, 200);
    assert.match(String(headers['content-type']), /^text\/html/);
    assert.ok(raw.toString().includes(`<section id="${anchor}">`), anchor);
  });

  it('of the law are told beside a punto de venta that the issuer has not', async () => {
    const { status, body } = await issue({
      taxpayer: ISSUER,
      punto_de_venta: 77,
      issue_date: '2020-01-01',
      lines: [{ ...LINE, unit_price: '-1' }],
    });
    assert.equal(status, 422);
    assert.deepEqual(paths({ body }).toSorted(), ['issue_date', 'lines[0].unit_price', 'punto_de_venta']);
  });

  it('come all together: seven mistakes of form and of law, each with path, both languages and a fix', async () => {
    const { status, body } = await issue({
      taxpayer: ISSUER,
      punto_de_venta: 1,
      letter: 'Z',
      isue_date: '2026-11-20',
      issue_date: '2020-01-01',
      recipient: { cuit: '30000000130' },
      concept: 'services',
      currency: 'USD',
      exchange_rate: '99999',
      lines: [{ description: 'x', quantity: '0', unit_price: '1e400', iva: '22' }],
    });
    assert.equal(status, 422);
    const found = paths({ body });
    for (const path of [
      'letter',
      'isue_date',
      'issue_date',
      'recipient.cuit',
      'service_from',
      'lines[0].quantity',
      'lines[0].unit_price',
      'lines[0].iva',
    ]) {
      assert.ok(found.includes(path), `${path} in ${found.join(', ')}`);
    }
    for (const error of body.errors) {
      assert.ok(
        error.code && error.message.es && error.message.en && error.fix.es && error.fix.en,
        JSON.stringify(error),
      );
    }
  });

  const DOORS: readonly (readonly [string, unknown, number])[] = [
    ['malformed JSON', '{"lines":', 400],
    ['an empty body', '', 422],
    ['an array', '[]', 422],
    ['null', 'null', 422],
    ['a number', '7', 422],
    ['a repeated field', '{"lines":[],"lines":[]}', 400],
    ['__proto__', '{"__proto__":{"a":1},"lines":[]}', 400],
    ['two megabytes', JSON.stringify({ notes: 'x'.repeat(2_000_000), lines: [LINE] }), 413],
    ['unknown fields', { lines: [LINE], factura: 1 }, 422],
    ['wrong types', { lines: 'x', recipient: 7, metadata: [] }, 422],
    ['control characters', { lines: [{ ...LINE, description: 'a\u0000b\u0007' }] }, 400],
    ['1e400', '{"lines":[{"description":"x","unit_price":1e400}]}', 422],
    ['-1', { lines: [{ ...LINE, unit_price: '-1' }] }, 422],
    ['a thousand and one lines', { lines: Array.from({ length: 1001 }, () => LINE) }, 422],
    ['half a surrogate', '{"lines":[{"description":"\\ud800","unit_price":"1"}]}', 400],
    ['a number that overflows', { lines: [{ ...LINE, unit_price: '99999999999999999999' }] }, 422],
    ['a deep nest', `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`, 400],
    ['a CUIT with letters', { taxpayer: 'hola', lines: [LINE] }, 422],
  ];
  for (const [name, body, expected] of DOORS) {
    it(`${name} is answered ${expected} with a problem document, never 500`, async () => {
      const answer = await issue(body);
      assert.equal(answer.status, expected, JSON.stringify(answer.body).slice(0, 500));
      assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
      assert.match(answer.body.request_id, /^req_/);
      assert.ok(answer.body.message.es && answer.body.message.en);
    });
  }

  it('are told for other content types, methods and paths too', async () => {
    const asText = await world.call('POST', '/v1/invoices', 'lines=1', { 'content-type': 'text/plain' });
    assert.equal(asText.status, 415);
    assert.equal((await world.call('PUT', '/v1/invoices')).status, 405);
    assert.equal((await world.call('GET', '/v1/facturas')).status, 404);
    assert.equal((await issue({ lines: [LINE] }, { 'idempotency-key': 'ñ' })).status, 400);
    assert.equal((await issue({ lines: [LINE] }, { 'idempotency-key': 'x'.repeat(256) })).status, 400);
  });
});

describe('who may see what', () => {
  it('no key, a wrong key and a key of too little scope are told apart', async () => {
    assert.equal((await issue({ lines: [LINE] }, { authorization: '' })).body.code, 'access.missing');
    assert.equal(
      (await issue({ lines: [LINE] }, { authorization: 'Bearer arca_test_nope' })).body.code,
      'access.invalid',
    );
    const reader = await world.newKey({ scopes: ['read'] });
    const answer = await issue({ lines: [LINE] }, { authorization: `Bearer ${reader}` });
    assert.equal(answer.status, 403);
    assert.match(answer.body.message.es, /issue/);
  });

  it("another organisation's and another mode's invoices do not exist", async () => {
    const mine = await issue({ taxpayer: ISSUER, punto_de_venta: 1, lines: [LINE] });
    for (const key of [
      await world.newKey({ organization: 'org_other' }),
      await world.newKey({ mode: 'live' }),
    ]) {
      const headers = { authorization: `Bearer ${key}` };
      assert.equal((await world.call('GET', `/v1/invoices/${mine.body.id}`, undefined, headers)).status, 404);
      assert.equal((await world.call('GET', mine.body.pdf_url, undefined, headers)).status, 404);
      assert.deepEqual((await world.call('GET', '/v1/invoices', undefined, headers)).body.data, []);
    }
  });

  it('a key limited to some CUITs learns nothing by repeating what another was asked', async () => {
    const body = { taxpayer: ISSUER, punto_de_venta: 1, lines: [LINE], external_id: 'of-the-issuer' };
    await issue(body, { 'idempotency-key': 'of-the-issuer' });
    const limited = { authorization: `Bearer ${await world.newKey({ taxpayers: ['30000000139'] })}` };
    for (const headers of [{ ...limited, 'idempotency-key': 'of-the-issuer' }, limited]) {
      const answer = await issue(body, headers);
      assert.equal(answer.body.code, 'access.forbidden');
    }
    assert.deepEqual((await world.call('GET', '/v1/invoices?taxpayer=1')).body.data, []);
  });

  it('a public link opens the PDF without a key until it is revoked, and cannot be guessed', async () => {
    const { body } = await issue({ taxpayer: ISSUER, punto_de_venta: 1, lines: [LINE] });
    const link = await world.call('POST', `/v1/invoices/${body.id}/public-link`);
    const path = new URL(link.body.public_url).pathname;
    const opened = await world.call('GET', path, undefined, { authorization: '' });
    assert.equal(opened.status, 200);
    assert.equal(opened.headers['content-type'], 'application/pdf');
    const last = path.at(-2) === 'A' ? 'B' : 'A';
    const forged = `${path.slice(0, -2)}${last}${path.at(-1)}`;
    assert.equal((await world.call('GET', forged, undefined, { authorization: '' })).status, 404);
    await world.call('DELETE', `/v1/invoices/${body.id}/public-link`);
    assert.equal((await world.call('GET', path, undefined, { authorization: '' })).status, 404);
  });
});

describe('lists', () => {
  it('show each invoice as it is now, in the very bytes it is read with, however often it was listed before', async () => {
    const { body: issued } = await issue({ taxpayer: ISSUER, punto_de_venta: 1, lines: [LINE] });
    const listed = async () => {
      const page = await world.call('GET', `/v1/invoices?number=${issued.number}&cae=${issued.cae}`);
      assert.equal(page.status, 200);
      assert.deepEqual([page.body.object, page.body.has_more, page.body.next], ['list', false, null]);
      assert.equal(page.body.data.length, 1);
      return page.body.data[0];
    };
    const read = async () => (await world.call('GET', `/v1/invoices/${issued.id}`)).body;
    for (let time = 0; time < 3; time++)
      assert.equal(JSON.stringify(await listed()), JSON.stringify(await read()));
    const { body: linked } = await world.call('POST', `/v1/invoices/${issued.id}/public-link`);
    assert.equal((await listed()).public_url, linked.public_url);
    await world.call('DELETE', `/v1/invoices/${issued.id}/public-link`);
    assert.equal((await listed()).public_url, null);
    assert.equal(JSON.stringify(await listed()), JSON.stringify(await read()));
    const pages = await world.call('GET', '/v1/invoices?limit=100');
    for (const one of pages.body.data)
      assert.deepEqual((await world.call('GET', `/v1/invoices/${one.id}`)).body, one);
  });

  it('show no key what is of issuers beyond it', async () => {
    const { body: issued } = await issue({ taxpayer: ISSUER, punto_de_venta: 1, lines: [LINE] });
    assert.equal((await world.call('GET', `/v1/invoices?cae=${issued.cae}`)).body.data[0].id, issued.id);
    const limited = { authorization: `Bearer ${await world.newKey({ taxpayers: ['30000000139'] })}` };
    for (const query of [`cae=${issued.cae}`, `number=${issued.number}`, 'limit=100']) {
      const page = await world.call('GET', `/v1/invoices?${query}`, undefined, limited);
      assert.deepEqual([page.status, page.body.data], [200, []], query);
    }
  });
});

describe('notes', () => {
  it('credit the whole by default, a part on demand, and never more than is left', async () => {
    const { body: original } = await issue({
      taxpayer: ISSUER,
      punto_de_venta: 1,
      recipient: { cuit: '30000000139' },
      lines: [LINE],
    });
    const part = await world.call('POST', `/v1/invoices/${original.id}/credit-notes`, { amount: '20.99' });
    assert.equal(part.status, 201, JSON.stringify(part.body));
    assert.equal(part.body.comprobante_type, 3);
    assert.equal(part.body.totals.total, '20.99');
    assert.equal(part.body.original_invoice, original.id);
    assert.equal(part.body.related_comprobantes[0].number, original.number);
    const tooMuch = await world.call('POST', `/v1/invoices/${original.id}/credit-notes`, {
      amount: '100.01',
    });
    assert.equal(tooMuch.status, 409);
    assert.equal(tooMuch.body.left, '100.00');
    const rest = await world.call('POST', `/v1/invoices/${original.id}/credit-notes`, {});
    assert.equal(rest.body.totals.total, '100.00');
    const none = await world.call('POST', `/v1/invoices/${original.id}/credit-notes`, {});
    assert.equal(none.status, 409);
    const debit = await world.call('POST', `/v1/invoices/${original.id}/debit-notes`, {
      lines: [{ description: 'Intereses', unit_price: '10', iva: '21' }],
    });
    assert.equal(debit.status, 201, JSON.stringify(debit.body));
    assert.equal(debit.body.comprobante_type, 2);
  });

  it('sent through the door of invoices count against the same original', async () => {
    const { body: original } = await issue({ taxpayer: ISSUER, punto_de_venta: 1, lines: [LINE] });
    const note = (price: string) =>
      issue({
        taxpayer: ISSUER,
        punto_de_venta: 1,
        kind: 'credit_note',
        lines: [{ description: 'Ajuste', unit_price: price, iva: '21' }],
        related_comprobantes: [
          { type: 6, punto_de_venta: 1, number: original.number, date: original.issue_date },
        ],
      });
    const first = await note('60');
    assert.equal(first.status, 201, JSON.stringify(first.body));
    assert.equal(first.body.original_invoice, original.id);
    const tooMuch = await note('60');
    assert.equal(tooMuch.body.code, 'invoice.nothing_left', JSON.stringify(tooMuch.body));
  });

  it('asked for twice with one key are one note, also on another day', async () => {
    const { body: original } = await issue({ taxpayer: ISSUER, punto_de_venta: 1, lines: [LINE] });
    const note = () =>
      world.call(
        'POST',
        `/v1/invoices/${original.id}/credit-notes`,
        {},
        { 'idempotency-key': `nc-${original.id}` },
      );
    const first = await note();
    const again = await note();
    assert.equal(first.status, 201, JSON.stringify(first.body));
    assert.equal(again.raw.toString(), first.raw.toString());
  });

  it('asked for at once with one key are one note, and none of the callers is told that nothing is left', async () => {
    const { body: original } = await issue({ taxpayer: ISSUER, punto_de_venta: 1, lines: [LINE] });
    const key = { 'idempotency-key': `at-once-${original.id}` };
    const note = () => world.call('POST', `/v1/invoices/${original.id}/credit-notes`, {}, key);
    const answers = await Promise.all([note(), note(), note()]);
    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.id]),
      Array.from({ length: 3 }, () => [201, answers[0]?.body.id]),
    );
  });
});

describe('reading', () => {
  it('finds by external id, number, CAE, document and free text, page by page', async () => {
    const { body } = await issue({
      taxpayer: ISSUER,
      punto_de_venta: 1,
      recipient: { dni: '28.456.789', name: 'Laura Gómez' },
      lines: [LINE],
      external_id: 'orden-77',
    });
    const ids = async (query: string) =>
      (await world.call('GET', `/v1/invoices?${query}`)).body.data.map(
        (invoice: { id: string }) => invoice.id,
      );
    for (const query of [
      'external_id=orden-77',
      `cae=${body.cae}`,
      'dni=28.456.789',
      'q=laura',
      `number=${body.number}&letter=B`,
    ]) {
      assert.ok((await ids(query)).includes(body.id), query);
    }
    assert.deepEqual(await ids('q=%25'), []);
    const all: string[] = [];
    for (let after = ''; ; ) {
      const page = (await world.call('GET', `/v1/invoices?limit=2${after}`)).body;
      all.push(...page.data.map((invoice: { id: string }) => invoice.id));
      if (!page.has_more) break;
      after = `&after=${page.next}`;
    }
    assert.equal(new Set(all).size, all.length);
    assert.ok(all.includes(body.id));
    assert.equal((await world.call('GET', '/v1/invoices?limit=0')).status, 422);
    assert.equal((await world.call('GET', '/v1/invoices?foo=1')).status, 422);
  });

  it('shows the whole history, and what was exchanged with ARCA without its credentials', async () => {
    const { body } = await issue({ taxpayer: ISSUER, punto_de_venta: 1, lines: [LINE] });
    const history = (await world.call('GET', `/v1/invoices/${body.id}/events`)).body;
    assert.deepEqual(
      history.data.map((event: { type: string }) => event.type),
      ['invoice.submitted', 'invoice.authorized'],
    );
    const xml = (await world.call('GET', `/v1/invoices/${body.id}/xml`)).body.data[0];
    assert.match(xml.request, /<ImpTotal>120\.99<\/ImpTotal>/);
    assert.match(xml.request, /<Token>REDACTED<\/Token>/);
    assert.match(xml.response, new RegExp(body.cae));
  });

  it('cancels what was never sent, and nothing else', async () => {
    const { body } = await issue({ taxpayer: ISSUER, punto_de_venta: 1, lines: [LINE] });
    const answer = await world.call('POST', `/v1/invoices/${body.id}/cancel`);
    assert.equal(answer.body.code, 'invoice.not_cancellable');
  });
});

describe('live mode', () => {
  const survives = onProduction() && 'a served PostgreSQL survives power loss';
  it('is refused on a store that does not survive power loss', { skip: survives }, async () => {
    const key = await world.newKey({ mode: 'live' });
    const answer = await world.call(
      'POST',
      '/v1/taxpayers',
      { cuit: '30000000155', name: 'X', iva_condition: 'responsable_inscripto', address: 'Y' },
      { authorization: `Bearer ${key}` },
    );
    assert.equal(answer.body.code, 'mode.live_unavailable');
  });
});
