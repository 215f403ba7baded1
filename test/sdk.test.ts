/** The client that users install, against a whole installation and a network that loses things. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { injectFetch } from '@arca-api/platform/http/inject-fetch';
import { ArcaApiError, ArcaApiUnreachable, createArcaApi, InvoicePending } from '@arca-api/sdk';
import { createWorld, ISSUER, type World } from './world.ts';

type Fetch = (input: string, init: RequestInit) => Promise<Response>;

const BODY = { lines: [{ description: 'Café en grano 1 kg', unit_price: '12500', iva: '21' as const }] };
/** A second issuer, whose lane nobody has used. */
const UNTOUCHED = '30000000171';

let world: World;
let network: Fetch;

before(async () => {
  world = await createWorld();
  network = injectFetch(world.server);
});
after(() => world.close());
beforeEach(() => world.simulator.control.clearFaults());

const ledger = () => world.simulator.control.ledger({ cuit: ISSUER, punto_de_venta: 1 }).length;

/** A client on a network of the test's making; `slept` says how long it chose to wait, and no time passes. */
function client(options: { fetch?: Fetch; key?: string; retries?: number; tick?: boolean } = {}) {
  const slept: number[] = [];
  const sent: Request[] = [];
  const arca = createArcaApi({
    key: options.key ?? world.key,
    baseUrl: 'http://api.test/',
    chance: () => 0.5,
    sleep: async (ms) => {
      slept.push(ms);
      // What others do in the same process needs turns, if no time.
      if (options.tick === true) await nextTurn();
    },
    fetch: (input, init) => {
      sent.push(new Request(input, { method: init.method ?? 'GET', headers: init.headers ?? {} }));
      return (options.fetch ?? network)(input, init);
    },
    ...(options.retries === undefined ? {} : { retries: options.retries }),
  });
  return { arca, slept, sent };
}

/** What befalls the first calls, one after the other; the rest pass. */
function troubled(...troubles: ((input: string, init: RequestInit) => Promise<Response>)[]): Fetch {
  return (input, init) => (troubles.shift() ?? network)(input, init);
}

/** The request arrives and its answer does not. */
const answerLost: Fetch = async (input, init) => {
  await network(input, init);
  throw new TypeError('fetch failed');
};

/** The request arrives and its answer breaks off in the middle. */
const answerCut: Fetch = async (input, init) => {
  const answer = await network(input, init);
  const broken = new ReadableStream({
    start: (stream) => {
      stream.enqueue(new TextEncoder().encode('{"id":'));
      stream.error(new TypeError('terminated'));
    },
  });
  return new Response(broken, { status: answer.status, headers: answer.headers });
};

const busy =
  (status: number, retryAfter: string): Fetch =>
  async () =>
    new Response('busy', { status, headers: { 'retry-after': retryAfter } });

/** The server is asked not to wait, so that it answers 202 at once. */
const impatient: Fetch = (input, init) =>
  network(input, { ...init, headers: { ...(init.headers as Record<string, string>), prefer: 'wait=0' } });

const refusedWith = (code: string) => (error: unknown) => {
  assert.ok(error instanceof ArcaApiError, String(error));
  assert.equal(error.code, code);
  return true;
};

