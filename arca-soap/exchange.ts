/** One exchange with ARCA as it is archived for ten years: whole, but without tokens, signs or signed requests. */

/**
 * What was sent and what came back.
 *
 * @example
 * const { exchange } = await arca.wsfe.dummy({}, { deadline: Date.now() + 10_000 });
 * await archive.put(exchange.requestXml, exchange.responseXml);
 */
export interface Exchange {
  /** `wsfev1`, `wsaa`, ... */
  readonly service: string;
  /** ARCA's own name: `FECAESolicitar`. */
  readonly operation: string;
  readonly url: string;
  /** The envelope with `REDACTED` for every secret. */
  readonly requestXml: string;
  /** As received, secrets redacted, perhaps cut short by a failure; `null` when no body came. */
  readonly responseXml: string | null;
  /** HTTP status; `null` when none came. */
  readonly status: number | null;
  /** The HTTP `Date` header: ARCA's clock. */
  readonly dateHeader: string | null;
  /** Milliseconds since the epoch at which the request began to leave, by the caller's clock. */
  readonly startedAt: number;
  /** Milliseconds since the epoch at which the answer was whole, or the call given up. */
  readonly endedAt: number;
}
