// What goes wrong, and when: the same controls in process and over HTTP.
import { type FaultLog, parseFaultLog } from '../../faults/log.ts';
import { parseFaultRule, parseFaultScript } from '../../faults/parse-rules.ts';
import type { FaultPlan, FaultStatus } from '../../faults/plan.ts';
import type { FaultRule, FaultScript } from '../../faults/rules.ts';

/** Controls of the fault plan. */
export interface FaultControl {
  addFault(rule: FaultRule): void;
  /** What befalls one matching call after another. */
  addFaultScript(script: FaultScript): void;
  /** What fired since the last clearing; given back to {@link FaultControl.replayFaults} it fires on the same calls. */
  faultLog(): FaultLog;
  /** Plays a log again, on calls counted from now on. */
  replayFaults(log: FaultLog): void;
  /** Forgets rules, scripts, counts and the log. */
  clearFaults(): void;
  faults(): FaultStatus;
  /** Carries out the requests that wait for it; returns how many. */
  releaseLate(): number;
}

export function createFaultControl(plan: FaultPlan): FaultControl {
  return {
    addFault: (rule) => plan.add(parseFaultRule(rule)),
    addFaultScript: (script) => plan.addScript(parseFaultScript(script)),
    faultLog: () => plan.log(),
    replayFaults: (log) => plan.replay(parseFaultLog({ ...log })),
    clearFaults: () => plan.clear(),
    faults: () => plan.status(),
    releaseLate: () => plan.release(),
  };
}
