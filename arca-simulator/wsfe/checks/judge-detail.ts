// Runs every family of checks over one detail and splits what they found into what refuses and what only remarks.
import { CODES, type Finding, isInForce } from '../codes.ts';
import type { Check, DetailContext } from '../context.ts';
import { checkAmounts } from './amounts/check-amounts.ts';
import { checkCurrency } from './amounts/check-currency.ts';
import { checkIva } from './amounts/check-iva.ts';
import { checkTributos } from './amounts/check-tributos.ts';
import { checkActivities } from './associations/check-activities.ts';
import { checkAssociations } from './associations/check-associations.ts';
import { checkRemitos } from './associations/check-remitos.ts';
import { checkDates, checkWindow } from './check-dates.ts';
import { checkFce } from './fce/check-fce.ts';
import { checkPunto } from './issuer/check-punto.ts';
import { checkCaucion } from './options/check-caucion.ts';
import { checkOptions } from './options/check-options.ts';
import { checkRegimes } from './options/check-regimes.ts';
import { checkUsedGoods } from './options/check-used-goods.ts';
import { checkBuyers } from './receiver/check-buyers.ts';
import { checkDocument } from './receiver/check-document.ts';
import { checkReceiver } from './receiver/check-receiver.ts';

const FAMILIES: readonly Check[] = [
  checkDocument,
  checkDates,
  checkAmounts,
  checkIva,
  checkTributos,
  checkCurrency,
  checkAssociations,
  checkRemitos,
  checkActivities,
  checkReceiver,
  checkFce,
  checkOptions,
  checkRegimes,
  checkUsedGoods,
  checkCaucion,
  checkBuyers,
  checkPunto,
];

/** All findings of one detail on the rules of its day, each once. Amounts, then IVA, then other taxes: so it was seen. */
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
