/** The one way out to endpoints: the address that is checked is the one that is dialled, and no answer leads elsewhere. */
import type { LookupAddress, LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import type { Clock } from '@arca-api/platform/clock/port';
import { Agent, buildConnector, request } from 'undici';
import type { Answered, Post, Posting, Unanswered } from '../deliveries/port.ts';
import type { AllowList } from './allow-list.ts';
import { isPublicAddress } from './classify-address.ts';
import { readDestination } from './read-destination.ts';

/** Every address of a name. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export interface PosterOptions {
  readonly resolve: Resolve;
  readonly allow: AllowList;
  readonly clock: Clock;
  /** PEM; left out: Node's. */
  readonly certificateAuthorities?: string;
}

export interface Poster {
  readonly post: Post;
  close(): Promise<void>;
}

/** Of an answer's body, in bytes. */
export const MOST_KEPT = 16 * 1024;

class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED';
}

/**
 * A name is asked for once a connection, every answer is looked at, and the connection is made to one of those: a name
 * that leads elsewhere a moment later changes nothing. A connection that is kept stays where it was checked to be.
 */
export function createPoster({ resolve, allow, clock, certificateAuthorities }: PosterOptions): Poster {
  const lookup = (
    host: string,
    options: LookupOptions,
    done: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    resolve(host).then(
      (all) => {
        // One that leads inside makes all of them suspect: whoever owns the name meant to.
        const isFine = allow.hasHost(host) || all.every(({ address }) => mayDial(address));
        const [first] = all;
        if (first === undefined || !isFine) done(new AddressRefused(), '');
        else if (options.all === true) done(null, [...all]);
        else done(null, first.address, first.family);
      },
      (error) => done(error, ''),
    );
  };
  const mayDial = (address: string): boolean => isPublicAddress(address) || allow.hasAddress(address);
  const open = buildConnector({
    timeout: 10_000,
    ...(certificateAuthorities === undefined ? {} : { ca: certificateAuthorities }),
    // Of Node's own connections; an address needs no asking, and is looked at before.
    ...({ lookup } as object),
  });
  const agent = new Agent({
    allowH2: false,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect(options, done) {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) !== 0 && !mayDial(host)) {
        done(new AddressRefused(), null);
        return;
      }
      open(options, done);
    },
  });

  const post: Post = async ({ url, headers, body, deadlineMs }, given): Promise<Answered | Unanswered> => {
    const destination = readDestination(url, allow);
    if (!(destination instanceof URL)) return failed('refused_address', destination.code);
    const ended = new AbortController();
    const abort = () => ended.abort(new Error('given up'));
    given?.addEventListener('abort', abort, { once: true });
    if (given?.aborted) abort();
    const timer = new AbortController();
    let isLate = false;
    clock.sleep(deadlineMs, timer.signal).then(
      () => {
        isLate = true;
        ended.abort(new Error('the deadline passed'));
      },
      () => {},
    );
    try {
      return await exchange(destination, { headers, body }, ended.signal);
    } catch (error) {
      if (isLate) return failed('timeout', `${deadlineMs} ms`);
      if (ended.signal.aborted) return failed('aborted', 'given up');
      return failed(...whyOf(error));
    } finally {
      timer.abort('over');
      given?.removeEventListener('abort', abort);
    }
  };

  async function exchange(
    url: URL,
    { headers, body }: Pick<Posting, 'headers' | 'body'>,
    signal: AbortSignal,
  ): Promise<Answered> {
    const answer = await request(url, { dispatcher: agent, method: 'POST', headers, body, signal });
    const kept: Buffer[] = [];
    let left = MOST_KEPT;
    for await (const chunk of answer.body) {
      const bytes = Buffer.from(chunk).subarray(0, left);
      kept.push(bytes);
      left -= bytes.length;
      if (left === 0) break;
    }
    return {
      kind: 'answered',
      status: answer.statusCode,
      headers: Object.fromEntries(
        Object.entries(answer.headers).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
        ),
      ),
      body: Buffer.concat(kept).toString('utf8'),
    };
  }

  return { post, close: () => agent.destroy() };
}

const failed = (reason: string, detail: string): Unanswered => ({ kind: 'failed', reason, detail });

/** Codes of errors, by what went wrong. */
const REASONS: readonly (readonly [reason: string, codes: RegExp])[] = [
  ['refused_address', /^ADDRESS_REFUSED$/],
  ['dns', /^(ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|ETIMEOUT)$/],
  ['connect', /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/],
  ['reset', /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/],
  ['tls', /^(ERR_(TLS|SSL)_\w+|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+|EPROTO)$/],
  ['not_http', /^(HPE_\w+|HTTPParserError|UND_ERR_\w*(HEADERS|RES|RESPONSE)\w*)$/],
];

function whyOf(error: unknown): [reason: string, detail: string] {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const all = cause instanceof AggregateError ? [cause, ...cause.errors] : [cause];
    for (const one of all) {
      const code = codeOf(one);
      const found = REASONS.find(([, codes]) => codes.test(code));
      if (found !== undefined) return [found[0], code];
    }
  }
  return ['failed', error instanceof Error ? error.name : 'unknown'];
}

/** What the parser could not read has a name alone. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && error.code !== undefined ? String(error.code) : error.name;
}
