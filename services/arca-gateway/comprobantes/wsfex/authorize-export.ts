/** One export to WSFEX under an `Id` of its own, and what came of it in our words. */
import type { AuthorizeAnswer, AuthorizeRequest } from '@arca-api/contract/gateway';
import { callArca } from '../../arca/call-arca.ts';
import { failedWrite, unwritten } from '../../arca/describe-failure.ts';
import type { GatewayParts } from '../../parts.ts';
import { assignExportId, readHighestId } from './assign-export-id.ts';
import { asRejected, type ExportVerdict, fromExportAuthorization, namesId } from './from-wsfex.ts';
import { type ExportItem, toExportAuthorization, toLastExportQuery } from './to-wsfex.ts';

/** Other programs of the CUIT may be quicker this often before the lane looks at its books again. */
const MOST_IDS = 3;

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
  const { lane } = request;
  const deadline = Math.min(request.deadline, parts.clock.now() + parts.settings.timeouts.authorize);
  let heard: number | null = null;
  for (let left = MOST_IDS; ; left -= 1) {
    const assigned = await assignExportId(parts, lane, item, deadline, heard);
    if (!assigned.ok) return unassigned(assigned);
    const verdict = await sendUnder(parts, request, item, assigned.id, deadline, mayLeave);
    if (verdict === null || !verdict.isIdSpent) return verdict?.answer ?? null;
    const { answer } = verdict;
    const highest = answer.certainty === 'answered' ? await readHighestId(parts, lane, deadline) : null;
    // 1014 is also ARCA's word for what it has no other for. Above all the Ids that it authorised it is not about the
    // Id, unless it says so itself, and nothing was authorised under it.
    const isAbove = typeof highest === 'number' && Number(assigned.id) > highest;
    if (isAbove && !namesId(answer)) return asRejected(request, answer);
    await parts.exportIds.spend(lane.environment, lane.cuit, assigned.id, parts.clock.now());
    // Refused for its Id alone, and certainly: under the next one nothing is sent twice.
    if (typeof highest !== 'number' || left === 1) return answer;
    heard = highest;
  }
}

async function sendUnder(
  parts: GatewayParts,
  request: AuthorizeRequest,
  item: ExportItem,
  id: string,
  deadline: number,
  mayLeave: () => Promise<boolean>,
): Promise<ExportVerdict | null> {
  const { lane, send_id } = request;
  const outcome = await callArca(parts, {
    environment: lane.environment,
    cuit: lane.cuit,
    service: 'wsfex',
    methods: 'authorise',
    sendId: send_id,
    deadline,
    mayLeave,
    operation: (arca, auth, options) =>
      arca.wsfex.autorizar({ auth, ...toExportAuthorization(lane, item, id) }, options),
    rehearsal: (arca, auth, options) =>
      arca.wsfex.ultimoAutorizado({ auth, ...toLastExportQuery(lane) }, options),
  });
  if (outcome.kind === 'no-ticket') return { answer: unwritten(outcome), isIdSpent: false };
  if (outcome.result === 'called-off') return null;
  if (!outcome.result.ok) return { answer: failedWrite(outcome.result.failure), isIdSpent: false };
  return fromExportAuthorization(request, id, outcome.result.result);
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
    ...(why.outage === undefined ? {} : { outage: why.outage }),
    ...(needsPerson && why.error_class !== null ? { error_class: why.error_class } : {}),
  };
}
