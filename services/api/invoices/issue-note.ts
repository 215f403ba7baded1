/** Issues a credit or debit note of an authorised invoice: whole by default, or a part of what is left. */
import { Refusal } from '@arca-api/contract/errors';
import { lineBody } from '@arca-api/contract/invoices';
import { amount, dayText, line, paragraph } from '@arca-api/contract/text';
import { dayInBuenosAires } from '@arca-api/domain/calendar/day';
import type { Fault } from '@arca-api/domain/faults/fault';
import {
  buildNote,
  leftToCredit,
  type NoteAsked,
  type Original,
  weighNote,
} from '@arca-api/domain/invoice/credit';
import { compare, exact, isZero } from '@arca-api/domain/money/exact';
import type { Clock } from '@arca-api/platform/clock/port';
import { z } from 'zod';
import { readBody } from '../doors/read-body.ts';
import type { Issued, IssueOrder, issueInvoice } from './issue-invoice.ts';
import type { KnownInvoices } from './port.ts';
import type { InvoiceRow } from './present-invoice.ts';

export const noteBody = z.strictObject({
  /** In the original's prices. */
  lines: z.array(lineBody).min(1).max(1000).optional(),
  /** In the original's currency, taxes included. */
  amount: amount.optional(),
  issue_date: dayText.nullable().default(null),
  exchange_rate: z
    .union([z.literal('auto'), amount])
    .optional()
    .describe(
      'Si no se dice, la del original. ARCA no toma una que supere en 1 o más a la del día (10240): entonces «auto», que es la del día.',
    ),
  /** FCE only: the buyer rejected the original. */
  cancellation: z.boolean().optional(),
  notes: paragraph(2000).nullable().default(null),
  external_id: line(255).nullable().default(null),
  metadata: z.record(z.string().max(40), z.string().max(500)).default({}),
});

export interface NoteParts {
  readonly invoices: Pick<KnownInvoices, 'notesOf'>;
  readonly issue: ReturnType<typeof issueInvoice>;
  readonly clock: Clock;
}

export type NoteOrder = Omit<IssueOrder, 'body' | 'origin' | 'draft' | 'original' | 'identity'>;

export function issueNote({ invoices, issue, clock }: NoteParts) {
  return async (
    order: NoteOrder,
    kind: NoteAsked['kind'],
    original: InvoiceRow,
    body: unknown,
  ): Promise<Issued> => {
    const asked = readBody(noteBody, body);
    if (asked.lines !== undefined && asked.amount !== undefined) throw bothGiven();
    if (original.status !== 'authorized' || original.number === null)
      throw new Refusal('invoice.not_authorized');
    const request = buildNote(originalOf(original), {
      kind,
      day: dayInBuenosAires(clock.now()),
      of: await partOf(kind, original, asked),
      cancellation: asked.cancellation,
    });
    return issue({
      ...order,
      original: original.id,
      origin: 'api',
      draft: null,
      // What was asked, not what it became: the same request on another day is still the same.
      identity: { original: original.id, ...asked },
      body: {
        ...request,
        issue_date: asked.issue_date,
        ...(asked.exchange_rate === undefined ? {} : { exchange_rate: asked.exchange_rate }),
        notes: asked.notes,
        external_id: asked.external_id,
        metadata: asked.metadata,
      },
    });
  };

  async function partOf(
    kind: string,
    original: InvoiceRow,
    asked: z.infer<typeof noteBody>,
  ): Promise<NoteAsked['of']> {
    if (asked.lines !== undefined) return { lines: asked.lines };
    if (asked.amount !== undefined) {
      if (compare(exact(asked.amount), exact('0.01')) < 0) throw amountTooSmall();
      return { amount: asked.amount };
    }
    if (kind !== 'credit_note') return { whole: true };
    const credited = (await invoices.notesOf(original.id)).filter((note) => note.kind === 'credit_note');
    if (credited.length === 0) return { whole: true };
    const left = leftToCredit(
      original.total,
      credited.map((note) =>
        weighNote(note, {
          currency: original.currency,
          exchange_rate: original.assessment.exchange_rate ?? '1',
        }),
      ),
    );
    // A replay of the note that took everything finds nothing left, and must not be refused for it.
    return isZero(exact(left)) ? { whole: true } : { amount: left };
  }
}

function originalOf(row: InvoiceRow): Original {
  const { letter, recipient, totals } = row.assessment;
  const sent = row.comprobante;
  if (letter === null || recipient === null || totals === null || sent === null || row.number === null) {
    throw new Error(`authorised invoice ${row.id} is incomplete`);
  }
  return {
    request: row.request,
    letter: letter.letter,
    type: row.type,
    number: row.number,
    date: sent.date,
    recipient,
    totals,
    exchange_rate: sent.exchange_rate,
  };
}

const refuse = (fault: Fault): Refusal => new Refusal('request.invalid', { faults: [fault] });

const bothGiven = (): Refusal =>
  refuse({
    code: 'note.lines_and_amount',
    path: 'amount',
    message: { es: 'Van «lines» o «amount», no los dos.', en: 'Either "lines" or "amount", not both.' },
    fix: { es: 'Quitá uno de los dos.', en: 'Remove one of the two.' },
    arca: [],
  });

const amountTooSmall = (): Refusal =>
  refuse({
    code: 'note.amount_too_small',
    path: 'amount',
    message: { es: 'El importe debe ser mayor que cero.', en: 'The amount must be greater than zero.' },
    fix: { es: 'Usá al menos 0.01.', en: 'Use at least 0.01.' },
    arca: [],
  });
