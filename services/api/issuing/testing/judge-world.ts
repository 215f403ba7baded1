/** What must be true of a model world at every moment, and what must be true when nothing more can happen: judged by ARCA's ledger. */
import { movesOf } from './model-moves.ts';
import type { Plan, World } from './model-world.ts';

/** `null`: nothing is wrong. */
export function wrongAtAnyTime(plan: Plan, world: World): string | null {
  const { ledger } = world.arca;
  const rows = [...world.books.invoices.values()];
  for (const row of rows) {
    if (row.status !== 'authorized') continue;
    const entry = ledger[(row.number ?? 0) - 1];
    if (entry === undefined || entry.cae !== row.cae)
      return `${row.invoice} has a CAE that ARCA does not know`;
    if (entry.invoice === null) return `${row.invoice} has another system's CAE`;
    if (entry.content.total !== row.assessment.comprobante?.total)
      return `${row.invoice} has another invoice's CAE`;
  }
  const caes = rows.flatMap((row) => row.cae ?? []);
  if (new Set(caes).size !== caes.length) return 'one CAE for two invoices';
  const ours = world.conflicts.find((number) => ledger[number - 1]?.invoice !== null);
  if (ours !== undefined) return `number ${ours} is ours and was taken for another system's`;
  for (const [total, entries] of countBy(
    ledger.filter((entry) => entry.invoice !== null).map((e) => e.content.total),
  )) {
    const wanted = rows.filter(
      (row) =>
        row.assessment.comprobante?.total === total &&
        row.status !== 'rejected' &&
        row.status !== 'cancelled',
    );
    // Twins are alike, so that what counts is how many of them ARCA holds.
    if (entries > wanted.length)
      return `ARCA holds ${entries} of ${total} for ${wanted.length} invoices that want it`;
  }
  if (world.sends > 14) return 'the same is sent again and again';
  const pins = world.worker?.state.pins ?? [];
  if (pins.some((pin, index) => index > 0 && pin.number !== (pins[index - 1]?.number ?? 0) + 1))
    return 'the pins have a gap';
  const fates = new Map(plan.invoices.map(({ waiting, fate }) => [waiting.invoice, fate]));
  const wronged = rows.find((row) => row.status === 'rejected' && fates.get(row.invoice) === 'good');
  return wronged === undefined ? null : `${wronged.invoice} is rejected although ARCA never refused it`;
}

/** Judged when no move but misfortune is left. */
export function wrongInTheEnd(plan: Plan, world: World): string | null {
  if (movesOf(plan, world).some((move) => !move.fault)) return null;
  const halt = world.worker?.state.halt ?? null;
  if (halt !== null) return `the lane stopped: ${halt.reason}: ${halt.detail}`;
  const rows = [...world.books.invoices.values()];
  const open = rows.find((row) => !['authorized', 'rejected', 'cancelled'].includes(row.status));
  if (open !== undefined) return `${open.invoice} ends as ${open.status}`;
  const entries = world.arca.ledger.filter((entry) => entry.invoice !== null).length;
  const authorized = rows.filter((row) => row.status === 'authorized').length;
  return entries === authorized ? null : `ARCA holds ${entries}, we know of ${authorized}`;
}

/** Two worlds with one name have the same future. */
export function nameOf(world: World): string {
  return JSON.stringify(
    [
      world.arca,
      [...world.kept.keys()],
      world.worker?.state,
      world.worker?.awaits,
      [...world.books.invoices.values()].map((row) => [row.status, row.number, row.held?.length]),
      world.books.pins.map((pin) => [pin.number, pin.invoice]),
      world.books.sends.map((send) => [send.send_id, send.outcome]),
      [world.now, world.accepted, world.faults, world.strangers, world.jumps, world.conflicts],
      [...world.books.lanes.values()].map((lane) => [lane.settled_through, lane.halt?.reason]),
    ],
    (key, value) => (key === 'content' ? value.total : value),
  );
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
