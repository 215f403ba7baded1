/** What came of a try, for whoever lost the answer, and the exchange itself as it was archived. */
import type { ExchangeAnswer } from '@arca-api/contract/gateway';
import { storedAnswer } from '../comprobantes/authorize.ts';
import type { GatewayParts } from '../parts.ts';

export async function tellExchange(parts: GatewayParts, sendId: string): Promise<ExchangeAnswer> {
  const row = await parts.sends.find(sendId);
  if (!row) return { known: false, answer: null, request_xml: null, response_xml: null };
  const exchange = await parts.exchanges.lastOf(sendId);
  return {
    known: true,
    answer: storedAnswer(row),
    request_xml: exchange?.request_xml ?? null,
    response_xml: exchange?.response_xml ?? null,
  };
}
