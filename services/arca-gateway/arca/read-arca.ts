/** A reading call to ARCA: its answer, or why there is none in the contract's words. */
import type { ReadFailure } from '@arca-api/contract/gateway';
import type { Environment } from '@arca-api/contract/primitives';
import type { GatewayParts } from '../parts.ts';
import type { ServiceName } from './answer-class.ts';
import { type ArcaCall, callArca } from './call-arca.ts';
import { failedRead, refusedRead, unbelievableRead, unread } from './describe-failure.ts';
import { type Complaining, errorsIn } from './from-errors.ts';

export interface ArcaRead {
  readonly environment: Environment;
  readonly cuit: string;
  readonly service: ServiceName;
  readonly deadline: number;
}

export type Read<Response> =
  | { readonly ok: true; readonly response: Response }
  | { readonly ok: false; readonly failure: ReadFailure };

export async function readArca<Response extends Complaining>(
  parts: GatewayParts,
  { environment, cuit, service, deadline }: ArcaRead,
  operation: ArcaCall<Response>['operation'],
): Promise<Read<Response>> {
  const outcome = await callArca(parts, {
    environment,
    cuit,
    service,
    methods: 'read',
    sendId: null,
    deadline: Math.min(deadline, parts.clock.now() + parts.settings.timeouts.read),
    operation,
  });
  if (outcome.kind === 'no-ticket') return { ok: false, failure: unread(outcome) };
  if (outcome.result === 'called-off') return { ok: false, failure: unbelievableRead('called off') };
  if (!outcome.result.ok) return { ok: false, failure: failedRead(outcome.result.failure) };
  const response = outcome.result.result;
  const errors = errorsIn(response);
  return errors.length > 0 ? { ok: false, failure: refusedRead(service, errors) } : { ok: true, response };
}
