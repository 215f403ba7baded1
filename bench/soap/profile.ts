/** Where a client's CPU goes, by what it belongs to. */
import { beginProfile, byUrl, sharesOf } from '../profile.ts';

const partOf = byUrl(
  [
    ['undici', /\/undici\//],
    ['reading XML (saxes)', /\/saxes|\/xmlchars/],
    ['reading XML (our tree)', /\/arca-soap\/xml\/reader/],
    ['fields to XML and back', /\/arca-soap\/(codec|xml)\//],
    ['calls, checks, archive', /\/arca-soap\//],
    ['sockets and the rest of Node', /^node:/],
  ],
  'native code: system calls, UTF-8, timers',
);

/** Per cent of the CPU spent in `work`, by part, largest first. */
export async function profileShares(work: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> {
  const end = await beginProfile();
  await work();
  return sharesOf(await end(), partOf);
}
