/** How customers' systems are told, as settings: which way out, and what an operator lets through. */
import { type AllowList, readAllowList } from '@arca-api/webhooks/destinations/allow-list';

/** Each setting, and what it does. */
export const WEBHOOK_SETTINGS = {
  ARCA_WEBHOOKS_ALLOW:
    'Destinos de webhooks que no son públicos y se permiten igual, separados por comas: direcciones, redes (192.168.1.0/24) o nombres (erp.local). Por defecto: ninguno',
  ARCA_WEBHOOKS_PROXY:
    'Proxy por el que salen los webhooks: http://usuario:clave@proxy:3128. Por defecto: ninguno',
  ARCA_WEBHOOKS_PROXY_NAMES:
    'true: los nombres de los destinos los resuelve ese proxy, que tiene que impedir que lleven adentro de la red; false: se resuelven y se revisan acá. Por defecto: false',
  ARCA_WEBHOOKS_CONCURRENCY:
    'Webhooks que un proceso manda a la vez, de 1 a 1024; una sola organización ocupa hasta la cuarta parte. Por defecto: 64',
} as const;

type Name = keyof typeof WEBHOOK_SETTINGS;

export interface WebhookSettings {
  readonly allow: AllowList;
  readonly proxy: URL | null;
  readonly isProxyAsking: boolean;
  /** Attempts at once in this process. */
  readonly concurrency: number;
}

export function readWebhookSettings(
  text: (name: Name) => string | undefined,
  integer: (name: Name, min: number, max: number) => number | null,
  faults: string[],
): WebhookSettings {
  const proxy = readProxy(text('ARCA_WEBHOOKS_PROXY'), faults);
  const asks = text('ARCA_WEBHOOKS_PROXY_NAMES') ?? 'false';
  if (asks !== 'true' && asks !== 'false')
    faults.push(`ARCA_WEBHOOKS_PROXY_NAMES: «${asks}» no es true ni false.`);
  if (asks === 'true' && proxy === null)
    faults.push('ARCA_WEBHOOKS_PROXY_NAMES: falta ARCA_WEBHOOKS_PROXY. / ARCA_WEBHOOKS_PROXY is missing.');
  return {
    allow: readAllowed(text('ARCA_WEBHOOKS_ALLOW') ?? '', faults),
    proxy,
    isProxyAsking: asks === 'true',
    concurrency: integer('ARCA_WEBHOOKS_CONCURRENCY', 1, 1024) ?? 64,
  };
}

function readAllowed(text: string, faults: string[]): AllowList {
  try {
    return readAllowList(text.split(',').flatMap((entry) => entry.trim() || []));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    faults.push(
      `ARCA_WEBHOOKS_ALLOW: ${error.message}. Van direcciones, redes o nombres, separados por comas.`,
    );
    return readAllowList([]);
  }
}

function readProxy(text: string | undefined, faults: string[]): URL | null {
  if (text === undefined) return null;
  const url = URL.parse(text);
  if (url?.protocol === 'http:' && url.pathname === '/' && url.search === '') return url;
  // The value itself is never repeated: it may have a password.
  faults.push('ARCA_WEBHOOKS_PROXY: no es una dirección como http://usuario:clave@proxy:3128.');
  return null;
}
