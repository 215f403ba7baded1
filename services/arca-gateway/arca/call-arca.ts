/** One call to ARCA for a CUIT: ticket, archive and health around it, nothing decided about its content. */
import type { Environment } from '@arca-api/contract/primitives';
import type { ArcaClient, CallOptions, Credentials, Exchange } from 'arca-soap';
import { Barred } from '../breaker/barred.ts';
import { type Ended, NEUTRAL, type Permit } from '../breaker/breakers.ts';
import { type Called, recordCall } from '../exchanges/record-call.ts';
import type { GatewayParts } from '../parts.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { type WithTicket, withTicket } from '../tickets/with-ticket.ts';
import { gravestClass, refusesTicket, type ServiceName } from './answer-class.ts';
import { type Complaining, errorsIn, wordsOf } from './from-errors.ts';

export interface ArcaCall<Result extends Complaining> {
  readonly environment: Environment;
  readonly cuit: string;
  readonly service: ServiceName;
  readonly methods: 'read' | 'authorise';
  readonly sendId: string | null;
  readonly deadline: number;
  /** Asked before each call: `false` stops it before anything leaves. */
  readonly mayLeave?: () => Promise<boolean>;
  readonly operation: ArcaOperation<Result>;
  /** A reading that goes before it when it is the one call that shows whether ARCA is back: what fails here costs nothing. */
  readonly rehearsal?: ArcaOperation<Complaining>;
}

export type ArcaOperation<Result> = (
  arca: ArcaClient,
  auth: Credentials,
  options: CallOptions,
) => Promise<{ readonly result: Result; readonly exchange: Exchange }>;

export type ArcaOutcome<Result> = WithTicket<Called<Result> | 'called-off'>;

export async function callArca<Result extends Complaining>(
  parts: GatewayParts,
  call: ArcaCall<Result>,
): Promise<ArcaOutcome<Result>> {
  const { environment, cuit, service, methods, sendId, deadline, operation } = call;
  const arca = parts.arca(environment);
  if (arca === null) {
    const reason = `${environment} is not served here`;
    return { kind: 'no-ticket', reason, retryAfterMs: 60_000, needsHuman: 'lane_permanent' };
  }
  const key = { environment, service, methods };
  // Not even a ticket is asked for.
  const out = parts.breakers.barredNow(key);
  if (out !== null) return { kind: 'called', result: { ok: false, failure: out } };
  const { timeouts } = parts.settings;
  const context = { environment, cuit, health: service, methods, sendId };
  const patience = methods === 'read' ? timeouts.read : timeouts.authorize;
  const make = async (ticket: Ticket): Promise<Called<Result> | 'called-off'> => {
    const auth = { ...ticket.credentials.reveal(), cuit };
    const permit = await parts.breakers.enter({ ...key, cuit, deadline });
    if (permit instanceof Barred) return { ok: false, failure: permit };
    try {
      const failed = permit.isProbe && call.rehearsal ? await rehearse(permit, call.rehearsal, auth) : null;
      if (failed !== null) return { ok: false, failure: failed };
      if (call.mayLeave && !(await call.mayLeave())) return 'called-off';
      return await recordCall(
        parts,
        permit,
        { ...context, patience },
        (until) => operation(arca, auth, { deadline: until }),
        (response) => ailmentOf(service, response),
      );
    } finally {
      // What kept it from being made says nothing of ARCA.
      await permit.leave(NEUTRAL);
    }
  };
  const rehearse = async (
    permit: Permit,
    reading: ArcaOperation<Complaining>,
    auth: Credentials,
  ): Promise<Barred | null> => {
    let heard: Ended = NEUTRAL;
    const listening: Permit = {
      isProbe: false,
      deadline: Math.min(permit.deadline, parts.clock.now() + timeouts.read),
      async leave(ended) {
        heard = ended;
      },
    };
    await recordCall(
      parts,
      listening,
      { ...context, methods: 'read', sendId: null, patience: timeouts.read },
      (until) => reading(arca, auth, { deadline: until }),
      (response) => ailmentOf(service, response),
    );
    const { judgement, words } = heard as Ended;
    if (judgement === 'well' || judgement === 'neither') return null;
    await permit.leave({ ...(heard as Ended), judgement: 'ill' });
    return parts.breakers.barredNow(key) ?? new Barred(words, 1_000, null);
  };
  const refuses = (called: Called<Result> | 'called-off') =>
    called !== 'called-off' && called.ok && refusesTicket(service, errorsIn(called.result));
  return withTicket(parts, { environment, cuit, service }, deadline, make, refuses);
}

function ailmentOf(service: ServiceName, response: Complaining): string | null {
  const errors = errorsIn(response);
  return gravestClass(service, errors) === 'infrastructure' ? wordsOf(errors) : null;
}
