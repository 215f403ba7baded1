/** Whether a note may take what it asks of its original: together, credit notes never take more than there was. Pure. */
import { Refusal } from '@arca-api/contract/errors';
import { weighNote } from '@arca-api/domain/invoice/credit';
import { compare, exact, isNegative, subtract, sum, toFixedText } from '@arca-api/domain/money/exact';
import type { NewInvoice } from './invoices.store.ts';
import type { CountedNote } from './port.ts';
import type { InvoiceRow } from './present-invoice.ts';

/** `notes`: all that count against the original so far. */
export function reserveCredit(
  note: NewInvoice,
  original: InvoiceRow | undefined,
  notes: readonly CountedNote[],
): Refusal | null {
  if (original?.organization_id !== note.organization_id || original.mode !== note.mode)
    return new Refusal('resource.not_found');
  if (original.status !== 'authorized') return new Refusal('invoice.not_authorized');
  if (note.kind !== 'credit_note') return null;
  const sale = told(original);
  const credited = notes.filter((other) => other.kind === 'credit_note');
  const taken = sum(credited.map((other) => exact(weighNote(other, sale))));
  const left = subtract(exact(original.total), taken);
  const weight = weighNote(told(note), sale);
  if (compare(exact(weight), left) > 0) {
    const amount = isNegative(left) ? '0.00' : toFixedText(left, 2);
    return new Refusal('invoice.nothing_left', {
      detail: {
        es: `La nota es por ${weight} y al comprobante original le quedan ${amount}.`,
        en: `The note is for ${weight} and ${amount} is left on the original comprobante.`,
      },
      extra: { left: amount },
    });
  }
  return null;
}

export const told = ({
  total,
  currency,
  assessment,
}: Pick<NewInvoice, 'total' | 'currency' | 'assessment'>) => ({
  total,
  currency,
  exchange_rate: assessment.exchange_rate ?? '1',
});