describe('issuing', () => {
  it('answers an invoice with the CAE that the ledger has', async () => {
    const invoice = await client().arca.invoices.create(BODY);
    assert.equal(invoice.status, 'authorized');
    assert.equal(invoice.totals.total, '15125.00');
    const entries = world.simulator.control.ledger({ cuit: ISSUER, punto_de_venta: 1 });
    assert.ok(entries.some((entry) => entry.cae === invoice.cae));
  });

  for (const [name, trouble] of [
    ['lost', answerLost],
    ['cut short', answerCut],
  ] as const) {
    it(`is one invoice when the answer is ${name}, twice`, async () => {
      const before = ledger();
      const { arca, sent } = client({ fetch: troubled(trouble, trouble) });
      const invoice = await arca.invoices.create(BODY);
      assert.equal(invoice.status, 'authorized');
      assert.equal(ledger(), before + 1);
      const keys = sent.map(({ headers }) => headers.get('idempotency-key'));
      assert.equal(keys.length, 3);
      assert.equal(new Set(keys).size, 1);
    });
  }

  it('is two invoices when it is called twice, unless the caller names the request', async () => {
    const before = ledger();
    const { arca } = client();
    await arca.invoices.create(BODY);
    await arca.invoices.create(BODY);
    assert.equal(ledger(), before + 2);
    const idempotencyKey = 'order-77';
    const first = await arca.invoices.create(BODY, { idempotencyKey });
    assert.deepEqual(await arca.invoices.create(BODY, { idempotencyKey }), first);
    assert.equal(ledger(), before + 3);
  });

  it('waits as long as the server says, and a chance more, before it asks again', async () => {
    const { arca, slept } = client({ fetch: troubled(busy(429, '3'), busy(503, '7')) });
    assert.equal((await arca.invoices.create(BODY)).status, 'authorized');
    assert.deepEqual(slept, [3125, 7250]);
  });

  it('tells the caller instead of waiting for an hour', async () => {
    const { arca, slept } = client({ fetch: troubled(busy(503, '3600')) });
    await assert.rejects(arca.invoices.create(BODY), (error) => {
      assert.ok(error instanceof ArcaApiError);
      assert.deepEqual([error.status, error.problem, error.code], [503, null, null]);
      return true;
    });
    assert.deepEqual(slept, []);
  });

  it('goes on asking after 202 until the invoice is final', async () => {
    const before = ledger();
    const { arca, slept, sent } = client({ fetch: troubled(impatient) });
    const invoice = await arca.invoices.create(BODY);
    assert.equal(invoice.status, 'authorized');
    assert.deepEqual(slept, [2000]);
    assert.equal(sent.length, 2);
    assert.equal(ledger(), before + 1);
  });

  it('says that the invoice is safe when patience ends before ARCA answers', async () => {
    const { arca } = client({ fetch: troubled(impatient) });
    const idempotencyKey = 'order-78';
    const error = await arca.invoices
      .create(BODY, { idempotencyKey, patienceMs: 0 })
      .catch((caught: unknown) => caught);
    assert.ok(error instanceof InvoicePending, String(error));
    const { id, status } = await arca.invoices.create(BODY, { idempotencyKey });
    assert.deepEqual([id, status], [error.invoice.id, 'authorized']);
  });

  it('gives up with the key under which asking again is safe', async () => {
    const before = ledger();
    const { arca } = client({ fetch: troubled(answerLost, answerLost), retries: 1 });
    const error = await arca.invoices.create(BODY).catch((caught: unknown) => caught);
    assert.ok(error instanceof ArcaApiUnreachable);
    const { idempotencyKey } = error;
    assert.ok(idempotencyKey !== undefined);
    assert.equal((await arca.invoices.create(BODY, { idempotencyKey })).status, 'authorized');
    assert.equal(ledger(), before + 1);
  });

  it('stops at once when the caller aborts', async () => {
    const { arca, sent } = client();
    const signal = AbortSignal.abort(new Error('closing'));
    await assert.rejects(arca.invoices.create(BODY, { signal }), /closing/);
    assert.equal(sent.length, 0);
  });
});

describe('refusals', () => {
  it('carry every fault with its path', async () => {
    const lines = [
      { description: 'A', unit_price: 'x' },
      { description: '', unit_price: '1' },
    ];
    await assert.rejects(client().arca.invoices.create({ lines }), (error) => {
      assert.ok(error instanceof ArcaApiError);
      assert.equal(error.code, 'request.invalid');
      const paths = error.problem?.errors?.map(({ path }) => path) ?? [];
      assert.ok(paths.includes('lines[0].unit_price') && paths.includes('lines[1].description'), `${paths}`);
      assert.match(error.requestId ?? '', /^req_/);
      return true;
    });
  });

  it('are not asked again', async () => {
    const { arca, sent } = client({ key: 'arca_test_nobody' });
    await assert.rejects(arca.invoices.get('inv_x'), refusedWith('access.invalid'));
    assert.equal(sent.length, 1);
  });
});

