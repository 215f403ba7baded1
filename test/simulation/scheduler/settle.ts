/** Waits until nothing moves by itself any more, so that what a step set off is whole before the next is chosen. */
import { webcrypto } from 'node:crypto';

/** WebCrypto works on threads of its own: the only work in a run that neither microtasks nor turns bring to an end. */
let underWay = 0;
let whenDone: (() => void) | null = null;
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
  countPutOff();
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
          if (underWay > 0) return;
          whenDone?.();
          whenDone = null;
        });
      },
    });
  }
}

/** Requests being served in this process: Fastify's hooks and streams, and whatever waits for steps. */
let requests = 0;
/** Work put off to the next turn of the event loop. */
let putOff = 0;

export async function countRequest<Answer>(request: Promise<Answer>): Promise<Answer> {
  requests += 1;
  try {
    return await request;
  } finally {
    requests -= 1;
  }
}

function countPutOff(): void {
  const original = globalThis.setImmediate;
  const counted = (work: (...args: unknown[]) => void, ...args: unknown[]): NodeJS.Immediate => {
    putOff += 1;
    return original(() => {
      putOff -= 1;
      work(...args);
    });
  };
  globalThis.setImmediate = Object.assign(counted, original) as typeof setImmediate;
}

/** Turns of the event loop in which the streams and ticks of Fastify and `Response` come to rest. */
const QUIET_TURNS = 2;
/** After so many rests without one the event loop turns all the same. */
const LONGEST_STILL = 64;
const turnLater = globalThis.setImmediate;
let still = 0;
let quiet = 0;
/** Told when nothing moves any more: one run waits at a time. */
let atRest = (): void => {};

function turnNext(): void {
  turnLater(turn);
}

function turn(): void {
  if (underWay > 0) {
    quiet = 0;
    whenDone = turnNext;
    return;
  }
  quiet += 1;
  if (quiet > QUIET_TURNS) atRest();
  else turnNext();
}

function begin(): void {
  quiet = 0;
  turn();
}

function rest(): void {
  still += 1;
  if (underWay + requests + putOff === 0 && still < LONGEST_STILL) {
    atRest();
    return;
  }
  still = 0;
  begin();
}

/** Promises come to rest before the next tick. */
const restLater = (): void => process.nextTick(rest);

/** `light`: what was set off waits for nothing but promises and what is counted here, so that most often no turn is needed. */
export function settle(light: boolean): Promise<void> {
  return new Promise((resolve) => {
    atRest = resolve;
    if (light) process.nextTick(restLater);
    else begin();
  });
}
