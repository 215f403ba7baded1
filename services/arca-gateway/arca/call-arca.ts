/** One call to ARCA for a CUIT: ticket, archive and health around it, nothing decided about its content. */
import type { Environment } from '@arca-api/contract/primitives';
import type { ArcaClient, CallOptions, Credentials, Exchange } from 'arca-soap';
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
  readonly sendId: string | null;
  readonly deadline: number;
  /** Asked before each call: `false` stops it before anything leaves. */
  readonly mayLeave?: () => Promise<boolean>;
  readonly operation: (
    arca: ArcaClient,
    auth: Credentials,
    options: CallOptions,
  ) => Promise<{ readonly result: Result; readonly exchange: Exchange }>;
}

export type ArcaOutcome<Result> = WithTicket<Called<Result> | 'called-off'>;

export async function callArca<Result extends Complaining>(
  parts: GatewayParts,
  call: ArcaCall<Result>,
): Promise<ArcaOutcome<Result>> {
  const { environment, cuit, service, sendId, deadline, operation } = call;
  const arca = parts.arca(environment);
  if (arca === null) {
    const reason = `${environment} is not served here`;
    return { kind: 'no-ticket', reason, retryAfterMs: 60_000, needsHuman: 'lane_permanent' };
  }
  const make = async (ticket: Ticket): Promise<Called<Result> | 'called-off'> => {
    if (call.mayLeave && !(await call.mayLeave())) return 'called-off';
    const auth = { ...ticket.credentials.reveal(), cuit };
    return recordCall(
      parts,
      { environment, cuit, health: service, sendId },
      () => operation(arca, auth, { deadline }),
      (response) => ailmentOf(service, response),
    );
  };
  const refuses = (called: Called<Result> | 'called-off') =>
    called !== 'called-off' && called.ok && refusesTicket(service, errorsIn(called.result));
  return withTicket(parts, { environment, cuit, service }, deadline, make, refuses);
}

function ailmentOf(service: ServiceName, response: Complaining): string | null {
  const errors = errorsIn(response);
  return gravestClass(service, errors) === 'infrastructure' ? wordsOf(errors) : null;
}
