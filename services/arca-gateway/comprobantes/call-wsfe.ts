/** One call of WSFEv1 for a CUIT: ticket, archive and health around it, nothing decided about its content. */
import type { Environment } from '@arca-api/contract/primitives';
import type { ArcaClient, CallOptions, Credentials, Exchange } from 'arca-soap';
import { type Called, recordCall } from '../exchanges/record-call.ts';
import type { GatewayParts } from '../parts.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { type WithTicket, withTicket } from '../tickets/with-ticket.ts';
import { errorsIn, wordsOf } from './from-wsfe.ts';
import { gravestClass, refusesTicket } from './header-class.ts';

type Response = Parameters<typeof errorsIn>[0];

export interface WsfeCall<Result extends Response> {
  readonly environment: Environment;
  readonly cuit: string;
  readonly sendId: string | null;
  readonly deadline: number;
  /** Asked before each call: `false` stops it before anything leaves. */
  readonly mayLeave?: () => Promise<boolean>;
  readonly operation: (
    wsfe: ArcaClient['wsfe'],
    auth: Credentials,
    options: CallOptions,
  ) => Promise<{ readonly result: Result; readonly exchange: Exchange }>;
}

export type WsfeOutcome<Result> = WithTicket<Called<Result> | 'called-off'>;

export async function callWsfe<Result extends Response>(
  parts: GatewayParts,
  call: WsfeCall<Result>,
): Promise<WsfeOutcome<Result>> {
  const { environment, cuit, sendId, deadline, operation } = call;
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
      { environment, cuit, health: 'wsfe', sendId },
      () => operation(arca.wsfe, auth, { deadline }),
      ailmentOf,
    );
  };
  const refuses = (called: Called<Result> | 'called-off') =>
    called !== 'called-off' && called.ok && refusesTicket(errorsIn(called.result));
  return withTicket(parts, { environment, cuit, service: 'wsfe' }, deadline, make, refuses);
}

function ailmentOf(response: Response): string | null {
  const errors = errorsIn(response);
  return gravestClass(errors) === 'infrastructure' ? wordsOf(errors) : null;
}
