/** REST API Core: the system's memory of invoices. Everything it serves and does is listed here by hand. */
import { fileURLToPath } from 'node:url';
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import type { WebhooksClient } from '@arca-api/contract/webhooks-client';
import type { Allowances } from '@arca-api/platform/allowances/port';
import type { Cache } from '@arca-api/platform/cache/port';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Migrations } from '@arca-api/platform/database/migrate';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import type { Outbox, Signals } from '@arca-api/platform/events/port';
import type { Files } from '@arca-api/platform/files/port';
import type { Log } from '@arca-api/platform/log/port';
import type { Queue } from '@arca-api/platform/queue/port';
import type { Random } from '@arca-api/platform/random/port';
import { FORGET_EVERY_MS, forgetOld } from '@arca-api/platform/retention/forget-old';
import { keptByPlatform } from '@arca-api/platform/retention/retention.store';
import type { Metrics } from '@arca-api/platform/telemetry/port';
import type { Tracer } from '@arca-api/platform/telemetry/tracer';
import { uncounted } from '@arca-api/platform/telemetry/uncounted';
import type { FastifyInstance } from 'fastify';
import { accessRoutes } from './access/access-routes.ts';
import { auditStore } from './access/audit.store.ts';
import { authenticate } from './access/authenticate.ts';
import { keysStore } from './access/keys.store.ts';
import { recordChange } from './access/record-change.ts';
import { batchWorker } from './batches/advance-batches.job.ts';
import { advanceBatches } from './batches/advance-batches.ts';
import { batchRoutes } from './batches/batch-routes.ts';
import { batchesStore } from './batches/batches.store.ts';
import { issueLines } from './batches/issue-lines.ts';
import { tellEnding } from './certificates/tell-ending.job.ts';
import { type ApiConfig, ISSUING_DEFAULTS, LIMIT_DEFAULTS } from './config.ts';
import { customerRoutes } from './customers/customer-routes.ts';
import { customersStore } from './customers/customers.store.ts';
import { printInvoice } from './documents/print-invoice.ts';
import { publicLinks } from './documents/public-links.ts';
import { mountDocs } from './doors/docs-page.ts';
import { mountRoutes } from './doors/mount-routes.ts';
import { openapiRoute } from './doors/openapi.route.ts';
import type { Route } from './doors/route.ts';
import { draftRoutes } from './drafts/draft-routes.ts';
import { draftsStore } from './drafts/drafts.store.ts';
import { issueDraft } from './drafts/issue-draft.ts';
import { eventRoutes } from './events/event-routes.ts';
import { eventsStore } from './events/events.store.ts';
import { acceptInvoices } from './invoices/accept-invoices.ts';
import { createArrivals } from './invoices/arrivals.ts';
import { awaitInvoice } from './invoices/await-invoice.ts';
import { cancelInvoice } from './invoices/cancel-invoice.ts';
import { findInvoice } from './invoices/find-invoice.ts';
import { invoiceRoutes } from './invoices/invoice-routes.ts';
import { invoicesStore } from './invoices/invoices.store.ts';
import { issueInvoice } from './invoices/issue-invoice.ts';
import { issueNote } from './invoices/issue-note.ts';
import { listInvoicesStore } from './invoices/list-invoices.store.ts';
import { isFinal } from './invoices/present-invoice.ts';
import { readHistory } from './invoices/read-history.ts';
import { showInvoices } from './invoices/show-invoices.ts';
import { laneIssuer } from './issuing/issue-lane.ts';
import { type LanePool, lanePool } from './issuing/issue-lanes.job.ts';
import { issuingStore } from './issuing/issuing.store.ts';
import { lanesStore } from './issuing/lanes.store.ts';
import { sendsStore } from './issuing/sends.store.ts';
import { tellInvoices } from './issuing/tell-invoices.ts';
import { judgeRequest } from './judging/judge-request.ts';
import { judgingStore } from './judging/judging.store.ts';
import { previewInvoice } from './judging/preview-invoice.ts';
import { laneRoutes } from './lanes/lane-routes.ts';
import { standingStore } from './lanes/standing.store.ts';
import { admission } from './limits/admit-request.ts';
import { padronRoutes } from './padron/padron-routes.ts';
import { receivedRoutes } from './received/received-routes.ts';
import { reconcileLanes } from './reconciliation/reconcile-lanes.job.ts';
import { type Recovery, recoverBooks } from './recovery/recover-books.ts';
import { referenceRoutes } from './reference/reference-routes.ts';
import { keptInBooks } from './retention/retention.store.ts';
import { statusStore } from './status/status.store.ts';
import { statusRoutes } from './status/status-routes.ts';
import { watchArca } from './status/watch-arca.ts';
import { watchClocks } from './status/watch-clocks.job.ts';
import { taxpayerRoutes } from './taxpayers/taxpayer-routes.ts';
import { taxpayersStore } from './taxpayers/taxpayers.store.ts';
import { backlogStore } from './telemetry/backlog.store.ts';
import { countOutcomes } from './telemetry/count-outcomes.ts';
import { watchBacklog } from './telemetry/watch-backlog.ts';
import { askWebhooks } from './webhooks/ask-webhooks.ts';
import { webhookRoutes } from './webhooks/webhook-routes.ts';

