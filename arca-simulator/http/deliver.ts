// Puts an answer on the wire, whole, slowly or not to its end, with the date that the world's clock says.
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Struck } from '../faults/strike.ts';
import type { Answer } from '../service.ts';

export interface Delivery {
  /** What the `Date` header says. */
  readonly date: Date;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Sends what is left of an answer; returns when the client has it, or is gone. */
export async function deliver(
  response: ServerResponse,
  struck: Struck,
  { date, wait }: Delivery,
): Promise<void> {
  const { socket } = response;
  if (struck.kind === 'broken') return void socket?.destroy();
  if (struck.kind === 'reset') return breakOff(socket);
  const bytes = head(response, struck.answer, date);
  if (struck.cut !== undefined) {
    // The reset must not overtake what was sent.
    response.write(bytes.subarray(0, struck.cut), () => breakOff(socket));
    return;
  }
  if (!struck.pieces) return void response.end(bytes);
  const { count, everyMs } = struck.pieces;
  const size = Math.ceil(bytes.length / count);
  for (let at = 0; at < bytes.length; at += size) {
    if (at > 0) await wait(everyMs);
    if (response.destroyed) return;
    response.write(bytes.subarray(at, at + size));
  }
  response.end();
}

/** A reset where TCP is at hand; TLS only knows how to stop. */
function breakOff(socket: Socket | null): void {
  if (socket && 'encrypted' in socket) socket.destroy();
  else socket?.resetAndDestroy();
}

/** Sends an answer as it is. */
export function send(response: ServerResponse, answer: Answer, date: Date): void {
  response.end(head(response, answer, date));
}

function head(response: ServerResponse, answer: Answer, date: Date): Buffer {
  const bytes = Buffer.from(answer.body, 'utf8');
  response.sendDate = false;
  response.writeHead(answer.status, {
    date: date.toUTCString(),
    ...(answer.contentType === '' ? {} : { 'content-type': answer.contentType }),
    'content-length': bytes.length,
  });
  return bytes;
}
