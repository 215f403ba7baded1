// Puntos de venta exist for everybody until somebody says otherwise, so that trying needs no registration.

/** By what means a punto de venta issues. */
export type Emission = 'cae' | 'caea' | 'other';

interface KindOfPunto {
  readonly emission: Emission;
  /** `EmisionTipo`; only that of `ri` has been observed. */
  readonly text: string;
  /** Only for contingencies, so every comprobante says when it was made (CAEA). */
  readonly contingency?: true;
  /** Letters it may issue by CAEA. */
  readonly letters?: 'A/B' | 'C';
}

/** What each kind is. Source: WSFEv1 manual 4.5, rules 701, 1444 and 1502. */
export const PUNTO_KINDS = {
  ri: { emission: 'cae', text: 'CAE - Ri Iva' },
  monotributo: { emission: 'cae', text: 'CAE - Monotributo' },
  exento: { emission: 'cae', text: 'CAE - Exento en Iva' },
  // Insurers of caución, since 2026-09-01.
  segws: { emission: 'cae', text: 'CAE - Seguros de Caucion' },
  'caea-ri': { emission: 'caea', text: 'CAEA - Ri Iva', letters: 'A/B' },
  'caea-contingency-ri': {
    emission: 'caea',
    text: 'CAEA - Ri Iva - Contingencias',
    contingency: true,
    letters: 'A/B',
  },
  'caea-contingency-monotributo': {
    emission: 'caea',
    text: 'CAEA - Monotributo - Contingencias',
    contingency: true,
    letters: 'C',
  },
  'caea-contingency-exento': {
    emission: 'caea',
    text: 'CAEA - Exento en Iva - Contingencias',
    contingency: true,
    letters: 'C',
  },
  'controlador-fiscal': { emission: 'other', text: 'Controlador Fiscal' },
  factuweb: { emission: 'other', text: 'Factuweb' },
  export: { emission: 'other', text: 'Comprobantes de Exportación - Web Services' },
  mtxca: { emission: 'other', text: 'Codificación de Productos - Web Services' },
} as const satisfies Readonly<Record<string, KindOfPunto>>;

/** Kinds of punto de venta, CAEA's among them; what each is: `PUNTO_KINDS`. */
export type PuntoKind = keyof typeof PUNTO_KINDS;

/** One punto de venta of one issuer. */
export interface PuntoDeVenta {
  readonly cuit: string;
  readonly number: number;
  /** Shown as `EmisionTipo`, and what the rules on puntos de venta look at. */
  readonly kind: PuntoKind;
  readonly blocked: boolean;
  /** `yyyymmdd` of opening; since ever when absent. */
  readonly opened_on?: string;
  /** `yyyymmdd` of closing. */
  readonly closed_on?: string;
  /** Where it is; the fiscal address when absent. */
  readonly address?: string;
}

/** What its kind means. */
export function kindOfPunto(punto: PuntoDeVenta): KindOfPunto {
  return PUNTO_KINDS[punto.kind];
}

export interface PuntosDeVenta {
  put(punto: PuntoDeVenta): void;
  remove(cuit: string, number: number): void;
  /** The explicitly registered one, if any. */
  registered(cuit: string, number: number): PuntoDeVenta | undefined;
  /** Every explicitly registered one of an issuer. */
  registeredOf(cuit: string): PuntoDeVenta[];
  /** Exists, is open and not blocked. */
  usable(cuit: string, number: number): boolean;
  /** As {@link usable}, for exports: a registered one must be of that kind. */
  usableForExport(cuit: string, number: number): boolean;
  /** What `FEParamGetPtosVenta` lists. */
  list(cuit: string, kind: PuntoKind): PuntoDeVenta[];
  reset(): void;
}

/** `seed` are those that are registered from the beginning. */
export function createPuntosDeVenta(
  accepted: number,
  listed: number,
  seed: readonly PuntoDeVenta[] = [],
): PuntosDeVenta {
  const known = new Map<string, PuntoDeVenta>();
  const key = (cuit: string, number: number): string => `${cuit}/${number}`;
  const registeredOf = (cuit: string): PuntoDeVenta[] =>
    [...known.values()].filter((punto) => punto.cuit === cuit);
  const put = (punto: PuntoDeVenta): void => void known.set(key(punto.cuit, punto.number), punto);
  for (const punto of seed) put(punto);
  const usable = (cuit: string, number: number): boolean => {
    const punto = known.get(key(cuit, number));
    if (punto) return !punto.blocked && punto.closed_on === undefined;
    return number >= 1 && number <= accepted;
  };
  return {
    put,
    remove: (cuit, number) => void known.delete(key(cuit, number)),
    registered: (cuit, number) => known.get(key(cuit, number)),
    registeredOf,
    usable,
    usableForExport(cuit, number) {
      const punto = known.get(key(cuit, number));
      return usable(cuit, number) && (punto === undefined || punto.kind === 'export');
    },
    list(cuit, kind) {
      const numbers = new Set(Array.from({ length: listed }, (_, index) => index + 1));
      for (const punto of registeredOf(cuit)) numbers.add(punto.number);
      return [...numbers]
        .sort((one, other) => one - other)
        .map((number) => known.get(key(cuit, number)) ?? { cuit, number, kind, blocked: false });
    },
    reset() {
      known.clear();
      for (const punto of seed) put(punto);
    },
  };
}
