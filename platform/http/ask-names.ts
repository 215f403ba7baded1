/** Asks what addresses a name has: of the world's DNS, or of this machine. */
import { promises } from 'node:dns';
import type { AskNames } from './port.ts';

export interface AskNamesOptions {
  /** Left out: those of the machine's configuration. */
  readonly servers?: readonly string[];
  /** Milliseconds for one server to answer, twice at most. */
  readonly timeoutMs?: number;
}

/**
 * Names of the world are asked for over sockets. Not by `dns.lookup`: it occupies one of the few threads that files and
 * ciphers wait for, and whoever owns a name decides how long its answer takes.
 */
export function askNames({ servers, timeoutMs = 3_000 }: AskNamesOptions = {}): AskNames {
  const resolver = new promises.Resolver({ timeout: timeoutMs, tries: 2 });
  if (servers !== undefined) resolver.setServers(servers);
  return async (name, place) => {
    if (place === 'machine')
      return (await promises.lookup(name, { all: true })).map(({ address }) => address);
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const [first] = answers;
    if (found.length === 0 && first.status === 'rejected') throw first.reason;
    return found;
  };
}
