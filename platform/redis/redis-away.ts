/** Redis cannot be used now: whoever asked does without, and asks again later. */
export class RedisAway extends Error {
  override readonly name = 'RedisAway';

  /** `reason` is what the server or the connection said. */
  constructor(reason: string) {
    super(
      `Redis no responde o no acepta escrituras: se sigue sin él, más despacio. / Redis does not answer or takes no writes: work goes on without it, slower. (${reason})`,
    );
  }
}

/** Answers of a server that is there and does not serve: read-only, full, loading, locked, badly entered. */
const UNSERVING =
  /^(READONLY|OOM|LOADING|MISCONF|BUSY|NOAUTH|NOPERM|WRONGPASS|MASTERDOWN|CLUSTERDOWN|NOREPLICAS|TRYAGAIN|UNKILLABLE|MOVED|ASK)\b/;

/** Whether `error` says something of the server rather than of what was asked. */
export function tellsOfServer(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name !== 'ReplyError' || UNSERVING.test(error.message);
}
