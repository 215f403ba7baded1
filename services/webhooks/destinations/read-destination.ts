/** What may be told at: an address as it was written down, before anybody looks where its name leads. */

import { isIP } from 'node:net';
import type { Fault, Words } from '@arca-api/domain/faults/fault';
import type { AllowList } from './allow-list.ts';
import { isPublicAddress } from './classify-address.ts';

const LONGEST = 2048;
/** Names that mean something inside alone. */
const INSIDE = /^localhost$|\.(?:localhost|local|internal|intranet|lan|home\.arpa)$/i;

/** The host of a URL as addresses are written: without brackets, and without a last point. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** Answers the URL, or the fault that says what is wrong with it. `path` names the field it was told in. */
export function readDestination(text: string, allow: AllowList, path = 'url'): URL | Fault {
  const url = text.length > LONGEST ? null : URL.parse(text);
  if (url === null)
    return fault('webhook.url_invalid', path, {
      es: `No es una URL, o tiene más de ${LONGEST} caracteres.`,
      en: `It is no URL, or has more than ${LONGEST} characters.`,
    });
  const host = hostOf(url);
  const isAllowed = allow.hasHost(host) || (isIP(host) !== 0 && allow.hasAddress(host));
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isAllowed))
    return fault('webhook.url_not_https', path, {
      es: 'Tiene que empezar con https://.',
      en: 'It has to begin with https://.',
    });
  if (url.username !== '' || url.password !== '')
    return fault('webhook.url_credentials', path, {
      es: 'Una URL no lleva usuario ni contraseña: cada aviso va firmado.',
      en: 'A URL carries no user and no password: each notice is signed.',
    });
  if (!isAllowed && (isIP(host) === 0 ? INSIDE.test(host) || !host.includes('.') : !isPublicAddress(host)))
    return fault('webhook.url_private', path, {
      es: 'Lleva a una red interna: desde acá no se avisa ahí.',
      en: 'It leads to an internal network: nobody is told there from here.',
    });
  return url;
}

function fault(code: string, path: string, message: Words): Fault {
  return {
    code,
    path,
    message,
    fix: {
      es: 'Usá una dirección pública con https://, o pedile a quien opera la plataforma que la permita.',
      en: 'Use a public address with https://, or ask whoever operates the platform to let it through.',
    },
    arca: [],
  };
}
