/** WSAA as one descriptor: it takes a signed request and answers with a ticket as escaped text. */
import { secret, text } from '../codec/scalars.ts';
import { openOperation, type ServiceDescriptor } from '../service/descriptor.ts';
import { axis } from '../service/dialects.ts';
import { REDACTED } from '../xml/writer.ts';

const operations = {
  /** loginCms: a ticket for one service. */
  loginCms: openOperation({
    name: 'loginCms',
    request: {
      /** CMS in Base64. Whoever holds it could ask for the ticket. */
      in0: secret(),
    },
    result: {
      /** The ticket as XML, escaped: `AccessTicket` is read from it. */
      loginCmsReturn: text(),
    },
  }),
} as const;

/** In the ticket's text, escaped or not, whole or cut short. */
const TICKET_SECRETS = /\b(token|sign)((?:&gt;|&#62;|&#x3e;|>)\s*)[^<&\s]+/gi;
/** Wherever else one could be, in an answer that was damaged: as Base64, or spelled out in character references. */
const ANYTHING_LONG = /[A-Za-z0-9+/=]{28,}|(?:&#x?[0-9a-f]{1,6};){24,}/gi;

/** Authentication: a signed request for one service gets the ticket for it, good for twelve hours. */
export const wsaaService: ServiceDescriptor<typeof operations> = {
  id: 'wsaa',
  wsaaName: '',
  namespace: 'http://wsaa.view.sua.dvadac.desein.afip.gov',
  dialect: axis,
  operations,
  redactResponse: (xml) => xml.replace(TICKET_SECRETS, `$1$2${REDACTED}`).replace(ANYTHING_LONG, REDACTED),
};
