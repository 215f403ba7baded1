/** What ARCA itself says wrongly: the faults that its pretender knows how to give. */
import type { FaultRule } from 'arca-simulator';
import type { Strike } from '../faults/kinds.ts';
import type { Plan } from '../faults/plan.ts';
import type { Chance } from '../scheduler/chance.ts';

/** The fault for this call, if any. Those that hide an answer may hide that the request was carried out. */
export function drawSpoil(
  plan: Plan,
  chance: Chance,
  operation: string,
  batch: number,
): FaultRule | undefined {
  const commits = chance.happens(0.5);
  const isLogin = operation === 'loginCms';
  if (isLogin) {
    return plan.strikes('login refused', 0.3)
      ? { kind: 'login-refused', login_code: chance.pick(['coe.alreadyAuthenticated', 'wsaa.unavailable']) }
      : undefined;
  }
  const often = operation === 'FECAESolicitar' ? 0.2 : 0.05;
  const rules: readonly (readonly [Strike, FaultRule])[] = [
    ['code 500', { kind: 'arca-error', code: 500, commits }],
    ['code 501', { kind: 'arca-error', code: 501, commits }],
    ['code 502', { kind: 'arca-error', code: 502, commits }],
    ['HTTP 500', { kind: 'http-500-html', status: chance.pick([500, 502, 503, 504]), commits }],
    ['plain text', { kind: 'balancer-text', commits }],
    ['garbage', { kind: 'garbage', commits }],
    ['truncated answer', { kind: 'truncated-xml', commits }],
    ['ticket refused (600)', { kind: 'token-refused' }],
  ];
  for (const [kind, rule] of rules) if (plan.strikes(kind, often)) return rule;
  if (batch > 1 && plan.strikes('batch carried out in part', 0.4)) {
    return { kind: 'partial-batch', keep: chance.between(0, batch - 1) };
  }
  return undefined;
}
