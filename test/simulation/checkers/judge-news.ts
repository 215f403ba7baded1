/** Each change is told once and in order, and what was told was true for good: nobody hears "rejected" of what ARCA has. */
import type { Finished } from './finished.ts';
import { claimOf } from './judge-ledger.ts';

export function judgeNews({ heard, invoices, contradicted }: Finished): string[] {
  const broken: string[] = [];
  const bySubject = Map.groupBy(heard, ({ subject }) => subject);
  for (const row of invoices) {
    // Two relays may overtake each other: the sequence tells old news from new.
    const told = (bySubject.get(row.id) ?? [])
      .filter(({ type }) => type.startsWith('invoice.'))
      .sort((one, other) => one.sequence - other.sequence);
    const words = told.map(({ type }) => type.slice('invoice.'.length));
    const said = words.join(', ');
    for (const { type, number, cae } of told) {
      const isGranted = type === 'invoice.authorized';
      if (number !== (isGranted ? row.number : null) || cae !== (isGranted ? row.cae : null))
        broken.push(`${row.id} has ${row.number} and CAE ${row.cae}; ${type} told of ${number} and ${cae}`);
    }
    const sequences = told.map(({ sequence }) => sequence);
    if (sequences.some((sequence, index) => sequence !== index + 1))
      broken.push(`of ${row.id} was told ${sequences.join(', ')}`);
    if (words[0] !== 'submitted' || words.at(-1) !== row.status)
      broken.push(`${row.id} is ${row.status}, and was told of as ${said}`);
    if (words.filter((word) => word === row.status).length !== 1)
      broken.push(`of ${row.id} was told ${said}`);
    if (
      !contradicted.has(claimOf(row)) &&
      words.slice(0, -1).some((word) => word === 'rejected' || word === 'authorized' || word === 'cancelled')
    )
      broken.push(`${row.id} had ended before it ended: ${said}`);
  }
  return broken;
}
