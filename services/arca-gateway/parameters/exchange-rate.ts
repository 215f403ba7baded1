/** ARCA's rate of a currency for a day, or of the last day before it that has one. */
import type { RateAnswer, rateRequest } from '@arca-api/contract/gateway';
import { addDays } from '@arca-api/domain/calendar/day';
import type { z } from 'zod';
import { saysNoData } from '../arca/answer-class.ts';
import { readArca } from '../arca/read-arca.ts';
import { toRateQuery } from '../comprobantes/wsfe/to-wsfe.ts';
import type { GatewayParts } from '../parts.ts';
import { fromRate } from './from-wsfe-tables.ts';
import { remember } from './remember.ts';

type Rate = { readonly rate: string; readonly date: string };

export async function exchangeRate(
  parts: GatewayParts,
  request: z.infer<typeof rateRequest>,
): Promise<RateAnswer> {
  const { environment, cuit, currency, date } = request;
  const deadline = parts.clock.now() + parts.settings.timeouts.read;
  let reason = `ARCA has no rate of ${currency} around ${date}`;
  const rate = await remember(parts, { environment, cuit, name: `rate/${currency}/${date}` }, async () => {
    for (let back = 0; back <= parts.settings.caches.rateDaysBack; back += 1) {
      const day = addDays(date, -back);
      const read = await readArca(
        parts,
        { environment, cuit, service: 'wsfe', deadline },
        (arca, auth, options) => arca.wsfe.cotizacion({ auth, ...toRateQuery(currency, day) }, options),
      );
      if (!read.ok && !saysNoData('wsfe', read.failure.errors)) {
        reason = read.failure.reason;
        return null;
      }
      const found: Rate | null = read.ok ? fromRate(day, read.response) : null;
      if (found !== null) return found;
    }
    return null;
  });
  return rate === null ? { ok: false, reason } : { ok: true, ...rate };
}
