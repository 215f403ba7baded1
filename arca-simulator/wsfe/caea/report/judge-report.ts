// Runs the checks of CAEA over one comprobante, and those it shares with CAE under their other numbers.
import { checkIva } from '../../checks/amounts/check-iva.ts';
import { checkTributos } from '../../checks/amounts/check-tributos.ts';
import { checkActivities } from '../../checks/associations/check-activities.ts';
import { checkAssociations } from '../../checks/associations/check-associations.ts';
import { checkRemitos } from '../../checks/associations/check-remitos.ts';
import { findAssociated } from '../../checks/associations/find-associated.ts';
import { checkFce } from '../../checks/fce/check-fce.ts';
import { checkOptions } from '../../checks/options/check-options.ts';
import { checkRegimes } from '../../checks/options/check-regimes.ts';
import { checkReceiver } from '../../checks/receiver/check-receiver.ts';
import type { Finding } from '../../codes.ts';
import type { Check } from '../../context.ts';
import { CAEA_CODES, findCaea, isCaeaInForce } from '../codes.ts';
import { NUMBERING } from '../numbering.ts';
import { checkAmounts } from './check-amounts.ts';
import { checkDates } from './check-dates.ts';
import { checkDocument } from './check-document.ts';
import { checkExtras } from './check-extras.ts';
import { checkIssuer } from './check-issuer.ts';
import type { ReportCheck, ReportContext } from './report-context.ts';

const OWN: readonly ReportCheck[] = [checkDocument, checkDates, checkAmounts, checkIssuer, checkExtras];
const SHARED: readonly Check[] = [
  checkIva,
  checkTributos,
  checkAssociations,
  checkRemitos,
  checkReceiver,
  checkFce,
  checkOptions,
  checkRegimes,
  checkActivities,
];

/** All findings of one comprobante on the rules of its day: each once, in the order of their codes, as for CAE. */
export function judgeReport(context: ReportContext): { rejections: Finding[]; observations: Finding[] } {
  const rejections: Finding[] = [];
  const observations: Finding[] = [];
  const seen = new Set<string>();
  for (const finding of [...OWN.flatMap((check) => [...check(context)]), ...translated(context)]) {
    const key = `${finding.code}${finding.observes ?? ''}`;
    if (seen.has(key) || !isCaeaInForce(finding.code, context.rulesDay)) continue;
    seen.add(key);
    const observes = finding.observes || CAEA_CODES[finding.code]?.where === 'observation';
    (observes ? observations : rejections).push(finding);
  }
  const byCode = (one: Finding, other: Finding): number => one.code - other.code;
  return { rejections: rejections.sort(byCode), observations: observations.sort(byCode) };
}

function* translated(context: ReportContext): Iterable<Finding> {
  for (const check of SHARED) {
    for (const { code } of check(context)) {
      const own = renumber(code, context);
      if (own !== undefined) yield findCaea(own);
    }
  }
}

/** The number that CAEA gives to what CAE found, where it has one. */
function renumber(code: number, context: ReportContext): number | undefined {
  const { kind, receiver, detail } = context;
  if (code === 10040 && kind.fce) return 812;
  if (code === 10176 && !receiver) return 1445;
  if (code === 10160 && (detail.CbtesAsoc?.CbteAsoc ?? []).some((one) => !findAssociated(context, one)))
    return 1488;
  return NUMBERING[code];
}
