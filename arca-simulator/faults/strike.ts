// Carries out one call under one fault: what the ledger sees and what the client sees are decided apart.
import type { Answer, Call } from '../service.ts';
import type { CallId, FaultPlan } from './plan.ts';
import type { FaultRule } from './rules.ts';

/** `undefined` means that the connection breaks. */
export function strike(
  plan: FaultPlan,
  id: CallId,
  call: Call,
  rule: FaultRule,
  stamp: string,
): Answer | undefined {
  switch (rule.kind) {
    case 'delay':
      return call.run();
    case 'drop-before':
      return undefined;
    case 'drop-after':
      call.run();
      return undefined;
    case 'late-commit':
      plan.postpone(id, rule, () => call.run());
      return undefined;
    case 'http-500-html':
      if (rule.commits) call.run();
      return {
        status: 500,
        contentType: 'text/html; charset=utf-8',
        body: '<html><head><title>Runtime Error</title></head><body><h1>Server Error in Application.</h1></body></html>',
      };
    case 'balancer-text':
      if (rule.commits) call.run();
      return { status: 200, contentType: 'text/plain', body: `BL123456789012 ${stamp} 500` };
    case 'truncated-xml': {
      const answer = rule.commits === false ? call.fail({ code: 500 }) : call.run();
      return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
    }
    case 'garbage':
      if (rule.commits !== false) call.run();
      return { status: 200, contentType: 'text/xml; charset=utf-8', body: '\u0000\u0001ÿþ<<<&&&garbage' };
    case 'arca-error':
      if (rule.commits) call.run();
      return call.fail({ code: rule.code ?? 500 });
    case 'token-refused':
      if (rule.commits) call.run();
      return call.fail({ code: 600 });
  }
}
