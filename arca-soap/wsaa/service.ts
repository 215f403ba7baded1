/** WSAA as one descriptor: it takes a signed request and answers with a ticket as escaped text. */
import { secret, text } from '../codec/scalars.ts';
import { openOperation, type ServiceDescriptor } from '../service/descriptor.ts';
import { axis } from '../service/dialects.ts';
import { REDACTED } from '../xml/writer.ts';

const operations = {
  loginCms: openOperation({
    name: 'loginCms',
    request: {
      /** CMS in Base64. Whoever holds it could ask for the ticket. */
      in0: secret(),
    },
    result: { loginCmsReturn: text() },
  }),
} as const;

/** In the ticket's text, escaped or not, whole or cut short. */
const TICKET_SECRETS = /\b(token|sign)((?:&gt;|&#62;|&#x3e;|>)\s*)[^<&\s]+/gi;

/** The authentication service itself. */
export const wsaaService: ServiceDescriptor<typeof operations> = {
  id: 'wsaa',
  wsaaName: '',
  namespace: 'http://wsaa.view.sua.dvadac.desein.afip.gov',
  dialect: axis,
  operations,
  redactResponse: (xml) => xml.replace(TICKET_SECRETS, `$1$2${REDACTED}`),
};
