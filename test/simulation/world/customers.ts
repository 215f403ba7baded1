/** Those who ask for invoices: with keys, again when they do not hear, twins, notes and cancellations among them. */

import type { InvoiceRow } from '@arca-api/api/invoices/present-invoice';
import { Refusal } from '@arca-api/contract/errors';
import type { Plan } from '../faults/plan.ts';
import type { Market } from '../faults/themes.ts';
import type { ApiProcess, Order } from '../processes/api-process.ts';
import type { Chance } from '../scheduler/chance.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';
import { DOUBTFUL, ISSUERS, type Issuer, SMALL } from './places.ts';

/** One thing somebody wants, however often it is asked for. */
export interface Wish {
  readonly order: Order;
  readonly kind: 'invoice' | 'credit note';
  /** What it should come to, as text with two decimals. */
  readonly total: string;
  /** The invoice that a note corrects, once it has its CAE. */
  readonly original: Wish | null;
  readonly cancels: boolean;
  readonly at: number;
  /** Ids told for it: all the same, or something is wrong. */
  readonly ids: Set<string>;
  state: 'open' | 'accepted' | 'refused';
  refusal: string | null;
}

export interface CustomerParts {
  readonly scheduler: Scheduler;
  readonly plan: Plan;
  readonly chance: Chance;
  /** The processes of the api that are up. */
  readonly apis: () => readonly ApiProcess[];
  readonly find: (id: string) => Promise<InvoiceRow | undefined>;
  /** Over how long the wishes come. */
  readonly span: number;
  readonly market: Market;
}

const OWNER = { name: 'customers', isAlive: true, pausedUntil: 0 } as const;
/** A customer that hears nothing asks again after this long. */
const PATIENCE_MS = 30_000;

export function sendCustomers(parts: CustomerParts): readonly Wish[] {
  const { scheduler, plan, chance, apis } = parts;
  const wishes = drawWishes(parts);
  for (const wish of wishes) askLater(wish, wish.at);
  return wishes;

  function askLater(wish: Wish, at: number): void {
    scheduler.add({
      owner: OWNER,
      label: `wants ${wish.order.key}`,
      at,
      take: () => attempt(wish),
    });
  }

  async function attempt(wish: Wish): Promise<void> {
    if (wish.state !== 'open') return;
    const again = (): void => askLater(wish, scheduler.now() + PATIENCE_MS);
    const up = apis();
    const original = wish.original === null ? null : await originalOf(wish.original);
    if (up.length === 0 || original === 'not yet') return again();
    if (original === 'never') {
      wish.state = 'refused';
      wish.refusal = 'no original';
      return;
    }
    ask(chance.pick(up), wish, original);
    if (plan.strikes('repeated at once', 0.4)) ask(chance.pick(up), wish, original);
    // Whoever hears in time does not ask again: `attempt` looks first.
    again();
  }

  function ask(api: ApiProcess, wish: Wish, original: InvoiceRow | null): void {
    const asked = original === null ? api.issue(wish.order) : api.note(wish.order, original);
    asked.then(
      (row) => {
        wish.ids.add(row.id);
        if (plan.strikes('customer never hears', 0.3)) return;
        wish.state = 'accepted';
        if (wish.cancels) cancelSoon(wish, row.id);
        if (plan.strikes('repeated after a while', 0.4)) repeatLater(wish, original);
      },
      (error: unknown) => {
        if (!(error instanceof Refusal)) return;
        wish.state = 'refused';
        wish.refusal = error.code;
      },
    );
  }

  function repeatLater(wish: Wish, original: InvoiceRow | null): void {
    scheduler.add({
      owner: OWNER,
      label: `repeats ${wish.order.key}`,
      at: scheduler.now() + chance.between(0, 600_000),
      take() {
        const [up] = apis();
        if (up === undefined) return;
        const asked = original === null ? up.issue(wish.order) : up.note(wish.order, original);
        asked.then(
          (row) => wish.ids.add(row.id),
          () => {},
        );
      },
    });
  }

  function cancelSoon(wish: Wish, id: string): void {
    scheduler.add({
      owner: OWNER,
      label: `cancels ${wish.order.key}`,
      at: scheduler.now() + chance.between(0, 2000),
      take() {
        const [up] = apis();
        up?.cancel(id).then(
          () => {},
          () => {},
        );
      },
    });
  }

  async function originalOf(wish: Wish): Promise<InvoiceRow | 'not yet' | 'never'> {
    if (wish.state === 'refused') return 'never';
    const [id] = wish.ids;
    const row = id === undefined ? undefined : await parts.find(id);
    if (row === undefined) return 'not yet';
    if (row.status === 'authorized') return row;
    return row.status === 'rejected' || row.status === 'cancelled' ? 'never' : 'not yet';
  }
}

