// Every item: what it is, and that its amounts add up. Units 0, 97 and 99 carry a total and nothing else.

import type { Item } from '../cmp.ts';
import { type ExportContext, given } from '../context.ts';
import { UNITS } from '../tables/units.ts';
import { close, fits, times, units } from './amounts.ts';

const ADVANCE = 97;
const DISCOUNT = 99;
const BARE: readonly number[] = [0, ADVANCE, DISCOUNT];
const MOST = 9999;

export function* checkItems({ cmp }: ExportContext): Iterable<number> {
  const items = cmp.Items?.Item ?? [];
  if (items.length < 1 || items.length > MOST) yield 1666;
  for (const item of items) yield* checkItem(item);
}

function* checkItem(item: Item): Iterable<number> {
  if ((item.Pro_codigo?.length ?? 0) > 50) yield 1760;
  if (!given(item.Pro_ds) || item.Pro_ds.length > 4000) yield 1770;
  if (BARE.includes(item.Pro_umed)) yield* checkBare(item);
  else yield* checkPriced(item);
  if (!fits(item.Pro_total_item, 13, 2)) yield 1816;
}

function* checkBare(item: Item): Iterable<number> {
  const amounts = [item.Pro_qty, item.Pro_precio_uni, item.Pro_bonificacion];
  if (amounts.some((amount) => units(amount) !== 0n)) yield 1775;
  const total = units(item.Pro_total_item);
  if (item.Pro_umed === DISCOUNT ? total >= 0n : item.Pro_umed === 0 && total < 0n) yield 1810;
}

function* checkPriced(item: Item): Iterable<number> {
  const quantity = units(item.Pro_qty);
  const price = units(item.Pro_precio_uni);
  const discount = units(item.Pro_bonificacion);
  const total = units(item.Pro_total_item);
  if (quantity <= 0n) yield 1780;
  if (!fits(item.Pro_qty, 12, 6)) yield 1813;
  if (!UNITS.some(([id]) => id === item.Pro_umed)) yield 1790;
  if (price < 0n) yield 1800;
  if (!fits(item.Pro_precio_uni, 12, 6)) yield 1814;
  if (total < 0n) yield 1810;
  if (discount < 0n) yield 1811;
  if (discount > times(price, quantity)) yield 1812;
  if (!fits(item.Pro_bonificacion, 12, 6)) yield 1817;
  if (!close(total, times(price, quantity) - discount)) yield 1815;
}
