/** Servers that stand through many runs: setting one up takes longer than all that a process is asked through it. */
import { answerProblem } from '@arca-api/api/doors/answer-problem';
import type { Clock } from '@arca-api/platform/clock/port';
import { injectFetch } from '@arca-api/platform/http/inject-fetch';
import type { Fetch } from '@arca-api/platform/http/port';
import { createServer } from '@arca-api/platform/http/server';
import { silentLog } from '@arca-api/platform/log/silent';
import type { Random } from '@arca-api/platform/random/port';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRouteHookHandler } from 'fastify';

/** Who answers through a server. */
export interface Occupant {
  readonly random: Random;
  readonly clock: Clock;
  routes(server: FastifyInstance): Promise<void>;
}

export interface StandingServer {
  /** From now on whatever is asked through it is answered by this process. */
  occupy(occupant: Occupant): Promise<Fetch>;
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** What a service hangs on a server. */
interface Doors {
  readonly onRoute: onRouteHookHandler[];
  readonly onRequest: ((request: FastifyRequest) => Promise<void>)[];
  readonly handlers: Map<string, Handler>;
  onError: (error: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

/** In the order in which the processes of a run are born. */
const standing: StandingServer[] = [];

/** No two processes of one run have the same. */
export function serversOfRun(): () => StandingServer {
  let born = 0;
  return () => {
    const server = standing[born] ?? createStandingServer();
    standing[born] = server;
    born += 1;
    return server;
  };
}

function createStandingServer(): StandingServer {
  let present: { readonly occupant: Occupant; readonly doors: Doors } | undefined;
  let fetch: Fetch | undefined;
  const now = () => {
    if (present === undefined) throw new Error('nobody answers here');
    return present;
  };
  return {
    async occupy(occupant) {
      const doors = await record(occupant);
      present = { occupant, doors };
      fetch ??= await build(doors, now);
      return fetch;
    },
  };
}

/** The doors of a service, hung on nothing yet. */
async function record(occupant: Occupant): Promise<Doors> {
  const doors: Doors = { onRoute: [], onRequest: [], handlers: new Map(), onError: () => Promise.reject() };
  const hang = {
    register: (plugin: (scope: unknown) => Promise<void>) => plugin(hang),
    addHook(name: 'onRoute' | 'onRequest', hook: never) {
      doors[name].push(hook);
    },
    setErrorHandler(handler: Doors['onError']) {
      doors.onError = handler;
    },
    get: (path: string, handler: Handler) => void doors.handlers.set(`GET ${path}`, handler),
    post: (path: string, handler: Handler) => void doors.handlers.set(`POST ${path}`, handler),
  };
  await occupant.routes(hang as unknown as FastifyInstance);
  return doors;
}

/** A server of Fastify's with these doors, each of which leads to whoever is present. */
async function build(
  first: Doors,
  now: () => { readonly occupant: Occupant; readonly doors: Doors },
): Promise<Fetch> {
  const clock: Clock = {
    now: () => now().occupant.clock.now(),
    sleep: (ms, signal) => now().occupant.clock.sleep(ms, signal),
  };
  const random: Random = {
    bytes: (length) => now().occupant.random.bytes(length),
    number: () => now().occupant.random.number(),
    id: (prefix) => now().occupant.random.id(prefix),
  };
  const server = createServer({ log: silentLog, random, clock, problem: answerProblem });
  await server.register(async (scope) => {
    for (const hook of first.onRoute) scope.addHook('onRoute', hook);
    scope.addHook('onRequest', async (request) => {
      for (const hook of now().doors.onRequest) await hook(request);
    });
    scope.setErrorHandler((error, request, reply) => now().doors.onError(error, request, reply));
    for (const door of first.handlers.keys()) {
      const [method = '', url = ''] = door.split(' ');
      const handler: Handler = async (request, reply) => now().doors.handlers.get(door)?.(request, reply);
      scope.route({ method, url, handler });
    }
  });
  await server.ready();
  return injectFetch(server);
}
