// Carries out one call under what befalls it: what the ledger sees and what the client sees are decided apart.
import type { Answer, Call } from '../service.ts';
import type { CallId } from './log.ts';
import type { Blow, FaultPlan } from './plan.ts';
import type { Fault } from './rules.ts';

/** What the client gets. */
export type Struck =
  /** The connection is closed without an answer. */
  | { readonly kind: 'broken' }
  /** The connection is reset without an answer. */
  | { readonly kind: 'reset' }
  /** An answer; `cut` resets the connection after so many bytes, `pieces` lets it come slowly. */
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      readonly cut?: number;
      readonly pieces?: { readonly count: number; readonly everyMs: number };
    };

const BROKEN: Struck = { kind: 'broken' };
const whole = (answer: Answer): Struck => ({ kind: 'answer', answer });

const PAGES: Readonly<Record<500 | 502 | 503 | 504, string>> = {
  500: '<html><head><title>Runtime Error</title></head><body><h1>Server Error in Application.</h1></body></html>',
  502: '<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>',
  503: '<html><body><h1>Service Unavailable</h1><p>HTTP Error 503. The service is unavailable.</p></body></html>',
  504: '<html><head><title>504 Gateway Time-out</title></head><body><h1>Gateway Time-out</h1></body></html>',
};

/** Carries out a call that nothing spoils, or spoils it as told. */
export function strike(plan: FaultPlan, id: CallId, call: Call, blow: Blow, stamp: string): Struck {
  const { fault, events } = blow;
  const run = (): Answer => call.run(events.length > 0 ? { events } : {});
  if (!fault) return whole(run());
  switch (fault.kind) {
    case 'drop-before':
      return BROKEN;
    case 'outage':
      return { kind: 'reset' };
    case 'drop-after':
      run();
      return BROKEN;
    case 'late-commit':
      plan.postpone(id, fault, run);
      return BROKEN;
    case 'partial-batch':
      return whole(call.run({ events, keep: fault.keep ?? 'half' }));
    case 'http-500-html':
    case 'balancer-text':
    case 'arca-error':
    case 'token-refused':
    case 'login-refused':
      if (fault.commits) run();
      return whole(refuse(call, fault, stamp));
    default:
      return spoil(fault, fault.commits === false ? call.fail({ code: 500 }) : run());
  }
}

function refuse(call: Call, fault: Fault, stamp: string): Answer {
  switch (fault.kind) {
    case 'http-500-html': {
      const status = fault.status ?? 500;
      return { status, contentType: 'text/html; charset=utf-8', body: PAGES[status] };
    }
    case 'balancer-text':
      return { status: 200, contentType: '', body: `BL123456789012 ${stamp} 500` };
    case 'token-refused':
      return call.fail({ code: 600 });
    case 'login-refused':
      return call.fail({ code: 600, login: fault.login_code ?? 'cms.cert.untrusted' });
    default:
      return call.fail({ code: fault.code ?? 500 });
  }
}

/** A good answer that does not arrive as it left. */
function spoil(fault: Fault, answer: Answer): Struck {
  const half = Math.floor(answer.body.length / 2);
  switch (fault.kind) {
    case 'truncated-xml':
      return whole({ ...answer, body: answer.body.slice(0, half) });
    case 'garbage':
      return whole({
        status: 200,
        contentType: 'text/xml; charset=utf-8',
        body: '\u0000\u0001ÿþ<<<&&&garbage',
      });
    case 'reset-mid-body':
      return { kind: 'answer', answer, cut: half };
    case 'slow-body':
      return {
        kind: 'answer',
        answer,
        pieces: { count: fault.pieces ?? 4, everyMs: fault.delay_ms ?? 1000 },
      };
    default:
      return whole(answer);
  }
}
