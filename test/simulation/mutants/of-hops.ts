/** Mistakes on the way to ARCA: at the gateway, on the hop to it, and with tickets. */
import { GATEWAY, ISSUING, type Mutant, mutant, patch, seeds, without } from './mutant.ts';

export const OF_HOPS: readonly Mutant[] = [
  mutant(
    'does not look whether the gateway had sent it before',
    seeds(76, 20),
    patch(
      `${GATEWAY}/comprobantes/authorize.ts`,
      'started = started || (await sends.add(startedRow(request, digest, clock.now())));',
      'await sends.add(startedRow(request, digest, clock.now()));\n    started = true;',
    ),
  ),
  mutant(
    'says of a try that was on its way that nothing left',
    seeds(165, 20),
    patch(
      `${GATEWAY}/comprobantes/authorize.ts`,
      "return { certainty: 'unknown', reason: 'it was being sent, and nothing says what came of it' };",
      "return { certainty: 'not-sent', reason: 'nothing left', retry_after_ms: 0 };",
    ),
  ),
  without(
    mutant(
      'says of a write without an answer that nothing left',
      seeds(19, 20),
      patch(
        `${GATEWAY}/arca/describe-failure.ts`,
        "if (failure.certainty !== 'not-sent') return { certainty: 'unknown', reason: failure.message };",
        '',
      ),
    ),
    // Its archive knows better.
    patch(
      `${GATEWAY}/comprobantes/authorize.ts`,
      'const answer = asItLeft(told, desk.fate());',
      "const answer = asItLeft(told, 'not-sent');",
    ),
  ),
  mutant(
    'takes a hop without an answer for a try that never left',
    seeds(23, 20),
    patch(
      `${ISSUING}/ask-arca.ts`,
      "kind: refused ? 'not-sent' : 'unknown', send_id: sendId",
      "kind: 'not-sent', send_id: sendId",
    ),
  ),
  mutant(
    'asks for a ticket while one lives',
    seeds(1, 20),
    patch(
      `${GATEWAY}/tickets/obtain-ticket.ts`,
      'row.sealed !== null && (row.expires_at ?? 0) - expiryMargin > now',
      'row.sealed === null && (row.expires_at ?? 0) - expiryMargin > now',
    ),
  ),
];
