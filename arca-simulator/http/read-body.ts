// Reads a request's body with a limit, because a simulator must not be brought down by one client.
import type { IncomingMessage } from 'node:http';

/** Of a request to a service. */
export const MAX_BODY = 16 * 1024 * 1024;
/** Of a saved world that is brought back by somebody who may. */
export const MAX_STATE = 512 * 1024 * 1024;

/** The body; `undefined` when it is larger than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // The rest is read and thrown away, so that the client hears the refusal.
    if (size <= limit) chunks.push(chunk as Buffer);
    else chunks.length = 0;
  }
  return size > limit ? undefined : Buffer.concat(chunks);
}
