/** What can go wrong with a request before any handler has seen it; services say it in their own words. */

export type HttpFailureKind =
  | 'malformed'
  | 'too_large'
  | 'headers_too_large'
  | 'unsupported_media_type'
  | 'method_not_allowed'
  | 'route_not_found'
  | 'timeout';

export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly kind: HttpFailureKind;
  /** For `method_not_allowed`: the methods that the path does take. */
  readonly allow: readonly string[];

  constructor(
    kind: HttpFailureKind,
    message: string,
    options?: { allow?: readonly string[]; cause?: unknown },
  ) {
    super(message, { cause: options?.cause });
    this.kind = kind;
    this.allow = options?.allow ?? [];
  }
}

/** Fastify's and Node's own complaints about a request, as failures; anything else comes back untouched. */
export function toHttpFailure(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const kind = kindOf(error.code);
  return kind === undefined ? error : new HttpFailure(kind, error.message, { cause: error });
}

function kindOf(code: string): HttpFailureKind | undefined {
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'too_large';
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'unsupported_media_type';
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_BAD_URL':
    case 'ECONNRESET':
      return 'malformed';
    case 'FST_ERR_MAX_PARAM_LENGTH':
    case 'FST_ERR_NOT_FOUND':
      return 'route_not_found';
    case 'HPE_HEADER_OVERFLOW':
      return 'headers_too_large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'timeout';
    default:
      return code.startsWith('HPE_') ? 'malformed' : undefined;
  }
}
