/** What goes wrong between us and an S3 server, told in words that say what to do, and never with a credential. */
type Reason =
  | 'unreachable'
  | 'no_credentials'
  | 'credentials_refused'
  | 'denied'
  | 'bucket_missing'
  | 'elsewhere'
  | 'busy'
  | 'refused';

/** `where` is bucket and server as a person knows them. */
const WORDS: Readonly<Record<Reason, (where: string) => string>> = {
  unreachable: (where) =>
    `No se llega a los archivos en S3 (${where}): fijate que ande y que ARCA_S3_ENDPOINT y ARCA_S3_REGION sean correctos. / The S3 server cannot be reached: check that it runs and that ARCA_S3_ENDPOINT and ARCA_S3_REGION are right.`,
  no_credentials: (where) =>
    `No hay credenciales para S3 (${where}): decí AWS_ACCESS_KEY_ID y AWS_SECRET_ACCESS_KEY, un perfil o un rol de la máquina. / There are no credentials for S3: tell AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile or a role of the machine.`,
  credentials_refused: (where) =>
    `S3 (${where}) no acepta esas credenciales: revisá la clave, que no haya vencido y la hora de esta máquina. / S3 refuses those credentials: check the key, that it has not expired, and this machine's clock.`,
  denied: (where) =>
    `S3 (${where}) no da permiso: hacen falta s3:GetObject, s3:PutObject, s3:DeleteObject y s3:ListBucket sobre ese bucket. / S3 denies access: s3:GetObject, s3:PutObject, s3:DeleteObject and s3:ListBucket on that bucket are needed.`,
  bucket_missing: (where) =>
    `En S3 no existe el bucket (${where}): crealo o corregí ARCA_S3_BUCKET. / That bucket does not exist: create it or correct ARCA_S3_BUCKET.`,
  elsewhere: (where) =>
    `Ese bucket está en otra región (${where}): corregí ARCA_S3_REGION o ARCA_S3_ENDPOINT. / That bucket is in another region: correct ARCA_S3_REGION or ARCA_S3_ENDPOINT.`,
  busy: (where) =>
    `S3 (${where}) pide ir más despacio o tuvo un error suyo: se intenta de nuevo más tarde. / S3 asks to slow down or had an error of its own: it is tried again later.`,
  refused: (where) => `S3 (${where}) rechazó el pedido. / S3 refused the request.`,
};

export class FilesFailure extends Error {
  override readonly name = 'FilesFailure';
  readonly reason: Reason;

  /** `code` is what the server or the connection called it: its own words may repeat a key or a signature. */
  constructor(reason: Reason, where: string, code: string) {
    super(`${WORDS[reason](where)} (${code})`);
    this.reason = reason;
  }
}

const REASONS: Readonly<Record<string, Reason>> = {
  CredentialsProviderError: 'no_credentials',
  InvalidAccessKeyId: 'credentials_refused',
  SignatureDoesNotMatch: 'credentials_refused',
  ExpiredToken: 'credentials_refused',
  InvalidToken: 'credentials_refused',
  RequestTimeTooSkewed: 'credentials_refused',
  AccessDenied: 'denied',
  AllAccessDisabled: 'denied',
  NoSuchBucket: 'bucket_missing',
  PermanentRedirect: 'elsewhere',
  AuthorizationHeaderMalformed: 'elsewhere',
  SlowDown: 'busy',
  ServiceUnavailable: 'busy',
  InternalError: 'busy',
};

/** Why a request did not do what it should. */
export function filesFailure(error: unknown, where: string): FilesFailure {
  const {
    name = '',
    code = '',
    $metadata,
  } = error as {
    name?: string;
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  const called = (name === 'Error' || name === '' ? code : name) || 'Error';
  return new FilesFailure(reasonOf(called, $metadata?.httpStatusCode), where, called);
}

function reasonOf(called: string, status: number | undefined): Reason {
  const reason = REASONS[called];
  if (reason !== undefined) return reason;
  if (status === undefined) return 'unreachable';
  if (status === 301 || status === 307) return 'elsewhere';
  if (status === 401 || status === 403) return 'denied';
  return status >= 500 || status === 429 ? 'busy' : 'refused';
}
