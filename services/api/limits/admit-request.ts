/** Who is calling, whether it may ask for more, and whether there is room: before a byte of its body is taken. */
import { Refusal } from '@arca-api/contract/errors';
import type { Allowances } from '@arca-api/platform/allowances/port';
import type { Cache } from '@arca-api/platform/cache/port';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Log } from '@arca-api/platform/log/port';
import type { Metrics } from '@arca-api/platform/telemetry/port';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { grantOf, type Principal } from '../access/principal.ts';
import type { LimitsConfig } from '../config.ts';
import type { Route } from '../doors/route.ts';
import { countRefusals } from '../telemetry/count-refusals.ts';
import { watchPools } from '../telemetry/watch-pools.ts';
import { addressPartition } from './address-partition.ts';
import { drawQuotas } from './draw-quotas.ts';
import { guardGuessing } from './guard-guessing.ts';
import { createPlaces, type Leave, type Places } from './places.ts';
import { createPools } from './pools.ts';
import { addressQuota, type Counts, quotasOf } from './quotas.ts';
import type { RateFields } from './rate-fields.ts';

export interface AdmissionParts {
  readonly authenticate: (authorization: string | undefined) => Promise<Principal>;
  readonly limits: LimitsConfig;
  readonly allowances: Allowances;
  readonly cache: Pick<Cache, 'get' | 'set' | 'delete'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

export interface Admitted {
  readonly principal: Principal;
  /** Does the work in its place of the pool, waiting for one where none is free. */
  work<Result>(task: (mayWait: () => boolean) => Promise<Result> | Result): Promise<Result>;
}

export interface Admission {
  /** Refuses with 401, 429 or 503. */
  admit(request: FastifyRequest, reply: FastifyReply, route: Admittable): Promise<Admitted>;
  /** For pages that are no route of the API. */
  admitAnybody(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

export type Admittable = Pick<Route, 'method' | 'scope' | 'counts' | 'pool' | 'bodyLimit' | 'files'>;

/** Bodies from here on take a place among the uploads. */
const LARGE_BODY = 64 * 1024;
/** Keys of one address, not seen before, that are looked up at once. */
const STRANGERS = 8;
/** When it is worth coming back to what was full. */
const CROWDED_MS = 1000;

type CrowdedCode = 'rate.crowded' | 'service.crowded';

/** Who asks for what needs no key. */
export const NOBODY: Principal = {
  kind: 'service',
  id: 'anonymous',
  mode: 'test',
  grants: [{ organization: '', taxpayers: [], scopes: [] }],
};

export function admission(parts: AdmissionParts): Admission {
  const { limits, allowances, clock, metrics } = parts;
  const pools = createPools(limits);
  watchPools(metrics, pools);
  const knock = guardGuessing({
    ...parts,
    strangers: createPlaces({ total: Number.POSITIVE_INFINITY, each: STRANGERS }),
    failures: limits.addressFailures,
  });

  return {
    admit: (request, reply, route) => countRefusals(metrics, admit(request, reply, route)),
    admitAnybody: (request, reply) => countRefusals(metrics, admitAnybody(request, reply)),
  };

  async function admit(request: FastifyRequest, reply: FastifyReply, route: Admittable): Promise<Admitted> {
    const tell = (fields: RateFields) => void reply.headers(fields);
    const address = addressPartition(request.ip);
    const counts = countsOf(route);
    if (route.scope === null) {
      if (counts !== 'nothing')
        await drawQuotas(allowances, addressQuota('address-requests', address, limits.addressRequests), tell);
      return enrol(NOBODY, address, request, reply, route);
    }
    const principal = await knock({
      authorization: request.headers.authorization,
      address,
      enter: (places, whose) => enterInTime(places, whose, reply, 'service.crowded'),
      tell,
    });
    const { organization } = grantOf(principal);
    if (counts !== 'nothing') {
      const drawer = { key: principal.id, organization, mode: principal.mode };
      await drawQuotas(allowances, quotasOf(limits, drawer, counts, sizeOf(request, route)), tell);
    }
    return enrol(principal, organization, request, reply, route);
  }

  async function admitAnybody(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const quotas = addressQuota('address-requests', addressPartition(request.ip), limits.addressRequests);
    await drawQuotas(allowances, quotas, (fields) => void reply.headers(fields));
  }

  async function enrol(
    principal: Principal,
    whose: string,
    request: FastifyRequest,
    reply: FastifyReply,
    route: Admittable,
  ): Promise<Admitted> {
    const pool = route.pool ?? 'database';
    if (pool === 'none') return { principal, work: async (task) => task(() => true) };
    // Of strangers the address is all that is known, which says nothing of any organisation.
    const code = principal === NOBODY ? 'service.crowded' : 'rate.crowded';
    const enter = async (places: Places) =>
      places.tryEnter(whose) ?? (await enterInTime(places, whose, reply, code));
    if (pool !== 'status') {
      const leave = pools.inFlight.tryEnter(whose);
      if (leave === null) throw crowded(pools.inFlight, code);
      untilAnswered(reply, leave);
    }
    if (sizeOf(request, route) > LARGE_BODY) untilAnswered(reply, await enter(pools.uploads));
    const work: Admitted['work'] = async (task) => {
      const leaves = [await countRefusals(metrics, enter(pools.of[pool]))];
      const mayWait = () => {
        for (const leave of leaves) leave();
        const waiting = pools.waiting.tryEnter(whose);
        if (waiting !== null) leaves.push(waiting);
        return waiting !== null;
      };
      try {
        return await task(mayWait);
      } finally {
        for (const leave of leaves) leave();
      }
    };
    return { principal, work };
  }

  /** Waits for a place, until patience ends or whoever asked is gone. */
  async function enterInTime(
    places: Places,
    whose: string,
    reply: FastifyReply,
    code: CrowdedCode,
  ): Promise<Leave> {
    const over = new AbortController();
    const patience = new AbortController();
    const giveUp = () => over.abort(crowded(places, code));
    clock.sleep(limits.patienceMs, patience.signal).then(giveUp, () => {});
    reply.raw.once('close', giveUp);
    try {
      return await places.enter(whose, over.signal);
    } finally {
      reply.raw.off('close', giveUp);
      patience.abort();
    }
  }
}

function countsOf({ counts, method }: Admittable): Counts {
  return counts ?? (method === 'GET' ? 'reads' : 'writes');
}

/** Bytes of the body; one whose length is not told may be as large as it is allowed to be. */
function sizeOf({ headers }: FastifyRequest, { bodyLimit = 1024 * 1024 }: Admittable): number {
  if (headers['transfer-encoding'] !== undefined) return bodyLimit;
  return Math.min(Number(headers['content-length'] ?? 0) || 0, bodyLimit);
}

function crowded(places: Places, code: CrowdedCode): Refusal {
  return new Refusal(places.isFull ? 'service.crowded' : code, { retryAfterMs: CROWDED_MS });
}

/** Once the answer has left, or whoever asked is gone. */
function untilAnswered(reply: FastifyReply, leave: Leave): void {
  if (reply.raw.closed) leave();
  else reply.raw.once('close', leave);
}
