/** What every padrón service has: a health check, and a note of when and where it answered. */
import { optional } from '../codec/presence.ts';
import { record } from '../codec/record.ts';
import { text } from '../codec/scalars.ts';
import { openOperation } from '../service/descriptor.ts';

/** When (`2021-08-10T18:10:22.424-03:00`) and which server. */
export const metadata = optional(record({ fechaHora: optional(text()), servidor: optional(text()) }));

/** The health of the service's three layers, `OK` each. Needs no ticket. */
export const dummy = openOperation({
  name: 'dummy',
  request: {},
  result: { appserver: optional(text()), authserver: optional(text()), dbserver: optional(text()) },
});
