/** Gives the client damaged answers of WSAA to whole logins: a ticket that is good, a failure that tells nothing, or a defect. */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createArcaClient } from '../client.ts';
import { endpointsOf } from '../endpoints.ts';
import { ArcaFailure } from '../failure.ts';
import { AnswerInMemory } from '../loopback/answer-in-memory.ts';
import { createTestPair } from '../loopback/certificate.ts';
import { granted, NOW, refused, SIGN, TOKEN, ticketXml } from '../loopback/wsaa.ts';
import { WsaaFault } from '../wsaa/faults.ts';
import { chanceOf, mutate } from './mutate.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const ANSWERS = [
  { status: 200, body: granted(ticketXml) },
  { status: 200, body: granted(ticketXml) },
  { status: 500, body: refused('coe.alreadyAuthenticated', 'El CEE ya posee un TA valido') },
] as const;
const OTHER = granted('<loginTicketResponse/>');
/** Half of a secret is no secret any more, so none of its halves may be seen. */
const CANARIES = [TOKEN, SIGN].flatMap((secret) => [secret.slice(0, 30), secret.slice(-30)]);

/** What came of it all. */
export interface FuzzedLogins {
  readonly tickets: number;
  readonly faults: number;
  readonly refused: number;
}

/** @throws for a crash, an impossible ticket or a secret in anything printed, with the seed and number that repeat it. */
export async function fuzzLogin(options: {
  readonly seed: number;
  readonly cases: number;
  readonly only?: number | undefined;
}): Promise<FuzzedLogins> {
  const { seed, cases, only } = options;
  const pair = await createTestPair();
  const count = { tickets: 0, faults: 0, refused: 0 };
  for (let index = only ?? 0; index < (only === undefined ? cases : only + 1); index++) {
    const chance = chanceOf(Math.imul(seed, 0x9e3779b1) ^ index);
    const damaged = mutate(ANSWERS[index % ANSWERS.length] ?? ANSWERS[0], OTHER, chance);
    const arca = createArcaClient({
      endpoints: endpointsOf('homologacion'),
      now: () => NOW,
      dispatcher: new AnswerInMemory(() => damaged),
    });
    const outcome: unknown = await arca.wsaa
      .login({ service: 'wsfe', ...pair }, { deadline: NOW + 1000 })
      .catch((error: unknown) => error);
    try {
      count[judge(outcome)]++;
    } catch (error) {
      throw new Error(
        `SEED=${seed} CASE=${index}: ${inspect(error)}\nHTTP ${damaged.status}\n${damaged.body}`,
      );
    }
  }
  return count;
}

function judge(outcome: unknown): keyof FuzzedLogins {
  const shown = inspect(outcome, { depth: 9, showHidden: true }) + JSON.stringify(outcome);
  for (const canary of CANARIES) assert.ok(!shown.includes(canary), 'a secret was shown');
  if (outcome instanceof ArcaFailure) {
    const kept = outcome.exchange?.responseXml ?? '';
    for (const canary of CANARIES) assert.ok(!kept.includes(canary), 'a secret was archived');
    assert.notEqual(outcome.certainty, 'not-sent');
    return outcome instanceof WsaaFault ? 'faults' : 'refused';
  }
  assert.ok(typeof outcome === 'object' && outcome !== null && 'ticket' in outcome, shown);
  const { token, sign, expiresAt, generatedAt } = outcome.ticket as Readonly<Record<string, unknown>>;
  assert.ok(typeof token === 'string' && token !== '' && typeof sign === 'string' && sign !== '');
  const life = Number(expiresAt) - Number(generatedAt);
  assert.ok(life > 0 && life <= DAY_MS, `a life of ${life} ms`);
  return 'tickets';
}
