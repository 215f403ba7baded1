/** Files in a bucket of an S3 server, which processes of several machines share. */
import type { S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '../clock/port.ts';
import { checkContentType } from './check-content-type.ts';
import { checkKey } from './check-key.ts';
import { filesFailure } from './files-failure.ts';
import type { Files } from './port.ts';

export interface S3FilesOptions {
  readonly bucket: string;
  /** Where an S3 server answers that is not Amazon's; `null`: Amazon's, of the region. */
  readonly endpoint: string | null;
  readonly region: string;
  /** Begins every key, without being part of it: `facturas/`, or nothing. */
  readonly prefix: string;
  /** The bucket in the path rather than the host's name, as most servers but Amazon's want it. */
  readonly pathStyle: boolean;
  readonly clock: Clock;
  /** Left out: the chain of the SDK: environment, profile, role of the machine. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Longest that one operation may take, in milliseconds; 3 s when left out. */
  readonly timeoutMs?: number;
}

export interface S3Files extends Files {
  /** Throws a `FilesFailure` where the bucket cannot be used as it was told. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** A server that could not be reached is not asked again for so long: whoever needs a file does without at once. */
const AWAY_MS = 5000;
/** Of one operation, this much for each of its tries. */
const TRIES = 2;

export function s3Files(options: S3FilesOptions): S3Files {
  const { bucket, clock, timeoutMs = 3000 } = options;
  const where = `${bucket}, ${options.endpoint === null ? options.region : new URL(options.endpoint).host}`;
  let loaded: ReturnType<typeof load> | null = null;
  let away: { readonly until: number; readonly failure: Error } | null = null;

  /** The SDK takes a fifth of a second to load, and many a process never needs it. */
  async function load() {
    const sdk = await import('@aws-sdk/client-s3');
    const client = new sdk.S3Client({
      region: options.region,
      forcePathStyle: options.pathStyle,
      maxAttempts: TRIES,
      ...(options.endpoint !== null && { endpoint: options.endpoint }),
      ...(options.credentials !== undefined && { credentials: options.credentials }),
      requestHandler: {
        connectionTimeout: 1000,
        requestTimeout: timeoutMs / TRIES,
        throwOnRequestTimeout: true,
      },
      // Servers that are not Amazon's do not all know the newer ones.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    return { sdk, client };
  }

  type Sdk = Awaited<ReturnType<typeof load>>['sdk'];

  const ask = async <Answer>(question: (client: S3Client, sdk: Sdk) => Promise<Answer>): Promise<Answer> => {
    if (away !== null && away.until > clock.now()) throw away.failure;
    loaded ??= load();
    const { sdk, client } = await loaded;
    try {
      const answer = await question(client, sdk);
      away = null;
      return answer;
    } catch (error) {
      const failure = filesFailure(error, where);
      if (failure.reason === 'unreachable') away = { until: clock.now() + AWAY_MS, failure };
      throw failure;
    }
  };

  const placeOf = (key: string) => {
    checkKey(key);
    return { Bucket: bucket, Key: `${options.prefix}${key}` };
  };

  return {
    async put(key, body, contentType) {
      const place = placeOf(key);
      checkContentType(contentType);
      await ask((client, { PutObjectCommand }) =>
        client.send(new PutObjectCommand({ ...place, Body: body, ContentType: contentType })),
      );
    },
    async get(key) {
      const place = placeOf(key);
      return ask(async (client, { GetObjectCommand, NoSuchKey }) => {
        try {
          const { Body, ContentType = 'application/octet-stream' } = await client.send(
            new GetObjectCommand(place),
          );
          const body = (await Body?.transformToByteArray()) ?? new Uint8Array(0);
          return { body: new Uint8Array(body), contentType: ContentType };
        } catch (error) {
          if (error instanceof NoSuchKey) return null;
          throw error;
        }
      });
    },
    async delete(key) {
      const place = placeOf(key);
      await ask((client, { DeleteObjectCommand }) => client.send(new DeleteObjectCommand(place)));
    },
    async link(key, ttlMs) {
      const place = placeOf(key);
      const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
      const expiresIn = Math.max(1, Math.min(Math.floor(ttlMs / 1000), LONGEST_LINK_S));
      return ask((client, { GetObjectCommand }) =>
        getSignedUrl(client, new GetObjectCommand(place), { expiresIn }),
      );
    },
    async check() {
      await ask((client, { ListObjectsV2Command }) =>
        client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: options.prefix, MaxKeys: 1 })),
      );
    },
    async close() {
      if (loaded !== null) (await loaded).client.destroy();
    },
  };
}

/** A week, which is all that S3 signs for. */
const LONGEST_LINK_S = 7 * 24 * 3600;
