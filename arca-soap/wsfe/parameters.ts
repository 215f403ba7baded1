/** The WSFEv1 operations that read ARCA's tables of parameters. */
import { list, optional } from '../codec/presence.ts';
import { type Fields, record } from '../codec/record.ts';
import { day, decimal, int, text } from '../codec/scalars.ts';
import { operation } from '../service/descriptor.ts';
import { complaints } from './complaints.ts';

const validity = {
  /** In words. */
  Desc: optional(text()),
  /** Good since, `yyyymmdd`. */
  FchDesde: optional(day()),
  /** Good until, `yyyymmdd`; missing while it is. */
  FchHasta: optional(day()),
} as const;
const numbered = record({
  /** By code: what requests carry. */
  Id: int(),
  ...validity,
});
const lettered = record({
  /** By code: what requests carry. */
  Id: text(),
  ...validity,
});
const none = {} as const satisfies Fields;

/** FEParamGetTiposCbte: comprobante types. */
export const tiposCbte = operation({
  name: 'FEParamGetTiposCbte',
  request: none,
  result: {
    /** The table. */
    ResultGet: list('CbteTipo', numbered),
    ...complaints,
  },
});

/** FEParamGetTiposConcepto: products, services, both. */
export const tiposConcepto = operation({
  name: 'FEParamGetTiposConcepto',
  request: none,
  result: {
    /** The table. */
    ResultGet: list('ConceptoTipo', numbered),
    ...complaints,
  },
});

/** FEParamGetTiposDoc: document types. */
export const tiposDoc = operation({
  name: 'FEParamGetTiposDoc',
  request: none,
  result: {
    /** The table. */
    ResultGet: list('DocTipo', numbered),
    ...complaints,
  },
});

/** FEParamGetTiposIva: IVA rates; their `Id` is text here and a number in `AlicIva`. */
export const tiposIva = operation({
  name: 'FEParamGetTiposIva',
  request: none,
  result: {
    /** The table. */
    ResultGet: list('IvaTipo', lettered),
    ...complaints,
  },
});

/** FEParamGetTiposMonedas: currencies. */
export const tiposMonedas = operation({
  name: 'FEParamGetTiposMonedas',
  request: none,
  result: {
    /** The table. */
    ResultGet: list('Moneda', lettered),
    ...complaints,
  },
});

/** FEParamGetTiposTributos: taxes other than IVA. */
export const tiposTributos = operation({
  name: 'FEParamGetTiposTributos',
  request: none,
  result: {
    /** The table. */
    ResultGet: list('TributoTipo', numbered),
    ...complaints,
  },
});

/** FEParamGetTiposOpcional: the optional data of single regulations. */
export const tiposOpcional = operation({
  name: 'FEParamGetTiposOpcional',
  request: none,
  result: {
    /** The table. */
    ResultGet: list('OpcionalTipo', lettered),
    ...complaints,
  },
});

/** FEParamGetTiposPaises: countries. */
export const tiposPaises = operation({
  name: 'FEParamGetTiposPaises',
  request: none,
  result: {
    /** The table. */
    ResultGet: list(
      'PaisTipo',
      record({
        /** By code: what requests carry. */
        Id: int(),
        /** In words. */
        Desc: optional(text()),
      }),
    ),
    ...complaints,
  },
});

/** FEParamGetPtosVenta: the CUIT's puntos de venta for web services. None: `Errors` with 602. */
export const ptosVenta = operation({
  name: 'FEParamGetPtosVenta',
  request: none,
  result: {
    /** The table. */
    ResultGet: list(
      'PtoVenta',
      record({
        /** Punto de venta. */
        Nro: int(),
        /** Free words such as `CAE - Ri Iva`. */
        EmisionTipo: optional(text()),
        /** `S` or `N`. */
        Bloqueado: optional(text()),
        /** When it was closed, `yyyymmdd`; missing while it is open. */
        FchBaja: optional(day()),
      }),
    ),
    ...complaints,
  },
});

/** FEParamGetCotizacion: ARCA's rate of a currency in pesos, of a day or of the last business day. */
export const cotizacion = operation({
  name: 'FEParamGetCotizacion',
  request: {
    /** Currency, 3 characters (FEParamGetTiposMonedas). */
    MonId: text(3),
    /** `yyyymmdd`; left out: the latest. */
    FchCotiz: optional(day()),
  },
  result: {
    /** The rate; missing when there is none. */
    ResultGet: optional(
      record({
        /** Currency, 3 characters (FEParamGetTiposMonedas). */
        MonId: optional(text()),
        /** Pesos for one unit. */
        MonCotiz: decimal(4, 6),
        /** The day of the rate, `yyyymmdd`. */
        FchCotiz: optional(text()),
      }),
    ),
    ...complaints,
  },
});

/** FEParamGetCondicionIvaReceptor: the recipient's IVA conditions by class (RG 5616). */
export const condicionIvaReceptor = operation({
  name: 'FEParamGetCondicionIvaReceptor',
  request: {
    /** `A`, `B`, `C`, `ALEY`, `49`; left out: all. */
    ClaseCmp: optional(text(4)),
  },
  result: {
    /** The table. */
    ResultGet: list(
      'CondicionIvaReceptor',
      record({
        /** By code: what requests carry. */
        Id: int(),
        /** In words. */
        Desc: optional(text()),
        /** The classes it may have: `A/M/C`. */
        Cmp_Clase: optional(text()),
      }),
    ),
    ...complaints,
  },
});

/** FEParamGetActividades: the CUIT's activities. None: `Errors` with 602. */
export const actividades = operation({
  name: 'FEParamGetActividades',
  request: none,
  result: {
    /** The table. */
    ResultGet: list(
      'ActividadesTipo',
      record({
        /** By code: what requests carry. */
        Id: int(),
        /** 1 is the main one. */
        Orden: int(),
        /** In words. */
        Desc: optional(text()),
      }),
    ),
    ...complaints,
  },
});
