// Reads a request's body with a limit, because a simulator must not be brought down by one client.
import type { IncomingMessage } from 'node:http';

/** Of a request to a service. */
export const MAX_BODY = 16 * 1024 * 1024;
/** Of a saved world that is brought back by somebody who may. */
export const MAX_STATE = 512 * 1024 * 1024;

/** The body as text; `undefined` when it is larger than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // The rest is read and thrown away, so that the client hears the refusal.
    if (size <= limit) chunks.push(chunk as Buffer);
    else chunks.length = 0;
  }
  return size > limit ? undefined : decodeBody(Buffer.concat(chunks), request.headers['content-type'] ?? '');
}

/** Text of a body, by its byte order mark, the charset of its type, or what its XML declaration says; else UTF-8. */
export function decodeBody(bytes: Buffer, contentType: string): string {
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)/.exec(bytes.subarray(0, 200).toString('latin1'))?.[1];
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1];
  return decoderOf(markOf(bytes) ?? charset ?? declared).decode(bytes);
}

function markOf(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 2).toString('hex');
  return start === 'fffe' ? 'utf-16le' : start === 'feff' ? 'utf-16be' : undefined;
}

/** Drops the mark; a name that nobody knows is read as UTF-8. */
function decoderOf(charset: string | undefined): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset);
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder();
    throw error;
  }
}