describe('what was issued', () => {
  it('can be previewed without being issued', async () => {
    const before = ledger();
    const preview = await client().arca.invoices.preview(BODY);
    assert.deepEqual([preview.valid, preview.letter, preview.totals?.total], [true, 'B', '15125.00']);
    assert.equal(ledger(), before);
  });

  it('is read, printed and noted', async () => {
    const { arca } = client();
    const invoice = await arca.invoices.create(BODY);
    assert.deepEqual(await arca.invoices.get(invoice.id), invoice);
    const pdf = await arca.invoices.pdf(invoice.id, { format: 'ticket80' });
    assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), '%PDF-');
    const part = await arca.invoices.creditNote(invoice.id, { amount: '125' });
    assert.deepEqual([part.kind, part.totals.total, part.status], ['credit_note', '125.00', 'authorized']);
    const rest = await arca.invoices.creditNote(invoice.id);
    assert.equal(rest.totals.total, '15000.00');
    const debit = await arca.invoices.debitNote(invoice.id, { amount: '500' });
    assert.equal(debit.kind, 'debit_note');
    await assert.rejects(arca.invoices.cancel(invoice.id), refusedWith('invoice.not_cancellable'));
  });

  it('is listed to its end, each once, whatever the size of a page', async () => {
    const all: string[] = [];
    for await (const { id } of client().arca.invoices.list({ limit: 100 })) all.push(id);
    const { arca, sent } = client();
    const paged: string[] = [];
    for await (const { id } of arca.invoices.list({ limit: 3 })) paged.push(id);
    assert.deepEqual(paged, all);
    assert.equal(new Set(all).size, all.length);
    assert.equal(sent.length, Math.ceil(all.length / 3));
  });

  it('is cancelled once when the answer to cancelling is lost', async () => {
    await world.register(UNTOUCHED);
    // Its lane cannot learn ARCA's last number, so nothing is ever sent.
    world.simulator.control.addFault({
      kind: 'http-500-html',
      operation: 'FECompUltimoAutorizado',
      cuit: UNTOUCHED,
      times: 0,
    });
    const { arca } = client({ fetch: troubled(impatient) });
    const error = await arca.invoices
      .create({ ...BODY, taxpayer: UNTOUCHED }, { patienceMs: 0 })
      .catch((caught: unknown) => caught);
    assert.ok(error instanceof InvoicePending, String(error));
    const { id } = error.invoice;
    assert.equal(
      (await client({ fetch: troubled(answerLost) }).arca.invoices.cancel(id)).status,
      'cancelled',
    );
  });
});

describe('batches', () => {
  it('are sent once when the answer is lost, watched to their end, and told line by line', async () => {
    const before = ledger();
    const { arca, sent } = client({ fetch: troubled(answerLost) });
    const wrong = { ...BODY, taxpayer: ISSUER, currency: 'pesos' };
    const good = { ...BODY, taxpayer: ISSUER };
    const batch = await arca.batches.create([good, wrong, good]);
    assert.equal(sent.length, 2);
    const { counts } = await client({ tick: true }).arca.batches.finish(batch.id);
    assert.deepEqual([counts.total, counts.authorized, counts.failed], [3, 2, 1]);
    const told: string[] = [];
    for await (const { line, status, errors } of arca.batches.results(batch.id))
      told.push([line, status, ...errors.map(({ path }) => path)].join(' '));
    assert.deepEqual(told, ['1 authorized', '2 failed currency', '3 authorized']);
    const mended = Buffer.from(await arca.batches.failures(batch.id))
      .toString()
      .replace('"currency":"pesos"', '"currency":"ARS"');
    const again = await arca.batches.create(mended);
    assert.equal((await client({ tick: true }).arca.batches.finish(again.id)).counts.authorized, 1);
    assert.equal(ledger(), before + 3);
  });

  it('may be spreadsheets, and are only judged when that is asked', async () => {
    const before = ledger();
    const { arca } = client({ tick: true });
    const file = `emisor;descripcion;precio\n${ISSUER};Café;1.500\n`;
    const options = { format: 'csv', decimal: 'comma', preview: true } as const;
    const batch = await arca.batches.create(new TextEncoder().encode(file), options);
    assert.equal((await arca.batches.finish(batch.id)).counts.valid, 1);
    for await (const { total } of arca.batches.results(batch.id)) assert.equal(total, '1815.00');
    assert.equal(ledger(), before);
  });
});
