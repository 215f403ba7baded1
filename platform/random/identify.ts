/** Identifiers that sort by time of creation, so that an index grows at its end and a list reads in order. */

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const timeMask = 2n ** 48n - 1n;
const chanceMask = 2n ** 80n - 1n;

/** Answers a maker of `prefix_` + 26 characters: 48 bits of milliseconds, then 80 bits of chance. */
export function identifiers(
  now: () => number,
  bytes: (length: number) => Uint8Array,
): (prefix: string) => string {
  let last = -1n;
  return (prefix) => {
    let next = ((BigInt(now()) & timeMask) << 80n) | toBigInt(bytes(10));
    // Within one millisecond, or when the clock steps back, the last one plus a random step keeps the order
    // without making the next identifier guessable.
    if (next >> 80n <= last >> 80n) next = last + 1n + (toBigInt(bytes(10)) & (chanceMask >> 16n));
    last = next;
    return `${prefix}_${encode(next)}`;
  };
}

/** The least that an identifier made at `ms` or later can be. */
export const firstId = (prefix: string, ms: number): string =>
  `${prefix}_${encode((BigInt(Math.max(0, Math.floor(ms))) & timeMask) << 80n)}`;

/** When an identifier was made, in milliseconds; `null` of what is none. */
export function timeOf(id: string): number | null {
  const digits = /^[a-z]+_([0-7][0-9a-hjkmnp-tv-z]{9})[0-9a-hjkmnp-tv-z]{16}$/.exec(id)?.[1];
  if (digits === undefined) return null;
  return [...digits].reduce((time, digit) => time * 32 + alphabet.indexOf(digit), 0);
}

function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

/** JavaScript's own digits of base 32 go on to v where ours leave out four letters. */
function encode(value: bigint): string {
  const digits = value.toString(32).padStart(26, '0');
  return digits.replace(/[i-v]/g, (digit) => alphabet.charAt(Number.parseInt(digit, 32)));
}
