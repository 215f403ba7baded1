/** Files of invoices, end to end: every line is one invoice or a reason, whatever is wrong with the others. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CoreTables } from '@arca-api/api/tables';
import { type Answered, createWorld, ISSUER, type World } from '../world.ts';

let world: World;
let reader: string;
before(async () => {
  world = await createWorld();
  reader = await world.newKey({ organization: world.organization, scopes: ['read'] });
});
after(() => world.close());

const NDJSON = 'application/x-ndjson';
const CSV = 'text/csv; charset=utf-8';

/** In the padrón, at times. */
const DOUBTFUL = '30000000139';

interface Sending {
  readonly type?: string;
  readonly key?: string;
  readonly query?: string;
  readonly secret?: string;
}

/** Bytes there and back: what comes is not always JSON. */
async function ask(
  method: 'GET' | 'POST',
  url: string,
  headers: Record<string, string> = {},
  payload?: string | Buffer,
): Promise<Answered> {
  const answer = await world.server.inject({
    method,
    url,
    headers: { authorization: `Bearer ${world.key}`, ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
  const isJson = /application\/(problem\+)?json/.test(String(answer.headers['content-type']));
  return {
    status: answer.statusCode,
    body: isJson ? JSON.parse(answer.body) : answer.body,
    headers: answer.headers,
    raw: answer.rawPayload,
  };
}

function send(body: string | Buffer, sending: Sending = {}): Promise<Answered> {
  const { type = NDJSON, key, query = '', secret } = sending;
  const headers = {
    'content-type': type,
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
  };
  return ask('POST', `/v1/invoices/batch${query}`, headers, body);
}

/** Looks until no line of it changes any more. */
async function finish({ status, body }: Answered): Promise<Answered['body']> {
  assert.ok(status === 202 || status === 200, JSON.stringify(body));
  for (;;) {
    const { body: batch } = await ask('GET', `/v1/batches/${body.id}`);
    if (batch.status === 'finished') return batch;
    await sleep(50);
  }
}

async function resultsOf(batch: { id: string }): Promise<Answered['body'][]> {
  const { body } = await ask('GET', `/v1/batches/${batch.id}/results?format=ndjson`);
  return String(body)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

const failuresOf = async (batch: { id: string }): Promise<string> =>
  (await ask('GET', `/v1/batches/${batch.id}/failures`)).body;

const ledger = () => world.simulator.control.ledger({ cuit: ISSUER });
const sale = (price: string, more: object = {}) =>
  JSON.stringify({ lines: [{ description: 'Café', unit_price: price, iva: '21' }], ...more });
const codes = (errors: readonly { code: string; path: string }[]) =>
  errors.map(({ code, path }) => `${code} ${path}`.trim());

describe('a file of invoices', () => {
  test('is issued line by line in its order; a bad line is told with its field and its mending, and stops no other', async () => {
    const before = ledger().length;
    const file = [
      sale('100', { external_id: 'one' }),
      '{"lines":[',
      '',
      sale('-1', { external_id: 'two', colour: 'red' }),
      sale('300', { external_id: 'three' }),
      '[]',
      `{"lines":[],"lines":[]}`,
      sale('700', { external_id: 'three' }),
      sale('300', { external_id: 'three' }),
      Buffer.from('{"notes":"a\xe9"}', 'latin1'),
      '{"notes":"a\0"}',
      '{"notes":"a\\u0000"}',
      sale('900'),
    ];
    const bytes = Buffer.concat(file.flatMap((line) => [Buffer.from(line), Buffer.from('\r\n')]));
    const sent = await send(bytes, { key: 'first' });
    assert.equal(sent.status, 202);
    assert.equal(sent.headers['location'], `/v1/batches/${sent.body.id}`);
    const batch = await finish(sent);
    const { total, failed, authorized, ...others } = batch.counts;
    assert.deepEqual([total, failed, authorized], [12, 9, 3]);
    assert.ok(Object.values(others).every((count) => count === 0));
    const results = await resultsOf(batch);
    assert.deepEqual(
      results.map(({ line, status, errors }) => [line, status, codes(errors).sort().join(', ')]),
      [
        [1, 'authorized', ''],
        [2, 'failed', 'batch.line_not_json'],
        [4, 'failed', 'field.unknown colour, line.unit_price_invalid lines[0].unit_price'],
        [5, 'authorized', ''],
        [6, 'failed', 'batch.line_not_json'],
        [7, 'failed', 'batch.line_not_json'],
        [8, 'failed', 'external_id.exists external_id'],
        [9, 'failed', 'batch.external_id_repeated external_id'],
        [10, 'failed', 'batch.line_not_utf8'],
        [11, 'failed', 'field.control_characters'],
        [12, 'failed', 'batch.line_not_json'],
        [13, 'authorized', ''],
      ],
    );
    const issued = ledger().slice(before);
    assert.deepEqual(
      issued.map(({ cae }) => cae),
      results.filter(({ cae }) => cae !== null).map(({ cae }) => cae),
    );
    const { body: invoice } = await ask('GET', `/v1/invoices/${results[0].invoice}`);
    assert.deepEqual(
      [invoice.origin, invoice.totals.total, invoice.full_number],
      ['batch', '121.00', results[0].full_number],
    );
  });

  test('is the same batch however often it is sent, at once or later, and issues nothing twice', async () => {
    const before = ledger().length;
    const file = Array.from({ length: 30 }, (_, index) => sale(String(index + 1))).join('\n');
    const twins = await Promise.all([1, 2, 3].map(() => send(file, { key: 'twice' })));
    assert.equal(new Set(twins.map(({ body }) => body.id)).size, 1);
    const [first] = twins;
    assert.ok(first);
    const batch = await finish(first);
    assert.equal(batch.counts.authorized, 30);
    const again = await send(file, { key: 'twice' });
    assert.deepEqual([again.status, again.body], [200, batch]);
    assert.equal(ledger().length, before + 30);
    const other = await send(sale('5'), { key: 'twice' });
    assert.deepEqual(
      [other.status, other.body.code, other.body.batch],
      [409, 'idempotency.conflict', batch.id],
    );
    assert.deepEqual(
      ledger()
        .slice(before)
        .map(({ cae }) => cae),
      (await resultsOf(batch)).map(({ cae }) => cae),
      'the order of the file',
    );
  });

  test('in another file again, an external_id is the invoice it was; what changed is told', async () => {
    const before = ledger().length;
    await finish(await send(`${sale('10', { external_id: 'x-1' })}\n${sale('20', { external_id: 'x-2' })}`));
    const file = [
      sale('10', { external_id: 'x-1' }),
      sale('21', { external_id: 'x-2' }),
      sale('30', { external_id: 'x-3' }),
    ];
    const results = await resultsOf(await finish(await send(file.join('\n'))));
    assert.deepEqual(
      results.map(({ status, repeated, errors }) => [status, repeated, codes(errors).join()]),
      [
        ['authorized', true, ''],
        ['failed', false, 'external_id.exists external_id'],
        ['authorized', false, ''],
      ],
    );
    assert.equal(ledger().length, before + 3);
    const looked = await finish(await send(file.join('\n'), { query: '?preview=true' }));
    assert.deepEqual([looked.counts.valid, looked.counts.failed], [2, 1]);
  });

  test('is only judged when that is asked, and its key stays free for the real one', async () => {
    const before = ledger().length;
    const file = `${sale('10')}\n${sale('x')}`;
    const batch = await finish(await send(file, { key: 'look', query: '?preview=true' }));
    assert.deepEqual([batch.preview, batch.counts.valid, batch.counts.failed], [true, 1, 1]);
    const [good] = await resultsOf(batch);
    assert.deepEqual([good.status, good.letter, good.total, good.invoice], ['valid', 'B', '12.10', null]);
    assert.equal(ledger().length, before);
    assert.equal((await finish(await send(file, { key: 'look' }))).counts.authorized, 1);
  });
});

describe('a spreadsheet', () => {
  test('comes back with its own columns and the reasons beside them, and mended it is issued', async () => {
    const before = ledger().length;
    const file =
      'Pedido;CUIT;Descripción;Cantidad;Precio;IVA;#nota\r\n' +
      's-1;;Café;2;1.250,50;21;uno\r\n' +
      's-2;30-00000019-7;"Té; verde";1;100,00;21;dos\r\n' +
      's-3;;Mate;1;gratis;22;"tres\nlíneas"\r\n';
    const batch = await finish(await send(file, { type: CSV }));
    assert.deepEqual([batch.counts.authorized, batch.counts.failed], [1, 2]);
    const failures = await failuresOf(batch);
    const [heading = '', ...rows] = failures.replace('\ufeff', '').split('\r\n');
    assert.equal(heading, 'Pedido;CUIT;Descripción;Cantidad;Precio;IVA;#nota;error;como_arreglarlo');
    assert.match(rows[0] ?? '', /^s-2;30-00000019-7;"Té; verde";1;100,00;21;dos;CUIT: .+;CUIT: /);
    assert.match(failures, /Precio: «gratis» no es un número\..*IVA: Ese valor no es uno/);
    const mended = failures.replace('30-00000019-7', '30-00000019-8').replace('gratis;22', '50;21');
    const again = await finish(await send(mended, { type: CSV }));
    assert.equal(again.counts.authorized, 2, await failuresOf(again));
    assert.equal(await failuresOf(again), `${'\ufeff'}${heading}\r\n`);
    assert.equal(ledger().length, before + 3);
    const { body: results, headers } = await ask('GET', `/v1/batches/${batch.id}/results`);
    assert.match(String(headers['content-disposition']), /-resultados\.csv"$/);
    // A total with a point would be text, or a day of October, to a spreadsheet whose decimals have a comma.
    const [, first = ''] = String(results).split('\r\n');
    assert.match(first, /^2;autorizada;s-1;B;00001-\d{8};[\d-]+;\d{14};[\d-]+;3026,21;ARS;inv_/);
  });

  test('an NDJSON comes back with its reasons inside, and they are not read again', async () => {
    const batch = await finish(await send(`${sale('x', { external_id: 'n-1' })}\nnada`));
    const [first = '', second] = (await failuresOf(batch)).split('\n');
    assert.equal(second, 'nada');
    assert.equal(JSON.parse(first)._errors[0].path, 'lines[0].unit_price');
    const again = await finish(await send(first.replace('"unit_price":"x"', '"unit_price":"5"')));
    assert.equal(again.counts.authorized, 1);
  });

  test('what ARCA refuses comes back too, with its reason', async () => {
    const { putPerson } = world.simulator.control;
    putPerson({ cuit: DOUBTFUL, active: true, iva_condition: 'responsable_inscripto' });
    const file = `documento;descripcion;precio\n${DOUBTFUL};Café;100\n;Té;50\n`;
    // The padrón is asked now, and believed afterwards.
    await finish(await send(file, { type: CSV, query: '?preview=true' }));
    putPerson({ cuit: DOUBTFUL, active: false });
    const batch = await finish(await send(file, { type: CSV }));
    assert.deepEqual([batch.counts.rejected, batch.counts.authorized], [1, 1]);
    assert.match(
      await failuresOf(batch),
      /30000000139;Café;100;"ARCA no autorizó el comprobante \(10247\): .*Pedile al cliente un CUIT activo/,
    );
  });
});

describe('what is no batch', () => {
  test('is refused before anything is kept', async () => {
    const many = `${sale('1')}\n`.repeat(10_001);
    const refused: readonly (readonly [string, Promise<Answered>, number, RegExp])[] = [
      ['nothing', send(''), 422, /batch\.empty/],
      ['blank', send('\n \n'), 422, /batch\.empty/],
      ['titles alone', send('descripcion;precio\n', { type: CSV }), 422, /batch\.empty/],
      ['too many', send(many), 422, /batch\.too_many_lines/],
      [
        'an unknown title',
        send('descripcion;precio;kolor\na;1;b\n', { type: CSV }),
        422,
        /column_unknown.*kolor/,
      ],
      ['a workbook', send(Buffer.from('504b030414000600', 'hex'), { type: CSV }), 422, /batch\.not_text/],
      ['JSON', send(sale('1'), { type: 'application/json' }), 415, /application\/x-ndjson/],
      ['a form', send('a=b', { type: 'application/x-www-form-urlencoded' }), 415, /text\/csv/],
      ['a wrong query', send(sale('1'), { query: '?dry=true' }), 422, /field\.unknown/],
      ['a key with a space', send(sale('1'), { key: ' ' }), 400, /idempotency\.invalid/],
      ['too large', send(Buffer.alloc(33 * 1024 * 1024, 0x20)), 413, /32 MB/],
      ['a stranger', send(sale('1'), { secret: 'arca_test_nobody' }), 401, /access\.invalid/],
      ['a reader', send(sale('1'), { secret: reader }), 403, /access\.forbidden/],
    ];
    for (const [name, answer, status, words] of refused) {
      const { status: told, body } = await answer;
      assert.equal(told, status, `${name}: ${JSON.stringify(body)}`);
      assert.match(JSON.stringify(body), words, name);
    }
    const { body: list } = await ask('GET', '/v1/batches?limit=100');
    assert.ok(list.data.every((batch: { counts: { total: number } }) => batch.counts.total < 100));
  });

  test('a line larger than an invoice may be is one bad line, and comes back whole', async () => {
    const batch = await finish(await send(`${sale('1', { notes: 'x'.repeat(2_000_000) })}\n${sale('2')}`));
    assert.deepEqual([batch.counts.failed, batch.counts.authorized], [1, 1]);
    const [large] = await resultsOf(batch);
    assert.deepEqual(codes(large.errors), ['batch.line_too_large']);
    assert.ok((await failuresOf(batch)).length > 2_000_000);
  });

  test('other people’s batches do not exist, nor those of keys that reach further', async () => {
    const { body: batch } = await send(sale('1'));
    const stranger = await world.newKey({ organization: 'org_other' });
    const limited = await world.newKey({ organization: world.organization, taxpayers: ['30000000155'] });
    const own = await send(sale('1', { taxpayer: ISSUER }), { secret: limited });
    const refused = await resultsOf(await finish(own));
    assert.deepEqual(codes(refused[0].errors), ['access.forbidden']);
    for (const secret of [stranger, limited]) {
      const headers = { authorization: `Bearer ${secret}` };
      for (const part of ['', '/results', '/failures']) {
        const answer = await ask('GET', `/v1/batches/${batch.id}${part}`, headers);
        assert.deepEqual([answer.status, answer.body.code], [404, 'resource.not_found'], part);
      }
      const { body: list } = await ask('GET', '/v1/batches', headers);
      assert.deepEqual(
        list.data.map(({ id }: { id: string }) => id),
        secret === limited ? [own.body.id] : [],
      );
    }
    assert.equal((await ask('GET', '/v1/batches/bat_x')).status, 404);
  });
});

test('whoever dies between issuing lines and writing it down issues nothing twice, and calls no failure what was issued', async () => {
  const issuer = '30000000171';
  await world.register(issuer);
  await world.call('POST', `/v1/taxpayers/${issuer}/puntos-de-venta`, { number: 7 });
  const of = { taxpayer: issuer, punto_de_venta: 7 };
  const batch = await finish(await send([sale('1', of), sale('x', of), sale('3', of)].join('\n')));
  const results = await resultsOf(batch);
  const count = () => world.simulator.control.ledger({ cuit: issuer }).length;
  assert.equal(count(), 2);
  const core = world.database.schema<CoreTables>('core');
  await core
    .updateTable('batch_lines')
    .set({ status: 'pending', tries: 0, invoice_id: null, faults: null })
    .where('batch_id', '=', batch.id)
    .execute();
  await core
    .updateTable('batches')
    .set({ status: 'processing', counts: null, finished_at: null })
    .where('id', '=', batch.id)
    .execute();
  // What could be issued then could not be issued now.
  await core.deleteFrom('puntos_de_venta').where('cuit', '=', issuer).where('number', '=', 7).execute();
  // Any work of this organisation takes up what was left.
  await finish(await send(sale('1')));
  const after = await finish({ status: 202, body: batch } as Answered);
  assert.deepEqual([after.counts.authorized, after.counts.failed], [2, 1]);
  const again = await resultsOf(batch);
  assert.deepEqual(
    again.map(({ invoice, cae }) => [invoice, cae]),
    results.map(({ invoice, cae }) => [invoice, cae]),
  );
  assert.equal(count(), 2);
});

test('a batch tells once that it is finished, with a whole snapshot', async () => {
  const batch = await finish(await send(sale('1')));
  const events = await world.database
    .schema<{ outbox: { type: string; subject: string; data: unknown } }>('platform')
    .selectFrom('outbox')
    .selectAll()
    .where('subject', '=', batch.id)
    .execute();
  assert.deepEqual(
    events.map(({ type, data }) => [type, data]),
    [['batch.finished', batch]],
  );
});
