/** The table of currencies with ARCA's rate of the day for those that were asked for. */
import { Refusal } from '@arca-api/contract/errors';
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import { dayInBuenosAires } from '@arca-api/domain/calendar/day';
import { currencyByIso, PESOS } from '@arca-api/domain/comprobante/currency';
import type { Clock } from '@arca-api/platform/clock/port';
import { grantOf, mayUse, type Principal } from '../access/principal.ts';
import { findTaxpayer } from '../taxpayers/find-taxpayer.ts';
import type { TaxpayerRow, taxpayersStore } from '../taxpayers/taxpayers.store.ts';
import { type Entry, TABLES } from './tables-of-reference.ts';

export interface ReadCurrenciesParts {
  readonly gateway: GatewayClient;
  readonly taxpayers: ReturnType<typeof taxpayersStore>;
  readonly clock: Clock;
}

export interface RatesWish {
  readonly taxpayer?: string | undefined;
  /** ISO codes. */
  readonly rates: readonly string[];
}

export function readCurrencies({ gateway, taxpayers, clock }: ReadCurrenciesParts) {
  const find = findTaxpayer(taxpayers);

  return async (principal: Principal, wish: RatesWish): Promise<readonly Entry[]> => {
    const entries = TABLES.currencies.entries();
    const issuer = await issuerOf(principal, wish.taxpayer);
    if (issuer === null) return entries;
    if (await taxpayers.isElsewhere(issuer)) throw new Refusal('taxpayer.owned');
    const wanted = entries.filter(({ code }) => wish.rates.includes(String(code)));
    const rates = new Map(
      await Promise.all(wanted.map(async ({ code }) => [code, await rateOf(issuer, String(code))] as const)),
    );
    return entries.map((entry) => ({ ...entry, ...rates.get(entry['code']) }));
  };

  /** The one named, or the only one: rates are asked in somebody's name. */
  async function issuerOf(principal: Principal, named: string | undefined): Promise<TaxpayerRow | null> {
    if (named !== undefined) return find(principal, named);
    const grant = grantOf(principal);
    const all = await taxpayers.list(grant.organization, principal.mode);
    const [only, ...others] = all.filter(({ cuit }) => mayUse(grant, cuit));
    return only !== undefined && others.length === 0 ? only : null;
  }

  /** Without an answer the rate stays unknown: the table is worth having anyway. */
  async function rateOf({ environment, cuit }: TaxpayerRow, iso: string): Promise<Entry> {
    const currency = currencyByIso(iso)?.arca;
    if (currency === undefined) return {};
    const date = dayInBuenosAires(clock.now());
    if (currency === PESOS) return { rate: '1', rate_date: date };
    const answer = await gateway
      .rate({ environment, cuit, currency, date })
      .catch(() => ({ ok: false as const }));
    return answer.ok ? { rate: answer.rate, rate_date: answer.date } : {};
  }
}
