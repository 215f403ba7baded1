/**
 * Shared allowances drawn on in blocks, so that most requests ask nobody: a process takes a thousandth of a quota at
 * once and spends it by itself, and what was refused is not asked again before it can be there. Quotas under two thousand
 * are asked for unit by unit, and so exact over all processes; of larger ones each process may grant a block more than
 * there is, of what it took long ago.
 */
import type { Clock } from '../clock/port.ts';
import { usedNow } from './draw-from.ts';
import type { Allowance, Allowances, Drawn } from './port.ts';

/** What this process knows of one allowance. */
interface Share {
  /** Units taken and not spent. */
  left: number;
  /** As the store told it last, with what is left in it. */
  used: number;
  at: number;
  /** Until when so much, or more, is not to be had. */
  dry: { readonly cost: number; readonly until: number } | null;
}

const PART = 1000;
/** Shares remembered; what is left of the one told of longest ago is given up. */
const MOST = 10_000;

export function allowancesInBlocks(shared: Allowances, clock: Clock): Allowances {
  const shares = new Map<string, Share>();
  const coming = new Map<string, Promise<unknown>>();
  /** Units that those need who wait for what is coming. */
  const wanting = new Map<string, number>();

  return { draw };

  async function draw(allowances: readonly Allowance[]): Promise<Drawn> {
    for (let waited: readonly Allowance[] = []; ; ) {
      const short = allowances.filter(isShort);
      const awaited = allowances.some(isDry) ? [] : short.flatMap(({ key }) => coming.get(key) ?? []);
      // Whoever comes at the same time waits for the block, and the next one is for all of them.
      want(waited, -1);
      if (awaited.length === 0) return settle(allowances, short);
      want(short, 1);
      waited = short;
      await Promise.allSettled(awaited);
    }
  }

  async function settle(allowances: readonly Allowance[], short: readonly Allowance[]): Promise<Drawn> {
    if (allowances.some(isDry)) return { granted: false, used: allowances.map(inUse) };
    if (short.length > 0) return fetch(allowances, short);
    for (const allowance of allowances) spend(allowance);
    return { granted: true, used: allowances.map(inUse) };
  }

  function want(short: readonly Allowance[], sign: 1 | -1): void {
    for (const { key, cost } of short) {
      const sum = (wanting.get(key) ?? 0) + sign * cost;
      if (sum > 0) wanting.set(key, sum);
      else wanting.delete(key);
    }
  }

  /** What is not short is spent first, and given back if the rest is refused. */
  async function fetch(allowances: readonly Allowance[], short: readonly Allowance[]): Promise<Drawn> {
    const own = allowances.filter((allowance) => !short.includes(allowance));
    const large = short.filter((allowance) => blockOf(allowance) > 0);
    for (const allowance of own) spend(allowance);
    const asking = ask(short, large.length > 0);
    for (const { key } of large) coming.set(key, asking);
    try {
      const granted = await asking;
      if (!granted) for (const allowance of own) giveBack(allowance);
      return { granted, used: allowances.map(inUse) };
    } catch (error) {
      for (const allowance of own) giveBack(allowance);
      throw error;
    } finally {
      for (const { key } of large) coming.delete(key);
    }
  }

  /** A block beside what is needed, or what is left of it, or else just what is needed. */
  async function ask(short: readonly Allowance[], inBlocks: boolean): Promise<boolean> {
    if (inBlocks) {
      const wished = short.map((allowance) => {
        const block = blockOf(allowance);
        const wished = block + (wanting.get(allowance.key) ?? 0);
        return block === 0 ? 0 : Math.min(wished, Math.floor(allowance.quota) - allowance.cost);
      });
      if (await take(short, wished)) return true;
      const left = short.map((allowance, index) => {
        const free = allowance.quota - usedNow(shares.get(allowance.key), allowance, clock.now());
        return Math.max(0, Math.min(wished[index] ?? 0, Math.floor(free) - allowance.cost));
      });
      if (left.some((more) => more > 0) && (await take(short, left))) return true;
    }
    const none = short.map(() => 0);
    const granted = await take(short, none);
    if (!granted) for (const allowance of short) markDry(allowance);
    return granted;
  }

  async function take(short: readonly Allowance[], more: readonly number[]): Promise<boolean> {
    const asked = short.map((allowance, index) => ({
      ...allowance,
      cost: allowance.cost + (more[index] ?? 0),
    }));
    const { granted, used } = await shared.draw(asked);
    for (const [index, allowance] of short.entries())
      learn(allowance, used[index] ?? 0, granted ? (more[index] ?? 0) : 0);
    return granted;
  }

  function learn({ key }: Allowance, used: number, more: number): void {
    const left = (shares.get(key)?.left ?? 0) + more;
    shares.delete(key);
    shares.set(key, { left, used, at: clock.now(), dry: null });
    for (const oldest of shares.keys()) {
      if (shares.size <= MOST) break;
      shares.delete(oldest);
    }
  }

  function markDry({ key, quota, windowMs, cost }: Allowance): void {
    const share = shares.get(key);
    if (share === undefined) return;
    const missing = share.used + Math.min(cost, quota) - quota;
    if (missing > 0) share.dry = { cost, until: share.at + (missing * windowMs) / quota };
  }

  function isDry(allowance: Allowance): boolean {
    const share = shares.get(allowance.key);
    if (share === undefined || share.dry === null || !isShort(allowance)) return false;
    const now = clock.now();
    // A clock that was set back must not make it longer.
    return allowance.cost >= share.dry.cost && share.at <= now && now < share.dry.until;
  }

  function isShort({ key, cost, quota }: Allowance): boolean {
    const share = shares.get(key);
    return share === undefined || share.left < Math.min(cost, quota) || cost === 0;
  }

  function spend({ key, cost, quota }: Allowance): void {
    const share = shares.get(key);
    if (share !== undefined) share.left -= Math.min(cost, quota);
  }

  function giveBack({ key, cost, quota }: Allowance): void {
    const share = shares.get(key);
    if (share !== undefined) share.left += Math.min(cost, quota);
  }

  /** Without what is only taken. */
  function inUse(allowance: Allowance): number {
    const share = shares.get(allowance.key);
    return Math.max(0, usedNow(share, allowance, clock.now()) - (share?.left ?? 0));
  }
}

/** Of what is only looked at, and of what costs as much as a block or more, none is taken in advance. */
function blockOf({ quota, cost }: Pick<Allowance, 'quota' | 'cost'>): number {
  const block = Math.floor(quota / PART);
  return cost === 0 || cost >= block || block < 2 ? 0 : block;
}
