/** Every route filled with the real ids of a household; a route that nothing here knows how to fill is an error. */
import type { Route } from '@arca-api/api/doors/route';
import { z } from 'zod';
import { type Household, type Kind, PIXEL, someCuit } from './household.ts';

export interface Attempt {
  readonly route: Route;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | undefined;
}

/** A value of the household's, and one of the same form that nobody has. */
export interface Pair {
  readonly real: string;
  readonly unknown: string;
}

/** One request, about the household and about nobody. */
export interface Twin {
  readonly real: Attempt;
  readonly unknown: Attempt;
  /** What they differ in. */
  readonly pairs: readonly Pair[];
  /** It names nothing of the household's in its path, so that whoever asks is answered about themselves. */
  readonly isOpen: boolean;
}

const NOBODY = someCuit(900);

/** Of the same form as `id`, and nobody's. */
export function unknownLike(id: string): string {
  const [prefix = '', rest = ''] = id.split(/_(.*)/s);
  return `${prefix}_${'0'.repeat(rest.length)}`;
}

const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/^\/v1\/invoices\/\{id\}/, 'invoices'],
  [/^\/v1\/batches\/\{id\}/, 'batches'],
  [/^\/v1\/customers\/\{id\}/, 'customers'],
  [/^\/v1\/drafts\/\{id\}/, 'drafts'],
  [/^\/v1\/api-keys\/\{id\}/, 'keys'],
  [/^\/v1\/webhook-endpoints\/\{id\}/, 'endpoints'],
  [/^\/v1\/events\/\{id\}/, 'events'],
  [/^\/v1\/webhook-replays\/\{id\}/, 'replays'],
  [/^\/v1\/webhook-deliveries\/\{id\}/, 'deliveries'],
];

type Filler = (of: Household, path: string) => readonly Pair[];

const same = (real: string): Pair => ({ real, unknown: real });

const PATH: Readonly<Record<string, Filler>> = {
  id: (of, path) => {
    const kind = kinds.find(([pattern]) => pattern.test(path))?.[1];
    if (kind === undefined) throw new Error(`nobody knows whose id it is in ${path}`);
    return of.ids[kind].map((real) => ({ real, unknown: unknownLike(real) }));
  },
  // Who a CUIT is according to the padrón is everybody's to ask.
  cuit: (of, path) =>
    path.startsWith('/v1/padron/') ? [same(of.cuit)] : [{ real: of.cuit, unknown: NOBODY }],
  lane: (of) => of.ids.lanes.map((real) => ({ real, unknown: real.replace(/:\d{11}:/, `:${NOBODY}:`) })),
  number: () => [same('1')],
  token: (of) =>
    of.ids.links.map((real) => ({
      real,
      unknown: `${unknownLike(of.ids.invoices[0] ?? '')}.${'B'.repeat(16)}.${'C'.repeat(43)}`,
    })),
  // The catalogue is everybody's.
  type: () => [same('invoice.authorized')],
  table: () => ['currencies', 'error-codes'].map(same),
};

const mine = (real: string, unknown: string): readonly Pair[] => [{ real, unknown }];

/** What may be asked in a query, by its name. */
const QUERY: Readonly<Record<string, Filler>> = {
  limit: () => [same('1'), same('100')],
  after: (of) =>
    [
      ...Object.entries(of.ids).flatMap(([kind, ids]) =>
        kind === 'numbers' || kind === 'links' ? [] : ids.slice(0, 1),
      ),
    ].map((real) => ({ real, unknown: real.includes(':') ? real.replace(/:\d{11}:/, `:${NOBODY}:`) : real })),
  status: () => ['submitted', 'verifying', 'authorized', 'rejected'].map(same),
  letter: () => [same('B')],
  kind: () => ['invoice', 'credit_note'].map(same),
  taxpayer: (of) => mine(of.cuit, NOBODY),
  cuit: (of) => mine(of.cuit, NOBODY),
  dni: (of) => mine(of.dni, '29999999'),
  issued_from: () => [same('2000-01-01')],
  issued_to: () => [same('2100-01-01')],
  total_from: () => [same('0')],
  total_to: () => [same('999999999')],
  punto_de_venta: () => [same('1')],
  number: () => [same('1')],
  cae: () => [same('1')],
  external_id: (of) => mine(of.external_id, `${of.mark.replace(/./g, 'z')}-pedido-1`),
  q: (of) => mine(of.mark, of.mark.replace(/./g, 'z')),
  state: (_, path) => (path.endsWith('/deliveries') ? ['failed'] : ['idle', 'waiting', 'halted']).map(same),
  type: () => ['invoice.authorized', 'invoice.*'].map(same),
  subject: (of) => mine(of.ids.invoices[0] ?? '', unknownLike(of.ids.invoices[0] ?? '')),
  from: () => [same('2026-01-01T00:00:00Z')],
  to: () => [same('2100-01-01T00:00:00Z')],
  order: () => ['asc', 'desc'].map(same),
  wait: () => [same('0')],
  window: () => ['1h', '7d'].map(same),
  event_type: () => ['invoice.authorized', 'invoice.*'].map(same),
  format: (_, path) => (path.endsWith('/pdf') ? ['a4', 'ticket80'] : ['ndjson', 'csv']).map(same),
  copies: () => [same('original')],
  arca: () => [same('true')],
  rates: () => [same('USD')],
  service: () => [same('wsfev1')],
  code: () => [same('10016')],
  preview: () => [same('true')],
  decimal: () => [same('comma')],
};

