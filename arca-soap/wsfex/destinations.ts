/** The WSFEXv1 operations about where goods go: countries, and the permits to ship there. */
import { list, optional } from '../codec/presence.ts';
import { type Fields, record } from '../codec/record.ts';
import { digits, int, text } from '../codec/scalars.ts';
import { operation } from '../service/descriptor.ts';
import { complaints } from './complaints.ts';

const words = optional(text());
const none = {} as const satisfies Fields;

/** FEXGetPARAM_DST_pais: countries of destination. */
export const paises = operation({
  name: 'FEXGetPARAM_DST_pais',
  request: none,
  result: {
    /** The table. */
    FEXResultGet: list(
      'ClsFEXResponse_DST_pais',
      record({
        /** 3 digits, as text. */
        DST_Codigo: text(),
        /** In words. */
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
    /** The table. */
    FEXResultGet: list(
      'ClsFEXResponse_DST_cuit',
      record({
        /** What `Cuit_pais_cliente` carries, 11 digits. */
        DST_CUIT: digits(),
        /** ARCA encodes its accents twice: `FÃ­sica`. */
        DST_Ds: words,
      }),
    ),
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
    /** Believe it only when `ErrCode` is `0`. */
    FEXResultGet: optional(
      record({
        /** `OK` when it is, `NO` when it is not. */
        Status: words,
      }),
    ),
    ...complaints,
  },
});
