/** The network as an argument: a `fetch`, over sockets or in memory. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;
