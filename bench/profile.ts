/** Where a process's CPU goes, by what it belongs to: what bounds a figure is told beside it. */
import { type Profiler, Session } from 'node:inspector/promises';

/** What a function belongs to, by its name and the file it is in; `null` leaves it out. */
export type PartOf = (name: string, url: string) => string | null;

/** Begins a profile of this process; the answer ends it. */
export async function beginProfile(): Promise<() => Promise<Profiler.Profile>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    return profile;
  };
}

/** Per cent of the CPU by part, largest first. */
export function sharesOf(profile: Profiler.Profile, partOf: PartOf): Readonly<Record<string, number>> {
  const frames = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  const spent = new Map<string, number>();
  let total = 0;
  profile.samples?.forEach((id, index) => {
    const frame = frames.get(id);
    const name = frame?.functionName ?? '';
    const url = frame?.url ?? '';
    // The profiler's own time is nobody's.
    const part = name === '(idle)' || url === 'node:inspector' ? null : partOf(name, url);
    if (part === null) return;
    const time = profile.timeDeltas?.[index] ?? 0;
    spent.set(part, (spent.get(part) ?? 0) + time);
    total += time;
  });
  const shares = [...spent].sort((a, b) => b[1] - a[1]);
  return Object.fromEntries(shares.map(([part, time]) => [part, Math.round((1000 * time) / total) / 10]));
}

/** The first part whose pattern a file's address matches. */
export const byUrl =
  (parts: readonly (readonly [part: string, url: RegExp])[], rest: string): PartOf =>
  (name, url) =>
    name === '(garbage collector)'
      ? 'garbage collector'
      : (parts.find(([, pattern]) => pattern.test(url))?.[0] ?? rest);
