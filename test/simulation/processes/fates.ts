/** Where processes die: before a step took place, or after it did and before they heard of it. */
import type { Plan } from '../faults/plan.ts';
import type { Fate } from '../scheduler/process.ts';

/** Of each step: a run has hundreds. */
const RARELY = 0.005;

export function fateOfApi(plan: Plan, label: string): Fate {
  // What is written before and after ARCA was asked is where dying hurts.
  const often = /prepare|settle|accepts/.test(label) ? 0.08 : RARELY;
  if (plan.strikes('worker killed before a step', often)) return 'dies before';
  return plan.strikes('worker killed after a step', often) ? 'dies after' : 'lives';
}

export function fateOfGateway(plan: Plan, label: string): Fate {
  const often = /saveTicket|takeLease|sends\./.test(label) ? 0.06 : RARELY;
  if (/sends\.conclude/.test(label) && plan.strikes('gateway killed between ARCA’s answer and its own', 0.3))
    return 'dies before';
  if (plan.strikes('gateway killed before a step', often)) return 'dies before';
  return plan.strikes('gateway killed after a step', often) ? 'dies after' : 'lives';
}
