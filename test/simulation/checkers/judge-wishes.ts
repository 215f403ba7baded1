/** One wish, one invoice, whatever was repeated; and each of them ends. */
import type { Wish } from '../world/customers.ts';
import type { Finished } from './finished.ts';

const FINAL = new Set<string>(['authorized', 'rejected', 'cancelled']);

export function judgeWishes({ wishes, invoices }: Finished): string[] {
  const broken: string[] = [];
  for (const row of invoices) {
    if (!FINAL.has(row.status)) broken.push(`${row.id} is still ${row.status}`);
    if (!wishes.some((wish) => isFor(wish, row))) broken.push(`nobody asked for ${row.id}`);
  }
  for (const wish of wishes) {
    const rows = invoices.filter((row) => isFor(wish, row));
    const { key } = wish.order;
    if (rows.length > 1) broken.push(`${key} became ${rows.length} invoices`);
    if (wish.ids.size > 1) broken.push(`${key} was told ${wish.ids.size} ids`);
    for (const id of wish.ids) {
      if (!rows.some((row) => row.id === id)) broken.push(`${id} was told, and is not in the books`);
    }
    if (wish.state === 'open') broken.push(`${key} was never answered`);
    if (wish.state === 'refused' && !isExpected(wish)) broken.push(`${key} was refused: ${wish.refusal}`);
    for (const row of rows) {
      if (row.total !== wish.total) broken.push(`${key} asked for ${wish.total} and got ${row.total}`);
      if (row.status === 'cancelled' && !wish.cancels) broken.push(`${key} was cancelled by nobody`);
      if (row.status === 'authorized' && row.cae === null) broken.push(`${key} is authorised without a CAE`);
    }
  }
  return broken;
}

const isFor = (wish: Wish, row: { organization_id: string; idempotency_key: string | null }): boolean =>
  row.organization_id === wish.order.organization && row.idempotency_key === wish.order.key;

/** A note finds no original where that one was rejected or cancelled. */
const isExpected = (wish: Wish): boolean => wish.kind === 'credit note' && wish.refusal === 'no original';
