/** The way between a gateway and ARCA: requests and answers are lost, late, doubled and spoiled here. */
import type { FaultRule, Struck } from 'arca-simulator';
import type { Dispatcher } from 'undici';
import type { Plan } from '../faults/plan.ts';
import type { Chance } from '../scheduler/chance.ts';
import type { Process } from '../scheduler/process.ts';
import type { Scheduler, Step } from '../scheduler/scheduler.ts';
import { DOUBTFUL } from '../world/places.ts';
import type { Arca, ArcaRequest } from './arca.ts';
import { type BatchXml, type LaneXml, readBatch, readLane, splitBatch } from './batch-xml.ts';
import { Connections } from './connections.ts';
import { drawSpoil } from './spoil.ts';

export interface NetworkParts {
  readonly scheduler: Scheduler;
  readonly plan: Plan;
  readonly chance: Chance;
  readonly arca: Arca;
  /** A connection from which no answer comes is cut off soon, each of them. */
  readonly breaksSoon: boolean;
}

export interface Network {
  /** The connections of one process. */
  of(process: Process): Dispatcher;
  /** Until then nobody answers. */
  breakDown(until: number): void;
  /** Requests that ARCA has still to carry out. */
  readonly underWay: number;
}

/** One request under way. */
interface Passage {
  readonly request: ArcaRequest;
  readonly name: string;
  readonly batch: BatchXml | null;
  /** The connection breaks after so long, as whoever asked sees it. */
  fail(after: number): void;
  hear(struck: Struck, after: number): void;
}

/** A request that ARCA has still to carry out, and nobody waits for. */
interface Ghost {
  readonly lane: string;
  readonly latest: number;
  /** After what it would come at its worst moment, in order. */
  awaits: readonly Stir[];
  step: Step;
}

interface Lateness {
  readonly isTail?: boolean;
  /** Whoever asked is answered all the same, by another of the same request. */
  readonly isCopy?: boolean;
  /** `undefined`: as chance will have it. */
  readonly after?: number | undefined;
}

/** A lane's last number was read without it, or what was sent again was refused. */
type Stir = 'read' | 'refused';
const READINGS: readonly (readonly Stir[])[] = [['read'], ['read', 'read'], ['refused', 'read']];

/** Nothing arrives later than this: what the issuing of invoices counts on (its ghosts live ten minutes). */
const LATEST_MS = 270_000;
/** Less than whoever asks waits for an answer. */
const LONGEST_SILENCE_MS = 50_000;
const ARCA = { name: 'arca', isAlive: true, pausedUntil: 0 } as const;

