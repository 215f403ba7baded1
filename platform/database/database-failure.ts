/** What goes wrong between us and a served PostgreSQL, told in words that say what to do and what is certain. */
type Reason =
  | 'unreachable'
  | 'login_refused'
  | 'database_missing'
  | 'too_many_connections'
  | 'no_connection_free'
  | 'statement_timeout'
  | 'connection_lost'
  | 'outcome_unknown';

/** `where` is the server as a person knows it: never with its password. */
const WORDS: Readonly<Record<Reason, (where: string) => string>> = {
  unreachable: (where) =>
    `No se llega a PostgreSQL en ${where}: fijate que esté andando y que DATABASE_URL sea correcta. / PostgreSQL cannot be reached there: check that it runs and that DATABASE_URL is right.`,
  login_refused: (where) =>
    `PostgreSQL en ${where} no acepta ese usuario y contraseña: corregí DATABASE_URL. / It refuses that user and password: correct DATABASE_URL.`,
  database_missing: (where) =>
    `En PostgreSQL no existe la base de ${where}: creala (createdb) o corregí DATABASE_URL. / That database does not exist: create it (createdb) or correct DATABASE_URL.`,
  too_many_connections: (where) =>
    `PostgreSQL en ${where} no admite más conexiones: subí max_connections o bajá ARCA_DATABASE_CONNECTIONS. / It takes no more connections: raise max_connections or lower ARCA_DATABASE_CONNECTIONS.`,
  no_connection_free: (where) =>
    `Ninguna conexión a ${where} quedó libre a tiempo: hay más trabajo que conexiones (ARCA_DATABASE_CONNECTIONS). / No connection became free in time: there is more work than connections (ARCA_DATABASE_CONNECTIONS).`,
  statement_timeout: (where) =>
    `Una consulta a ${where} tardó demasiado y se canceló; no quedó nada de ella. / A statement took too long and was cancelled; nothing of it was kept.`,
  connection_lost: (where) =>
    `Se cortó la conexión con ${where} en medio de una transacción; no quedó nada de ella. / The connection was lost in the middle of a transaction; nothing of it was kept.`,
  outcome_unknown: (where) =>
    `Se cortó la conexión con ${where} mientras se guardaba: no se sabe si quedó guardado; hay que leerlo antes de repetirlo. / The connection was lost while saving: whether it was kept is unknown; read before you repeat it.`,
};

export class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure';
  readonly reason: Reason;

  constructor(reason: Reason, where: string, cause: unknown) {
    const said =
      cause instanceof Error ? ` (${cause.message || String('code' in cause ? cause.code : '')})` : '';
    super(`${WORDS[reason](where)}${said}`, { cause });
    this.reason = reason;
  }

  /** Whether asking for less, or once more, may go better: the session ended, and nothing was kept. */
  get isOfOneTry(): boolean {
    return this.reason === 'connection_lost' || this.reason === 'statement_timeout';
  }

  /** Whether what was asked may have been kept all the same, so that nobody may do it again unread. */
  get isUnknown(): boolean {
    return this.reason === 'outcome_unknown';
  }
}

/** Why no connection was to be had. */
export function connectFailure(error: unknown, where: string): DatabaseFailure {
  return new DatabaseFailure(connectReason(error), where, error);
}

function connectReason(error: unknown): Reason {
  const { code, message } = error as { code?: string; message?: string };
  if (code === '3D000') return 'database_missing';
  if (code === '53300') return 'too_many_connections';
  if (code?.startsWith('28')) return 'login_refused';
  // The library's own words where it was told no password, and where its pool is exhausted.
  if (/^SASL: .*password/.test(message ?? '')) return 'login_refused';
  if (message === 'timeout exceeded when trying to connect') return 'no_connection_free';
  return 'unreachable';
}

/** Errors with which the server ends the session it tells them to. */
const ENDS_SESSION = /^(08...|57P0[1235]|25P03)$/;

export function endsSession(error: unknown): boolean {
  return ENDS_SESSION.test(codeOf(error));
}

/** The library's own words where it knew that the session had ended, and sent nothing. */
export function wasNeverAsked(error: unknown): boolean {
  return error instanceof Error && error.message.endsWith('and is not queryable');
}

const QUERY_CANCELED = '57014';

export function isTimeout(error: unknown): boolean {
  return codeOf(error) === QUERY_CANCELED;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