const lines = [{ description: 'Prueba', unit_price: '1', iva: '21' }];

interface Body {
  readonly body: unknown;
  readonly pairs?: readonly Pair[];
  readonly type?: string;
}

/** What each writing route is sent: about the household wherever a body can name something of it. */
const BODIES: Readonly<Record<string, (of: Household) => readonly Body[]>> = {
  'POST /v1/invoices': (of) => [
    { body: { taxpayer: of.cuit, lines }, pairs: mine(of.cuit, NOBODY) },
    {
      body: { draft_id: of.ids.drafts[0], content_hash: of.content_hash },
      pairs: mine(of.ids.drafts[0] ?? '', unknownLike(of.ids.drafts[0] ?? '')),
    },
    { body: {} },
  ],
  'POST /v1/invoices/preview': (of) => [{ body: { taxpayer: of.cuit, lines }, pairs: mine(of.cuit, NOBODY) }],
  'POST /v1/invoices/{id}/credit-notes': () => [
    { body: {} },
    { body: { amount: '1.00' } },
    { body: { amount: 'x' } },
  ],
  'POST /v1/invoices/{id}/debit-notes': () => [{ body: { amount: '1.00' } }, { body: { lines: 7 } }],
  // What a file names is judged later: `own-books.ts` looks at what comes of it.
  'POST /v1/invoices/batch': () => [{ body: '\n', type: 'application/x-ndjson' }],
  'POST /v1/taxpayers': (of) => [{ body: { cuit: of.cuit, name: 7 }, pairs: mine(of.cuit, NOBODY) }],
  'PATCH /v1/taxpayers/{cuit}': () => [{ body: { footer: 'Ajeno' } }, { body: { footer: 7 } }],
  'POST /v1/taxpayers/{cuit}/puntos-de-venta': () => [{ body: { number: 3 } }, { body: { number: -3 } }],
  'PATCH /v1/taxpayers/{cuit}/puntos-de-venta/{number}': () => [
    { body: { name: 'Ajeno' } },
    { body: { name: 7 } },
  ],
  'PUT /v1/taxpayers/{cuit}/logo': () => [
    { body: { content_type: 'image/png', data: PIXEL } },
    { body: { content_type: 'image/gif' } },
  ],
  'POST /v1/taxpayers/{cuit}/certificates': () => [{ body: { name: 'ajeno' } }, { body: { name: 7 } }],
  'POST /v1/taxpayers/{cuit}/certificates/upload': () => [{ body: { certificate: 'x' } }, { body: {} }],
  'PUT /v1/taxpayers/{cuit}/representative': (of) => [{ body: { cuit: of.otherCuit } }, { body: {} }],
  'POST /v1/customers': () => [{ body: { dni: 7 } }],
  'PATCH /v1/customers/{id}': () => [{ body: { name: 'Ajeno' } }, { body: { name: 7 } }],
  'POST /v1/drafts': () => [{ body: { lines: 7, colour: 1 } }],
  'PATCH /v1/drafts/{id}': () => [{ body: { notes: 'Ajeno' } }, { body: { colour: 7 } }],
  'POST /v1/drafts/{id}/approve': (of) => [
    { body: { content_hash: of.content_hash } },
    { body: { content_hash: 'x' } },
    { body: { content_hash: 7 } },
  ],
  'POST /v1/api-keys': () => [{ body: { name: 7 } }],
  'POST /v1/api-keys/{id}/rotate': () => [
    { body: { overlap_seconds: 60 } },
    { body: { overlap_seconds: -1 } },
  ],
  'POST /v1/webhook-endpoints': () => [{ body: { url: 7 } }],
  'POST /v1/webhook-endpoints/{id}/test': () => [{ body: {} }, { body: { event_type: 'nada' } }],
  'POST /v1/webhook-endpoints/{id}/replays': (of) => [
    { body: { only: 'failed' } },
    {
      body: { events: of.ids.events },
      pairs: of.ids.events.map((real) => ({ real, unknown: unknownLike(real) })),
    },
    { body: { only: 'lost' } },
  ],
  'POST /v1/webhook-endpoints/{id}/rotate-secret': () => [
    { body: { overlap_seconds: 0 } },
    { body: { overlap_seconds: -1 } },
  ],
  'PATCH /v1/webhook-endpoints/{id}': () => [
    { body: { description: 'Ajeno' } },
    { body: { url: 'https://10.0.0.1/', colour: 7 } },
  ],
  'POST /v1/lanes/{lane}/resume': () => [{ body: {} }, { body: { note: 7 } }],
  'POST /v1/lanes/{lane}/adopt': (of) => [
    {
      body: { number: 1, invoice: of.ids.invoices[0] },
      pairs: mine(of.ids.invoices[0] ?? '', unknownLike(of.ids.invoices[0] ?? '')),
    },
    { body: { number: 1, invoice: null } },
    { body: { number: -1 } },
  ],
  'POST /v1/lanes/{lane}/differences/{number}/accept': () => [{ body: {} }, { body: { note: 7 } }],
  'POST /v1/received/verify': (of) => [{ body: { taxpayer: of.cuit }, pairs: mine(of.cuit, NOBODY) }],
};

