/**
 * One name for all worlds with the same future: tries are told by their order, instants by how long ago they were,
 * workers by what they know, and what nobody can ask for any more is left out.
 */
import type { Content } from '@arca-api/domain/content/content';
import type { LaneState, OpenSend, Outcome, Pin } from '../lane-state.ts';
import type { Flight } from './model-arca.ts';
import { dayOf, holds, LANE, STEP_MS, type World } from './model-world.ts';

const STATUS = { submitted: 's', verifying: 'v', authorized: 'A', rejected: 'R', cancelled: 'C' } as const;

export function nameOf(world: World): string {
  const lane = world.books.lanes.get(LANE);
  const settled = lane?.settled_through ?? 0;
  const open = world.books.sends.filter((send) => send.outcome === null && send.number > settled);
  const ids = new Set<string>();
  for (const send of open) ids.add(send.send_id);
  for (const flight of world.arca.flights) ids.add(flight.send_id);
  let lowest = settled;
  for (const worker of world.workers) {
    if (worker === null) continue;
    for (const send of worker.state.open) ids.add(send.send_id);
    lowest = Math.min(lowest, worker.state.settled_through);
  }
  const order = [...ids].sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)));
  const indexes = new Map(order.map((id, index) => [id, index]));
  const tell: Telling = { index: (id) => indexes.get(id) ?? '-', age: (at) => (world.now - at) / STEP_MS };

  let name = `${dayOf(world.now)}|${world.accepted}${world.faults}${world.strangers}${world.lookalikes}${world.jumps}`;
  name += `|${settled}${lane?.halt?.reason ?? ''}${dateOf(lane?.last_date ?? null)}`;
  for (const row of world.books.invoices.values())
    name += `${STATUS[row.status]}${row.number ?? ''}${row.held === null ? '' : 'h'}${dateOf(row.assessment.comprobante?.date ?? null)}`;
  name += '|';
  for (const { number, invoice, content, at } of world.arca.ledger) {
    name += invoice ?? `?${content.total}${'concept' in content ? content.concept : ''}`;
    if (number > lowest) name += `@${tell.age(at)}`;
    if (number >= lowest) name += dateOf(content.date);
  }
  name += `|${world.books.pins.map(pinName).join()}|${open.map((send) => sendName(send, tell)).join()}`;
  name += `|${world.arca.flights
    .map((flight) => flightName(flight, tell))
    .sort()
    .join()}`;
  for (const [id, answer] of world.kept)
    if (open.some((send) => send.send_id === id)) name += `|k${tell.index(id)}${outcomeName(answer)}`;
  const workers = world.workers.map((worker) => {
    if (worker === null) return '-';
    const hears = worker.hears === null ? '' : `<${outcomeName(worker.hears, tell)}`;
    const awaits = worker.awaits === null ? '' : `>${tell.index(worker.awaits)}`;
    return `${holds(world, worker) ? '' : 'z'}${stateName(worker.state, tell)}${awaits}${hears}`;
  });
  return `${name}|${workers.sort().join('|')}`;
}

interface Telling {
  readonly index: (sendId: string) => number | string;
  readonly age: (at: number) => number;
}

function stateName(state: LaneState, tell: Telling): string {
  const { reading } = state;
  const flags = `${state.certain ? 'c' : ''}${state.refused ? 'r' : ''}${state.unexplained}`;
  const read = reading === null ? '' : `${reading.last}a${tell.age(reading.asked_at)}`;
  const tries = state.refused_tries.map(tell.index).join();
  const readAt = state.read_at === 0 ? '' : tell.age(state.read_at);
  const held = state.held.map((one) => one.invoice).join();
  return [
    `${state.settled_through}${flags}${dateOf(state.last_date)}${state.halt?.reason ?? ''}`,
    `${read};${tries};${readAt};${held}`,
    state.pins.map(pinName).join(),
    state.open.map((send) => sendName(send, tell)).join(),
  ].join(';');
}

const pinName = ({ number, invoice, content }: Pin): string => `${number}${invoice}${dateOf(content.date)}`;

const sendName = (send: OpenSend, tell: Telling): string =>
  `${tell.index(send.send_id)}:${send.number}${send.invoice}${send.invoice_authorized ? 'A' : ''}${tell.age(send.sent_at)}${dateOf(send.content.date)}`;

const flightName = (flight: Flight, tell: Telling): string =>
  `${tell.index(flight.send_id)}${flight.isCopy ? 'c' : ''}${flight.verdicts.length}${flight.answer === null ? '' : outcomeName(flight.answer)}(${flight.items
    .map(({ number, invoice, content }) => `${number}${invoice}${dateOf(content.date)}`)
    .join()})`;

function outcomeName(outcome: Outcome, tell?: Telling): string {
  switch (outcome.kind) {
    case 'answered':
      return `${outcome.error_class ?? ''}${outcome.results.map(({ result, number }) => `${number}${result[0]}`).join('')}`;
    case 'last':
      return `l${outcome.number}a${tell?.age(outcome.asked_at)}`;
    case 'consulted':
      return `f${outcome.found.map(({ number, found }) => `${number}${found === null ? '-' : ''}`).join()}`;
    default:
      return outcome.kind;
  }
}

const dateOf = (date: Content['date'] | null): string =>
  date === null ? '' : date === '2027-01-01' ? 'N' : 'd';
