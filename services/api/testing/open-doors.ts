/** The API's own doors for tests, on an embedded database, with ARCA's side out of reach unless a test brings one. */

import { fileURLToPath } from 'node:url';
import { createGatewayClient, type GatewayClient } from '@arca-api/contract/gateway-client';
import { memoryAllowances } from '@arca-api/platform/allowances/memory';
import { memoryCache } from '@arca-api/platform/cache/memory';
import type { Clock } from '@arca-api/platform/clock/port';
import { migrate } from '@arca-api/platform/database/migrate';
import type { Database } from '@arca-api/platform/database/port';
import { forOrganizations } from '@arca-api/platform/database/scope';
import { confineEmbedded } from '@arca-api/platform/database/testing/confine-embedded';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { outbox } from '@arca-api/platform/events/outbox';
import { localSignals } from '@arca-api/platform/events/signals';
import { createServer } from '@arca-api/platform/http/server';
import { silentLog } from '@arca-api/platform/log/silent';
import type { Random } from '@arca-api/platform/random/port';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { uncounted } from '@arca-api/platform/telemetry/uncounted';
import { accessRoutes } from '../access/access-routes.ts';
import { auditStore } from '../access/audit.store.ts';
import { authenticate } from '../access/authenticate.ts';
import { createKey } from '../access/create-key.ts';
import { keysStore } from '../access/keys.store.ts';
import { SCOPES, type Scope } from '../access/principal.ts';
import { recordChange } from '../access/record-change.ts';
import { LIMIT_DEFAULTS, type LimitsConfig } from '../config.ts';
import { customerRoutes } from '../customers/customer-routes.ts';
import { customersStore } from '../customers/customers.store.ts';
import { answerProblem } from '../doors/answer-problem.ts';
import { mountRoutes } from '../doors/mount-routes.ts';
import type { Route } from '../doors/route.ts';
import { draftRoutes } from '../drafts/draft-routes.ts';
import { draftsStore } from '../drafts/drafts.store.ts';
import { issueDraft } from '../drafts/issue-draft.ts';
import { acceptInvoices } from '../invoices/accept-invoices.ts';
import { createArrivals } from '../invoices/arrivals.ts';
import { awaitInvoice } from '../invoices/await-invoice.ts';
import { invoicesStore } from '../invoices/invoices.store.ts';
import { issueInvoiceRoute } from '../invoices/issue-invoice.route.ts';
import { issueInvoice } from '../invoices/issue-invoice.ts';
import { tellInvoices } from '../issuing/tell-invoices.ts';
import { judgeRequest } from '../judging/judge-request.ts';
import { judgingStore } from '../judging/judging.store.ts';
import { standingStore } from '../lanes/standing.store.ts';
import { admission } from '../limits/admit-request.ts';
import { padronRoutes } from '../padron/padron-routes.ts';
import { referenceRoutes } from '../reference/reference-routes.ts';
import { statusStore } from '../status/status.store.ts';
import { statusRoutes } from '../status/status-routes.ts';
import { watchArca } from '../status/watch-arca.ts';
import { taxpayerRoutes } from '../taxpayers/taxpayer-routes.ts';
import { taxpayersStore } from '../taxpayers/taxpayers.store.ts';

export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  readonly raw: Buffer;
  readonly type: string;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}

export interface Caller {
  readonly secret: string;
  call(method: string, path: string, body?: unknown): Promise<Answered>;
}

export interface Doors {
  /** As the service has it: it sees what is within reach of whoever asks. */
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  /** Somebody with a key; each organisation is made the first time it is named. */
  caller(wanted?: {
    organization?: string;
    mode?: 'test' | 'live';
    scopes?: readonly Scope[];
    taxpayers?: readonly string[];
  }): Promise<Caller>;
  /** With any credential, or none. */
  call(method: string, path: string, body?: unknown, secret?: string): Promise<Answered>;
  close(): Promise<void>;
}

/** Every call over it fails as if the other service were gone. */
export function unreachableGateway(): GatewayClient {
  return createGatewayClient({
    fetch: async () => {
      throw new TypeError('fetch failed');
    },
    baseUrl: 'http://arca-gateway',
    credentials: () => ({}),
  });
}

