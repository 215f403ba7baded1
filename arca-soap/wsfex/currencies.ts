/** The WSFEXv1 operations about currencies and their official rates. */
import { list, optional } from '../codec/presence.ts';
import { type Fields, record } from '../codec/record.ts';
import { day, decimal, text } from '../codec/scalars.ts';
import { operation } from '../service/descriptor.ts';
import { complaints } from './complaints.ts';

const words = optional(text());
const none = {} as const satisfies Fields;

/** FEXGetPARAM_MON: currencies. */
export const monedas = operation({
  name: 'FEXGetPARAM_MON',
  request: none,
  result: {
    /** The table. */
    FEXResultGet: list(
      'ClsFEXResponse_Mon',
      record({
        /** By code: what requests carry. */
        Mon_Id: text(),
        /** In words. */
        Mon_Ds: words,
        /** Good since, `yyyymmdd`. */
        Mon_vig_desde: optional(day()),
        /** Good until, `yyyymmdd`; missing while it is. */
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
    /** The table. */
    FEXResultGet: list(
      'ClsFEXResponse_Mon_CON_Cotizacion',
      record({
        /** By code: what requests carry. */
        Mon_Id: text(),
        /** In words. */
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
    /** Believe it only when `ErrCode` is `0`. */
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
