/** The client's own connections: one agent for all hosts, and one with older TLS settings for the hosts that need them. */
import type { Agent, buildConnector, Dispatcher } from 'undici';

/**
 * ARCA's production host of WSFEv1, WSFEXv1, WSBFEv1 and WSCDC offers a Diffie-Hellman group of 1024 bits, which
 * OpenSSL refuses by default ("dh key too small"). No other host of ARCA's does.
 */
export const LEGACY_TLS_HOSTS: readonly string[] = ['servicios1.afip.gov.ar'];

/**
 * Level 1 lets the small group pass. Certificates are verified as everywhere, TLS 1.2 stays the oldest version, and
 * better ciphers stay preferred for the day ARCA offers them.
 */
const legacyTls = (usualCiphers: string): buildConnector.BuildOptions => ({
  ciphers: `${usualCiphers}:@SECLEVEL=1`,
  minDHSize: 1024,
});

/** The agents of one client. */
export interface Agents {
  for(url: URL): Promise<Dispatcher>;
  /** Waits for running requests, then closes every connection; later requests are refused as `client_closed`. */
  close(): Promise<void>;
}

/** What connections are made with. */
export interface AgentOptions {
  /** Left out: {@link LEGACY_TLS_HOSTS}. */
  readonly legacyTlsHosts?: readonly string[] | undefined;
  /** PEM; left out: Node's. */
  readonly certificateAuthorities?: string | undefined;
  /** Milliseconds; left out: undici's 10 s. */
  readonly connectTimeoutMs?: number | undefined;
}

/**
 * Agents over HTTP/1.1 without pipelining: one request a connection at a time, so that a lost one is one lost request.
 * Each is made, and undici loaded, by the first request that needs it.
 */
export function createAgents(options: AgentOptions = {}): Agents {
  const legacyHosts = new Set(options.legacyTlsHosts ?? LEGACY_TLS_HOSTS);
  const { certificateAuthorities: ca, connectTimeoutMs: timeout } = options;
  const made = new Map<'usual' | 'legacy', Promise<Agent>>();
  let isClosed = false;
  const make = async (kind: 'usual' | 'legacy'): Promise<Agent> => {
    const [undici, { DEFAULT_CIPHERS }] = await Promise.all([import('undici'), import('node:tls')]);
    const connect = {
      ...(kind === 'legacy' ? legacyTls(DEFAULT_CIPHERS) : {}),
      ...(ca === undefined ? {} : { ca }),
      ...(timeout === undefined ? {} : { timeout }),
    };
    return new undici.Agent({ allowH2: false, pipelining: 1, connections: 128, connect });
  };
  const end = async (agent: Agent): Promise<void> => {
    if (!agent.closed) await agent.close();
  };
  return {
    async for(url) {
      const kind = url.protocol === 'https:' && legacyHosts.has(url.hostname) ? 'legacy' : 'usual';
      const known = made.get(kind) ?? make(kind);
      made.set(kind, known);
      const agent = await known;
      // A request that comes after the end meets a closed agent and is told so.
      if (isClosed) await end(agent);
      return agent;
    },
    async close() {
      isClosed = true;
      await Promise.all([...made.values()].map(async (agent) => end(await agent)));
    },
  };
}
