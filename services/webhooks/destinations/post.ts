/** The one way out to endpoints: the address that is checked is the one that is dialled, and no answer leads elsewhere. */
import { isIP } from 'node:net';
import type { Clock } from '@arca-api/platform/clock/port';
import type { AskNames, PinnedPost } from '@arca-api/platform/http/port';
import type { Answered, Posting, Unanswered } from '../port.ts';
import type { AllowList } from './allow-list.ts';
import { isPublicAddress } from './classify-address.ts';
import { hostOf, readDestination } from './read-destination.ts';
import { type FailureReason, WORDS_OF_FAILURES } from './words-of-failures.ts';

export interface PosterOptions {
  /** What addresses a name has. */
  readonly ask: AskNames;
  /** The network: dials the addresses it is told, through a forward proxy where there is one. */
  readonly network: PinnedPost;
  readonly allow: AllowList;
  readonly clock: Clock;
  /**
   * There is a proxy and only it can ask for names of the world: it is told names, and keeps them from leading inside.
   * Left out: it is told the addresses that were looked at here.
   */
  readonly isProxyAsking?: boolean;
}

/** An answer, whatever its status. */
export interface PostAnswered extends Answered {
  /** There was more than `body` holds. */
  readonly isCut: boolean;
  readonly durationMs: number;
  /** The one that was dialled. */
  readonly address: string;
}

/** No whole answer. What it says tells nobody what there is, or is not, within the network this runs in. */
export interface PostFailed extends Unanswered {
  readonly reason: FailureReason;
  readonly durationMs: number;
}

/** Never throws; `signal` gives up what is under way. */
export type PostOut = (posting: Posting, signal?: AbortSignal) => Promise<PostAnswered | PostFailed>;

/** Of an answer's body, in bytes. */
export const MOST_KEPT = 16 * 1024;
/** Of a name that are dialled, one after the other. */
const MOST_DIALLED = 4;

/**
 * A name is asked for once a post, every answer is looked at, and one of those very addresses is dialled: a name that leads
 * elsewhere a moment later changes nothing. One answer that leads inside makes all of them suspect.
 *
 * @example
 * ```ts
 * import { createPoster, type PosterOptions } from '@arca-api/webhooks/destinations/post';
 *
 * const post = (options: PosterOptions) =>
 *   createPoster(options)({ url: 'https://example.com/', headers: {}, body: '{}', deadlineMs: 20_000 });
 * ```
 */
export function createPoster({ ask, network, allow, clock, isProxyAsking = false }: PosterOptions): PostOut {
  const mayDial = (address: string): boolean => isPublicAddress(address) || allow.hasAddress(address);

  /** Addresses to be dialled in turn, or why there are none. */
  async function findAddresses(host: string): Promise<readonly string[] | 'dns' | 'refused_address'> {
    if (isIP(host) !== 0) return mayDial(host) ? [host] : 'refused_address';
    const isOurs = allow.hasHost(host);
    const found = await ask(host, isOurs ? 'machine' : 'world').catch(() => []);
    if (!isOurs && !found.every(mayDial)) return 'refused_address';
    if (isProxyAsking && !isOurs) return [host];
    return found.length === 0 ? 'dns' : found.slice(0, MOST_DIALLED);
  }

  async function exchange(
    { url, headers, body }: Posting,
    signal: AbortSignal,
    startedAt: number,
  ): Promise<PostAnswered | FailureReason> {
    const destination = readDestination(url, allow);
    if (!(destination instanceof URL)) return 'refused_address';
    const host = hostOf(destination);
    const addresses = await orGivenUp(findAddresses(host), signal);
    if (typeof addresses === 'string') return addresses;
    const isDirect = allow.hasHost(host) || addresses.every(allow.hasAddress);
    const mostBytes = MOST_KEPT;
    const answer = await network({ url: destination, addresses, isDirect, headers, body, mostBytes, signal });
    if (answer.kind === 'failed') return answer.reason;
    return { ...answer, body: textOf(answer.body, answer.isCut), durationMs: clock.now() - startedAt };
  }

  return async (posting, given) => {
    const startedAt = clock.now();
    const over = new AbortController();
    const deadline = new AbortController();
    clock.sleep(posting.deadlineMs, over.signal).then(
      () => deadline.abort(),
      () => {},
    );
    const signal = AbortSignal.any([deadline.signal, ...(given === undefined ? [] : [given])]);
    const failed = (found: FailureReason): PostFailed => {
      const reason = deadline.signal.aborted ? 'timeout' : given?.aborted === true ? 'aborted' : found;
      const durationMs = clock.now() - startedAt;
      return { kind: 'failed', reason, detail: WORDS_OF_FAILURES[reason].es, durationMs };
    };
    try {
      const outcome = await exchange(posting, signal, startedAt);
      return typeof outcome === 'string' ? failed(outcome) : outcome;
    } catch {
      return failed('unsendable');
    } finally {
      over.abort('over');
    }
  };
}

function orGivenUp<Found>(work: Promise<Found>, signal: AbortSignal): Promise<Found | 'aborted'> {
  if (signal.aborted) return Promise.resolve('aborted' as const);
  return new Promise((resolve, reject) => {
    const giveUp = (): void => resolve('aborted');
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

/** As text that a database keeps: a character cut in two is left out, and what has no place in a text is replaced. */
function textOf(bytes: Uint8Array, isCut: boolean): string {
  return new TextDecoder().decode(bytes, { stream: isCut }).replaceAll('\0', '\uFFFD');
}
