/** One export to WSFEX under an `Id` of its own, and what came of it in our words. */
import type { AuthorizeAnswer, AuthorizeRequest } from '@arca-api/contract/gateway';
import { callArca } from '../../arca/call-arca.ts';
import { failedWrite, unwritten } from '../../arca/describe-failure.ts';
import type { GatewayParts } from '../../parts.ts';
import { assignExportId } from './assign-export-id.ts';
import { fromExportAuthorization } from './from-wsfex.ts';
import { type ExportItem, toExportAuthorization } from './to-wsfex.ts';

/** `null` when `mayLeave` said no: nothing left, and somebody else has said what came of it. */
export async function authorizeExport(
  parts: GatewayParts,
  request: AuthorizeRequest,
  mayLeave: () => Promise<boolean>,
): Promise<AuthorizeAnswer | null> {
  const { environment, cuit } = request.lane;
  const [item] = request.items.filter((one): one is ExportItem => 'export_type' in one.comprobante);
  if (item === undefined || request.items.length !== 1) return malformed();
  return parts.exportTurns.take(`${environment}/${cuit}`, () => send(parts, request, item, mayLeave));
}

async function send(
  parts: GatewayParts,
  request: AuthorizeRequest,
  item: ExportItem,
  mayLeave: () => Promise<boolean>,
): Promise<AuthorizeAnswer | null> {
  const { lane, send_id } = request;
  const deadline = Math.min(request.deadline, parts.clock.now() + parts.settings.timeouts.authorize);
  const assigned = await assignExportId(parts, lane, item, deadline);
  if (!assigned.ok) return unassigned(assigned);
  const outcome = await callArca(parts, {
    environment: lane.environment,
    cuit: lane.cuit,
    service: 'wsfex',
    sendId: send_id,
    deadline,
    mayLeave,
    operation: (arca, auth, options) =>
      arca.wsfex.autorizar({ auth, ...toExportAuthorization(lane, item, assigned.id) }, options),
  });
  if (outcome.kind === 'no-ticket') return unwritten(outcome);
  if (outcome.result === 'called-off') return null;
  if (!outcome.result.ok) return failedWrite(outcome.result.failure);
  const { answer, isIdSpent } = fromExportAuthorization(request, assigned.id, outcome.result.result);
  if (isIdSpent) await parts.exportIds.spend(lane.environment, lane.cuit, assigned.id, parts.clock.now());
  return answer;
}

function malformed(): AuthorizeAnswer {
  const reason = 'WSFEX authorises one export at a time, and nothing else';
  return { certainty: 'not-sent', reason, retry_after_ms: 0, error_class: 'lane_permanent' };
}

function unassigned(
  why: Extract<Awaited<ReturnType<typeof assignExportId>>, { ok: false }>,
): AuthorizeAnswer {
  const needsPerson = why.error_class === 'delegation' || why.error_class === 'lane_permanent';
  return {
    certainty: 'not-sent',
    reason: why.reason,
    retry_after_ms: why.retry_after_ms,
    ...(needsPerson && why.error_class !== null ? { error_class: why.error_class } : {}),
  };
}
