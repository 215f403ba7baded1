/** One process of the api: it accepts, issues and cancels with the real verbs, over stores and a network that are the run's. */
import type { Principal } from '@arca-api/api/access/principal';
import { ISSUING_DEFAULTS } from '@arca-api/api/config';
import { issueInvoice } from '@arca-api/api/invoices/issue-invoice';
import { issueNote } from '@arca-api/api/invoices/issue-note';
import type { InvoiceRow } from '@arca-api/api/invoices/present-invoice';
import { laneIssuer } from '@arca-api/api/issuing/issue-lane';
import { lanePool } from '@arca-api/api/issuing/issue-lanes.job';
import { type IssuingStore, LeaseLost } from '@arca-api/api/issuing/port';
import { judgeRequest } from '@arca-api/api/judging/judge-request';
import { createGatewayClient } from '@arca-api/contract/gateway-client';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { localSignals } from '@arca-api/platform/events/signals';
import type { Fetch } from '@arca-api/platform/http/port';
import { silentLog } from '@arca-api/platform/log/silent';
import type { Random } from '@arca-api/platform/random/port';
import type { Plan } from '../faults/plan.ts';
import type { Process } from '../scheduler/process.ts';
import type { ApiStores } from '../stores/port.ts';

export interface ApiParts {
  readonly process: Process;
  /** Names it in leases. */
  readonly worker: string;
  readonly random: Random;
  readonly stores: ApiStores;
  readonly fetch: Fetch;
  readonly plan: Plan;
  readonly sweepMs: number;
}

/** What a customer asks of it. */
export interface ApiProcess {
  readonly process: Process;
  readonly worker: string;
  issue(order: Order): Promise<InvoiceRow>;
  note(order: Order, original: InvoiceRow): Promise<InvoiceRow>;
  cancel(id: string): Promise<InvoiceRow>;
  wake(lane: string, organization: string): void;
}

export interface Order {
  readonly organization: string;
  readonly key: string;
  readonly body: object;
}

export function startApi(parts: ApiParts): ApiProcess {
  const { process, worker, random, plan, fetch } = parts;
  const { clock } = process;
  const stores = parts.stores.of(process);
  const gateway = createGatewayClient({
    fetch,
    baseUrl: 'http://arca-gateway',
    credentials: () => ({ authorization: 'Internal' }),
  });
  const issuing = watchLeases(stores.issuing, plan, pauseSometimes);
  const issuer = laneIssuer({
    store: issuing,
    gateway,
    clock,
    random,
    log: silentLog,
    worker,
    leaseMs: ISSUING_DEFAULTS.leaseMs,
    arcaDeadlineMs: ISSUING_DEFAULTS.arcaDeadlineMs,
    halted: () => {},
  });
  /** The machine forgets it for longer than it holds a lease, and for less than its call to ARCA may take. */
  function pauseSometimes(): void {
    if (plan.strikes('paused around a write', 0.08))
      process.pausedUntil = Math.max(
        process.pausedUntil,
        clock.now() - process.skew + 20_000 + Math.floor(random.number() * 38_000),
      );
  }
  const pool = lanePool({
    issuer,
    store: issuing,
    worker,
    clock,
    log: silentLog,
    signals: localSignals(clock),
    concurrency: ISSUING_DEFAULTS.concurrency,
    perOrganization: ISSUING_DEFAULTS.concurrency,
    sweepMs: parts.sweepMs,
  });
  /** Wake-ups are messages: the sweep finds what they should have told. */
  const wake = (lane: string, organization: string): void => {
    if (plan.strikes('wake-up lost', 0.3)) return;
    pool.wake(lane, organization);
    if (plan.strikes('wake-up repeated', 0.3)) pool.wake(lane, organization);
  };
  const judge = judgeRequest({ clock, books: stores.judging, gateway });
  const { known, accept } = stores;
  const issue = issueInvoice({ invoices: known, judge, accept, wake, clock, random });
  const note = issueNote({ invoices: known, issue, clock });
  pool.start();

  const asked = ({ organization, key }: Order, route: string) => ({
    principal: principalOf(organization),
    requestId: random.id('req'),
    route,
    idempotencyKey: key,
  });
  return {
    process,
    worker,
    wake: pool.wake,
    issue: (order) =>
      forOrganizations([order.organization], async () => {
        const { body } = order;
        const wish = { body, origin: 'api', original: null, draft: null } as const;
        return (await issue({ ...asked(order, 'POST /v1/invoices'), ...wish })).row;
      }),
    note: (order, original) =>
      forOrganizations(
        [order.organization],
        async () => (await note(asked(order, 'POST credit-note'), 'credit_note', original, order.body)).row,
      ),
    async cancel(id) {
      const row = await forEverybody('whose an invoice is', () => known.byId(id));
      if (row === undefined) throw new Error(`no invoice ${id}`);
      return forOrganizations([row.organization_id], () => stores.cancel(row));
    },
  };
}

/** Sees when a worker goes on with a lane that another has taken over; `pause`: before what it writes, or after it. */
function watchLeases(store: IssuingStore, plan: Plan, pause: () => void): IssuingStore {
  const watch = (error: unknown): never => {
    if (error instanceof LeaseLost) plan.saw('lease stolen');
    throw error;
  };
  return {
    ...store,
    prepare(...work) {
      pause();
      return store.prepare(...work).then(pause, watch);
    },
    settle(...work) {
      pause();
      return store.settle(...work).then(pause, watch);
    },
  };
}

const principalOf = (organization: string): Principal => ({
  kind: 'key',
  id: `key_${organization}`,
  mode: 'test',
  grants: [{ organization, taxpayers: null, scopes: ['issue'] }],
});