/** All the ways in which `route` can be asked about `of`. */
export function twinsOf(route: Route, of: Household): readonly Twin[] {
  const name = `${route.method} ${route.path}`;
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, param]) => param ?? '');
  let paths: readonly { readonly real: string; readonly unknown: string; readonly pairs: readonly Pair[] }[] =
    [{ real: route.path, unknown: route.path, pairs: [] }];
  for (const param of names) {
    const filler = PATH[param];
    if (filler === undefined) throw new Error(`${name}: nobody knows how to fill {${param}}`);
    paths = paths.flatMap((path) =>
      filler(of, route.path).map((pair) => ({
        real: path.real.replace(`{${param}}`, pair.real),
        unknown: path.unknown.replace(`{${param}}`, pair.unknown),
        pairs: [...path.pairs, pair],
      })),
    );
  }

  const questions: readonly (Pair | null)[] = [null, ...queriesOf(route, name, of)];
  const bodies = bodiesOf(route, name, of);
  const isOpen =
    names.every((param) => param === 'table' || param === 'number' || param === 'type') ||
    route.path.startsWith('/v1/padron/');
  return paths.flatMap((path) =>
    questions.flatMap((question) =>
      (question === null ? bodies : bodies.slice(0, 1)).map((body): Twin => {
        const pairs = [...path.pairs, ...(body.pairs ?? []), ...(question === null ? [] : [question])];
        const swap = (text: string) =>
          pairs.reduce((swapped, { real, unknown }) => swapped.replaceAll(real, unknown), text);
        const query = question === null ? '' : `?${question.real}`;
        const headers =
          body.body === undefined
            ? {}
            : { 'content-type': body.type ?? 'application/json', prefer: 'wait=0' };
        const text = typeof body.body === 'string' ? body.body : JSON.stringify(body.body);
        const attempt = (url: string, payload: string | undefined): Attempt => ({
          route,
          method: route.method,
          url,
          headers,
          payload,
        });
        return {
          real: attempt(`${path.real}${query}`, text),
          unknown: attempt(
            `${path.unknown}${question === null ? '' : `?${question.unknown}`}`,
            text === undefined ? undefined : swap(text),
          ),
          pairs,
          isOpen,
        };
      }),
    ),
  );
}

function queriesOf(route: Route, name: string, of: Household): readonly Pair[] {
  if (route.query === undefined) return [];
  const { properties = {} } = z.toJSONSchema(route.query, { io: 'input', unrepresentable: 'any' });
  const wrong = same('colour=red');
  return [
    wrong,
    ...Object.keys(properties).flatMap((param) => {
      const filler = QUERY[param];
      if (filler === undefined) throw new Error(`${name}: nobody knows what to ask with ?${param}=`);
      return filler(of, route.path).map(({ real, unknown }) => ({
        real: `${param}=${encodeURIComponent(real)}`,
        unknown: `${param}=${encodeURIComponent(unknown)}`,
      }));
    }),
  ];
}

function bodiesOf(route: Route, name: string, of: Household): readonly Body[] {
  const filler = BODIES[name];
  if (filler !== undefined) return filler(of);
  if (route.body !== undefined || route.files !== undefined)
    throw new Error(`${name}: nobody knows what to send to it`);
  return [{ body: undefined }];
}
