/** What another system issued is told of once, and nothing of ours is ever told of as another's. */
import type { Finished } from './finished.ts';
import { laneOf } from './judge-ledger.ts';

export function judgeConflicts({ ledger, heard }: Finished): string[] {
  const broken: string[] = [];
  const told = Map.groupBy(
    heard.filter(({ type }) => type === 'punto_de_venta.conflict'),
    ({ subject, number }) => `${subject.replace('simulator:', '')} ${number}`,
  );
  for (const [lane, entries] of Map.groupBy(ledger, laneOf)) {
    const own = entries.filter(({ source }) => source !== 'control').map(({ from }) => from);
    const [first = 0, last = 0] = [own.at(0), own.at(-1)];
    for (const { from, source } of entries) {
      const place = `${lane} ${from}`;
      const times = told.get(place)?.length ?? 0;
      told.delete(place);
      if (source !== 'control' && times > 0) broken.push(`${place} is ours, and was told of as another's`);
      if (times > 1) broken.push(`of ${place} was told ${times} times`);
      // A lane begins where ARCA stands, and what came last may not have been looked at yet.
      const wasPassed = source === 'control' && first < from && from < last;
      if (wasPassed && times === 0) broken.push(`${place} was passed without a word`);
    }
  }
  for (const place of told.keys()) broken.push(`${place} was told of, and ARCA has no such number`);
  return broken;
}
