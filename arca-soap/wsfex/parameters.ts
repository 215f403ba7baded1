/** The WSFEXv1 operations that read ARCA's tables of parameters. With an error, `FEXResultGet` is empty or missing. */
import { list, optional } from '../codec/presence.ts';
import { type Fields, record } from '../codec/record.ts';
import { day, int, text } from '../codec/scalars.ts';
import { operation } from '../service/descriptor.ts';
import { complaints } from './complaints.ts';

const words = optional(text());
const none = {} as const satisfies Fields;

/** FEXGetPARAM_Cbte_Tipo: comprobante types for exports. */
export const tiposCbte = operation({
  name: 'FEXGetPARAM_Cbte_Tipo',
  request: none,
  result: {
    /** The table. */
    FEXResultGet: list(
      'ClsFEXResponse_Cbte_Tipo',
      record({
        /** By code: what requests carry. */
        Cbte_Id: int(),
        /** In words. */
        Cbte_Ds: words,
        /** Good since, `yyyymmdd`. */
        Cbte_vig_desde: optional(day()),
        /** Good until, `yyyymmdd`; missing while it is. */
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
    /** The table. */
    FEXResultGet: list(
      'ClsFEXResponse_Tex',
      record({
        /** By code: what requests carry. */
        Tex_Id: int(),
        /** In words. */
        Tex_Ds: words,
        /** Good since, `yyyymmdd`. */
        Tex_vig_desde: optional(day()),
        /** Good until, `yyyymmdd`; missing while it is. */
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
    /** The table. */
    FEXResultGet: list(
      'ClsFEXResponse_Inc',
      record({
        /** 3 letters. */
        Inc_Id: text(),
        /** In words. */
        Inc_Ds: words,
        /** Good since, `yyyymmdd`. */
        Inc_vig_desde: optional(day()),
        /** Good until, `yyyymmdd`; missing while it is. */
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
    /** The table. */
    FEXResultGet: list(
      'ClsFEXResponse_Idi',
      record({
        /** By code: what requests carry. */
        Idi_Id: int(),
        /** In words. */
        Idi_Ds: words,
        /** Good since, `yyyymmdd`. */
        Idi_vig_desde: optional(day()),
        /** Good until, `yyyymmdd`; missing while it is. */
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
    /** The table. */
    FEXResultGet: list(
      'ClsFEXResponse_UMed',
      record({
        /** By code: what requests carry. */
        Umed_Id: int(),
        /** In words. */
        Umed_Ds: words,
        /** Good since, `yyyymmdd`. */
        Umed_vig_desde: optional(day()),
        /** Good until, `yyyymmdd`; missing while it is. */
        Umed_vig_hasta: optional(day()),
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
    /** The table. */
    FEXResultGet: list(
      'ClsFEXResponse_PtoVenta',
      record({
        /** Punto de venta. */
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
    /** The table. */
    FEXResultGet: list(
      'ClsFEXResponse_Opc',
      record({
        /** By code: what requests carry. */
        Opc_Id: int(),
        /** In words. */
        Opc_Ds: words,
        /** Good since, `yyyymmdd`. */
        Opc_vig_desde: optional(day()),
        /** Good until, `yyyymmdd`; missing while it is. */
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
    /** The table. */
    FEXResultGet: list(
      'ClsFEXResponse_ActividadTipo',
      record({
        /** By code: what requests carry. */
        Id: int(),
        /** 1 is the main one. */
        Orden: int(),
        /** In words. */
        Desc: words,
      }),
    ),
    ...complaints,
  },
});