export interface ApiOptions {
  readonly config: ApiConfig;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly files: Files;
  readonly queue: Queue;
  readonly signals: Signals;
  readonly cache: Cache;
  readonly allowances: Allowances;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Who keeps the numbers that operators watch; nobody when left out. */
  readonly metrics?: Metrics;
  /** Who traces what is done; nobody when left out. */
  readonly tracer?: Tracer;
  readonly gateway: GatewayClient;
  /** `null`: this process knows no way to the engine of webhooks. */
  readonly webhooks: WebhooksClient | null;
  /** How the Redis is that processes share; left out, or `null`: there is none. */
  readonly redis?: () => { readonly state: 'ok' | 'away'; readonly since: number } | null;
}

/** Work to be done again and again, for whoever keeps the time. */
export interface RecurringJob {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

export interface Api {
  readonly routes: readonly Route[];
  readonly jobs: readonly RecurringJob[];
  /** Hangs routes and the docs page on a server. */
  mount(server: FastifyInstance): Promise<void>;
  /** After a restore of a backup, before anything is started. */
  recover(): Promise<Recovery>;
  /** Starts moving lanes and batches. */
  start(): void;
  stop(): Promise<void>;
}

/** To be applied before the first request. */
export const migrations: Migrations = {
  schema: 'core',
  directory: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export function createApi(options: ApiOptions): Api {
  const { config, database, outbox, files, queue, signals, clock, random, log, gateway } = options;
  const settings = { ...ISSUING_DEFAULTS, ...config.issuing };
  const metrics = options.metrics ?? uncounted;
  const keys = keysStore(database);
  const invoices = invoicesStore(database);
  const taxpayers = taxpayersStore(database);
  const drafts = draftsStore(database);
  const audit = auditStore(database);
  const writing = { database, clock, random, record: recordChange({ audit, clock, random }) };
  const links = publicLinks({
    database,
    record: writing.record,
    invoices,
    random,
    secret: config.linkSecret,
    formerSecrets: config.formerLinkSecrets ?? [],
    baseUrl: config.publicBaseUrl,
  });
  const tell = tellInvoices({ random, publicUrl: links.urlOf });

  const arrivals = createArrivals(signals);
  const counted = countOutcomes(metrics);
  const store = issuingStore({
    database,
    outbox,
    tell,
    changed(rows) {
      arrivals.arrived(rows);
      counted(rows);
    },
  });
  const issuer = laneIssuer({
    store,
    gateway,
    clock,
    random,
    log,
    tracer: options.tracer,
    worker: config.worker,
    leaseMs: settings.leaseMs,
    arcaDeadlineMs: settings.arcaDeadlineMs,
    halted: arrivals.halted,
  });
  const pool = lanePool({
    issuer,
    store,
    worker: config.worker,
    clock,
    log,
    signals,
    concurrency: settings.concurrency,
    perOrganization: settings.lanesPerOrganization,
    sweepMs: settings.sweepMs,
  });

  // A lane woken where nothing moves would move after all.
  const moves = config.moves ?? true;
  const wake: LanePool['wake'] = moves ? pool.wake : pool.tell;

  const lanes = lanesStore(database);
  const arca = watchArca({ gateway, clock });
  const find = findInvoice(invoices);
  const judge = judgeRequest({ clock, books: judgingStore(database), gateway });
  const accept = acceptInvoices({ database, outbox, tell });
  const issuing = { invoices, judge, accept, wake, clock, random };
  const issue = issueInvoice(issuing);
  const batches = batchesStore(database);
  const advance = advanceBatches({
    database,
    batches,
    issue: issueLines(issuing),
    outbox,
    queue,
    clock,
    random,
    log,
  });
  const batchWork = batchWorker({
    database,
    queue,
    log,
    advance,
    organizationsWithWork: batches.organizationsWithWork,
  });
  const unwatch = watchBacklog({ metrics, read: forAll('numbers to watch', backlogStore(database)), clock });
  const lists = listInvoicesStore(database);
  const listed: readonly Route[] = [
    ...invoiceRoutes({
      list: lists.list,
      show: showInvoices({ read: lists.read, publicUrl: links.urlOf }),
      find,
      issue,
      issueDraft: issueDraft({ drafts, issue }),
      issueNote: issueNote({ invoices, issue, clock }),
      awaitInvoice: awaitInvoice({ invoices, arrivals, clock, arca }),
      preview: previewInvoice({ judge, gateway }),
      cancel: cancelInvoice({ database, outbox, tell, clock }),
      record: writing.record,
      print: printInvoice({ taxpayers, files, log }),
      links,
      history: readHistory(database),
      sends: sendsStore(database),
      gateway,
      haltOf: async (row) =>
        isFinal(row) ? null : ((await lanes.haltOf(row.lane_id)) ?? (await arca.outageOf(row))),
      publicUrl: links.urlOf,
    }),
    ...batchRoutes({ ...writing, batches, queue }),
    ...laneRoutes({ ...writing, outbox, store, gateway, wake: pool.free, letGo: issuer.release }),
    ...taxpayerRoutes({ ...writing, taxpayers, gateway, liveAllowed: config.liveAllowed }),
    ...customerRoutes({ ...writing, customers: customersStore(database) }),
    ...draftRoutes({ ...writing, drafts }),
    ...padronRoutes({ gateway, taxpayers, clock }),
    ...receivedRoutes({ gateway, taxpayers, clock }),
    ...referenceRoutes({ gateway, taxpayers, clock }),
    ...eventRoutes({ events: eventsStore(database), signals, clock }),
    ...webhookRoutes({ ask: askWebhooks(options.webhooks) }),
    ...accessRoutes({ ...writing, keys, audit }),
    ...statusRoutes({
      status: statusStore(database),
      redis: options.redis ?? (() => null),
      standing: standingStore(database),
      gateway,
      clock,
      version: config.version,
    }),
  ];
  const routes = [...listed, openapiRoute(listed, config.version)];

  return {
    routes,
    jobs: moves
      ? [
          ...forgetting(options),
          {
            name: 'tell of certificates that end',
            everyMs: 3_600_000,
            run: forAll('certificates that end', tellEnding({ database, outbox, gateway, clock, random })),
          },
          {
            name: 'reconcile lanes',
            everyMs: 300_000,
            run: forAll(
              'books and ARCA compared',
              reconcileLanes({ database, outbox, gateway, clock, random, log }),
            ),
          },
          { name: 'watch the clocks', everyMs: 60_000, run: watchClocks({ gateway, clock, log }) },
        ]
      : [],
    async mount(server) {
      const doors = admission({
        authenticate: authenticate(keys, clock),
        limits: { ...LIMIT_DEFAULTS, ...config.limits },
        allowances: options.allowances,
        cache: options.cache,
        clock,
        log,
        metrics,
      });
      mountRoutes(server, routes, doors);
      await mountDocs(server, doors.admitAnybody);
    },
    recover: forAll('books restored', recoverBooks({ database, store, gateway, clock, random })),
    start() {
      if (!moves) return;
      pool.start();
      batchWork.start();
    },
    async stop() {
      unwatch();
      await batchWork.stop();
      await pool.stop();
    },
  };
}

/** Of what the books and the platform keep for a time. */
function forgetting({ config, database, clock, metrics = uncounted }: ApiOptions) {
  const { retention } = config;
  if (retention === undefined) return [];
  const common = { database, clock, metrics };
  const books = forgetOld({ ...common, schema: 'core', kept: keptInBooks(retention) });
  const platform = forgetOld({ ...common, schema: 'platform', kept: keptByPlatform(retention) });
  return [
    {
      name: 'forget old books',
      everyMs: FORGET_EVERY_MS,
      run: forAll('what was kept for long enough', books),
    },
    {
      name: 'forget old news',
      everyMs: FORGET_EVERY_MS,
      run: forAll('what was kept for long enough', platform),
    },
  ];
}

/** Work on behalf of every organisation. */
const forAll =
  <Result>(purpose: string, work: () => Promise<Result>) =>
  (): Promise<Result> =>
    forEverybody(purpose, work);
