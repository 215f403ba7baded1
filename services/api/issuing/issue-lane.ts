/** Moves one lane by one step: asks the pure machine, writes the intention, speaks with ARCA, writes what came of it. */
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import { dayInBuenosAires } from '@arca-api/domain/calendar/day';
import { comprobanteType } from '@arca-api/domain/comprobante/comprobante-type';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Log } from '@arca-api/platform/log/port';
import type { Random } from '@arca-api/platform/random/port';
import { inSpan } from '@arca-api/platform/telemetry/in-span';
import type { Tracer } from '@arca-api/platform/telemetry/tracer';
import { dayOfLane } from '../judging/day-of-lane.ts';
import { batchSpan } from '../telemetry/trace-batch.ts';
import { applyOutcome } from './apply-outcome.ts';
import { applyPinned, applyRefusals, applySent, applyWaits } from './apply-pinned.ts';
import { type Asked, askArca } from './ask-arca.ts';
import { composePins } from './compose-pins.ts';
import { backoff, foundLane, type LaneMemory } from './lane-memory.ts';
import {
  type Action,
  LANE_LIMITS,
  type LaneLimits,
  type Moment,
  type Outcome,
  type Pin,
} from './lane-state.ts';
import { nextAction } from './next-action.ts';
import { createOutages, type Methods } from './outages.ts';
import { type Claim, type IssuingStore, LaneChanged, LeaseLost } from './port.ts';
import { ratesOfToday } from './rates-of-today.ts';

export interface LaneIssuerOptions {
  readonly store: IssuingStore;
  readonly gateway: GatewayClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Who traces what is done; nobody when left out. */
  readonly tracer?: Tracer | undefined;
  /** Names this worker; alone on its database it may keep its name across restarts. */
  readonly worker: string;
  readonly leaseMs: number;
  /** How long one call to ARCA may take. */
  readonly arcaDeadlineMs: number;
  /** Hears of a lane that only a person can set moving again. */
  readonly halted: (laneId: string) => void;
}

/** What the lane wants of whoever schedules it. */
export type Progress =
  | { readonly next: 'again' }
  | { readonly next: 'idle' }
  | { readonly next: 'halted' }
  /** Another worker moves it. */
  | { readonly next: 'taken' }
  | { readonly next: 'wait'; readonly until: number };

/**
 * How often in a row today's rate may fail to be told before what was accepted goes with the rate it was accepted with:
 * ARCA takes no other than today's where it is paid in that currency, and the lane must not stand still for it.
 */
const RATE_PATIENCE = 5;

/** Over how long lanes that wait for the same come back. */
const SPREAD_MS = 500;

/** What of ARCA's an action asks for. */
const METHODS: Readonly<Record<Action['do'], Methods | null>> = {
  halt: null,
  wait: null,
  idle: null,
  'read-last': 'read',
  consult: 'read',
  'consult-last': 'read',
  send: 'authorise',
  pin: 'authorise',
};

