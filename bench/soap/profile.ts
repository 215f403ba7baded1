/** Where a client's CPU goes, by what it belongs to: what bounds a figure is told beside it. */
import { Session } from 'node:inspector/promises';

const PARTS: readonly (readonly [part: string, url: RegExp])[] = [
  ['undici', /\/undici\//],
  ['reading XML (saxes)', /\/saxes|\/xmlchars/],
  ['reading XML (our tree)', /\/arca-soap\/xml\/reader/],
  ['fields to XML and back', /\/arca-soap\/(codec|xml)\//],
  ['calls, checks, archive', /\/arca-soap\//],
  ['sockets and the rest of Node', /^node:/],
];

function partOf(name: string, url: string): string | null {
  if (name === '(idle)' || url === 'node:inspector') return null;
  if (name === '(garbage collector)') return 'garbage collector';
  return PARTS.find(([, pattern]) => pattern.test(url))?.[0] ?? 'native code: system calls, UTF-8, timers';
}

/** Per cent of the CPU spent in `work`, by part, largest first. */
export async function profileShares(work: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const frames = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  const spent = new Map<string, number>();
  let total = 0;
  profile.samples?.forEach((id, index) => {
    const frame = frames.get(id);
    const part = partOf(frame?.functionName ?? '', frame?.url ?? '');
    if (part === null) return;
    const time = profile.timeDeltas?.[index] ?? 0;
    spent.set(part, (spent.get(part) ?? 0) + time);
    total += time;
  });
  const shares = [...spent].sort((a, b) => b[1] - a[1]);
  return Object.fromEntries(shares.map(([part, time]) => [part, Math.round((1000 * time) / total) / 10]));
}
