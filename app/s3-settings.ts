/** Where files are kept when it is not the data folder, as settings. Credentials are the SDK's own: environment, profile, role. */

/** Each setting, and what it does. */
export const S3_SETTINGS = {
  ARCA_S3_BUCKET:
    'Bucket de S3 para los archivos (PDF); las credenciales son las de siempre de AWS: AWS_ACCESS_KEY_ID y AWS_SECRET_ACCESS_KEY, perfil o rol. Sólo con DATABASE_URL. Por defecto: la carpeta de datos',
  ARCA_S3_REGION: 'Región de ese bucket. Por defecto: us-east-1',
  ARCA_S3_ENDPOINT: 'Dirección de un servidor S3 que no es el de Amazon (MinIO, Ceph…)',
  ARCA_S3_PREFIX: 'Carpeta dentro de ese bucket. Por defecto: ninguna',
  ARCA_S3_PATH_STYLE:
    'true: el bucket va en la ruta; false: en el nombre del servidor. Por defecto: true con ARCA_S3_ENDPOINT, false sin él',
} as const;

type Name = keyof typeof S3_SETTINGS;

export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  readonly endpoint: string | null;
  /** Ends with a slash, or is empty. */
  readonly prefix: string;
  readonly pathStyle: boolean;
}

/** `null` where no bucket is told. */
export function readS3(text: (name: Name) => string | undefined, faults: string[]): S3Settings | null {
  const bucket = text('ARCA_S3_BUCKET');
  if (bucket === undefined) {
    for (const name of ['ARCA_S3_ENDPOINT', 'ARCA_S3_PREFIX', 'ARCA_S3_PATH_STYLE'] as const)
      if (text(name) !== undefined) faults.push(`${name}: falta ARCA_S3_BUCKET.`);
    return null;
  }
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    faults.push(`ARCA_S3_BUCKET: «${bucket}» no es el nombre de un bucket (minúsculas, números, «.» y «-»).`);
  const region = text('ARCA_S3_REGION') ?? 'us-east-1';
  if (!/^[a-z0-9-]{1,40}$/.test(region)) faults.push(`ARCA_S3_REGION: «${region}» no es una región.`);
  const endpoint = readEndpoint(text('ARCA_S3_ENDPOINT'), faults);
  const prefix = (text('ARCA_S3_PREFIX') ?? '').replace(/\/+$/, '');
  if (!/^([\w-][\w.-]*(\/[\w-][\w.-]*)*)?$/.test(prefix))
    faults.push(
      `ARCA_S3_PREFIX: «${prefix}» no es una carpeta de letras sin acento, números, «_», «.» y «-».`,
    );
  const style = text('ARCA_S3_PATH_STYLE') ?? String(endpoint !== null);
  if (style !== 'true' && style !== 'false')
    faults.push(`ARCA_S3_PATH_STYLE: «${style}» no es true ni false.`);
  return {
    bucket,
    region,
    endpoint,
    prefix: prefix === '' ? '' : `${prefix}/`,
    pathStyle: style === 'true',
  };
}

function readEndpoint(text: string | undefined, faults: string[]): string | null {
  if (text === undefined) return null;
  const url = URL.parse(text);
  const isPlain =
    url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (isPlain) return text;
  // The value itself is never repeated: somebody may have put a key into it.
  faults.push('ARCA_S3_ENDPOINT: no es una dirección http(s) sin usuario ni clave.');
  return null;
}
