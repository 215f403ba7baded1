/** Posts to addresses that were chosen before, and to no other: nothing is looked up here, and no answer leads elsewhere. */
import { isIP, type Socket } from 'node:net';
import { buildConnector, errors, Pool } from 'undici';
import type { PinnedAnswer, PinnedFailure, PinnedPost, PinnedRequest } from './port.ts';

export interface PinnedPostOptions {
  /** A forward proxy: `http://user:password@proxy:3128`. Left out: none. */
  readonly proxy?: URL | undefined;
  /** PEM, of whom certificates are believed; left out: Node's. */
  readonly certificateAuthorities?: string | undefined;
  /** Milliseconds for one address to answer and to prove who it is; 5 s when left out. */
  readonly connectTimeoutMs?: number | undefined;
}

export interface PinnedNetwork {
  readonly post: PinnedPost;
  /** Gives up what is under way and closes every connection. */
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** Of connections that nobody uses; less than servers keep theirs, so that few are met closing. */
const KEEP_ALIVE_MS = 4_000;
const LONGEST_KEEP_ALIVE_MS = 10_000;

/** No connection came about: nothing of the request left. */
class ConnectFailed extends Error {
  readonly reason: PinnedFailure;

  constructor(reason: PinnedFailure, cause?: unknown) {
    super(`no connection: ${reason}`, { cause });
    this.reason = reason;
  }
}

/**
 * Connections are kept by scheme, name, port **and address**. A request takes one only if it was opened to the very
 * address that this request was told to use, so that a connection kept open is no way around a check made since.
 */
export function pinnedPost(options: PinnedPostOptions = {}): PinnedNetwork {
  const { certificateAuthorities: ca, connectTimeoutMs: timeout = CONNECT_TIMEOUT_MS } = options;
  const trust = ca === undefined ? {} : { ca };
  const proxy = options.proxy === undefined ? null : openProxy(options.proxy, { timeout, ...trust });
  const routes = new Map<string, Route>();

  function routeTo({ url, isDirect }: PinnedRequest, address: string): Route {
    const tunnel = isDirect ? null : proxy;
    if (tunnel === null && isIP(address) === 0) throw new TypeError('only an address can be dialled');
    const key = `${tunnel === null ? 'direct' : 'proxy'} ${url.origin} ${address}`;
    const known = routes.get(key);
    if (known !== undefined) return known;
    const open = buildConnector({ allowH2: false, timeout, ...trust });
    const opening = new Set<AbortController>();
    const connect: buildConnector.connector = (asked, done) => {
      const giving = new AbortController();
      opening.add(giving);
      const told: buildConnector.Callback = (...[error, socket]) => {
        opening.delete(giving);
        if (error === null) done(null, socket);
        else done(error instanceof ConnectFailed ? error : connectFailure(error), null);
      };
      const connectOver = (httpSocket?: Socket): void => {
        const over = httpSocket === undefined ? {} : { httpSocket };
        // undici's types leave out that it returns the socket it is opening.
        const socket = open({ ...asked, hostname: address, servername: nameForTls(url), ...over }, told);
        const end = (): void =>
          void (socket as unknown as Socket).destroy(new Error('nobody waits any more'));
        giving.signal.addEventListener('abort', end, { once: true });
      };
      if (tunnel === null) return connectOver();
      const port = url.port || (url.protocol === 'https:' ? '443' : '80');
      tunnel.dial(`${isIP(address) === 6 ? `[${address}]` : address}:${port}`, giving.signal).then(
        (socket) => (url.protocol === 'https:' ? connectOver(socket) : told(null, socket)),
        (error) => told(error, null),
      );
    };
    const pool = new Pool(url.origin, {
      connect,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: LONGEST_KEEP_ALIVE_MS,
      // The caller's signal is the only deadline of an exchange.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const route: Route = {
      pool,
      inUse: 0,
      forgetUnused() {
        if (route.inUse > 0) return;
        for (const giving of opening) giving.abort();
        if (pool.stats.connected > 0 || routes.get(key) !== route) return;
        routes.delete(key);
        void pool.destroy();
      },
    };
    routes.set(key, route);
    pool.on('disconnect', () => route.forgetUnused());
    return route;
  }

  async function exchange(request: PinnedRequest, address: string): Promise<PinnedAnswer> {
    const { url, headers, body, mostBytes, signal } = request;
    const route = routeTo(request, address);
    route.inUse += 1;
    try {
      const path = `${url.pathname}${url.search}`;
      const asked = route.pool.request({ path, method: 'POST', headers, body, signal });
      const answer = await orGivenUp(asked, signal);
      const kept: Buffer[] = [];
      let left = mostBytes;
      let isCut = false;
      for await (const chunk of answer.body as AsyncIterable<Buffer>) {
        kept.push(chunk.subarray(0, left));
        isCut = chunk.length > left;
        left -= Math.min(left, chunk.length);
        // Leaving ends the connection: what is still to come is not read.
        if (isCut) break;
      }
      return {
        kind: 'answered',
        status: answer.statusCode,
        headers: Object.fromEntries(
          Object.entries(answer.headers).map(([name, value = '']) => [name, [value].flat().join(', ')]),
        ),
        body: Buffer.concat(kept),
        isCut,
        address,
      };
    } catch (error) {
      return { kind: 'failed', reason: signal.aborted ? 'aborted' : reasonOf(error), address };
    } finally {
      route.inUse -= 1;
      route.forgetUnused();
    }
  }

  return {
    async post(request) {
      let answer: PinnedAnswer = { kind: 'failed', reason: 'connect', address: null };
      for (const address of request.addresses) {
        if (request.signal.aborted) return { ...answer, kind: 'failed', reason: 'aborted' };
        answer = await exchange(request, address);
        // Only where nothing can have left is another asked.
        if (answer.kind === 'answered' || answer.reason !== 'connect') return answer;
      }
      return answer;
    },
    async close() {
      const all = [...routes.values()].map(({ pool }) => pool.destroy());
      routes.clear();
      await Promise.all([...all, proxy?.close()]);
    },
  };
}

interface Route {
  readonly pool: Pool;
  /** Requests that wait or are answered. */
  inUse: number;
  /** Ends what nobody waits for. */
  forgetUnused(): void;
}

/** undici looks at the signal of a request that waits for its connection only once it has one. */
function orGivenUp<Answer>(work: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    const end = (): void => signal.removeEventListener('abort', giveUp);
    work.then(resolve, reject).finally(end);
  });
}

