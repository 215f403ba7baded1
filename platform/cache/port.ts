/** Values that may be lost at any moment. */
export interface Cache {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Adds one and answers the new count; the key ends `ttlMs` after its first increment. */
  increment(key: string, ttlMs: number): Promise<number>;
}
