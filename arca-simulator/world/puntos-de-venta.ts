// Puntos de venta exist for everybody until somebody says otherwise, so that trying needs no registration.

/** One punto de venta of one issuer. */
export interface PuntoDeVenta {
  readonly cuit: string;
  readonly number: number;
  /** Shown as `EmisionTipo`, and what 10096 looks at. */
  readonly kind: 'ri' | 'monotributo' | 'exento';
  readonly blocked: boolean;
  /** `yyyymmdd` of closing. */
  readonly closed_on?: string;
}

/** Texts of `EmisionTipo`; only the first has been observed. */
export const EMISSION_TEXT: Readonly<Record<PuntoDeVenta['kind'], string>> = {
  ri: 'CAE - Ri Iva',
  monotributo: 'CAE - Monotributo',
  exento: 'CAE - Exento en Iva',
};

export interface PuntosDeVenta {
  put(punto: PuntoDeVenta): void;
  /** The explicitly registered one, if any. */
  registered(cuit: string, number: number): PuntoDeVenta | undefined;
  /** Exists, is open and not blocked. */
  usable(cuit: string, number: number): boolean;
  /** What `FEParamGetPtosVenta` lists. */
  list(cuit: string, kind: PuntoDeVenta['kind']): PuntoDeVenta[];
  reset(): void;
}

export function createPuntosDeVenta(accepted: number, listed: number): PuntosDeVenta {
  const known = new Map<string, PuntoDeVenta>();
  const key = (cuit: string, number: number): string => `${cuit}/${number}`;
  return {
    put: (punto) => void known.set(key(punto.cuit, punto.number), punto),
    registered: (cuit, number) => known.get(key(cuit, number)),
    usable(cuit, number) {
      const punto = known.get(key(cuit, number));
      if (punto) return !punto.blocked && punto.closed_on === undefined;
      return number >= 1 && number <= accepted;
    },
    list(cuit, kind) {
      const numbers = new Set(Array.from({ length: listed }, (_, index) => index + 1));
      for (const punto of known.values()) if (punto.cuit === cuit) numbers.add(punto.number);
      return [...numbers]
        .sort((one, other) => one - other)
        .map((number) => known.get(key(cuit, number)) ?? { cuit, number, kind, blocked: false });
    },
    reset: () => known.clear(),
  };
}
