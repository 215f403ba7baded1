/** Every call to ARCA passes here: it is archived, and how the service answered is noted, before anyone acts on it. */
import type { ArcaServiceName } from '@arca-api/contract/gateway';
import type { Environment } from '@arca-api/contract/primitives';
import { inSpan } from '@arca-api/platform/telemetry/in-span';
import type { SpanOptions } from '@arca-api/platform/telemetry/tracer';
import { ArcaFailure, ArcaSoapFault, type Exchange } from 'arca-soap';
import { Barred } from '../breaker/barred.ts';
import type { MethodClass } from '../breaker/breaker.ts';
import { type Ended, NEUTRAL, type Permit } from '../breaker/breakers.ts';
import { judgeFailure } from '../breaker/judge-call.ts';
import type { GatewayParts } from '../parts.ts';
import { BARRED, CALL_SECONDS } from '../telemetry/metrics.ts';

export interface CallContext {
  readonly environment: Environment;
  readonly cuit: string;
  readonly health: ArcaServiceName;
  readonly methods: MethodClass;
  readonly sendId: string | null;
  /** How long a call of its class may take at most, in milliseconds. */
  readonly patience: number;
}

export type Called<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly failure: ArcaFailure | Barred };

/**
 * Nothing is asked of ARCA without a permit, and every permit is given back.
 * `ailment` says what of an answer shows that ARCA itself is ill (500 to 502), or `null`.
 */
export async function recordCall<Result>(
  parts: GatewayParts,
  permit: Permit | Barred,
  context: CallContext,
  call: (deadline: number) => Promise<{ readonly result: Result; readonly exchange: Exchange }>,
  ailment: (result: Result) => string | null,
): Promise<Called<Result>> {
  const { environment, health: service } = context;
  if (permit instanceof Barred) {
    parts.metrics.count(BARRED, { environment, service });
    return { ok: false, failure: permit };
  }
  const begun = parts.clock.now();
  const tell = (exchange: Exchange | null, outcome: string) => {
    const method = exchange?.operation ?? 'none';
    const ms = Math.max(0, parts.clock.now() - begun);
    parts.metrics.observe(CALL_SECONDS, { environment, service, method, outcome }, ms / 1000);
  };
  let ended = NEUTRAL;
  const timed = (judged: Omit<Ended, 'tookMs'>): Ended => ({ ...judged, tookMs: parts.clock.now() - begun });
  try {
    const { result, exchange } = await inSpan(parts.tracer, spanOf(context), async (span) => {
      const answered = await call(permit.deadline);
      span?.set({ 'arca.method': answered.exchange.operation });
      return answered;
    });
    tell(exchange, 'answered');
    const ill = ailment(result);
    ended = timed(ill === null ? { judgement: 'well', words: '' } : { judgement: 'ill', words: ill });
    await archive(parts, context, exchange, 'answered', null);
    if (ill === null) await noteOk(parts, context, exchange);
    else ended = await noteFailure(parts, context, ill, ended);
    return { ok: true, result };
  } catch (error) {
    if (!(error instanceof ArcaFailure)) throw error;
    const took = parts.clock.now() - begun;
    tell(error.exchange, error.certainty);
    ended = timed({
      judgement: judgeFailure(context.health, error, took, context.patience),
      words: error.message,
    });
    if (error.exchange) await archive(parts, context, error.exchange, error.certainty, error.message);
    // A refusal in ARCA's own words is an answer: the service is up, unless those are that it is not.
    const isUp = error.certainty === 'answered' && !saysDown(error);
    if (isUp && error.exchange) await noteOk(parts, context, error.exchange);
    else if (error.reason !== 'invalid_request')
      ended = await noteFailure(parts, context, error.message, ended);
    return { ok: false, failure: error };
  } finally {
    await permit.leave(ended);
  }
}

const spanOf = ({ environment, health, sendId }: CallContext): SpanOptions => ({
  name: `ARCA ${health}`,
  kind: 'client',
  attributes: {
    'arca.environment': environment,
    ...(sendId === null ? {} : { 'arca.send_id': sendId }),
  },
});

/** WSAA's own codes for being out of order; the padrón has none. */
function saysDown(failure: ArcaFailure): boolean {
  return failure instanceof ArcaSoapFault && /^(wsaa\.|wsn\.unavailable)/.test(failure.fault.code);
}

async function archive(
  parts: GatewayParts,
  context: CallContext,
  exchange: Exchange,
  certainty: string,
  reason: string | null,
): Promise<void> {
  await parts.exchanges.add({
    id: parts.random.id('exc'),
    environment: context.environment,
    cuit: context.cuit,
    service: exchange.service,
    operation: exchange.operation,
    send_id: context.sendId,
    certainty,
    reason: storable(reason),
    request_xml: storable(exchange.requestXml),
    response_xml: storable(exchange.responseXml),
    started_at: exchange.startedAt,
    ended_at: exchange.endedAt,
  });
}

async function noteOk(parts: GatewayParts, context: CallContext, exchange: Exchange): Promise<void> {
  const { environment, health, methods } = context;
  const latency = Math.max(0, exchange.endedAt - exchange.startedAt);
  await parts.health.recordOk(environment, health, exchange.endedAt, latency, methods);
}

/** With how many there were in a row, whoever met them. */
async function noteFailure(
  parts: GatewayParts,
  { environment, health, methods }: CallContext,
  error: string,
  ended: Ended,
): Promise<Ended> {
  const isIll = ended.judgement === 'ill' || ended.judgement === 'unreached';
  const failed = { methods, error, isIll };
  const inARow = await parts.health.recordFailure(environment, health, parts.clock.now(), failed);
  return isIll ? { ...ended, inARow } : ended;
}

/** PostgreSQL's text holds whole characters but NUL, and a broken answer may hold anything. */
function storable(text: string | null): string | null {
  return text === null ? null : text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}
