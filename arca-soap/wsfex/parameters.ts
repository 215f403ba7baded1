/** The WSFEXv1 operations that read ARCA's tables of parameters. With an error, `FEXResultGet` is empty or missing. */
import { list, optional } from '../codec/presence.ts';
import { type Fields, record } from '../codec/record.ts';
import { day, decimal, digits, int, text } from '../codec/scalars.ts';
import { operation } from '../service/descriptor.ts';
import { complaints } from './complaints.ts';

const words = optional(text());
const none = {} as const satisfies Fields;

/** FEXGetPARAM_Cbte_Tipo: comprobante types for exports. */
export const tiposCbte = operation({
  name: 'FEXGetPARAM_Cbte_Tipo',
  request: none,
  result: {
    FEXResultGet: list(
      'ClsFEXResponse_Cbte_Tipo',
      record({
        Cbte_Id: int(),
        Cbte_Ds: words,
        Cbte_vig_desde: optional(day()),
        Cbte_vig_hasta: optional(day()),
      }),
    ),
    ...complaints,
  },
});

/** FEXGetPARAM_Tipo_Expo: goods, services, others. */
export const tiposExpo = operation({
  name: 'FEXGetPARAM_Tipo_Expo',
  request: none,
  result: {
    FEXResultGet: list(
      'ClsFEXResponse_Tex',
      record({
        Tex_Id: int(),
        Tex_Ds: words,
        Tex_vig_desde: optional(day()),
        Tex_vig_hasta: optional(day()),
      }),
    ),
    ...complaints,
  },
});

/** FEXGetPARAM_Incoterms: the terms of delivery. */
export const incoterms = operation({
  name: 'FEXGetPARAM_Incoterms',
  request: none,
  result: {
    FEXResultGet: list(
      'ClsFEXResponse_Inc',
      record({
        /** 3 letters. */
        Inc_Id: text(),
        Inc_Ds: words,
        Inc_vig_desde: optional(day()),
        Inc_vig_hasta: optional(day()),
      }),
    ),
    ...complaints,
  },
});

/** FEXGetPARAM_Idiomas: the languages a comprobante may be in. */
export const idiomas = operation({
  name: 'FEXGetPARAM_Idiomas',
  request: none,
  result: {
    FEXResultGet: list(
      'ClsFEXResponse_Idi',
      record({
        Idi_Id: int(),
        Idi_Ds: words,
        Idi_vig_desde: optional(day()),
        Idi_vig_hasta: optional(day()),
      }),
    ),
    ...complaints,
  },
});

/** FEXGetPARAM_UMed: units of measure. */
export const unidadesMedida = operation({
  name: 'FEXGetPARAM_UMed',
  request: none,
  result: {
    FEXResultGet: list(
      'ClsFEXResponse_UMed',
      record({
        Umed_Id: int(),
        Umed_Ds: words,
        Umed_vig_desde: optional(day()),
        Umed_vig_hasta: optional(day()),
      }),
    ),
    ...complaints,
  },
});

/** FEXGetPARAM_DST_pais: countries of destination. */
export const paises = operation({
  name: 'FEXGetPARAM_DST_pais',
  request: none,
  result: {
    FEXResultGet: list(
      'ClsFEXResponse_DST_pais',
      record({
        /** 3 digits, as text. */
        DST_Codigo: text(),
        DST_Ds: words,
      }),
    ),
    ...complaints,
  },
});

/** FEXGetPARAM_DST_CUIT: the CUITs that stand for countries, one for persons and one for companies. */
export const cuitsPaises = operation({
  name: 'FEXGetPARAM_DST_CUIT',
  request: none,
  result: {
    FEXResultGet: list(
      'ClsFEXResponse_DST_cuit',
      record({
        DST_CUIT: digits(),
        /** ARCA encodes its accents twice: `FÃ­sica`. */
        DST_Ds: words,
      }),
    ),
    ...complaints,
  },
});

