/** One try to authorise a batch: written down before it leaves, concluded before it is answered, never made twice. */
import { createHash } from 'node:crypto';
import { Refusal } from '@arca-api/contract/errors';
import { type AuthorizeAnswer, type AuthorizeRequest, authorizeAnswer } from '@arca-api/contract/gateway';
import type { SendRow } from '../exchanges/sends.store.ts';
import type { GatewayParts } from '../parts.ts';
import { isExportLane } from './export-lane.ts';
import { authorizeBatch } from './wsfe/authorize-batch.ts';
import { authorizeExport } from './wsfex/authorize-export.ts';

const CALLED_OFF: AuthorizeAnswer = {
  certainty: 'not-sent',
  reason: 'called off before anything left',
  retry_after_ms: 0,
};

/** Asking again with the same send id, at once or later, answers what came of it. */
export async function authorize(parts: GatewayParts, request: AuthorizeRequest): Promise<AuthorizeAnswer> {
  const digest = digestOf(request);
  return parts.flights.once(`send/${request.send_id}/${digest}`, async () => {
    const accepted = await parts.sends.accept(rowOf(request, digest, parts.clock.now()));
    const answer = accepted ? await attempt(parts, request) : null;
    return answer ?? recall(parts, request.send_id, digest);
  });
}

/** `null` when the try was called off meanwhile: then the row says what came of it. */
async function attempt(parts: GatewayParts, request: AuthorizeRequest): Promise<AuthorizeAnswer | null> {
  const { lane, send_id } = request;
  const { clock, sends } = parts;
  let started = false;
  const mayLeave = async () => {
    started = started || (await sends.start(send_id, clock.now()));
    return started;
  };
  const make = isExportLane(lane) ? authorizeExport : authorizeBatch;
  const answer = await make(parts, request, mayLeave);
  if (answer === null) return null;
  const concluded = await sends.conclude(send_id, JSON.stringify(answer), clock.now());
  return concluded ? answer : null;
}

/** What came of a try that was made before, by this process or another, perhaps one that died. */
export async function recall(parts: GatewayParts, sendId: string, digest: string): Promise<AuthorizeAnswer> {
  const row = await parts.sends.find(sendId);
  if (!row || row.digest !== digest) throw new Refusal('idempotency.conflict');
  if (row.state === 'accepted') {
    const isOff = await parts.sends.callOff(sendId, JSON.stringify(CALLED_OFF), parts.clock.now());
    return isOff ? CALLED_OFF : recall(parts, sendId, digest);
  }
  return storedAnswer(row);
}

export function storedAnswer(row: SendRow): AuthorizeAnswer {
  if (row.answer !== null) return authorizeAnswer.parse(JSON.parse(row.answer));
  return { certainty: 'unknown', reason: 'it was being sent, and nothing says what came of it' };
}

function rowOf({ send_id, lane, deadline }: AuthorizeRequest, digest: string, now: number): SendRow {
  return {
    send_id,
    environment: lane.environment,
    cuit: lane.cuit,
    punto_de_venta: lane.punto_de_venta,
    comprobante_type: lane.type,
    digest,
    state: 'accepted',
    deadline,
    answer: null,
    accepted_at: now,
    started_at: null,
    concluded_at: null,
  };
}

/** Of what would be sent, not of when. */
function digestOf({ lane, items }: AuthorizeRequest): string {
  return createHash('sha256').update(JSON.stringify({ lane, items })).digest('hex');
}
