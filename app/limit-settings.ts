/** How much may be asked of the API, as settings. */
import { isIP } from 'node:net';
import type { LimitsConfig, QuotaLimits } from '@arca-api/api/config';

const MB = 1024 * 1024;

/** Each setting, and what it does. */
export const LIMIT_SETTINGS = {
  ARCA_TRUST_PROXY:
    'Proxies a los que se les cree X-Forwarded-For, separados por comas: direcciones, redes (10.0.0.0/8) o loopback, linklocal, uniquelocal. Por defecto: ninguno',
  ARCA_LIMIT_KEY_READS: 'Lecturas por minuto de una clave; 0: sin límite. Por defecto: 60000',
  ARCA_LIMIT_KEY_WRITES: 'Escrituras por minuto de una clave; 0: sin límite. Por defecto: 60000',
  ARCA_LIMIT_ORGANIZATION_READS:
    'Lecturas por minuto de una organización, entre todas sus claves de un modo; 0: sin límite. Por defecto: 120000',
  ARCA_LIMIT_ORGANIZATION_WRITES:
    'Escrituras por minuto de una organización, entre todas sus claves de un modo; 0: sin límite. Por defecto: 120000',
  ARCA_LIMIT_ORGANIZATION_BATCH_MB:
    'MB de archivos de lotes por hora de una organización; 0: sin límite. Por defecto: 2048',
  ARCA_LIMIT_ADDRESS_REQUESTS:
    'Pedidos sin clave por minuto desde una dirección IP (o red /64); 0: sin límite. Por defecto: 1200',
  ARCA_LIMIT_ADDRESS_FAILURES:
    'Pedidos con claves que no sirven por minuto desde una dirección IP (o red /64); 0: sin límite. Por defecto: 60',
  ARCA_LIMIT_IN_FLIGHT: 'Pedidos en curso a la vez en un proceso. Por defecto: 4096',
  ARCA_LIMIT_WAITING:
    'Pedidos que esperan un CAE a la vez en un proceso; los demás responden 202 enseguida. Por defecto: 2048',
  ARCA_LIMIT_ORGANIZATION_SHARE:
    'Porcentaje de los pedidos en curso, las esperas y las conexiones que puede ocupar una organización. Por defecto: 50',
  ARCA_LIMIT_OVERRIDES:
    'Otros límites para una organización o una clave, en JSON: {"org_…": {"reads": 600, "writes": 600, "batch_mb": 64}, "key_…": {"reads": 60}}',
} as const;

type Name = keyof typeof LIMIT_SETTINGS;

export interface LimitReader {
  text(name: Name): string | undefined;
  /** `null` where it is not told. */
  integer(name: Name, min: number, max: number): number | null;
  fault(message: string): void;
}

const MOST = 1_000_000_000;

/** What is told of limits; what is not is left out. */
export function readLimits(reader: LimitReader): Partial<LimitsConfig> {
  const quota = (name: Name) => reader.integer(name, 0, MOST);
  const batch = reader.integer('ARCA_LIMIT_ORGANIZATION_BATCH_MB', 0, 1_000_000);
  const share = reader.integer('ARCA_LIMIT_ORGANIZATION_SHARE', 1, 100);
  const told = {
    keyReads: quota('ARCA_LIMIT_KEY_READS'),
    keyWrites: quota('ARCA_LIMIT_KEY_WRITES'),
    organizationReads: quota('ARCA_LIMIT_ORGANIZATION_READS'),
    organizationWrites: quota('ARCA_LIMIT_ORGANIZATION_WRITES'),
    organizationBatchBytes: batch === null ? null : batch * MB,
    addressRequests: quota('ARCA_LIMIT_ADDRESS_REQUESTS'),
    addressFailures: quota('ARCA_LIMIT_ADDRESS_FAILURES'),
    inFlight: reader.integer('ARCA_LIMIT_IN_FLIGHT', 2, 1_000_000),
    waiting: reader.integer('ARCA_LIMIT_WAITING', 2, 1_000_000),
    organizationShare: share === null ? null : share / 100,
    overrides: readOverrides(reader),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null));
}

/** Proxies as a list with commas; `null`: none. Trusting everybody is no choice: anybody could call itself anything. */
export function readTrustProxy(reader: Pick<LimitReader, 'text' | 'fault'>): string | null {
  const text = reader.text('ARCA_TRUST_PROXY');
  if (text === undefined) return null;
  const entries = text.split(',').map((entry) => entry.trim());
  const wrong = entries.filter((entry) => !isProxy(entry));
  for (const entry of wrong)
    reader.fault(
      `ARCA_TRUST_PROXY: «${entry}» no es una dirección, una red ni loopback, linklocal o uniquelocal.`,
    );
  return wrong.length > 0 ? null : entries.join(',');
}

function isProxy(entry: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(entry)) return true;
  const [address = '', bits, more] = entry.split('/');
  const version = isIP(address);
  if (version === 0 || more !== undefined) return false;
  return (
    bits === undefined ||
    (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

const WORDS: Readonly<Record<string, (value: number, isKey: boolean) => Partial<QuotaLimits>>> = {
  reads: (value, isKey) => (isKey ? { keyReads: value } : { organizationReads: value }),
  writes: (value, isKey) => (isKey ? { keyWrites: value } : { organizationWrites: value }),
  batch_mb: (value) => ({ organizationBatchBytes: value * MB }),
};

function readOverrides({ text, fault }: LimitReader): LimitsConfig['overrides'] | null {
  const told = text('ARCA_LIMIT_OVERRIDES');
  if (told === undefined) return null;
  const parsed = asObject(told);
  if (parsed === null) {
    fault('ARCA_LIMIT_OVERRIDES: no es un objeto JSON.');
    return null;
  }
  return Object.fromEntries(
    Object.entries(parsed).map(([id, limits]) => {
      if (!/^(org|key)_/.test(id))
        fault(`ARCA_LIMIT_OVERRIDES: «${id}» no es una organización ni una clave.`);
      return [id, overrideOf(id, limits, fault)];
    }),
  );
}

function overrideOf(id: string, limits: unknown, fault: LimitReader['fault']): Partial<QuotaLimits> {
  const isKey = id.startsWith('key_');
  const found: Partial<QuotaLimits>[] = [];
  for (const [word, value] of Object.entries(limits ?? {})) {
    const to = isKey && word === 'batch_mb' ? undefined : WORDS[word];
    if (to !== undefined && Number.isSafeInteger(value) && value >= 0 && value <= MOST)
      found.push(to(value, isKey));
    else
      fault(`ARCA_LIMIT_OVERRIDES: «${word}» de ${id} no es un límite, o no es un entero de 0 en adelante.`);
  }
  if (found.length === 0) fault(`ARCA_LIMIT_OVERRIDES: ${id} no dice ningún límite.`);
  return Object.assign({}, ...found);
}

function asObject(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
  } catch {
    return null;
  }
}
