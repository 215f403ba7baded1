/** An organisation with one of everything, each thing marked with a word that nobody else has. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CoreTables } from '@arca-api/api/tables';
import { cuitCheckDigit } from '@arca-api/domain/parties/cuit';
import type { WebhookTables } from '@arca-api/webhooks/tables';
import type { Answered, World } from '../world.ts';

export interface Household {
  readonly organization: string;
  /** Of test mode, with every scope: whoever holds it owns all of this. */
  readonly key: string;
  /** The word in everything that was written here. */
  readonly mark: string;
  readonly cuit: string;
  /** Another issuer of it, with nothing but its name. */
  readonly otherCuit: string;
  readonly ids: Readonly<Record<Kind, readonly string[]>>;
  /** Of its first customer. */
  readonly dni: string;
  readonly external_id: string;
  readonly idempotency_key: string;
  readonly batch_key: string;
  /** The hash of what the first draft says. */
  readonly content_hash: string;
}

export type Kind =
  | 'invoices'
  | 'batches'
  | 'customers'
  | 'drafts'
  | 'keys'
  | 'lanes'
  | 'links'
  | 'numbers'
  | 'endpoints'
  | 'deliveries'
  | 'events'
  | 'replays';

export const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The nth CUIT of a company that nobody has. */
export function someCuit(n: number): string {
  for (let seed = n * 10; ; seed++) {
    const body = `30${String(71_000_000 + seed)}`;
    const digit = cuitCheckDigit(body);
    if (digit !== null) return `${body}${digit}`;
  }
}

/** Waits for nothing but what it made itself: when it answers, nothing of it moves any more. */
export async function settle(world: World, mark: string, n: number): Promise<Household> {
  const organization = `org_${String(n).padStart(26, '0')}`;
  const key = await world.newKey({ organization });
  const [cuit, otherCuit, doubtful] = [someCuit(n), someCuit(n + 1), someCuit(n + 2)];
  await world.register(cuit, organization);
  await world.register(otherCuit, organization);

  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered['body']> => {
    const answer = await world.call(method, path, body, { authorization: `Bearer ${key}`, ...headers });
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.raw.toString()}`);
    return answer.body;
  };

  await ask('PATCH', `/v1/taxpayers/${cuit}`, {
    name: `${mark} Hermanos S.A.`,
    trade_name: mark,
    address: `Calle ${mark} 123`,
    footer: `Gracias por elegir ${mark}`,
  });
  await ask('PUT', `/v1/taxpayers/${cuit}/logo`, { content_type: 'image/png', data: PIXEL });
  await ask('POST', `/v1/taxpayers/${cuit}/puntos-de-venta`, { number: 2, name: `Local ${mark}` });
  await ask('POST', `/v1/taxpayers/${cuit}/certificates`, { name: `${mark}-csr` });

  const customers: string[] = [];
  for (const dni of [20_000_000 + n, 21_000_000 + n]) {
    const customer = {
      dni: String(dni),
      name: `Cliente ${mark}`,
      email: `cliente@${mark.toLowerCase()}.test`,
    };
    customers.push((await ask('POST', '/v1/customers', customer)).id);
  }

  const sale = (price: string, more: object = {}) => ({
    taxpayer: cuit,
    punto_de_venta: 1,
    lines: [{ description: `Café ${mark}`, unit_price: price, iva: '21' }],
    ...more,
  });
  const external_id = `${mark}-pedido-1`;
  const idempotency_key = `${mark}-clave-1`;
  const authorized = await ask(
    'POST',
    '/v1/invoices',
    sale(`${7_000 + n}.13`, {
      recipient: {
        dni: String(20_000_000 + n),
        name: `Cliente ${mark}`,
        email: `cliente@${mark.toLowerCase()}.test`,
      },
      notes: `Nota de ${mark}`,
      external_id,
      metadata: { secreto: `Metadato ${mark}` },
    }),
    { 'idempotency-key': idempotency_key },
  );
  assert.equal(authorized.status, 'authorized');
  const linked = await ask('POST', '/v1/invoices', sale(`${8_000 + n}.17`));
  const note = await ask('POST', `/v1/invoices/${authorized.id}/credit-notes`, { amount: '11.31' });
  await ask('GET', `/v1/invoices/${authorized.id}/pdf`);

  const dead = String((await ask('POST', `/v1/invoices/${linked.id}/public-link`)).public_url);
  const alive = String((await ask('POST', `/v1/invoices/${linked.id}/public-link`)).public_url);
  const another = String((await ask('POST', `/v1/invoices/${authorized.id}/public-link`)).public_url);

  // The padrón is believed for a while after it was asked.
  const { putPerson } = world.simulator.control;
  putPerson({ cuit: doubtful, active: true, iva_condition: 'responsable_inscripto' });
  const doubtfulSale = sale(`${9_000 + n}.19`, { recipient: { cuit: doubtful } });
  await ask('POST', '/v1/invoices/preview', doubtfulSale);
  putPerson({ cuit: doubtful, active: false });
  const refused = await world.call('POST', '/v1/invoices', doubtfulSale, { authorization: `Bearer ${key}` });
  assert.equal(refused.body.code, 'arca.rejected', refused.raw.toString());
  const rejected = (await ask('GET', '/v1/invoices?status=rejected&limit=1')).data[0];

  const drafts: { id: string; content_hash: string }[] = [];
  for (const price of ['10.01', '20.02'])
    drafts.push(await ask('POST', '/v1/drafts', sale(price, { notes: mark })));

  const batch_key = `${mark}-lote`;
  const batches: string[] = [];
  const files: readonly (readonly [string, string])[] = [
    [
      'application/x-ndjson',
      `${JSON.stringify(sale('31.41', { external_id: `${mark}-b1` }))}\n{"notes":"${mark}"}\n`,
    ],
    [
      'text/csv',
      `emisor;punto_de_venta;referencia;descripcion;precio;iva\n${cuit};1;${mark}-c1;Té ${mark};x;21\n`,
    ],
  ];
  for (const [type, file] of files) {
    const taken = await world.call('POST', '/v1/invoices/batch', file, {
      authorization: `Bearer ${key}`,
      'content-type': type,
      'idempotency-key': `${batch_key}-${type}`,
    });
    assert.equal(taken.status, 202, taken.raw.toString());
    while ((await ask('GET', `/v1/batches/${taken.body.id}`)).status !== 'finished') await sleep(20);
    batches.push(taken.body.id);
  }

  const keys: string[] = [];
  for (const name of [`Caja ${mark}`, `Web ${mark}`]) {
    keys.push((await ask('POST', '/v1/api-keys', { name, scopes: ['read'] })).id);
  }

  const endpoints: string[] = [];
  for (const path of ['uno', 'dos'])
    endpoints.push(
      (await ask('POST', '/v1/webhook-endpoints', { url: `https://example.com/${mark}/${path}` })).id,
    );
  const deliveries = await tellOnce(world, { organization, mark, endpoint: endpoints[0] ?? '' });

  const replay = await ask('POST', `/v1/webhook-endpoints/${endpoints[1]}/replays`, { only: 'missing' });
  const told = (await ask('GET', `/v1/events?subject=${authorized.id}`)).data;
  const events: string[] = told.map(({ id }: { id: string }) => id);

  const lanes: string[] = (await ask('GET', '/v1/lanes')).data.map(({ id }: { id: string }) => id);
  const lane = lanes.find((id) => id.includes(`:${cuit}:`)) ?? '';
  await world.database
    .schema<CoreTables>('core')
    .insertInto('differences')
    .values({
      id: `dif_${mark.toLowerCase()}`,
      lane_id: lane,
      number: 1,
      kind: 'content',
      invoice_id: authorized.id,
      fields: JSON.stringify([{ field: 'total', books: mark, arca: '1.00' }]),
      found_at: 1,
      resolved_at: null,
      resolution: null,
    })
    .execute();

  const token = (url: string) => url.slice(url.lastIndexOf('/') + 1);
  const [first = '', second = ''] = [token(alive), token(another)];
  return {
    organization,
    key,
    mark,
    cuit,
    otherCuit,
    ids: {
      invoices: [authorized.id, note.id, rejected.id, linked.id],
      batches,
      customers,
      drafts: drafts.map(({ id }) => id),
      keys,
      endpoints,
      deliveries,
      events,
      replays: [replay.id],
      lanes: [lane, ...lanes.filter((id) => id !== lane)],
      // Whoever has a link may open it; these are what is left when it was revoked, mixed up or spoiled.
      links: [
        token(dead),
        [...first.split('.').slice(0, 2), second.split('.')[2]].join('.'),
        [first.split('.')[0], ...second.split('.').slice(1)].join('.'),
        `${first.slice(0, -1)}${first.endsWith('A') ? 'B' : 'A'}`,
        `${authorized.id}.${'A'.repeat(16)}.${'A'.repeat(43)}`,
      ],
      numbers: ['1'],
    },
    dni: String(20_000_000 + n),
    external_id,
    idempotency_key,
    batch_key,
    content_hash: drafts[0]?.content_hash ?? '',
  };
}