function drawWishes({ scheduler, plan, chance, span, market }: CustomerParts): readonly Wish[] {
  const wishes: Wish[] = [];
  const count = chance.between(...market.sales);
  const price = () => String(chance.between(100, 99_999));
  let twinPrice = price();
  let before: object | null = null;
  for (let index = 0; index < count; index += 1) {
    const isTwin = index > 0 && chance.happens(market.twins);
    if (!isTwin) twinPrice = price();
    const issuer = chance.pick(market.isSmall ? SMALL : ISSUERS);
    // Where everything meets, a twin is the same sale to the same person in the same lane.
    const twin: object | null = isTwin && market.isSmall ? before : null;
    const drawn: object = twin ?? { ...bodyFor(chance, issuer, market), ...linesOf(twinPrice) };
    // And the quiet lane is never left alone.
    const isMissed = market.isSmall && index === count - 1 && !wishes.some(isAt(issuer.quiet));
    const body: object = isMissed ? { ...drawn, punto_de_venta: issuer.quiet } : drawn;
    before = body;
    wishes.push(
      wish(index, {
        issuer,
        at: scheduler.now() + burst(chance, span, market.bursts),
        total: toTotal(twinPrice),
        body,
        original: null,
        cancels: plan.strikes('cancelled in a race', 0.15),
      }),
    );
  }
  const [first] = wishes;
  if (first !== undefined && chance.happens(0.4)) {
    plan.saw('credit note');
    const issuer = ISSUERS.find((one) => one.organization === first.order.organization) ?? ISSUERS[0];
    if (issuer !== undefined)
      wishes.push(
        wish(count, {
          issuer,
          at: scheduler.now() + span,
          total: first.total,
          body: {},
          original: first,
          cancels: false,
        }),
      );
  }
  if (hasTwins(wishes)) plan.saw('identical twins');
  return wishes;
}

interface Drawn extends Pick<Wish, 'at' | 'total' | 'original' | 'cancels'> {
  readonly issuer: Issuer;
  readonly body: object;
}

const wish = (index: number, { issuer, body, ...drawn }: Drawn): Wish => ({
  ...drawn,
  order: { organization: issuer.organization, key: `key ${index}`, body },
  kind: drawn.original === null ? 'invoice' : 'credit note',
  ids: new Set(),
  state: 'open',
  refusal: null,
});

/** Requests come in bursts, so that batches form. */
const burst = (chance: Chance, span: number, share: number): number =>
  chance.happens(share) ? Math.floor(chance.between(0, 3) * (span / 4)) : chance.between(0, span);

/** B to nobody in particular, mostly; some to a person, some A to a company, some that ARCA will not have. */
function bodyFor(chance: Chance, { cuit, puntos, quiet }: Issuer, market: Market): object {
  const where = { taxpayer: cuit, punto_de_venta: chance.pick(puntos) };
  if (chance.happens(market.doubtful)) {
    return {
      ...where,
      ...(chance.happens(market.quiet) ? { punto_de_venta: quiet } : {}),
      recipient: { document: { type: 86, number: chance.pick(DOUBTFUL) }, iva_condition: 'consumidor_final' },
    };
  }
  if (chance.happens(0.04))
    return {
      ...where,
      recipient: { cuit: COMPANY, iva_condition: 'responsable_inscripto', name: 'Empresa SA' },
    };
  return chance.happens(0.3) ? { ...where, recipient: { dni: '30123456', name: 'Ana' } } : where;
}

const isAt =
  (punto: number) =>
  ({ order }: Wish): boolean =>
    'punto_de_venta' in order.body && order.body.punto_de_venta === punto;

/** In the padrón, and a responsable inscripto: it gets a factura A. */
const COMPANY = '30000000198';

const linesOf = (price: string) => ({
  lines: [{ description: 'Cuaderno', unit_price: price, iva: '21' }],
  prices_include_iva: true,
});

const toTotal = (price: string): string => `${price}.00`;

/** Same lane, same content: ARCA cannot tell them apart. */
function hasTwins(wishes: readonly Wish[]): boolean {
  const seen = wishes.map(({ order }) => JSON.stringify(order.body));
  return new Set(seen).size < seen.length;
}