/** Accepts invoices as the service does. */
function issueRoute(shared: {
  database: Database;
  gateway: GatewayClient;
  clock: Clock;
  random: Random;
}): Route {
  const { database, gateway, clock, random } = shared;
  const invoices = invoicesStore(database);
  const publicUrl = () => null;
  const issue = issueInvoice({
    invoices,
    judge: judgeRequest({ clock, books: judgingStore(database), gateway }),
    accept: acceptInvoices({ database, outbox, tell: tellInvoices({ random, publicUrl }) }),
    wake: () => {},
    clock,
    random,
  });
  return issueInvoiceRoute({
    issue,
    issueDraft: issueDraft({ drafts: draftsStore(database), issue }),
    awaitInvoice: awaitInvoice({
      invoices,
      arrivals: createArrivals(localSignals(clock)),
      clock,
      arca: watchArca({ gateway, clock }),
    }),
    publicUrl,
    haltOf: async () => null,
  });
}

export async function openDoors({
  clock,
  gateway = unreachableGateway(),
  liveAllowed = true,
  database: given,
  limits,
}: {
  clock: Clock;
  gateway?: GatewayClient;
  liveAllowed?: boolean;
  /** Other doors onto the same database; whoever brought it closes it. */
  database?: Database;
  limits?: Partial<LimitsConfig>;
}): Promise<Doors> {
  const database = given ?? (await openTestDatabase(clock));
  if (given === undefined) {
    const directory = fileURLToPath(new URL('../migrations', import.meta.url));
    await migrate(database, { schema: 'core', directory });
    await confineEmbedded(database, ['platform', 'core']);
  }
  const random = seededRandom(7, clock);
  const keys = keysStore(database);
  const audit = auditStore(database);
  const taxpayers = taxpayersStore(database);
  const shared = { database, clock, random, gateway, record: recordChange({ audit, clock, random }) };
  const server = createServer({ log: silentLog, random, clock, problem: answerProblem });
  const routes = [
    ...accessRoutes({ ...shared, keys, audit }),
    ...taxpayerRoutes({ ...shared, taxpayers, liveAllowed }),
    ...customerRoutes({ ...shared, customers: customersStore(database) }),
    ...draftRoutes({ ...shared, drafts: draftsStore(database) }),
    ...referenceRoutes({ ...shared, taxpayers }),
    ...padronRoutes({ ...shared, taxpayers }),
    ...statusRoutes({
      ...shared,
      redis: () => null,
      status: statusStore(database),
      standing: standingStore(database),
      version: '0.0.0-test',
    }),
    issueRoute(shared),
  ];
  const doors = admission({
    authenticate: authenticate(keys, clock),
    limits: { ...LIMIT_DEFAULTS, ...limits },
    allowances: memoryAllowances(clock),
    cache: memoryCache(clock),
    clock,
    log: silentLog,
    metrics: uncounted,
  });
  mountRoutes(server, routes, doors);
  await server.ready();

  const call: Doors['call'] = async (method, path, body, secret) => {
    const answer = await server.inject({
      method: method as 'GET',
      url: path,
      headers: {
        // Nobody moves the lanes here, so waiting for a CAE would be for nothing.
        prefer: 'wait=0',
        ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const type = String(answer.headers['content-type'] ?? '');
    return {
      status: answer.statusCode,
      body: type.includes('json') ? JSON.parse(answer.body) : answer.body,
      raw: answer.rawPayload,
      type,
      headers: answer.headers,
    };
  };

  return {
    database,
    clock,
    random,
    async caller({ organization = 'org_ours', mode = 'test', scopes = SCOPES, taxpayers: cuits } = {}) {
      const within = <Result>(work: () => Result) => forOrganizations([organization], work);
      await within(() => keys.addOrganization(organization, organization, clock.now()));
      const wanted = {
        organization,
        mode,
        name: 'test',
        scopes,
        taxpayers: cuits ?? null,
        expires_at: null,
      };
      const { secret } = await within(() => createKey({ keys, clock, random }, wanted));
      return { secret, call: (method, path, body) => call(method, path, body, secret) };
    },
    call,
    async close() {
      await server.close();
      if (given === undefined) await database.close();
    },
  };
}
