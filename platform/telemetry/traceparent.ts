/** A span's name on the wire (W3C Trace Context), and the name that a request's own id is. */
import type { TraceContext } from './tracer.ts';

export function toTraceparent({ traceId, spanId, sampled }: TraceContext): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
}

/** `null` of anything that is none; later versions are read as far as they are known. */
export function fromTraceparent(header: string | readonly string[] | undefined): TraceContext | null {
  if (typeof header !== 'string') return null;
  const [, version, traceId = '', spanId = '', flags = '', more] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(header.trim()) ?? [];
  if (version === undefined || version === 'ff' || (version === '00' && more !== undefined)) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * The trace and the first span that an id of ours begins: its 128 bits, and the last 64 of them. Whoever knows the id
 * (an invoice keeps its request's) knows the trace, wherever and whenever it works on it. `null` of any other text.
 */
export function traceOfId(id: string): Pick<TraceContext, 'traceId' | 'spanId'> | null {
  const text = /^[a-z]+_([0-7][0-9a-hjkmnp-tv-z]{25})$/.exec(id)?.[1];
  if (text === undefined) return null;
  let bits = 0n;
  for (const digit of text) bits = bits * 32n + BigInt(DIGITS.indexOf(digit));
  const traceId = bits.toString(16).padStart(32, '0');
  const spanId = traceId.slice(16);
  return /^0+$/.test(spanId) ? null : { traceId, spanId };
}
