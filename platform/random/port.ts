/** Chance is an argument: identifiers, secrets and jitter come from here. */
export interface Random {
  /** Unpredictable bytes (predictable only in the seeded driver, for simulations). */
  bytes(length: number): Uint8Array;
  /** A number in [0, 1). */
  number(): number;
  /** `inv_` + 26 characters of Crockford base32, ordered by time of creation. */
  id(prefix: string): string;
}
