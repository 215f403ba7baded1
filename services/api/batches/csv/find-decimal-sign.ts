/** How a file writes its decimals, by all its numbers together: a single one may be read in two ways. */
import type { DecimalSign } from '../batch.ts';
import { readDecimal } from './read-decimal.ts';
import type { Header } from './read-header.ts';

/** `null` where its numbers tell nothing, or contradict each other. */
export function findDecimalSign(header: Header, rows: readonly (readonly string[])[]): DecimalSign | null {
  const columns = header.columns.flatMap((column, index) => (column?.kind === 'decimal' ? [index] : []));
  const signs = new Set<DecimalSign>();
  for (const cells of rows) {
    for (const index of columns) {
      const read = readDecimal(cells[index] ?? '', null);
      if (read !== null && 'sign' in read && read.sign !== null) signs.add(read.sign);
    }
    if (signs.size > 1) return null;
  }
  const [only] = signs;
  return only ?? null;
}
