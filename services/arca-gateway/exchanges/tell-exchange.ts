/** What came of a try, for whoever lost the answer, and the exchange itself as it was archived. */
import type { ExchangeAnswer } from '@arca-api/contract/gateway';
import { recall, storedAnswer } from '../comprobantes/authorize.ts';
import type { GatewayParts } from '../parts.ts';

export async function tellExchange(parts: GatewayParts, sendId: string): Promise<ExchangeAnswer> {
  const row = await parts.sends.find(sendId);
  if (!row) return { known: false, answer: null, request_xml: null, response_xml: null };
  const exchange = await parts.exchanges.lastOf(sendId);
  // Until its deadline a try that has not left may still leave: that is no answer yet.
  const isPending = row.state === 'accepted' && parts.clock.now() < row.deadline;
  const answer =
    row.state === 'accepted'
      ? isPending
        ? null
        : await recall(parts, sendId, row.digest)
      : storedAnswer(row);
  return {
    known: true,
    answer,
    request_xml: exchange?.request_xml ?? null,
    response_xml: exchange?.response_xml ?? null,
  };
}
