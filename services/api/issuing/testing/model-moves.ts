/** Everything that can happen next in a model world, misfortunes included, as moves that a search or dice can choose. */
import type { Content } from '@arca-api/domain/content/content';
import { execute, type Flight, takeElsewhere, without } from './model-arca.ts';
import {
  accept,
  actionOf,
  cancel,
  decide,
  keep,
  learn,
  load,
  pass,
  put,
  rests,
  step,
} from './model-steps.ts';
import { holds, LANE, type Plan, strangeContent, type Worker, type World } from './model-world.ts';

export interface Move {
  /** What happens; those of misfortune are the faults that a run counts. */
  readonly kind: string;
  /** To whom. */
  readonly of: string;
  /** Chosen by misfortune: never happens once the budget is spent. */
  readonly fault: boolean;
  take(): World;
}

/** Every misfortune there is; a check that never meets one of them has not checked it. */
export const FAULTS: readonly string[] = [
  'cancelled',
  'killed',
  'lease stolen',
  'gateway forgets',
  'answer kept and not heard',
  'times out',
  'not sent',
  'delivered twice',
  'last number lags',
  'stranger',
  'lookalike',
  'time jumps',
];

/** Everything that can happen next. */
export function movesOf(plan: Plan, world: World): Move[] {
  const moves: Move[] = [];
  const add = (kind: string, of: string, take: () => World) => moves.push({ kind, of, fault: false, take });
  const harm = (kind: string, of: string, take: (hurt: World) => World) => {
    if (world.faults > 0)
      moves.push({ kind, of, fault: true, take: () => take({ ...world, faults: world.faults - 1 }) });
  };
  const next = plan.invoices[world.accepted];
  if (next !== undefined) add('accepted', next.waiting.invoice, () => accept(world, next.waiting));
  if (world.faults > 0) {
    for (const [id, row] of world.books.invoices) {
      const isFree = row.status === 'submitted' && !world.books.sends.some((send) => send.invoice === id);
      if (isFree) harm('cancelled', id, (hurt) => cancel(hurt, id));
    }
  }
  const isHeld = world.workers.some((worker) => worker !== null && holds(world, worker));
  let isIdle = true;
  let waits = false;
  for (const [which, worker] of world.workers.entries()) {
    if (worker === null) {
      // Two that hold nothing are alike.
      if (world.workers.indexOf(null) !== which) continue;
      if (isHeld) harm('lease stolen', `w${which}`, (hurt) => load(plan, hurt, which, true));
      else add('lane loaded', `w${which}`, () => load(plan, world, which, true));
      if (!isHeld && world.kept.size > 0)
        harm('gateway forgets', `w${which}`, (hurt) => load(plan, hurt, which, false));
      continue;
    }
    const move = moveOf(plan, world, which, worker, add, harm);
    isIdle &&= move !== 'moves';
    waits ||= move === 'waits';
  }
  for (const flight of world.arca.flights) movesOfFlight(plan, world, flight, add, harm);
  const harmless = isIdle && waits && world.arca.flights.length === 0;
  if (harmless) add('time passes', '', () => pass(plan, world));
  else if (world.jumps > 0)
    moves.push({
      kind: 'time jumps',
      of: '',
      fault: true,
      take: () => pass(plan, { ...world, jumps: world.jumps - 1 }),
    });
  strangers(world, moves);
  const lane = world.books.lanes.get(LANE);
  if (lane?.halt?.reason === 'ambiguous') {
    const decided = decide(plan, world);
    if (decided !== null) add('a person decides', '', () => decided);
  }
  return moves;
}

type Add = (kind: string, of: string, take: () => World) => void;
type Harm = (kind: string, of: string, take: (hurt: World) => World) => void;

