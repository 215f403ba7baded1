/** Which trace an attempt belongs to: the request's that what is told came by, or one that the event names. */

import type { NewEvent } from '@arca-api/platform/events/port';
import type { Random } from '@arca-api/platform/random/port';
import { traceOfId } from '@arca-api/platform/telemetry/traceparent';
import type { SpanOptions } from '@arca-api/platform/telemetry/tracer';
import type { Attempt } from '../deliveries/attempt-delivery.ts';

/**
 * Invoices and batches keep the id of their request, and what is told of them has it: nothing is written or read for a
 * trace. Whatever else is told is found by its `webhook-id`. Of its URL a span has the host, and nothing of the body.
 */
export function attemptSpan({ delivery, event }: Attempt, random: Pick<Random, 'bytes'>): SpanOptions {
  const { url, event_id, event_type, mode, attempts } = delivery;
  const parent = event === null ? null : requestOf(event);
  const trace = traceOfId(event_id);
  const address = URL.parse(url)?.hostname;
  return {
    name: 'webhook',
    kind: 'client',
    parent,
    // Each attempt is one of many under the event's name.
    ...(trace !== null && {
      identity: { traceId: trace.traceId, spanId: Buffer.from(random.bytes(8)).toString('hex') },
    }),
    attributes: {
      'arca.delivery': delivery.id,
      'arca.event_type': event_type,
      'arca.mode': mode,
      'arca.attempt': attempts,
      'http.request.method': 'POST',
      ...(address !== undefined && { 'server.address': address }),
    },
  };
}

function requestOf({ data }: NewEvent): ReturnType<typeof traceOfId> {
  const id = data !== null && typeof data === 'object' && 'request_id' in data ? data.request_id : null;
  return typeof id === 'string' ? traceOfId(id) : null;
}
