/** The front door: bytes become requests with an id, and whatever goes wrong becomes a problem document. */
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Clock } from '../clock/port.ts';
import type { Log } from '../log/port.ts';
import type { Random } from '../random/port.ts';
import { HTTP_SECONDS } from '../telemetry/metrics.ts';
import type { Metrics } from '../telemetry/port.ts';
import { allowedMethods } from './allowed-methods.ts';
import { answerBrokenConnection } from './answer-broken-connection.ts';
import { HttpFailure, toHttpFailure } from './failure.ts';
import { parseJson } from './parse-json.ts';
import type { ProblemAnswer } from './problem-answer.ts';
import { type TraceRequestsOptions, traceRequests } from './trace-requests.ts';

export interface ServerOptions {
  readonly log: Log;
  readonly random: Random;
  readonly clock: Clock;
  /** Says any error, an `HttpFailure` or what a handler threw, as a problem document. It must not throw. */
  problem(error: unknown, request: { readonly id: string }): ProblemAnswer;
  /** Bytes of the largest body taken; 1 MiB when left out. */
  readonly bodyLimit?: number;
  /** Whose `X-Forwarded-*` headers are believed: addresses and networks, with commas between them. Nobody's when left out. */
  readonly trustProxy?: string;
  /** Who keeps the numbers of what was answered, and which service answers; nobody when left out. */
  readonly counts?: { readonly metrics: Metrics; readonly service: string };
  /** Who traces what is answered; nobody when left out. */
  readonly traces?: TraceRequestsOptions;
  /** How long a client may take to send one request; 30 s when left out. */
  readonly requestTimeoutMs?: number;
  /** How long it may take over the headers; 10 s when left out. */
  readonly headersTimeoutMs?: number;
}

const securityHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

export function createServer(options: ServerOptions): FastifyInstance {
  const { log, random, clock, counts } = options;
  const answer = (reply: FastifyReply, error: unknown) => {
    const failure = toHttpFailure(error);
    const { status, headers, body } = options.problem(failure, { id: reply.request.id });
    if (status >= 500) log.error({ request_id: reply.request.id, err: failure }, 'a request failed');
    reply.code(status).headers(securityHeaders).header('request-id', reply.request.id);
    reply
      .headers(headers ?? {})
      .type('application/problem+json')
      .serializer(JSON.stringify);
    return reply.send(body);
  };

  const requestTimeout = options.requestTimeoutMs ?? 30_000;
  const server = fastify({
    logger: false,
    genReqId: () => random.id('req'),
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
    trustProxy: options.trustProxy ?? false,
    requestTimeout,
    http: {
      headersTimeout: Math.min(options.headersTimeoutMs ?? 10_000, requestTimeout),
      // Node looks seldom unless told: who is late would be let be for as long again.
      connectionsCheckingInterval: Math.min(2000, requestTimeout),
    },
    // In-flight requests end in peace; connections that only wait for the next one are cut.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, _request, reply) => {
      answer(reply as unknown as FastifyReply, error);
    },
    clientErrorHandler: (error, socket) =>
      answerBrokenConnection(socket, options.problem(toHttpFailure(error), { id: random.id('req') })),
  });

  if (options.traces !== undefined) traceRequests(server, options.traces);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) =>
      // Many clients declare JSON and send nothing, which means nothing.
      body.length === 0 ? undefined : parseJson(body),
  );

  const methods = allowedMethods();
  server.addHook('onRoute', (route) => methods.add(route.method, route.url));
  server.setNotFoundHandler((request) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const allow = methods.find(path);
    if (allow.length === 0) throw new HttpFailure('route_not_found', 'there is no such path');
    throw new HttpFailure('method_not_allowed', 'the path does not take this method', { allow });
  });
  server.setErrorHandler((error, _request, reply) => answer(reply, error));

  const started = new WeakMap<object, number>();
  server.addHook('onRequest', async (request, reply) => {
    started.set(request, clock.now());
    reply.headers(securityHeaders).header('request-id', request.id);
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000');
    // PostgreSQL stores no NUL, so no path or query of ours ever means one.
    if (request.url.includes('%00')) throw new HttpFailure('malformed', 'the URL holds a NUL');
  });
  // A connection kept alive for its next request would keep a closing server alive with it.
  let closing = false;
  server.addHook('preClose', async () => {
    closing = true;
  });
  server.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  server.addHook('onResponse', async (request, reply) => {
    const ms = clock.now() - (started.get(request) ?? clock.now());
    const route = request.routeOptions.url ?? null;
    counts?.metrics.observe(
      HTTP_SECONDS,
      {
        service: counts.service,
        // Of what no route takes anybody may make up methods.
        method: route === null ? 'none' : request.method,
        route: route ?? 'none',
        status: String(reply.statusCode),
      },
      ms / 1000,
    );
    log.info(
      { request_id: request.id, method: request.method, route, status: reply.statusCode, ms },
      'answered',
    );
  });
  return server;
}
