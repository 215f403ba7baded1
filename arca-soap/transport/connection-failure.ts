/** Gives the errors of sockets, DNS, TLS and undici the few names that a caller can act on. */

/** Why no whole HTTP answer came. */
export type ConnectionFailure =
  | 'client_closed'
  | 'dns_failed'
  | 'connection_refused'
  | 'connect_timeout'
  | 'tls_failed'
  | 'connect_failed'
  | 'deadline_passed'
  | 'aborted'
  | 'connection_lost'
  | 'response_too_large';

const BY_CODE: ReadonlyMap<string, ConnectionFailure> = new Map([
  ['ENOTFOUND', 'dns_failed'],
  ['EAI_AGAIN', 'dns_failed'],
  ['EAI_FAIL', 'dns_failed'],
  ['EAI_NODATA', 'dns_failed'],
  ['ECONNREFUSED', 'connection_refused'],
  ['ETIMEDOUT', 'connect_timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'connect_timeout'],
  ['UND_ERR_CLOSED', 'client_closed'],
  ['UND_ERR_DESTROYED', 'client_closed'],
  ['EPROTO', 'tls_failed'],
]);

/** Codes of OpenSSL's verification, which have no common prefix. */
const CERTIFICATE_CODE = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH)/;

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/**
 * @param wasStarted - whether the request had begun to leave; then only "lost" is left to say.
 */
export function reasonOf(error: unknown, wasStarted: boolean): ConnectionFailure {
  if (wasStarted) return 'connection_lost';
  // Where a host has several addresses Node reports all attempts together.
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = codeOf(error) || codeOf(inner);
  const known = BY_CODE.get(code);
  if (known) return known;
  if (CERTIFICATE_CODE.test(code)) return 'tls_failed';
  const message = error instanceof Error ? error.message : '';
  return /\bTLS\b|SSL/i.test(message) ? 'tls_failed' : 'connect_failed';
}

/**
 * The cause without whatever else it carries: undici's errors hold parts of the answer, and in them perhaps a ticket.
 */
export function plainCause(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { name, message } = inner instanceof Error ? inner : error;
  const code = codeOf(error) || codeOf(inner);
  const cause = new Error(message);
  cause.name = name;
  cause.stack = `${name}: ${message}`;
  return code === '' ? cause : Object.assign(cause, { code });
}
