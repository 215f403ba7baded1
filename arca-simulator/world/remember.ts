// What was worked out from a text lately: the same few tickets come with every request.

/** Longer texts are worked out each time, so that a stranger cannot fill the memory with them. */
const LONGEST = 8192;

/** As `work`, which answers the same for the same text; the last `size` answers are kept. */
export function remember<Value>(size: number, work: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = work(text);
    if (text.length > LONGEST) return value;
    known.set(text, value);
    for (const oldest of known.keys()) {
      if (known.size <= size) break;
      known.delete(oldest);
    }
    return value;
  };
}
