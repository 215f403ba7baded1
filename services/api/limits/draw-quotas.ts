/** Draws on quotas and refuses where one is used up, with what a client needs to come back in time. */
import { Refusal } from '@arca-api/contract/errors';
import type { Words } from '@arca-api/domain/faults/fault';
import type { Allowances } from '@arca-api/platform/allowances/port';
import type { Quota, QuotaName } from './quotas.ts';
import { type RateFields, rateFields, waitFor } from './rate-fields.ts';

const WORDS: Readonly<Record<QuotaName, Words>> = {
  'key-reads': {
    es: 'Esta clave hizo más lecturas por minuto que las permitidas.',
    en: 'This key made more reads a minute than it may.',
  },
  'key-writes': {
    es: 'Esta clave hizo más escrituras por minuto que las permitidas.',
    en: 'This key made more writes a minute than it may.',
  },
  'organization-reads': {
    es: 'La organización hizo más lecturas por minuto que las permitidas, entre todas sus claves.',
    en: 'The organisation made more reads a minute than it may, with all its keys together.',
  },
  'organization-writes': {
    es: 'La organización hizo más escrituras por minuto que las permitidas, entre todas sus claves.',
    en: 'The organisation made more writes a minute than it may, with all its keys together.',
  },
  'organization-batch-bytes': {
    es: 'La organización mandó más archivos por hora que los permitidos.',
    en: 'The organisation sent more files an hour than it may.',
  },
  'address-requests': {
    es: 'Desde esta dirección llegaron más pedidos sin clave por minuto que los permitidos.',
    en: 'More requests without a key came from this address in a minute than may.',
  },
  'address-failures': {
    es: 'Desde esta dirección llegaron demasiados pedidos con claves que no sirven.',
    en: 'Too many requests with keys that are none came from this address.',
  },
};

/** Refuses with 429, or answers the headers; `null` where nothing is limited. `tell` gets the headers either way. */
export async function drawQuotas(
  allowances: Allowances,
  quotas: readonly Quota[],
  tell: (fields: RateFields) => void,
): Promise<void> {
  if (quotas.length === 0) return;
  const { granted, used } = await allowances.draw(quotas);
  tell(rateFields(quotas, used, granted));
  if (!granted) throw refusalOf(quotas, used);
}

/** Of quotas that did not grant; `retryAfterMs` is when all of them will, if nobody else comes. */
export function refusalOf(quotas: readonly Quota[], used: readonly number[]): Refusal {
  const waits = quotas.map((quota, index) => waitFor(quota, used[index] ?? 0, quota.cost));
  const short = quotas.filter((_, index) => (waits[index] ?? 0) > 0);
  const first = short[0]?.name;
  return new Refusal('rate.limited', {
    detail: first === undefined ? undefined : WORDS[first],
    retryAfterMs: Math.max(0, ...waits),
    extra: { violated_policies: short.map(({ name }) => name) },
  });
}
