// Reads a request's body with a limit, because a simulator must not be brought down by one client.
import type { IncomingMessage } from 'node:http';

export const MAX_BODY = 16 * 1024 * 1024;

/** The body as UTF-8; `undefined` when it is larger than {@link MAX_BODY}. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // The rest is read and thrown away, so that the client hears the refusal.
    if (size <= MAX_BODY) chunks.push(chunk as Buffer);
    else chunks.length = 0;
  }
  return size > MAX_BODY ? undefined : Buffer.concat(chunks).toString('utf8');
}
