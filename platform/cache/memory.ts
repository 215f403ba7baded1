/** A cache in this process: gone when it ends, as any cache may be. */
import type { Clock } from '../clock/port.ts';
import type { Cache } from './port.ts';

interface Entry {
  readonly value: string;
  readonly endsAt: number;
}

/** Holds `limit` keys at most (100,000 when left out); the one written longest ago makes room. */
export function memoryCache(clock: Clock, limit = 100_000): Cache {
  // Insertion order is age, because writing a key again moves it to the end.
  const entries = new Map<string, Entry>();

  const read = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    if (entry === undefined || entry.endsAt > clock.now()) return entry;
    entries.delete(key);
    return undefined;
  };
  const write = (key: string, entry: Entry) => {
    entries.delete(key);
    entries.set(key, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= limit) break;
      entries.delete(oldest);
    }
  };

  return {
    get: async (key) => read(key)?.value ?? null,
    async set(key, value, ttlMs) {
      write(key, { value, endsAt: clock.now() + ttlMs });
    },
    async delete(key) {
      entries.delete(key);
    },
    async increment(key, ttlMs) {
      const entry = read(key);
      const count = Number(entry?.value ?? 0) + 1;
      if (!Number.isSafeInteger(count)) throw new TypeError(`the value under ${key} is no count`);
      write(key, { value: String(count), endsAt: entry?.endsAt ?? clock.now() + ttlMs });
      return count;
    },
  };
}
