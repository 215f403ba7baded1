/** Judges a finished run by ARCA's ledger: what ARCA has is the truth, and our books only have to agree with it. */
import type { Finished } from './finished.ts';
import { judgeConflicts } from './judge-conflicts.ts';
import { judgeLedger } from './judge-ledger.ts';
import { judgeLogins } from './judge-logins.ts';
import { judgeNews } from './judge-news.ts';
import { judgeRejections } from './judge-rejections.ts';
import { judgeWishes } from './judge-wishes.ts';

/** Every promise that was broken, in words: what ARCA's own books show first, and last what may only follow from it. */
export function judge(run: Finished): string[] {
  return [
    ...judgeLedger(run),
    ...judgeConflicts(run),
    ...judgeRejections(run),
    ...judgeLogins(run.logins),
    ...judgeHalts(run.halts),
    ...judgeNews(run),
    ...judgeWishes(run),
  ];
}

/**
 * Nothing in a run is ambiguous: another system's comprobantes are never like ours, and ARCA forgets nothing. Nor does
 * anybody stop for what time mends.
 */
function judgeHalts(halts: readonly string[]): string[] {
  return halts
    .filter((halt) => !/^(suspended|unexplained) /.test(halt) || /: infrastructure$/.test(halt))
    .map((halt) => `a lane stopped: ${halt}`);
}
