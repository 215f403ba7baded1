/** Nobody hears "rejected" but those whom ARCA itself may not have, and then in its own words. */
import { DOUBTFUL } from '../world/places.ts';
import type { Finished } from './finished.ts';

export function judgeRejections({ invoices }: Finished): string[] {
  const broken: string[] = [];
  for (const row of invoices) {
    if (row.status !== 'rejected') continue;
    if (!DOUBTFUL.includes(row.recipient_document ?? ''))
      broken.push(`${row.id} was rejected, and ARCA had nothing against it`);
    if ((row.rejection ?? []).length === 0) broken.push(`${row.id} was rejected without a word of why`);
  }
  return broken;
}
