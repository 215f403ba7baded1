/** A row as a line on the screen, with what was to be reached beside what was. */
import { entryOf, isMet, signOf, targetOf } from '../catalogue.ts';
import { type Row, US } from '../results.ts';

export function lineOf(row: Row): string {
  const entry = entryOf(row);
  const who = row.who === US ? `arca-api (${row.store})` : row.who;
  if (entry === undefined) return `${row.id.padEnd(50)} ${who.padEnd(22)} ${JSON.stringify(row.figures)}\n`;
  const figures = entry.shown.flatMap((shown) => {
    const value = row.figures[shown.figure];
    if (value === undefined) return [];
    const target = row.who === US ? targetOf(shown, row.store) : undefined;
    const judged = target ? ` (${signOf(target)}: ${isMet(target, value) ? 'reached' : 'MISSED'})` : '';
    return [`${String(value)} ${shown.unit.en}${judged}`];
  });
  return `${entry.title.en.padEnd(50)} ${who.padEnd(22)} ${figures.join(', ')}\n`;
}
