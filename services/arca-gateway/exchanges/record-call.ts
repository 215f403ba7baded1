/** Every call to ARCA passes here: it is archived, and how the service answered is noted, before anyone acts on it. */
import type { Environment } from '@arca-api/contract/primitives';
import { ArcaFailure, ArcaSoapFault, type Exchange } from 'arca-soap';
import type { GatewayParts } from '../parts.ts';

export type HealthName = 'wsaa' | 'wsfe' | 'wsfex' | 'wscdc' | 'padron';

export interface CallContext {
  readonly environment: Environment;
  readonly cuit: string;
  readonly health: HealthName;
  readonly sendId: string | null;
}

export type Called<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly failure: ArcaFailure };

/** `ailment` says what of an answer shows that ARCA itself is ill (500 to 502), or `null`. */
export async function recordCall<Result>(
  parts: GatewayParts,
  context: CallContext,
  call: () => Promise<{ readonly result: Result; readonly exchange: Exchange }>,
  ailment: (result: Result) => string | null,
): Promise<Called<Result>> {
  try {
    const { result, exchange } = await call();
    await archive(parts, context, exchange, 'answered', null);
    const ill = ailment(result);
    if (ill === null) await noteOk(parts, context, exchange);
    else await noteFailure(parts, context, ill);
    return { ok: true, result };
  } catch (error) {
    if (!(error instanceof ArcaFailure)) throw error;
    if (error.exchange) await archive(parts, context, error.exchange, error.certainty, error.message);
    // A refusal in ARCA's own words is an answer: the service is up, unless those are that it is not.
    const isUp = error.certainty === 'answered' && !saysDown(error);
    if (isUp && error.exchange) await noteOk(parts, context, error.exchange);
    else if (error.reason !== 'invalid_request') await noteFailure(parts, context, error.message);
    return { ok: false, failure: error };
  }
}

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
  const latency = Math.max(0, exchange.endedAt - exchange.startedAt);
  await parts.health.recordOk(context.environment, context.health, exchange.endedAt, latency);
}

async function noteFailure(parts: GatewayParts, context: CallContext, error: string): Promise<void> {
  await parts.health.recordFailure(context.environment, context.health, parts.clock.now(), error);
}

/** PostgreSQL's text holds whole characters but NUL, and a broken answer may hold anything. */
function storable(text: string | null): string | null {
  return text === null ? null : text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}