export function createNetwork({ scheduler, plan, chance, arca, breaksSoon }: NetworkParts): Network {
  let brokenUntil = 0;
  const late = new Set<Ghost>();
  /** What became of each lane's last batch that was answered, to tell what came late. */
  const tried = new Map<string, { readonly at: number; readonly refused: boolean }>();

  function send(process: Process, request: ArcaRequest, handler: Dispatcher.DispatchHandler): void {
    const name = nameOf(request);
    const connection = new Connections.Open(handler);
    process.tell(`${name} leaves`, scheduler.now(), () => {
      if (scheduler.now() < brokenUntil || plan.strikes('connection refused', 0.1)) {
        connection.break('ECONNREFUSED');
        return;
      }
      connection.begin();
      travel({
        request,
        name,
        batch: readBatch(request.body),
        fail(after) {
          process.tell(`${name} is cut off`, scheduler.now() + after, () => connection.break('ECONNRESET'));
        },
        hear(struck, after) {
          process.tell(`hears of ${name}`, scheduler.now() + after, () => connection.answer(struck));
        },
      });
    });
  }

  function arrive(
    { name }: Passage,
    request: ArcaRequest,
    after: number,
    then: (struck: Struck) => void,
    { fault, copy = false }: { readonly fault?: FaultRule | undefined; readonly copy?: boolean } = {},
  ): void {
    const leftAt = scheduler.now();
    scheduler.add({
      owner: ARCA,
      label: `carries out ${name}`,
      at: leftAt + after,
      take: () => then(arca.execute(request, { leftAt, copy, ...(fault === undefined ? {} : { fault }) })),
    });
  }

  const forget = (): void => {};

  /** Cut off at some time, or never: then whoever waits must give up by itself. */
  function leaveAlone(passage: Passage): void {
    if (breaksSoon) passage.fail(chance.between(0, 3000));
    else if (!chance.happens(0.4)) passage.fail(chance.between(0, 20_000));
  }

  function travel(passage: Passage): void {
    if (isLost(passage) || isLate(passage) || isOdd(passage)) return;
    const { request, name, batch } = passage;
    const slow = plan.strikes('slow answer', oftenFor(name)) ? chance.between(1000, 50_000) : 0;
    const fault = drawSpoil(plan, chance, name, batch?.count ?? 0);
    const answer = (struck: Struck): void => {
      if (batch !== null) {
        const refused = !says(struck, 'A');
        tried.set(laneOf(batch), { at: scheduler.now(), refused });
        if (refused) stir(laneOf(batch), 'refused');
      }
      if (name === READING) stir(laneOf(readLane(request.body)), 'read');
      passage.hear(struck, slow + chance.between(0, 400));
    };
    if (name === WRITE && plan.strikes('copy executed late', 0.3)) carryOutLater(request, { isCopy: true });
    arrive(passage, request, chance.between(0, 300), answer, { fault });
  }

  function isLost(passage: Passage): boolean {
    const { request, name } = passage;
    const often = oftenFor(name);
    if (plan.strikes('request lost', often)) leaveAlone(passage);
    else if (plan.strikes('reset before ARCA had it', often)) passage.fail(0);
    else if (
      plan.strikes('answer lost', often) ||
      (name === LOGIN && plan.strikes('login answer lost', 0.5))
    ) {
      arrive(passage, request, chance.between(0, 3000), forget);
      leaveAlone(passage);
    } else if (plan.strikes('reset on a reused connection', often)) {
      arrive(passage, request, 0, () => passage.fail(0));
    } else return false;
    return true;
  }

  function isLate(passage: Passage): boolean {
    const { request, name, batch } = passage;
    if (name === WRITE && isSilentOverMidnight(passage)) return true;
    if (name === WRITE && plan.strikes('request executed late', 0.3)) {
      carryOutLater(request, {});
    } else if (isMany(batch) && plan.strikes('batch executed in two halves, the second late', 0.5)) {
      carryOutInHalves(passage, batch);
    } else return false;
    leaveAlone(passage);
    return true;
  }

  /** Nobody knows what became of it until another day has begun, on which it would be sent otherwise. */
  function isSilentOverMidnight(passage: Passage): boolean {
    const left = untilMidnight(scheduler.now());
    if (left > LONGEST_SILENCE_MS || !plan.strikes('silent over midnight', 0.7)) return false;
    const { request, batch } = passage;
    const afterwards = left + chance.between(0, 60_000);
    if (isMany(batch) && chance.happens(0.6)) carryOutInHalves(passage, batch, afterwards);
    else if (chance.happens(0.5)) carryOutLater(request, { after: afterwards });
    else arrive(passage, request, 0, forget);
    passage.fail(left + chance.between(0, 5000));
    return true;
  }

  function isOdd(passage: Passage): boolean {
    const { request, name } = passage;
    const often = oftenFor(name);
    if (plan.strikes('request delivered twice', often)) {
      const isFirstHeard = chance.happens(0.5);
      const hearIf = (isHeard: boolean) => (struck: Struck) => {
        if (isHeard) passage.hear(struck, 0);
      };
      arrive(passage, request, 0, hearIf(isFirstHeard));
      arrive(passage, request, chance.between(0, 5000), hearIf(!isFirstHeard), { copy: isFirstHeard });
    } else if (plan.strikes('answer after the deadline', often)) {
      arrive(passage, request, 0, (struck) => passage.hear(struck, chance.between(61_000, 90_000)));
    } else return false;
    return true;
  }

  function carryOutInHalves(passage: Passage, batch: BatchXml, after?: number): void {
    const { request } = passage;
    const [head, tail] = splitBatch(request.body, chance.between(1, batch.count - 1));
    // ARCA goes on with a batch only while it authorises.
    arrive(passage, { ...request, body: head }, 0, (struck) => {
      if (says(struck, 'A') && !says(struck, 'R'))
        carryOutLater({ ...request, body: tail }, { isTail: true, after });
    });
  }

  /** Carried out when whoever asked has long given up. */
  function carryOutLater(request: ArcaRequest, { isTail = false, isCopy = false, after }: Lateness): void {
    const left = scheduler.now();
    const batch = readBatch(request.body);
    const take = (): void => {
      late.delete(ghost);
      // What was rejected a moment ago is authorised now: the ghost that a customer must not be told of too early.
      for (const cuit of DOUBTFUL.filter((one) => request.body.includes(one))) {
        if (plan.strikes('ARCA’s padrón changes its mind', 0.8)) arca.changeMind(cuit);
      }
      const struck = arca.execute(request, { leftAt: left, late: true, copy: isCopy });
      if (batch === null || !says(struck, 'A')) return;
      plan.saw('late commit');
      const since = tried.get(laneOf(batch));
      if (since?.refused === true && since.at >= left) plan.saw('late commit after a second try was refused');
      if (isTail) plan.saw('tail of a batch committed late');
    };
    const delay = after ?? drawDelay(request);
    const isPatient = plan.strikes('executed right after a reading', 0.5);
    const at = left + (isPatient ? LATEST_MS : delay);
    const ghost: Ghost = {
      lane: batch === null ? '' : laneOf(batch),
      latest: left + LATEST_MS,
      awaits: isPatient ? chance.pick(READINGS) : ['refused'],
      step: scheduler.add({ owner: ARCA, label: 'carries out what is late', at, take }),
    };
    late.add(ghost);
  }

  function drawDelay(request: ArcaRequest): number {
    const drawn = chance.between(100, chance.happens(0.5) ? 5000 : LATEST_MS);
    // Of doubtful ones those matter that come when a second try was refused.
    const isDoubtful = DOUBTFUL.some((one) => request.body.includes(one));
    return isDoubtful ? LATEST_MS / 10 + Math.floor(drawn * 0.9) : drawn;
  }

  /** The worst moment for what is late in a lane: when whoever moves it has just been told that it is not there. */
  function stir(lane: string, how: Stir): void {
    for (const ghost of late) {
      const [next, ...rest] = ghost.awaits;
      if (ghost.lane !== lane || next !== how || !chance.happens(0.8)) continue;
      if (rest.length > 0) {
        ghost.awaits = rest;
        continue;
      }
      // What was refused is sent again at leisure, what was read about is sent at once.
      const at = scheduler.now() + chance.between(0, how === 'refused' ? 2000 : 500);
      if (at > ghost.latest) continue;
      scheduler.remove(ghost.step);
      ghost.step = scheduler.add({ ...ghost.step, at });
    }
  }

  return {
    breakDown(until) {
      brokenUntil = until;
    },
    get underWay() {
      return late.size;
    },
    of: (process) => new Connections((request, handler) => send(process, request, handler)),
  };
}

const WRITE = 'FECAESolicitar';
const READING = 'FECompUltimoAutorizado';
const LOGIN = 'loginCms';

/** In Buenos Aires, which keeps UTC-3 all year. */
const untilMidnight = (now: number): number => DAY_MS - ((now - 3 * HOUR_MS) % DAY_MS);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Reads are many: trouble with each of them would leave a run nothing else to do. */
const oftenFor = (name: string): number => (name === WRITE ? 0.25 : 0.06);

const isMany = (batch: BatchXml | null): batch is BatchXml => batch !== null && batch.count > 1;

/** Whether a whole batch or any of its comprobantes was authorised, or refused. */
const says = (struck: Struck, result: 'A' | 'R'): boolean =>
  struck.kind === 'answer' && struck.answer.body.includes(`<Resultado>${result}<`);

const laneOf = ({ cuit, punto_de_venta, type }: LaneXml): string => `${cuit}:${punto_de_venta}:${type}`;

function nameOf({ headers, path }: ArcaRequest): string {
  if (path.endsWith('LoginCms')) return LOGIN;
  return /([^/"]*)"?$/.exec(headers['soapaction'] ?? '')?.[1] ?? 'unknown';
}
