// What the customs hold of shipping permits and simplified documents; any other one exists and reaches everywhere.

/** A shipping permit, or the document of a simplified export. */
export interface Permit {
  /** Sixteen characters (`99999AAXX999999A`), or eleven for a simplified export. */
  readonly id: string;
  /** The exporter. */
  readonly cuit: string;
  /** Codes of the countries of destination; everywhere when absent. */
  readonly destinations?: readonly number[];
  /** FOB amount in dollars, decimal text, of a simplified export. */
  readonly fob?: string;
}

export interface Permits {
  put(permit: Permit): void;
  find(id: string): Permit | undefined;
  /** Whether goods under a permit may go to a country. */
  reaches(id: string, country: number): boolean;
  reset(): void;
}

export function createPermits(): Permits {
  const known = new Map<string, Permit>();
  return {
    put: (permit) => void known.set(permit.id, permit),
    find: (id) => known.get(id),
    reaches: (id, country) => known.get(id)?.destinations?.includes(country) ?? true,
    reset: () => known.clear(),
  };
}
