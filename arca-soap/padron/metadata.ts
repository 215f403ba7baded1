/** What the padrón services share: whom they are asked about, a health check, and when and where they answered. */
import { optional } from '../codec/presence.ts';
import { record } from '../codec/record.ts';
import { digits, text } from '../codec/scalars.ts';
import { openOperation } from '../service/descriptor.ts';

/** One key. */
export const oneKey = {
  /** The CUIT, CUIL or CDI asked about, 11 digits. */
  idPersona: digits(11),
} as const;

/** When (`2021-08-10T18:10:22.424-03:00`) and which server. */
export const metadata = optional(
  record({
    /** When: `2021-08-10T18:10:22.424-03:00`. */
    fechaHora: optional(text()),
    /** Which server. */
    servidor: optional(text()),
  }),
);

/** The health of the service's three layers, `OK` each. Needs no ticket. */
export const dummy = openOperation({
  name: 'dummy',
  request: {},
  result: {
    /** `OK` when the application answers. */
    appserver: optional(text()),
    /** `OK` when tickets can be checked. */
    authserver: optional(text()),
    /** `OK` when its data answer. */
    dbserver: optional(text()),
  },
});
