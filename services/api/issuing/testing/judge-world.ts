/** What must be true of a model world at every moment, and what must be true when nothing more can happen: judged by ARCA's ledger. */
import type { MemoryInvoice } from '../memory-store.ts';
import type { Entry } from './model-arca.ts';
import { holds, LANE, type Plan, type World } from './model-world.ts';

/** `null`: nothing is wrong. */
export function wrongAtAnyTime(plan: Plan, world: World): string | null {
  const { ledger } = world.arca;
  const caes = new Set<string>();
  for (const row of world.books.invoices.values()) {
    const wrong = wrongOf(plan, row, ledger);
    if (wrong !== null) return wrong;
    if (row.cae === null) continue;
    if (caes.has(row.cae)) return 'one CAE for two invoices';
    caes.add(row.cae);
  }
  for (const number of world.conflicts)
    if (ledger[number - 1]?.invoice !== null)
      return `number ${number} is ours and was taken for another system's`;
  for (const worker of world.workers) {
    if (worker === null || !holds(world, worker)) continue;
    const { pins } = worker.state;
    for (let index = 1; index < pins.length; index += 1)
      if (pins[index]?.number !== (pins[index - 1]?.number ?? 0) + 1) return 'the pins have a gap';
  }
  return tooManyOf(world);
}

function wrongOf(plan: Plan, row: MemoryInvoice, ledger: readonly Entry[]): string | null {
  if (row.status === 'rejected') {
    const isGood = plan.invoices.some(
      ({ waiting, fate }) => waiting.invoice === row.invoice && fate === 'good',
    );
    return isGood ? `${row.invoice} is rejected although ARCA never refused it` : null;
  }
  if (row.status !== 'authorized') return null;
  const entry = ledger[(row.number ?? 0) - 1];
  if (entry === undefined || entry.cae !== row.cae) return `${row.invoice} has a CAE that ARCA does not know`;
  if (entry.invoice === null) return `${row.invoice} has another system's CAE`;
  if (entry.content.total !== totalOf(row)) return `${row.invoice} has another invoice's CAE`;
  return null;
}

/** Twins are alike, so that what counts is how many of them ARCA holds. */
function tooManyOf(world: World): string | null {
  const held = new Map<string | null, number>();
  for (const { invoice, content } of world.arca.ledger)
    if (invoice !== null) held.set(content.total, (held.get(content.total) ?? 0) + 1);
  for (const row of world.books.invoices.values()) {
    if (row.status === 'rejected' || row.status === 'cancelled') continue;
    const total = totalOf(row);
    held.set(total, (held.get(total) ?? 0) - 1);
  }
  for (const [total, extra] of held)
    if (extra > 0) return `ARCA holds ${extra} of ${total} more than there are invoices that want it`;
  return null;
}

const totalOf = (row: MemoryInvoice): string | null => row.assessment.comprobante?.total ?? null;

/** Judged when no move but misfortune is left. */
export function wrongInTheEnd(world: World): string | null {
  const halt = world.books.lanes.get(LANE)?.halt ?? null;
  if (halt !== null) return `the lane stopped: ${halt.reason}: ${halt.detail}`;
  const rows = [...world.books.invoices.values()];
  const open = rows.find((row) => !['authorized', 'rejected', 'cancelled'].includes(row.status));
  if (open !== undefined) return `${open.invoice} ends as ${open.status}`;
  const entries = world.arca.ledger.filter((entry) => entry.invoice !== null).length;
  const authorized = rows.filter((row) => row.status === 'authorized').length;
  return entries === authorized ? null : `ARCA holds ${entries}, we know of ${authorized}`;
}
