/** ARCA's rate of the day for waiting invoices whose day changed since they were judged. */
import type { Lane } from '@arca-api/contract/gateway';
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import { currencyByIso, PESOS } from '@arca-api/domain/comprobante/currency';
import { rateDay } from '@arca-api/domain/invoice/resolve-exchange-rate';
import type { WaitingInvoice } from './port.ts';

/** By invoice; `null` while ARCA does not tell one of them. */
export async function ratesOfToday(
  gateway: GatewayClient,
  { environment, cuit }: Lane,
  waiting: readonly WaitingInvoice[],
  today: string,
) {
  const questions = new Map<string, { currency: string; date: string; invoices: string[] }>();
  for (const { invoice, request, judged_by } of waiting) {
    if (request.exchange_rate !== 'auto' || judged_by.official_rate === null || judged_by.today === today)
      continue;
    const currency = currencyByIso(request.currency)?.arca ?? PESOS;
    if (currency === PESOS) continue;
    const date = rateDay(request, today);
    const question = questions.get(`${currency} ${date}`) ?? { currency, date, invoices: [] };
    question.invoices.push(invoice);
    questions.set(`${currency} ${date}`, question);
  }
  const rates = new Map<string, { rate: string; date: string }>();
  // Each rate once and all abreast: a step stays about one round trip.
  const answers = await Promise.all(
    [...questions.values()].map(async ({ currency, date, invoices }) => ({
      invoices,
      answer: await gateway.rate({ environment, cuit, currency, date }),
    })),
  );
  for (const { invoices, answer } of answers) {
    if (!answer.ok) return null;
    for (const invoice of invoices) rates.set(invoice, { rate: answer.rate, date: answer.date });
  }
  return rates;
}
