// Remitos electrónicos are another service's papers; WSFEv1 only asks whether one is registered, confirmed and free.

/** One remito, as the service that keeps them knows it. */
export interface Remito {
  /** CUIT of its issuer. */
  readonly cuit: string;
  /** 88, 89, 91, 988, 990, 991 or 993 to 997. */
  readonly type: number;
  readonly punto_de_venta: number;
  readonly number: number;
  /** CUIT of who receives the goods. */
  readonly receiver: string;
  /** Both parties have agreed on it. */
  readonly confirmed: boolean;
  /** Goods that leave the country; yes when absent. */
  readonly export?: boolean;
}

/** CbteTipo of the comprobantes that are remitos. */
export const REMITO_TYPES: readonly number[] = [88, 89, 91, 988, 990, 991, 993, 994, 995, 996, 997];

export interface Remitos {
  put(remito: Remito): void;
  find(id: Pick<Remito, 'cuit' | 'type' | 'punto_de_venta' | 'number'>): Remito | undefined;
  list(cuit?: string): Remito[];
  reset(): void;
}

export function createRemitos(seed: readonly Remito[]): Remitos {
  const known = new Map<string, Remito>();
  const key = ({ cuit, type, punto_de_venta, number }: Parameters<Remitos['find']>[0]): string =>
    `${cuit}/${type}/${punto_de_venta}/${number}`;
  const reset = (): void => {
    known.clear();
    for (const remito of seed) known.set(key(remito), remito);
  };
  reset();
  return {
    put: (remito) => void known.set(key(remito), remito),
    find: (id) => known.get(key(id)),
    list: (cuit) => [...known.values()].filter((remito) => cuit === undefined || remito.cuit === cuit),
    reset,
  };
}
