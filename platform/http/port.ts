/** The network as an argument: a `fetch`, over sockets or in memory. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** One POST to addresses that whoever asks has chosen and looked at. */
export interface PinnedRequest {
  /** Told in `Host` and to TLS as it is; its name is never asked for. */
  readonly url: URL;
  /**
   * IP addresses, dialled in turn until one takes the connection. A name is only for a proxy, which then asks for it
   * itself.
   */
  readonly addresses: readonly string[];
  /** Past the proxy, where there is one. */
  readonly isDirect?: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of the answer's body; what is more is neither kept nor read. */
  readonly mostBytes: number;
  /** Gives up, wherever it is. */
  readonly signal: AbortSignal;
}

/**
 * Why no whole answer came. `connect`, `tls`, `proxy`, `unsendable`: nothing left. `reset`, `not_http`: it may have
 * arrived. `aborted`: either.
 */
export type PinnedFailure = 'connect' | 'tls' | 'proxy' | 'unsendable' | 'reset' | 'not_http' | 'aborted';

export type PinnedAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** In small letters. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
      /** There was more of it. */
      readonly isCut: boolean;
      /** The one that was dialled. */
      readonly address: string;
    }
  | {
      readonly kind: 'failed';
      readonly reason: PinnedFailure;
      /** The last one tried; `null` where there was none. */
      readonly address: string | null;
    };

/** Never throws, follows no redirect, repeats nothing that may have left. */
export type PinnedPost = (request: PinnedRequest) => Promise<PinnedAnswer>;

/**
 * Every address of a name, IPv4 before IPv6: of the world's DNS, or as this machine knows it (its hosts file, its search
 * domains). Rejects where there is none or nobody says so.
 */
export type AskNames = (name: string, place: 'world' | 'machine') => Promise<readonly string[]>;
