/** The WSFEv1 operations that read ARCA's tables of parameters. */
import { list, optional } from '../codec/presence.ts';
import { type Fields, record } from '../codec/record.ts';
import { day, decimal, int, text } from '../codec/scalars.ts';
import { operation } from '../service/descriptor.ts';
import { complaints } from './complaints.ts';

const validity = { Desc: optional(text()), FchDesde: optional(day()), FchHasta: optional(day()) } as const;
const numbered = record({ Id: int(), ...validity });
const lettered = record({ Id: text(), ...validity });
const none = {} as const satisfies Fields;

/** FEParamGetTiposCbte: comprobante types. */
export const tiposCbte = operation({
  name: 'FEParamGetTiposCbte',
  request: none,
  result: { ResultGet: list('CbteTipo', numbered), ...complaints },
});

/** FEParamGetTiposConcepto: products, services, both. */
export const tiposConcepto = operation({
  name: 'FEParamGetTiposConcepto',
  request: none,
  result: { ResultGet: list('ConceptoTipo', numbered), ...complaints },
});

/** FEParamGetTiposDoc: document types. */
export const tiposDoc = operation({
  name: 'FEParamGetTiposDoc',
  request: none,
  result: { ResultGet: list('DocTipo', numbered), ...complaints },
});

/** FEParamGetTiposIva: IVA rates; their `Id` is text here and a number in `AlicIva`. */
export const tiposIva = operation({
  name: 'FEParamGetTiposIva',
  request: none,
  result: { ResultGet: list('IvaTipo', lettered), ...complaints },
});

/** FEParamGetTiposMonedas: currencies. */
export const tiposMonedas = operation({
  name: 'FEParamGetTiposMonedas',
  request: none,
  result: { ResultGet: list('Moneda', lettered), ...complaints },
});

/** FEParamGetTiposTributos: taxes other than IVA. */
export const tiposTributos = operation({
  name: 'FEParamGetTiposTributos',
  request: none,
  result: { ResultGet: list('TributoTipo', numbered), ...complaints },
});

/** FEParamGetTiposOpcional: the optional data of single regulations. */
export const tiposOpcional = operation({
  name: 'FEParamGetTiposOpcional',
  request: none,
  result: { ResultGet: list('OpcionalTipo', lettered), ...complaints },
});

/** FEParamGetTiposPaises: countries. */
export const tiposPaises = operation({
  name: 'FEParamGetTiposPaises',
  request: none,
  result: { ResultGet: list('PaisTipo', record({ Id: int(), Desc: optional(text()) })), ...complaints },
});

/** FEParamGetPtosVenta: the CUIT's puntos de venta for web services. None: `Errors` with 602. */
export const ptosVenta = operation({
  name: 'FEParamGetPtosVenta',
  request: none,
  result: {
    ResultGet: list(
      'PtoVenta',
      record({
        Nro: int(),
        /** Free words such as `CAE - Ri Iva`. */
        EmisionTipo: optional(text()),
        /** `S` or `N`. */
        Bloqueado: optional(text()),
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
    MonId: text(3),
    /** `yyyymmdd`; left out: the latest. */
    FchCotiz: optional(day()),
  },
  result: {
    ResultGet: optional(
      record({ MonId: optional(text()), MonCotiz: decimal(4, 6), FchCotiz: optional(text()) }),
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
    ResultGet: list(
      'CondicionIvaReceptor',
      record({ Id: int(), Desc: optional(text()), Cmp_Clase: optional(text()) }),
    ),
    ...complaints,
  },
});

/** FEParamGetActividades: the CUIT's activities. None: `Errors` with 602. */
export const actividades = operation({
  name: 'FEParamGetActividades',
  request: none,
  result: {
    ResultGet: list('ActividadesTipo', record({ Id: int(), Orden: int(), Desc: optional(text()) })),
    ...complaints,
  },
});
