/** One try to authorise a batch: written down as it leaves, concluded before it is answered, never made twice. */
import { createHash } from 'node:crypto';
import { Refusal } from '@arca-api/contract/errors';
import { type AuthorizeAnswer, type AuthorizeRequest, authorizeAnswer } from '@arca-api/contract/gateway';
import { type ExchangeDesk, keepLastExchange } from '../exchanges/keep-last-exchange.ts';
import type { SendRow } from '../exchanges/sends.store.ts';
import type { GatewayParts } from '../parts.ts';
import { isExportLane } from './export-lane.ts';
import { authorizeBatch } from './wsfe/authorize-batch.ts';
import { authorizeExport } from './wsfex/authorize-export.ts';

/** Asking again with the same send id, at once or later, answers what came of it. */
export async function authorize(parts: GatewayParts, request: AuthorizeRequest): Promise<AuthorizeAnswer> {
  const digest = digestOf(request);
  return parts.flights.once(`send/${request.send_id}/${digest}`, async () => {
    const answer = await attempt(parts, request, digest);
    return answer ?? recall(parts, request.send_id, digest);
  });
}

/** `null` when that send id was known already: then its row says what came of it. */
async function attempt(
  parts: GatewayParts,
  request: AuthorizeRequest,
  digest: string,
): Promise<AuthorizeAnswer | null> {
  const { clock, sends, exchanges } = parts;
  const { send_id } = request;
  const desk = keepLastExchange(exchanges, send_id);
  let started = false;
  const mayLeave = async () => {
    started = started || (await sends.add(startedRow(request, digest, clock.now())));
    return started;
  };
  const make = isExportLane(request.lane) ? authorizeExport : authorizeBatch;
  try {
    const told = await make({ ...parts, exchanges: desk.exchanges }, request, mayLeave);
    if (told === null) return null;
    const answer = asItLeft(told, desk.fate());
    const text = JSON.stringify(answer);
    if (!started) return (await sends.add(unsentRow(request, digest, text, clock.now()))) ? answer : null;
    const concluded = await sends.conclude(send_id, text, clock.now(), desk.held());
    desk.drop();
    return concluded ? answer : null;
  } finally {
    // Whatever went wrong, what was said to ARCA is kept.
    const left = desk.held();
    if (left !== null) await exchanges.add(left);
  }
}

/** What was refused for its ticket or its `Id` had left all the same, though nothing left after it. */
function asItLeft(answer: AuthorizeAnswer, fate: ReturnType<ExchangeDesk['fate']>): AuthorizeAnswer {
  if (answer.certainty !== 'not-sent' || fate === 'not-sent') return answer;
  return fate === 'answered' ? { ...answer, refused: true } : { certainty: 'unknown', reason: answer.reason };
}

/** What came of a try that was made before, by this process or another, perhaps one that died. */
async function recall(parts: GatewayParts, sendId: string, digest: string): Promise<AuthorizeAnswer> {
  const row = await parts.sends.find(sendId);
  if (!row || row.digest !== digest) throw new Refusal('idempotency.conflict');
  return storedAnswer(row);
}

export function storedAnswer(row: SendRow): AuthorizeAnswer {
  if (row.answer !== null) return authorizeAnswer.parse(JSON.parse(row.answer));
  return { certainty: 'unknown', reason: 'it was being sent, and nothing says what came of it' };
}

const startedRow = (request: AuthorizeRequest, digest: string, now: number): SendRow => ({
  ...rowOf(request, digest),
  state: 'started',
  answer: null,
  started_at: now,
  concluded_at: null,
});

const unsentRow = (request: AuthorizeRequest, digest: string, answer: string, now: number): SendRow => ({
  ...rowOf(request, digest),
  state: 'concluded',
  answer,
  started_at: null,
  concluded_at: now,
});

const rowOf = ({ send_id, lane, deadline }: AuthorizeRequest, digest: string) => ({
  send_id,
  environment: lane.environment,
  cuit: lane.cuit,
  punto_de_venta: lane.punto_de_venta,
  comprobante_type: lane.type,
  digest,
  deadline,
});

/** Of what would be sent, not of when. */
function digestOf({ lane, items }: AuthorizeRequest): string {
  return createHash('sha256').update(JSON.stringify({ lane, items })).digest('hex');
}