export function laneIssuer(options: LaneIssuerOptions) {
  const { store, gateway, clock, random, log, tracer } = options;
  const memories = new Map<string, LaneMemory>();
  const arca = askArca(gateway, clock);
  const outages = createOutages();

  /** Steps of one lane never overlap in one worker. `woken`: something may have been accepted since the last step. */
  function step(laneId: string, woken: boolean): Promise<Progress> {
    const take = () => takeStep(laneId, woken);
    // Whoever woke the lane has nothing to do with most of what it does from then on.
    return tracer === undefined ? take() : tracer.apart(take);
  }

  async function takeStep(laneId: string, woken: boolean): Promise<Progress> {
    try {
      const memory = await remember(laneId);
      if (memory !== null && woken) memory.drained = false;
      return memory === null ? { next: 'taken' } : await move(laneId, memory);
    } catch (error) {
      // What was written is the truth; what was remembered may not be.
      memories.delete(laneId);
      if (error instanceof LeaseLost) return { next: 'taken' };
      if (error instanceof LaneChanged) return { next: 'again' };
      log.error({ lane: laneId, error }, 'a step of a lane failed');
      return { next: 'wait', until: clock.now() + 1000 };
    }
  }

  async function remember(laneId: string): Promise<LaneMemory | null> {
    const known = memories.get(laneId);
    if (known !== undefined && known.claim.until - clock.now() > options.leaseMs / 2) return known;
    const claim = await store.claim(laneId, options.worker, options.leaseMs);
    if (claim === null) {
      memories.delete(laneId);
      return null;
    }
    if (known !== undefined && known.claim.token === claim.token) {
      known.claim = claim;
      return known;
    }
    const memory = {
      claim,
      state: foundLane(await store.load(laneId)),
      limits: await limitsOf(claim),
      waiting: new Map(),
      failures: 0,
      drained: false,
      not_before: 0,
    };
    memories.set(laneId, memory);
    await recall(laneId, memory);
    return memory;
  }

  async function limitsOf(claim: Claim): Promise<LaneLimits> {
    const type = comprobanteType(claim.lane.type);
    // ARCA takes FCE one a request, and exports, which go to another of its services, too.
    if (type?.mipyme === true || type?.letter === 'E') return { ...LANE_LIMITS, batch: 1 };
    const { environment, cuit } = claim.lane;
    const { limit } = await gateway.limit({ environment, cuit }).catch(() => ({ limit: LANE_LIMITS.batch }));
    return { ...LANE_LIMITS, batch: limit };
  }

  /** The gateway keeps every answer by send id: ask it before asking ARCA. */
  async function recall(laneId: string, memory: LaneMemory): Promise<void> {
    const next = memory.state.settled_through + 1;
    const ids = new Set(
      memory.state.open.filter((send) => send.first_number === next).map((send) => send.send_id),
    );
    const outcomes = await Promise.all([...ids].map((sendId) => arca.recall(sendId)));
    for (const outcome of outcomes) if (outcome !== null) await apply(laneId, memory, outcome);
  }

  async function move(laneId: string, memory: LaneMemory): Promise<Progress> {
    const now = clock.now();
    if (now < memory.not_before) return { next: 'wait', until: memory.not_before };
    if (memory.state.certain && memory.state.pins.length === 0 && memory.state.halt === null) {
      const { batch } = memory.limits;
      const found = memory.drained ? [] : await store.pending(laneId, dayInBuenosAires(now), batch);
      memory.drained = found.length < batch;
      memory.waiting = new Map(found.map((one) => [one.invoice, one]));
      const pending = found.map(({ invoice, fixed_date }) => ({ invoice, fixed_date }));
      memory.state = { ...memory.state, pending };
    }
    const action = nextAction(memory.state, now, memory.limits);
    const methods = METHODS[action.do];
    const out = methods === null ? null : outages.until(memory.claim.lane, methods, now);
    if (out !== null) return postpone(memory, out - now);
    const deadline = now + options.arcaDeadlineMs;
    switch (action.do) {
      case 'idle':
        return { next: 'idle' };
      case 'halt':
        return halt(laneId);
      case 'wait':
        return { next: 'wait', until: action.until };
      case 'read-last':
        return learn(laneId, memory, await arca.last(memory.claim.lane, deadline, now), 'read');
      case 'consult': {
        const refused = await store.refused(laneId, action.numbers);
        return learn(
          laneId,
          memory,
          await arca.consult(memory.claim.lane, action.numbers, deadline, refused),
          'read',
        );
      }
      case 'consult-last': {
        const numbers = action.number === 0 ? [] : [action.number];
        return learn(laneId, memory, await arca.consult(memory.claim.lane, numbers, deadline, []), 'read');
      }
      case 'send':
        return send(laneId, memory, action.pins);
      case 'pin':
        return inSpan(tracer, spanOf(memory, action.pending), () =>
          pin(laneId, memory, action.first_number, action.pending),
        );
    }
  }

  /** Forgotten and given back: whoever resumes it may be another process, and finds it as the store has it. */
  async function halt(laneId: string): Promise<Progress> {
    await release(laneId);
    options.halted(laneId);
    return { next: 'halted' };
  }

  async function release(laneId: string): Promise<void> {
    const memory = memories.get(laneId);
    memories.delete(laneId);
    if (memory !== undefined) await store.release(laneId, memory.claim.token);
  }

  async function pin(
    laneId: string,
    memory: LaneMemory,
    firstNumber: number,
    pending: readonly { readonly invoice: string }[],
  ): Promise<Progress> {
    const moment = momentOf(clock.now());
    const waiting = pending.flatMap(({ invoice }) => memory.waiting.get(invoice) ?? []);
    const rates = await ratesOfToday(gateway, memory.claim.lane, waiting, moment.today);
    if (rates === null && memory.failures < RATE_PATIENCE) {
      return learn(
        laneId,
        memory,
        {
          outcome: null,
          retryAfterMs: null,
          reason: 'no exchange rate of today',
        },
        null,
      );
    }
    const composed = composePins({
      first_number: firstNumber,
      waiting,
      today: dayOfLane(moment.now, memory.state.last_date),
      last_date: memory.state.last_date,
      rates: rates ?? new Map(),
      orphans: memory.state.orphans,
    });
    const refused = applyRefusals(memory.state, composed.refusals, moment, memory.limits);
    const aside = applyWaits(refused.state, composed.waits);
    const pinned = applyPinned(aside.state, composed.pins);
    const sendId = random.id('snd');
    const { state, sends } = applySent(pinned, sendId, composed.pins, moment.now);
    await store.prepare(laneId, memory.claim.token, {
      pins: composed.pins,
      sends,
      rejudged: composed.rejudged,
      facts: [...refused.facts, ...aside.facts],
      now: moment.now,
    });
    memory.state = state;
    if (composed.pins.length === 0) return { next: 'again' };
    return transmit(laneId, memory, sendId, composed.pins, moment.now);
  }

  function spanOf(memory: LaneMemory, pending: readonly { readonly invoice: string }[]) {
    const waiting = pending.flatMap(({ invoice }) => memory.waiting.get(invoice) ?? []);
    const { environment, type } = memory.claim.lane;
    return batchSpan(tracer, waiting, { 'arca.environment': environment, 'arca.comprobante_type': type });
  }

  /** The same numbers with the same content again: whichever copy ARCA executes is right. */
  async function send(laneId: string, memory: LaneMemory, pins: readonly Pin[]): Promise<Progress> {
    const now = clock.now();
    const sendId = random.id('snd');
    const { state, sends } = applySent(memory.state, sendId, pins, now);
    await store.prepare(laneId, memory.claim.token, { pins: [], sends, rejudged: [], facts: [], now });
    memory.state = state;
    return transmit(laneId, memory, sendId, pins, now);
  }

  async function transmit(
    laneId: string,
    memory: LaneMemory,
    sendId: string,
    pins: readonly Pin[],
    sentAt: number,
  ): Promise<Progress> {
    // Counted from what the evidence says: a worker that slept meanwhile must not send what others hold for dead.
    const deadline = sentAt + options.arcaDeadlineMs;
    return learn(laneId, memory, await arca.send(memory.claim.lane, sendId, pins, deadline), 'authorise');
  }

  /** `methods`: what was asked of ARCA, if anything was. */
  async function learn(
    laneId: string,
    memory: LaneMemory,
    asked: Asked,
    methods: Methods | null,
  ): Promise<Progress> {
    const { outage = null } = asked;
    const again = asked.retryAfterMs ?? 0;
    if (methods !== null) outages.heard(memory.claim.lane, methods, { outage, again }, clock.now());
    if (asked.outcome !== null) await apply(laneId, memory, asked.outcome);
    if (asked.halting !== undefined) {
      await apply(laneId, memory, asked.halting);
      return halt(laneId);
    }
    if (asked.reason === null && memory.state.unexplained === 0) {
      memory.failures = 0;
      return { next: 'again' };
    }
    if (outage !== null) {
      // Neither the lane's failure nor ARCA's answer: what is known of both begins anew afterwards.
      memory.failures = 0;
      log.info({ lane: laneId, reason: asked.reason }, 'a lane waits for ARCA to come back');
      return postpone(memory, again);
    }
    memory.failures += 1;
    log.warn(
      { lane: laneId, reason: asked.reason, failures: memory.failures },
      'a lane could not go on at once',
    );
    const wait = Math.max(asked.retryAfterMs ?? 0, backoff(memory.failures, random.number()));
    memory.not_before = clock.now() + wait;
    return { next: 'wait', until: memory.not_before };
  }

  /** Not all at once, when it is time. */
  function postpone(memory: LaneMemory, ms: number): Progress {
    memory.not_before = clock.now() + ms + Math.floor(random.number() * SPREAD_MS);
    // What was found waiting is looked for anew.
    memory.drained = false;
    return { next: 'wait', until: memory.not_before };
  }

  async function apply(laneId: string, memory: LaneMemory, outcome: Outcome): Promise<void> {
    const moment = momentOf(clock.now());
    const { state, facts } = applyOutcome(memory.state, outcome, moment, memory.limits);
    if (facts.length > 0) await store.settle(laneId, memory.claim.token, facts, moment.now);
    // What was freed waits again.
    if (facts.some((fact) => fact.fact === 'unpinned')) memory.drained = false;
    memory.state = state;
  }

  return {
    step,
    /** Gives the lease back, so that another worker need not wait for it to end. */
    release,
    remembered: () => [...memories.keys()],
  };
}

export type LaneIssuer = ReturnType<typeof laneIssuer>;

const momentOf = (now: number): Moment => ({ now, today: dayInBuenosAires(now) });
