// Runs every family of checks over one detail and splits what they found into what refuses and what only remarks.
import { CODES, type Finding, isInForce } from '../codes.ts';
import type { Check, DetailContext } from '../context.ts';
import { checkAmounts } from './check-amounts.ts';
import { checkAssociations } from './check-associations.ts';
import { checkActivities, checkBuyers } from './check-buyers.ts';
import { checkCurrency } from './check-currency.ts';
import { checkDates, checkWindow } from './check-dates.ts';
import { checkDocument } from './check-document.ts';
import { checkFce } from './check-fce.ts';
import { checkIva } from './check-iva.ts';
import { checkOptions } from './check-options.ts';
import { checkPunto } from './check-punto.ts';
import { checkReceiver } from './check-receiver.ts';
import { checkTributos } from './check-tributos.ts';

const FAMILIES: readonly Check[] = [
  checkDocument,
  checkDates,
  checkAmounts,
  checkIva,
  checkTributos,
  checkCurrency,
  checkAssociations,
  checkReceiver,
  checkFce,
  checkOptions,
  checkBuyers,
  checkActivities,
  checkPunto,
];

/** All findings of one detail, without repetitions, on the rules of its day. */
export function judgeDetail(context: DetailContext): { rejections: Finding[]; observations: Finding[] } {
  const late = [...checkWindow(context)];
  if (late.length > 0) return { rejections: late, observations: [] };
  const rejections: Finding[] = [];
  const observations: Finding[] = [];
  const seen = new Set<number>();
  for (const family of FAMILIES) {
    for (const finding of family(context)) {
      if (seen.has(finding.code) || !isInForce(finding.code, context.rulesDay)) continue;
      seen.add(finding.code);
      const observes = finding.observes || CODES[finding.code]?.where === 'observation';
      (observes ? observations : rejections).push(finding);
    }
  }
  return { rejections, observations };
}
