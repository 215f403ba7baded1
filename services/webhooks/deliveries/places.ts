/**
 * The places where a process makes attempts, and what it has taken ahead for those that come free. Organisations share
 * them: none has more than its part, and who has the fewest goes first. Pure.
 */
import type { Waiting } from './deliveries.store.ts';

/** Of one endpoint in one turn, so that those behind it wait for little. */
export const TURN = 10;

export interface PlacesOptions {
  /** Attempts at once, and of one organisation. As many again may be taken ahead. */
  readonly concurrency: number;
  readonly perOrganization: number;
}

/** How many to take of an endpoint. */
export interface Share {
  readonly organization: string;
  readonly endpoint: string;
  readonly room: number;
  /** It has a pace of its own: its attempts begin at once, with whatever was taken ahead behind them. */
  readonly isLimited: boolean;
}

interface Part<Item> {
  /** Attempts under way. */
  posting: number;
  readonly ahead: Item[];
  /** When it last had its turn, in turns. */
  served: number;
  /** More of it was due than was taken. */
  isBehind: boolean;
  /** Some of what was shared could not be taken: an endpoint of its takes no more until something ends. */
  isHeld: boolean;
  /** What was taken ahead got no place in time: nothing is, until something does. */
  isStuck: boolean;
}

export function places<Item>({ concurrency, perOrganization }: PlacesOptions) {
  /** Forgotten once nothing of it is left, or is due. */
  const parts = new Map<string, Part<Item>>();
  let posting = 0;
  let ahead = 0;
  let turn = 0;
  /** More was due of everybody together than there was room for. */
  let isCrowded = false;

  const partOf = (organization: string): Part<Item> => {
    const known = parts.get(organization);
    if (known !== undefined) return known;
    const made = { posting: 0, ahead: [], served: 0, isBehind: false, isHeld: false, isStuck: false };
    parts.set(organization, made);
    return made;
  };

  const hasRoom = (part: Part<Item>) => part.ahead.length <= perOrganization / 2;

  /** One endpoint of each organisation in turn, whoever was served longest ago first. */
  function inTurn(due: readonly Waiting[]): readonly Waiting[] {
    const queues = [...Map.groupBy(due, ({ organization_id }) => organization_id)]
      .toSorted(([a], [b]) => (parts.get(a)?.served ?? 0) - (parts.get(b)?.served ?? 0))
      .map(([, endpoints]) => endpoints);
    const longest = Math.max(0, ...queues.map((queue) => queue.length));
    return Array.from({ length: longest }, (_, at) => queues.flatMap((queue) => queue[at] ?? [])).flat();
  }

  return {
    /** Nothing more is to be looked for: enough was taken ahead. */
    isFull: (): boolean => ahead >= concurrency,

    /** How much to take of what is due, as `due` counts it. */
    share(due: readonly Waiting[]): readonly Share[] {
      let left = 2 * concurrency - posting - ahead;
      let free = concurrency - posting;
      isCrowded = false;
      for (const part of parts.values()) part.isBehind = part.isHeld = false;
      /** Of each organisation, with what this look gives it: all that is taken, and what has a place. */
      const planned = new Map<string, { taken: number; placed: number }>();
      const shares = inTurn(due).flatMap((waiting) => {
        const { organization_id: organization, endpoint_id: endpoint, is_limited: isLimited } = waiting;
        const part = partOf(organization);
        const plan = planned.get(organization) ?? {
          taken: part.posting + part.ahead.length,
          placed: part.posting,
        };
        const isAhead = !isLimited && !part.isStuck;
        const own = isAhead ? 2 * perOrganization - plan.taken : perOrganization - plan.placed;
        const most = isAhead ? left : free;
        const room = Math.max(0, Math.min(TURN, waiting.due, own, most));
        if (room < waiting.due || waiting.due >= TURN) {
          part.isBehind = true;
          if (room >= most) isCrowded = true;
        }
        if (room === 0) return [];
        left -= room;
        if (!isAhead) free -= room;
        planned.set(organization, {
          taken: plan.taken + room,
          placed: plan.placed + (isAhead ? 0 : room),
        });
        part.served = ++turn;
        return { organization, endpoint, room, isLimited };
      });
      for (const [organization, part] of parts)
        if (part.posting === 0 && part.ahead.length === 0 && !part.isBehind && !planned.has(organization))
          parts.delete(organization);
      return shares;
    },

    /** Less came of it than was shared: its endpoint takes no more just now, or somebody else holds some of it. */
    missed(organization: string): void {
      partOf(organization).isHeld = true;
    },

    /** Enough of what is due was taken ahead: who waits for the rest is told when half of it is used up. */
    isSated: (): boolean => isCrowded && ahead > concurrency / 2,

    /** Taken ahead. */
    put(organization: string, item: Item): void {
      partOf(organization).ahead.push(item);
      ahead += 1;
    },

    /** Takes a place, whether there is one or not. */
    take(organization: string): void {
      partOf(organization).posting += 1;
      posting += 1;
    },

    /** Takes a place for what was taken ahead of whoever has the fewest; `undefined`: no place, or nothing for one. */
    next(): Item | undefined {
      if (posting >= concurrency || ahead === 0) return undefined;
      let least: Part<Item> | undefined;
      for (const part of parts.values())
        if (
          part.ahead.length > 0 &&
          part.posting < perOrganization &&
          (least === undefined || part.posting < least.posting)
        )
          least = part;
      if (least === undefined) return undefined;
      least.posting += 1;
      least.isStuck = false;
      posting += 1;
      ahead -= 1;
      return least.ahead.shift();
    },

    /** Gives a place back. */
    free(organization: string): void {
      partOf(organization).posting -= 1;
      posting -= 1;
    },

    /**
     * Whether to look again, now that something of this organisation has ended: more was due, and what was taken ahead is
     * half used up, so that each look takes many.
     */
    isWanting(organization: string): boolean {
      const part = parts.get(organization);
      const isWanting = part !== undefined && (part.isBehind || part.isHeld) && hasRoom(part);
      return ahead <= concurrency / 2 && (isCrowded || isWanting);
    },

    /** Whether anything was taken ahead that has no place yet. */
    hasAhead: (): boolean => ahead > 0,

    /** What was taken ahead too long ago, no more to get a place here: somebody else may have one. */
    giveUp(isOld: (item: Item) => boolean): readonly Item[] {
      const old: Item[] = [];
      for (const part of parts.values()) {
        const kept = part.ahead.filter((item) => !isOld(item));
        if (kept.length === part.ahead.length) continue;
        old.push(...part.ahead.filter(isOld));
        part.ahead.splice(0, part.ahead.length, ...kept);
        part.isStuck = true;
      }
      ahead -= old.length;
      return old;
    },

    /** All that was taken ahead and has no place, never to get one. */
    drain(): readonly Item[] {
      const all = [...parts.values()].flatMap((part) => part.ahead.splice(0));
      ahead = 0;
      return all;
    },
  };
}