/** FEXGetPARAM_MON: currencies. */
export const monedas = operation({
  name: 'FEXGetPARAM_MON',
  request: none,
  result: {
    FEXResultGet: list(
      'ClsFEXResponse_Mon',
      record({
        Mon_Id: text(),
        Mon_Ds: words,
        Mon_vig_desde: optional(day()),
        Mon_vig_hasta: optional(day()),
      }),
    ),
    ...complaints,
  },
});

/** FEXGetPARAM_MON_CON_COTIZACION: the currencies with an official rate for a day, good for services (2053, 2054). */
export const monedasConCotizacion = operation({
  name: 'FEXGetPARAM_MON_CON_COTIZACION',
  request: {
    /** `yyyymmdd`. */
    Fecha_CTZ: day(),
  },
  result: {
    FEXResultGet: list(
      'ClsFEXResponse_Mon_CON_Cotizacion',
      record({
        Mon_Id: text(),
        Mon_Ds: words,
        /** Pesos for one unit. */
        Mon_ctz: optional(decimal(4, 6)),
        /** The day of the rate, here alone as month/day/year: `7/21/2021`. */
        Fecha_ctz: words,
      }),
    ),
    ...complaints,
  },
});

/** FEXGetPARAM_Ctz: a currency's official rate. */
export const cotizacion = operation({
  name: 'FEXGetPARAM_Ctz',
  request: {
    /** Currency, 3 characters (FEXGetPARAM_MON). */
    Mon_id: text(3),
    /** The day, here alone as `yyyy-mm-dd` (1003); left out: the latest. */
    FchCotiz: optional(text(10)),
  },
  result: {
    FEXResultGet: optional(
      record({
        /** Pesos for one unit. */
        Mon_ctz: decimal(4, 6),
        /** The day of the rate, `yyyymmdd`. */
        Mon_fecha: words,
      }),
    ),
    ...complaints,
  },
});

/** FEXGetPARAM_PtoVenta: the CUIT's puntos de venta for exports by web service. */
export const ptosVenta = operation({
  name: 'FEXGetPARAM_PtoVenta',
  request: none,
  result: {
    FEXResultGet: list(
      'ClsFEXResponse_PtoVenta',
      record({
        Pve_Nro: int(),
        /** `S` or `N`. */
        Pve_Bloqueado: words,
        /** When it was closed, `yyyymmdd`; missing while it is open. */
        Pve_FchBaja: optional(day()),
      }),
    ),
    ...complaints,
  },
});

/** FEXGetPARAM_Opcionales: what `Opcionales` may carry. */
export const opcionales = operation({
  name: 'FEXGetPARAM_Opcionales',
  request: none,
  result: {
    FEXResultGet: list(
      'ClsFEXResponse_Opc',
      record({
        Opc_Id: int(),
        Opc_Ds: words,
        Opc_vig_desde: optional(day()),
        Opc_vig_hasta: optional(day()),
      }),
    ),
    ...complaints,
  },
});

/** FEXGetPARAM_Actividades: the CUIT's activities. */
export const actividades = operation({
  name: 'FEXGetPARAM_Actividades',
  request: none,
  result: {
    FEXResultGet: list('ClsFEXResponse_ActividadTipo', record({ Id: int(), Orden: int(), Desc: words })),
    ...complaints,
  },
});

/** FEXCheck_Permiso: whether a shipping permit is registered for a country of destination. */
export const verificarPermiso = operation({
  name: 'FEXCheck_Permiso',
  request: {
    /** The permit, 16 characters. */
    ID_Permiso: text(16),
    /** Country the goods go to, 3 digits (FEXGetPARAM_DST_pais). */
    Dst_merc: int(3),
  },
  result: {
    FEXResultGet: optional(
      record({
        /** `OK` when it is, `NO` when it is not. */
        Status: words,
      }),
    ),
    ...complaints,
  },
});
