/**
 * States seen, by 64 bits of their name, each with an index. Two names that share all 64 bits would be taken for one:
 * of a million states less than one chance in thirty million.
 */
export class StateSet {
  #high = new Uint32Array(1 << 16);
  #low = new Uint32Array(1 << 16);
  #index = new Int32Array(1 << 16).fill(-1);
  size = 0;

  /** The state's index, and whether it is new. */
  add(name: string): { readonly index: number; readonly isNew: boolean } {
    if (this.size * 2 > this.#index.length) this.#grow();
    const [high, low] = [hash(name, 0x811c9dc5), hash(name, 0x1b873593)];
    const slot = this.#slotOf(high, low);
    const known = this.#index[slot] ?? -1;
    if (known >= 0) return { index: known, isNew: false };
    this.#put(slot, high, low, this.size);
    this.size += 1;
    return { index: this.size - 1, isNew: true };
  }

  #slotOf(high: number, low: number): number {
    const mask = this.#index.length - 1;
    let slot = low & mask;
    while ((this.#index[slot] ?? -1) >= 0 && (this.#high[slot] !== high || this.#low[slot] !== low))
      slot = (slot + 1) & mask;
    return slot;
  }

  #put(slot: number, high: number, low: number, index: number): void {
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#index[slot] = index;
  }

  #grow(): void {
    const [high, low, index] = [this.#high, this.#low, this.#index];
    this.#high = new Uint32Array(index.length * 2);
    this.#low = new Uint32Array(index.length * 2);
    this.#index = new Int32Array(index.length * 2).fill(-1);
    for (let slot = 0; slot < index.length; slot += 1) {
      const known = index[slot] ?? -1;
      if (known < 0) continue;
      const [one, other] = [high[slot] ?? 0, low[slot] ?? 0];
      this.#put(this.#slotOf(one, other), one, other, known);
    }
  }
}

/** Murmur3's mixing over the characters. */
function hash(text: string, seed: number): number {
  let mixed = seed;
  for (let at = 0; at < text.length; at += 1) {
    let block = Math.imul(text.charCodeAt(at), 0xcc9e2d51);
    block = (block << 15) | (block >>> 17);
    mixed ^= Math.imul(block, 0x1b873593);
    mixed = ((mixed << 13) | (mixed >>> 19)) * 5 + 0xe6546b64;
    mixed |= 0;
  }
  mixed ^= text.length;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