/** What a server is asked to prove that it is; an address proves itself. */
function nameForTls({ hostname }: URL): string {
  return hostname.startsWith('[') || isIP(hostname) !== 0 ? '' : hostname;
}

function openProxy(url: URL, connect: buildConnector.BuildOptions) {
  const pool = new Pool(url.origin, { connect: { ...connect, allowH2: false }, headersTimeout: 10_000 });
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const authorization =
    url.username === ''
      ? {}
      : { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
  return {
    async dial(authority: string, signal: AbortSignal): Promise<Socket> {
      try {
        const { statusCode, socket } = await pool.connect({
          path: authority,
          headers: { host: authority, ...authorization },
          signal,
        });
        if (statusCode === 200) return socket as Socket;
        socket.on('error', () => {}).destroy();
        // A gateway that found nobody there speaks of the destination, any other refusal of the proxy.
        throw new ConnectFailed(statusCode >= 502 && statusCode <= 504 ? 'connect' : 'proxy');
      } catch (error) {
        throw error instanceof ConnectFailed ? error : new ConnectFailed('proxy', error);
      }
    },
    close: () => pool.destroy(),
  };
}

/** Codes of OpenSSL's verification have no common prefix. */
const TLS_CODE =
  /^(EPROTO|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH)/;
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

function connectFailure(error: Error): ConnectFailed {
  const isTls = TLS_CODE.test(codeOf(error)) || /\bTLS\b/.test(error.message);
  return new ConnectFailed(isTls ? 'tls' : 'connect', error);
}

function reasonOf(error: unknown): PinnedFailure {
  if (error instanceof ConnectFailed) return error.reason;
  if (error instanceof errors.InvalidArgumentError) return 'unsendable';
  if (error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError)
    return 'not_http';
  return 'reset';
}
