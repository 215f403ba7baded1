/** Waits until nothing moves by itself any more, so that what a step set off is whole before the next is chosen. */
import { webcrypto } from 'node:crypto';

/** WebCrypto works on threads of its own: the only work in a run that neither microtasks nor turns bring to an end. */
let underWay = 0;
let isCounted = false;

const METHODS = [
  'digest',
  'sign',
  'verify',
  'importKey',
  'exportKey',
  'generateKey',
  'encrypt',
  'decrypt',
] as const;

/** Counts WebCrypto's work in this process from now on; once is enough. */
export function countCryptography(): void {
  if (isCounted) return;
  isCounted = true;
  const subtle = webcrypto.subtle as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  for (const name of METHODS) {
    const original = subtle[name];
    if (original === undefined) continue;
    Object.defineProperty(subtle, name, {
      configurable: true,
      value(...args: unknown[]) {
        underWay += 1;
        return original.apply(webcrypto.subtle, args).finally(() => {
          underWay -= 1;
        });
      },
    });
  }
}

/** Turns of the event loop in which the streams and ticks of Fastify and `Response` come to rest. */
const QUIET_TURNS = 2;

export function settle(): Promise<void> {
  return new Promise((resolve) => {
    let quiet = 0;
    const turn = (): void => {
      quiet = underWay > 0 ? 0 : quiet + 1;
      if (quiet > QUIET_TURNS) resolve();
      else setImmediate(turn);
    };
    turn();
  });
}
