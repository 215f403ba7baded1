/** What may be told at: an address as it was written down, before anybody looks where its name leads. */

import { isIP } from 'node:net';
import type { Fault, Words } from '@arca-api/domain/faults/fault';
import type { AllowList } from './allow-list.ts';
import { isPublicAddress } from './classify-address.ts';

const LONGEST = 2048;
/** Names that mean something inside alone. */
const INSIDE = /^localhost$|\.(?:localhost|local|internal|intranet|lan|home\.arpa)$/i;
/** Below it other protocols are at home, such as mail, which may take lines of a body for commands. */
const FIRST_FREE_PORT = 1024;

/** The host of a URL as addresses are written: without brackets, and without a last point. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/**
 * Answers the URL, or the fault that says what is wrong with it. `path` names the field it was told in. A last point of
 * the host is left out, and so is what follows `#`: neither is of use to a server.
 *
 * @example
 * ```ts
 * import { readAllowList } from '@arca-api/webhooks/destinations/allow-list';
 * import { readDestination } from '@arca-api/webhooks/destinations/read-destination';
 *
 * readDestination('https://2130706433/', readAllowList([])); // a fault: it is 127.0.0.1
 * ```
 */
export function readDestination(text: string, allow: AllowList, path = 'url'): URL | Fault {
  // A parser of URLs forgives and removes spaces and line ends; whoever wrote them meant something else.
  const url = text.length > LONGEST || /[\s\p{Cc}]/u.test(text) ? null : URL.parse(text);
  if (url === null || url.hostname === '') return fault(url === null ? 'invalid' : 'not_https', path);
  const host = hostOf(url);
  // Each reading takes a last point away: of several, what is looked at here would not be what is posted to.
  if (host.split('.').includes('')) return fault('invalid', path);
  const isAllowed = allow.hasHost(host) || (isIP(host) !== 0 && allow.hasAddress(host));
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  // Said first: whoever tries out a machine of their own is not helped by encryption.
  if (isWeb && !isAllowed && leadsInside(host)) return fault('private', path);
  if (url.protocol !== 'https:' && !(isWeb && isAllowed)) return fault('not_https', path);
  if (url.username !== '' || url.password !== '') return fault('credentials', path);
  if (!isAllowed && url.port !== '' && url.port !== '80' && Number(url.port) < FIRST_FREE_PORT)
    return fault('port', path);
  if (url.hostname.endsWith('.')) url.hostname = host;
  url.hash = '';
  // Written out it may be longer, and it is read again from there.
  return url.href.length > LONGEST ? fault('invalid', path) : url;
}

const leadsInside = (host: string): boolean =>
  isIP(host) === 0 ? INSIDE.test(host) || !host.includes('.') : !isPublicAddress(host);

const FAULTS = {
  invalid: {
    message: {
      es: `No es una URL, o tiene espacios o más de ${LONGEST} caracteres.`,
      en: `It is no URL, or has spaces or more than ${LONGEST} characters.`,
    },
    fix: {
      es: 'Copiala entera, como https://tienda.example.com/avisos.',
      en: 'Copy it whole, such as https://shop.example.com/notices.',
    },
  },
  not_https: {
    message: { es: 'Tiene que empezar con https://.', en: 'It has to begin with https://.' },
    fix: {
      es: 'Usá https://, o pedile a quien opera la plataforma que permita ese servidor con ARCA_WEBHOOKS_ALLOW.',
      en: 'Use https://, or ask whoever operates the platform to let that server through with ARCA_WEBHOOKS_ALLOW.',
    },
  },
  credentials: {
    message: {
      es: 'Una URL no lleva usuario ni contraseña: cada aviso va firmado.',
      en: 'A URL carries no user and no password: each notice is signed.',
    },
    fix: {
      es: 'Sacalos de la URL y verificá la firma de cada aviso.',
      en: 'Take them out and verify the signature of each notice.',
    },
  },
  private: {
    message: {
      es: 'Lleva a una red interna: desde acá no se avisa ahí.',
      en: 'It leads to an internal network: nobody is told there from here.',
    },
    fix: {
      es: 'Usá una dirección pública. Para oír en tu máquina mientras desarrollás, sin registrar nada: «arca listen --forward-to http://localhost:4000/hook». Para un sistema de la red de la plataforma, pedile a quien la opera que lo permita con ARCA_WEBHOOKS_ALLOW.',
      en: 'Use a public address. To hear on your own machine while you develop, with nothing registered: "arca listen --forward-to http://localhost:4000/hook". For a system in the network of the platform ask whoever operates it to let it through with ARCA_WEBHOOKS_ALLOW.',
    },
  },
  port: {
    message: {
      es: `Entre los puertos menores a ${FIRST_FREE_PORT} se avisa sólo en el 80 y el 443.`,
      en: `Of the ports below ${FIRST_FREE_PORT} only 80 and 443 are told at.`,
    },
    fix: {
      es: 'Usá el 443, o uno desde el 1024.',
      en: 'Use 443, or one from 1024 on.',
    },
  },
} as const satisfies Readonly<Record<string, { message: Words; fix: Words }>>;

const fault = (kind: keyof typeof FAULTS, path: string): Fault => ({
  code: `webhook.url_${kind}`,
  path,
  ...FAULTS[kind],
  arca: [],
});
