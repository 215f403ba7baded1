/** An S3 server for tests, in this process, with an empty bucket in a folder that goes with it. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

/** What of it is used: it comes without types. */
interface Server {
  callback(): Handle;
  run(): Promise<{ readonly port: number }>;
  close(): Promise<void>;
}
type ServerClass = new (options: {
  address: string;
  port: number;
  silent: boolean;
  directory: string;
  configureBuckets: readonly { name: string }[];
}) => Server;

export interface S3TestServer {
  readonly endpoint: string;
  readonly bucket: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  close(): Promise<void>;
}

export async function startS3Server(): Promise<S3TestServer> {
  const S3Server = createRequire(import.meta.url)('s3rver') as ServerClass;
  const directory = await mkdtemp(join(tmpdir(), 's3-'));
  const bucket = 'arca-files';
  const server = new S3Server({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: bucket }],
  });
  inTurns(server);
  const { port } = await server.run();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    // The only ones it knows.
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    async close() {
      await server.close();
      await rm(directory, { recursive: true });
    },
  };
}

/** Amazon's answers with one whole version always; this one writes a body and its type one after the other. */
function inTurns(server: Server): void {
  const handle = server.callback();
  let last: Promise<unknown> = Promise.resolve();
  server.callback = () => (request, response) => {
    const turn = last.then(async () => {
      const ended = new Promise((resolve) => response.once('close', resolve));
      await handle(request, response);
      await ended;
    });
    last = turn.catch(() => {});
    return turn;
  };
}