/** An event that was told to an endpoint and refused there, as the engine's own log has it. */
async function tellOnce(
  world: World,
  { organization, mark, endpoint }: { organization: string; mark: string; endpoint: string },
): Promise<readonly string[]> {
  const webhooks = world.database.schema<WebhookTables>('webhooks');
  const common = { organization_id: organization, endpoint_id: endpoint };
  const delivery = `whd_${mark.toLowerCase()}`;
  await webhooks
    .insertInto('deliveries')
    .values({
      ...common,
      id: delivery,
      mode: 'test',
      event_id: `evt_${mark.toLowerCase()}`,
      event_type: 'invoice.authorized',
      occurred_at: Date.now(),
      cause: 'event',
      state: 'failed',
      tries: 1,
      attempts: 1,
      due_at: null,
      lease: null,
      created_at: 1,
      ended_at: 2,
    })
    .execute();
  await webhooks
    .insertInto('attempts')
    .values({
      ...common,
      id: `wha_${mark.toLowerCase()}`,
      delivery_id: delivery,
      number: 1,
      cause: 'event',
      url: `https://example.com/${mark}/uno`,
      request_headers: JSON.stringify({ 'webhook-id': mark }),
      started_at: 1,
      duration_ms: 1,
      succeeded: false,
      status: 500,
      reason: null,
      answer_headers: JSON.stringify({}),
      answer_body: `No, ${mark}`,
    })
    .execute();
  return [delivery];
}

/** The same, with an invoice that waits: for where nothing moves. */
export async function withWaiting(world: World, of: Household): Promise<Household> {
  const waiting = await world.call(
    'POST',
    '/v1/invoices',
    {
      taxpayer: of.cuit,
      punto_de_venta: 1,
      lines: [{ description: `Espera ${of.mark}`, unit_price: '5.23', iva: '21' }],
    },
    { authorization: `Bearer ${of.key}`, prefer: 'wait=0' },
  );
  assert.equal(waiting.body.status, 'submitted', waiting.raw.toString());
  return { ...of, ids: { ...of.ids, invoices: [...of.ids.invoices, waiting.body.id] } };
}
