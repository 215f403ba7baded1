/** A reading call of WSFEv1: its answer, or why there is none in the contract's words. */
import type { ReadFailure } from '@arca-api/contract/gateway';
import type { Environment } from '@arca-api/contract/primitives';
import type { GatewayParts } from '../parts.ts';
import { callWsfe, type WsfeCall } from './call-wsfe.ts';
import { failedRead, refusedRead, unbelievableRead, unread } from './describe-failure.ts';
import { errorsIn } from './from-wsfe.ts';

export interface WsfeRead {
  readonly environment: Environment;
  readonly cuit: string;
  readonly deadline: number;
}

export type Read<Response> =
  | { readonly ok: true; readonly response: Response }
  | { readonly ok: false; readonly failure: ReadFailure };

export async function readWsfe<Response extends Parameters<typeof errorsIn>[0]>(
  parts: GatewayParts,
  { environment, cuit, deadline }: WsfeRead,
  operation: WsfeCall<Response>['operation'],
): Promise<Read<Response>> {
  const outcome = await callWsfe(parts, {
    environment,
    cuit,
    sendId: null,
    deadline: Math.min(deadline, parts.clock.now() + parts.settings.timeouts.read),
    operation,
  });
  if (outcome.kind === 'no-ticket') return { ok: false, failure: unread(outcome) };
  if (outcome.result === 'called-off') return { ok: false, failure: unbelievableRead('called off') };
  if (!outcome.result.ok) return { ok: false, failure: failedRead(outcome.result.failure) };
  const response = outcome.result.result;
  const errors = errorsIn(response);
  return errors.length > 0 ? { ok: false, failure: refusedRead(errors) } : { ok: true, response };
}