function moveOf(
  plan: Plan,
  world: World,
  which: number,
  worker: Worker,
  add: Add,
  harm: Harm,
): 'moves' | 'waits' | 'rests' {
  const name = `w${which}`;
  if (holds(world, worker)) harm('killed', name, (hurt) => put(hurt, which, null));
  const { hears } = worker;
  if (hears !== null) {
    add('reading heard', name, () => learn(plan, world, which, hears));
    return 'moves';
  }
  const chosen = actionOf(plan, world, worker);
  if (chosen === null) return 'moves';
  if (!rests(chosen.action)) {
    add(chosen.action.do, name, () => step(plan, world, which, chosen));
    const { ledger } = world.arca;
    // A server that lags behind the others is seconds late, not minutes; one that lags however often it is asked has
    // forgotten, and then the lane has to stop.
    const isPassing = worker.state.unexplained < plan.limits.unexplained - 1;
    if (chosen.action.do === 'read-last' && isPassing && ledger.at(-1)?.at === world.now)
      harm('last number lags', name, (hurt) => step(plan, hurt, which, chosen, ledger.length - 1));
    return 'moves';
  }
  if (holds(world, worker)) return chosen.action.do === 'wait' ? 'waits' : 'rests';
  // It asks for its lease before it does anything, and finds that it has none.
  add('forgets', name, () => put(world, which, null));
  return 'moves';
}

function movesOfFlight(plan: Plan, world: World, flight: Flight, add: Add, harm: Harm): void {
  const { send_id, answer } = flight;
  const id = flight.isCopy ? `${send_id} again` : send_id;
  const which = world.workers.findIndex((worker) => worker?.awaits === send_id);
  const gone = () => ({ ...world, arca: without(world.arca, flight) });
  const unknown = { kind: 'unknown', send_id } as const;
  const isUntouched = answer === null && flight.verdicts.length === 0;
  if (answer === null) {
    for (const rejects of choicesOf(plan, flight))
      add(`executed${which < 0 ? ' late' : ''}${rejects ? ', rejecting' : ''}`, id, () => ({
        ...world,
        arca: execute(
          world.arca,
          flight,
          (invoice) => rejects && fateOf(plan, invoice) !== 'good',
          plan.oneByOne,
          world.now,
        ),
      }));
    if (isUntouched && (which < 0 || flight.isCopy)) add('never arrives', id, gone);
  } else if (which >= 0) {
    add('answered', id, () => learn(plan, keep(gone(), flight), which, answer));
    harm('answer kept and not heard', id, (hurt) =>
      learn(plan, keep({ ...hurt, arca: without(world.arca, flight) }, flight), which, unknown),
    );
  } else {
    add('answer lost', id, gone);
    if (!world.kept.has(send_id)) add('answer kept', id, () => keep(gone(), flight));
  }
  if (flight.isCopy) return;
  if (which >= 0) {
    harm('times out', id, (hurt) => learn(plan, hurt, which, unknown));
    if (isUntouched && !world.arca.flights.some((other) => other.isCopy && other.send_id === send_id))
      harm('not sent', id, (hurt) =>
        learn(plan, { ...hurt, arca: without(world.arca, flight) }, which, { kind: 'not-sent', send_id }),
      );
  }
  // What is judged otherwise each time would be another request, not the same one twice.
  const isSteady = flight.items.every(({ invoice }) => fateOf(plan, invoice) !== 'flaky');
  if (isSteady && !world.arca.flights.some((other) => other.isCopy && other.send_id === send_id))
    harm('delivered twice', id, (hurt) => ({
      ...hurt,
      arca: {
        ...world.arca,
        flights: [...world.arca.flights, { ...flight, isCopy: true, verdicts: [], answer: null }],
      },
    }));
}

function strangers(world: World, moves: Move[]): void {
  const take = (kind: string, content: Content, rest: Partial<World>) =>
    moves.push({
      kind,
      of: '',
      fault: true,
      take: () => ({ ...world, ...rest, arca: takeElsewhere(world.arca, content, world.now) }),
    });
  if (world.strangers > 0) take('stranger', strangeContent(world.now), { strangers: world.strangers - 1 });
  const ours = world.books.sends.findLast((send) => send.outcome === null)?.content;
  if (world.lookalikes > 0 && ours !== undefined && 'concept' in ours)
    take('lookalike', { ...ours, concept: 2 }, { lookalikes: world.lookalikes - 1 });
}

/** Where a batch is committed whole, `rejecting` means all of it that ARCA may reject. */
function choicesOf(plan: Plan, flight: Flight): boolean[] {
  const from = flight.verdicts.length;
  const rest = flight.items.slice(from, plan.oneByOne ? from + 1 : undefined);
  const fates = rest.map(({ invoice }) => fateOf(plan, invoice));
  if (fates.includes('bad')) return [true];
  return fates.includes('flaky') ? [false, true] : [false];
}

const fateOf = (plan: Plan, invoice: string) =>
  plan.invoices.find(({ waiting }) => waiting.invoice === invoice)?.fate ?? 'good';
