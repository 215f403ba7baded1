/** The WSCDC operations that read what ComprobanteConstatar takes. */
import { list, optional } from '../codec/presence.ts';
import { type Fields, record } from '../codec/record.ts';
import { day, int, text } from '../codec/scalars.ts';
import { operation } from '../service/descriptor.ts';
import { complaints } from '../wsfe/complaints.ts';

const none = {} as const satisfies Fields;
/** In words. */
const Desc = optional(text());

/** ComprobantesModalidadConsultar: the kinds of authorisation code. */
export const modalidades = operation({
  name: 'ComprobantesModalidadConsultar',
  request: none,
  result: {
    /** The table. */
    ResultGet: list(
      'FacModTipo',
      record({
        /** `CAE`, `CAEA` or `CAI`. */
        Cod: text(),
        Desc,
        /** Good since, `yyyymmdd`. */
        FchDesde: optional(day()),
        /** Good until, `yyyymmdd`; missing while it is. */
        FchHasta: optional(day()),
      }),
    ),
    ...complaints,
  },
});

/** ComprobantesTipoConsultar: the comprobante types it can look up. */
export const tiposCbte = operation({
  name: 'ComprobantesTipoConsultar',
  request: none,
  result: {
    /** The table. */
    ResultGet: list(
      'CbteTipo',
      record({
        /** By code: what requests carry. */
        Id: int(),
        Desc,
      }),
    ),
    ...complaints,
  },
});

const lettered = record({
  /** By code, as text: what requests carry. */
  Id: text(),
  Desc,
});

/** DocumentosTipoConsultar: document types, as text of two digits. */
export const tiposDoc = operation({
  name: 'DocumentosTipoConsultar',
  request: none,
  result: {
    /** The table. */
    ResultGet: list('DocTipo', lettered),
    ...complaints,
  },
});

/** OpcionalesTipoConsultar: what `Opcionales` may carry. None: `Errors` with 503. */
export const tiposOpcional = operation({
  name: 'OpcionalesTipoConsultar',
  request: none,
  result: {
    /** The table. */
    ResultGet: list('OpcionalTipo', lettered),
    ...complaints,
  },
});
