/** ARCA goes away under the eyes of eight gateways that are processes of their own, and comes back: counted where calls arrive. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openPostgres } from '@arca-api/platform/database/postgres';
import { withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { outboxEvents } from '@arca-api/platform/events/read-events';
import { type Fleet, startFleet } from '../fleet/fleet.ts';

const GATEWAYS = 8;
const ISSUERS = ['30000000147', '30000000139', '33000000138', '30000000201'] as const;
const PUNTOS = 12;
const CLIENTS = 48;
/** The shortest wait between two probes of one breaker. */
const INTERVAL_S = 12;
const OUTAGE_S = 70;

await withTestServer('eight gateways and an ARCA that goes away', (server) => {
  let fleet: Fleet;
  before(async () => {
    const roles = ['api', ...Array.from({ length: GATEWAYS }, () => 'arca-gateway' as const)] as const;
    fleet = await startFleet({ server, roles, simulator: { latency: () => 150 } });
    for (const cuit of ISSUERS) {
      const made = await call('POST', '/v1/taxpayers', {
        cuit,
        name: `Emisor ${cuit}`,
        iva_condition: 'responsable_inscripto',
        address: 'Av. Corrientes 1234, CABA',
        activities_started_on: '2015-03-01',
        puntos_de_venta: Array.from({ length: PUNTOS }, (_, index) => ({ number: index + 1 })),
      });
      assert.equal(made.status, 201, JSON.stringify(made.body));
    }
  });
  after(() => fleet.close());

  async function call(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    const [api] = fleet.of('api');
    const answer = await fetch(`${api?.origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${fleet.operator.test_key}`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: answers of several shapes
    const told = (await answer.json()) as any;
    return { status: answer.status, body: told, retryAfter: answer.headers.get('retry-after') };
  }

  const ids: string[] = [];
  let isOver = false;
  async function client(place: number): Promise<void> {
    for (let turn = 0; !isOver; turn += 1) {
      const taxpayer = ISSUERS[(place + turn) % ISSUERS.length] ?? ISSUERS[0];
      const punto_de_venta = ((place * 7 + turn) % PUNTOS) + 1;
      const lines = [{ description: 'x', unit_price: '100', iva: '21' }];
      const { status, body } = await call(
        'POST',
        '/v1/invoices',
        { taxpayer, punto_de_venta, lines },
        { prefer: 'wait=3', 'idempotency-key': `b-${place}-${turn}` },
      );
      assert.ok([201, 202].includes(status), JSON.stringify(body));
      ids.push(body.id);
      // As a shop does whose invoice waits.
      if (status === 202) await pause(1_000);
    }
  }

  const issued = (): number => fleet.simulator.control.ledger({}).length;
  const breakers = async (): Promise<readonly { methods: string; state: string; since: string | null }[]> =>
    (await call('GET', '/v1/status')).body.breakers.filter(
      (one: { environment: string; service: string }) =>
        one.environment === 'simulator' && one.service === 'wsfe',
    );

  test('it is noticed in 3 s, two probes an interval are made, and all goes on within 60 s', async (t) => {
    const clients = Promise.all(Array.from({ length: CLIENTS }, (_, place) => client(place)));
    clients.catch(() => {});
    await pause(20_000);
    const before = issued();
    await pause(10_000);
    const usual = (issued() - before) / 10;
    assert.ok(usual > 1, `${usual} invoices/s`);

    const { control } = fleet.simulator;
    control.addFault({ kind: 'delay', delay_ms: 0, times: 0 });
    control.addFault({ kind: 'outage' });
    const began = Date.now();
    const arrived = (): number => control.faults().rules.find(({ kind }) => kind === 'delay')?.seen ?? 0;
    await pause(3_000);
    const open = await breakers();
    for (const { methods, state, since } of open) {
      assert.equal(state, 'open', JSON.stringify(open));
      const after = Date.parse(since ?? '') - began;
      t.diagnostic(`${methods}: open after ${after} ms`);
      assert.ok(after <= 3_000, `${methods}: ${after} ms`);
    }
    const perSecond: number[] = [];
    let seen = arrived();
    while (Date.now() - began < OUTAGE_S * 1_000) {
      await pause(1_000);
      perSecond.push(arrived() - seen);
      seen = arrived();
    }
    t.diagnostic(`calls that arrived, second by second: ${perSecond.join(' ')}`);
    for (let from = 0; from + INTERVAL_S <= perSecond.length; from += 1) {
      const probes = perSecond.slice(from, from + INTERVAL_S).reduce((sum, some) => sum + some, 0);
      assert.ok(probes <= 2, `${probes} in the ${INTERVAL_S} s from second ${from}`);
    }
    assert.ok(
      perSecond.some((some) => some > 0),
      'probes are made',
    );
    const { status, retryAfter, body } = await call('POST', '/v1/invoices', {
      taxpayer: ISSUERS[0],
      punto_de_venta: 1,
      lines: [{ description: 'x', unit_price: '100', iva: '21' }],
    });
    ids.push(body.id);
    assert.deepEqual([status, body.waiting_on?.reason], [202, 'arca']);
    assert.ok(Number(retryAfter) >= 2, String(retryAfter));

    control.clearFaults();
    const back = Date.now();
    let recovered = Number.POSITIVE_INFINITY;
    while (Date.now() - back < 60_000 && recovered === Number.POSITIVE_INFINITY) {
      const start = issued();
      await pause(5_000);
      if ((issued() - start) / 5 >= 0.9 * usual) recovered = Date.now() - back;
    }
    t.diagnostic(`${usual.toFixed(1)} invoices/s before; as many again ${recovered} ms after the return`);
    assert.ok(recovered <= 60_000, 'not as many as before within a minute');

    isOver = true;
    await clients;
    for (const id of ids) {
      for (;;) {
        const { body: invoice } = await call('GET', `/v1/invoices/${id}`);
        if (invoice.status === 'authorized') break;
        assert.ok(['submitted', 'verifying'].includes(invoice.status), invoice.status);
        assert.ok(Date.now() - back < 180_000, `${id} is ${invoice.status}`);
        await pause(200);
      }
    }
    assert.equal(new Set(ids).size, ids.length);
    const ledger = control.ledger({});
    assert.equal(ledger.length, ids.length, 'as many at ARCA as were asked for');
    assert.equal(new Set(ledger.map(({ cae }) => cae)).size, ids.length);
    t.diagnostic(`${ids.length} invoices, none lost, none twice`);
    const [breaker] = await breakers();
    assert.equal(breaker?.state, 'closed');
    const database = await openPostgres({ url: fleet.databaseUrl, connections: 1 });
    const events = await outboxEvents(database, 'simulator:wsfe').finally(() => database.close());
    assert.deepEqual(
      events.map(({ type }) => type),
      ['arca.unavailable', 'arca.recovered'],
      'eight processes tell it once',
    );
  });
});
