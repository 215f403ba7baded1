/** The client's own connections: one agent for all hosts, and one with older TLS settings for the hosts that need them. */
import { constants } from 'node:crypto';
import { Agent, type buildConnector, type Dispatcher } from 'undici';

/**
 * ARCA's production host of WSFEv1, WSFEXv1, WSBFEv1 and WSCDC offers a Diffie-Hellman group of 1024 bits, which
 * OpenSSL refuses by default ("dh key too small"). No other host of ARCA's does.
 */
export const LEGACY_TLS_HOSTS: readonly string[] = ['servicios1.afip.gov.ar'];

/**
 * Level 1 lets the small group pass. Certificates are verified as everywhere, TLS 1.2 stays the oldest version, and
 * better ciphers stay preferred for the day ARCA offers them.
 */
const LEGACY_TLS: buildConnector.BuildOptions = {
  ciphers: `${constants.defaultCipherList}:@SECLEVEL=1`,
  minDHSize: 1024,
};

/** The agents of one client. */
export interface Agents {
  for(url: URL): Dispatcher;
  /** Waits for running requests, then closes every connection. */
  close(): Promise<void>;
}

/** What connections are made with. */
export interface AgentOptions {
  /** Left out: {@link LEGACY_TLS_HOSTS}. */
  readonly legacyTlsHosts?: readonly string[] | undefined;
  /** PEM; left out: Node's. */
  readonly certificateAuthorities?: string | undefined;
}

/** Agents over HTTP/1.1 without pipelining: one request a connection at a time, so that a lost one is one lost request. */
export function createAgents(options: AgentOptions = {}): Agents {
  const legacyHosts = new Set(options.legacyTlsHosts ?? LEGACY_TLS_HOSTS);
  const { certificateAuthorities: ca } = options;
  const agentWith = (tls: buildConnector.BuildOptions): Agent =>
    new Agent({
      allowH2: false,
      pipelining: 1,
      connections: 128,
      connect: ca === undefined ? tls : { ...tls, ca },
    });
  const usual = agentWith({});
  let legacy: Agent | null = null;
  return {
    for(url) {
      if (url.protocol !== 'https:' || !legacyHosts.has(url.hostname)) return usual;
      legacy ??= agentWith(LEGACY_TLS);
      return legacy;
    },
    async close() {
      await Promise.all([usual.close(), legacy?.close()]);
    },
  };
}
