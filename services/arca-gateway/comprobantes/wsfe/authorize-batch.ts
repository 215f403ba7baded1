/** A batch to WSFEv1, and what came of it in our words. */
import type { AuthorizeAnswer, AuthorizeRequest } from '@arca-api/contract/gateway';
import { callArca } from '../../arca/call-arca.ts';
import { failedWrite, unwritten } from '../../arca/describe-failure.ts';
import type { GatewayParts } from '../../parts.ts';
import { fromAuthorization } from './from-wsfe.ts';
import { type DomesticItem, toAuthorization, toLastQuery } from './to-wsfe.ts';

/** `null` when `mayLeave` said no: nothing left, and somebody else has said what came of it. */
export async function authorizeBatch(
  parts: GatewayParts,
  request: AuthorizeRequest,
  mayLeave: () => Promise<boolean>,
): Promise<AuthorizeAnswer | null> {
  const { lane, send_id, deadline } = request;
  const items = request.items.filter((item): item is DomesticItem => !('export_type' in item.comprobante));
  if (items.length < request.items.length) return foreign(lane.type);
  const outcome = await callArca(parts, {
    environment: lane.environment,
    cuit: lane.cuit,
    service: 'wsfe',
    methods: 'authorise',
    sendId: send_id,
    deadline: Math.min(deadline, parts.clock.now() + parts.settings.timeouts.authorize),
    mayLeave,
    operation: (arca, auth, options) =>
      arca.wsfe.solicitarCae({ auth, ...toAuthorization({ lane, items }) }, options),
    rehearsal: (arca, auth, options) => arca.wsfe.ultimoAutorizado({ auth, ...toLastQuery(lane) }, options),
  });
  if (outcome.kind === 'no-ticket') return unwritten(outcome);
  if (outcome.result === 'called-off') return null;
  return outcome.result.ok
    ? fromAuthorization(request, outcome.result.result)
    : failedWrite(outcome.result.failure);
}

function foreign(type: number): AuthorizeAnswer {
  const reason = `type ${type} is not authorised by WSFEX`;
  return { certainty: 'not-sent', reason, retry_after_ms: 0, error_class: 'lane_permanent' };
}
