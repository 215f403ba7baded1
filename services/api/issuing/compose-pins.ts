/** Gives waiting invoices their numbers and dates, judging anew those whose day has changed. Pure. */
import type { Day } from '@arca-api/domain/calendar/day';
import { contentOf } from '@arca-api/domain/content/content';
import { assess } from '@arca-api/domain/invoice/assess';
import type { Assessment } from '@arca-api/domain/invoice/assessment';
import type { PinRefusal, PinWait } from './apply-pinned.ts';
import type { ArcaMessage, Orphan, Pin } from './lane-state.ts';
import type { Rejudged, WaitingInvoice } from './port.ts';
import { resembles } from './resembles.ts';

export interface ComposeInput {
  readonly first_number: number;
  /** In order. */
  readonly waiting: readonly WaitingInvoice[];
  readonly today: Day;
  readonly last_date: Day | null;
  /** ARCA's rate of the day by invoice, for those in foreign currency that follow it. */
  readonly rates: ReadonlyMap<string, { readonly rate: string; readonly date: Day }>;
  /** What ARCA holds and nobody has said whose it is: nothing like it may be issued. */
  readonly orphans: readonly Orphan[];
}

export interface Composed {
  readonly pins: readonly Pin[];
  readonly refusals: readonly PinRefusal[];
  readonly waits: readonly PinWait[];
  readonly rejudged: readonly Rejudged[];
}

export function composePins(input: ComposeInput): Composed {
  const pins: Pin[] = [];
  const refusals: PinRefusal[] = [];
  const waits: PinWait[] = [];
  const rejudged: Rejudged[] = [];
  let lastDate = input.last_date;
  for (const waiting of input.waiting) {
    const number = input.first_number + pins.length;
    const judged = judge(waiting, lastDate, input);
    if ('rejection' in judged) {
      refusals.push({ invoice: waiting.invoice, rejection: judged.rejection });
      continue;
    }
    const isAutomatic = waiting.request.issue_date === null;
    const orphan = input.orphans.find(({ found }) => resembles(judged.content, isAutomatic, found));
    if (orphan !== undefined) {
      waits.push({ invoice: waiting.invoice, number: orphan.number });
      continue;
    }
    if (judged.anew !== null) rejudged.push(judged.anew);
    lastDate = judged.content.date;
    pins.push({
      number,
      invoice: waiting.invoice,
      automatic_date: isAutomatic,
      content: judged.content,
    });
  }
  return { pins, refusals, waits, rejudged };
}

function judge(waiting: WaitingInvoice, lastDate: Day | null, input: ComposeInput) {
  const accepted = contentOf(waiting.assessment);
  const date = waiting.request.issue_date ?? later(input.today, lastDate);
  const followsRate = input.rates.has(waiting.invoice);
  const inOrder = lastDate === null || date >= lastDate;
  if (
    accepted !== null &&
    accepted.date === date &&
    waiting.judged_by.today === input.today &&
    inOrder &&
    !followsRate
  ) {
    return { content: accepted, anew: null };
  }
  const context = {
    ...waiting.judged_by,
    today: input.today,
    lane_last_date: lastDate,
    official_rate: input.rates.get(waiting.invoice) ?? waiting.judged_by.official_rate,
  };
  const assessment = assess(waiting.request, context);
  const rejection = whyNot(assessment, waiting.assessment);
  const content = contentOf(assessment);
  if (rejection !== null || content === null) {
    return { rejection: rejection ?? [{ code: 0, message: 'No se pudo componer el comprobante.' }] };
  }
  return { content, anew: { invoice: waiting.invoice, judged_by: context, assessment, content } };
}

/** What was accepted is never silently altered: a total that would change ends the invoice. */
function whyNot(now: Assessment, accepted: Assessment): readonly ArcaMessage[] | null {
  if (now.faults.length > 0) {
    return now.faults.map((fault) => ({ code: fault.arca[0] ?? 0, message: fault.message.es }));
  }
  const [before, after] = [contentOf(accepted)?.total, contentOf(now)?.total];
  if (before !== after) {
    const totals = `${before} → ${after}`;
    return [{ code: 0, message: `El total cambiaría desde que se aceptó (${totals}).` }];
  }
  return null;
}

const later = (today: Day, last: Day | null): Day => (last !== null && last > today ? last : today);
