/** Shares what flows down the pages (lines, then text) among them, leaving room for the totals on the last. */

interface Slice {
  readonly height: number;
}

/** Slices that stay together when a page can hold them all; a longer block goes on over the pages. */
type Block<S extends Slice> = readonly S[];

const heightOf = (slices: readonly Slice[]): number => slices.reduce((sum, slice) => sum + slice.height, 0);

/** Blocks (or their parts) page by page, each page no taller than `room`. */
function fill<S extends Slice>(blocks: readonly Block<S>[], room: number): S[][][] {
  const pages: S[][][] = [[]];
  let used = 0;
  const turn = (): void => {
    pages.push([]);
    used = 0;
  };
  for (const block of blocks) {
    const whole = heightOf(block);
    if (used > 0 && used + whole > room && whole <= room) turn();
    let part: S[] = [];
    pages.at(-1)?.push(part);
    for (const slice of block) {
      if (used > 0 && used + slice.height > room) {
        turn();
        part = [];
        pages.at(-1)?.push(part);
      }
      part.push(slice);
      used += slice.height;
    }
  }
  return pages;
}

/**
 * The last page has only `lastRoom`. When what is on it would reach into the room of the totals, they go to a page of
 * their own and take up to half a page of blocks along, so that totals seldom stand alone. There is always a page.
 */
export function paginate<S extends Slice>(
  blocks: readonly Block<S>[],
  room: number,
  lastRoom: number,
): S[][] {
  const pages = fill(blocks, room);
  const last = pages.at(-1) ?? [];
  if (heightOf(last.flat()) > lastRoom) {
    const carried: S[][] = [];
    while (last.length > 1 && heightOf(carried.flat()) + heightOf(last.at(-1) ?? []) <= lastRoom / 2) {
      carried.unshift(last.pop() ?? []);
    }
    pages.push(carried);
  }
  return pages.map((page) => page.flat());
}
