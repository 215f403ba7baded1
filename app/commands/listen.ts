/** `arca listen`: what happens in test mode, on the developer's machine as a webhook, without a public address. */
import type { EventEnvelope } from '@arca-api/contract/events/envelope';
import { meansSomething } from '@arca-api/contract/events/event-types';
import { patternsOf } from '@arca-api/contract/webhooks';
import type { Clock } from '@arca-api/platform/clock/port';
import { systemClock } from '@arca-api/platform/clock/system';
import { systemRandom } from '@arca-api/platform/random/system';
import { askApi } from '../client/call-api.ts';
import { findServer, readTold, type Server, type Told, text } from '../client/client-config.ts';
import { type EventsPage, followEvents } from '../client/follow-events.ts';
import { bodyAgain, forwardEvent, PAUSES_MS, type Tried } from '../client/forward-event.ts';
import { listenSecret } from '../client/listen-secret.ts';
import { postHere } from '../client/post-here.ts';
import { say, sayJson } from '../client/say.ts';
import { wrongUse } from '../client/usage.ts';
import { ConfigFaults } from '../config.ts';

const FLAGS = {
  'forward-to': 'string',
  events: 'string',
  secret: 'string',
  after: 'string',
  print: 'boolean',
  'skip-verify-tls': 'boolean',
} as const;

/** Until Ctrl-C, which ends it with 0. */
export async function listen(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const told = readTold(args, FLAGS);
  const prints = told.flags['print'] === true;
  if (told.words.length > 0 || (text(told.flags['forward-to']) === undefined && !prints)) {
    return wrongUse('listen');
  }
  refuseLive(told, environment);
  const url = readTarget(text(told.flags['forward-to']));
  const wants = readWanted(text(told.flags['events']));
  const server = await findServer(told, environment);
  const data = text(told.flags['data']) ?? (environment['ARCA_DATA']?.trim() || 'data');
  const { secret, isKept } = await listenSecret(data, text(told.flags['secret']), systemRandom(systemClock));

  const ending = new AbortController();
  const end = (): void => ending.abort();
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  const speaker = server.json ? speakJson(prints) : speak(systemClock, prints);
  const { signal } = ending;
  try {
    const events = followEvents({
      ask: asking(server, told, environment),
      clock: systemClock,
      signal,
      after: text(told.flags['after']),
      onReady: (after) => speaker.ready({ api: server.api, url, secret, isKept, after }),
      onLost: speaker.lost,
      onBack: speaker.back,
    });
    for await (const event of events) {
      if (!wants(event.type)) continue;
      speaker.event(event);
      if (url === null) continue;
      await forwardEvent(event, {
        post: postHere,
        clock: systemClock,
        signal,
        url,
        secret,
        verifiesTls: told.flags['skip-verify-tls'] !== true,
        onTry: speaker.tried,
      });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  }
  return 0;
}

/** Real invoices are told to endpoints that somebody registered, and to nobody's terminal. */
function refuseLive({ flags }: Told, environment: NodeJS.ProcessEnv): void {
  const key = text(flags['key']) ?? environment['ARCA_KEY']?.trim() ?? '';
  if (flags['live'] !== true && !key.startsWith('arca_live_')) return;
  throw new ConfigFaults([
    '«arca listen» es para el modo de prueba: usá una clave arca_test_…. Para el modo real, registrá un destino en POST /v1/webhook-endpoints. / "arca listen" is for test mode: use a key arca_test_…. For live mode register an endpoint at POST /v1/webhook-endpoints.',
  ]);
}

function readTarget(told: string | undefined): URL | null {
  if (told === undefined) return null;
  const url = URL.canParse(told) ? new URL(told) : null;
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new ConfigFaults([
    `--forward-to: «${told}» no es una dirección http:// o https://, como http://localhost:4000/hook. / That is no http:// or https:// address, such as http://localhost:4000/hook.`,
  ]);
}

function readWanted(told: string | undefined): (type: string) => boolean {
  if (told === undefined) return () => true;
  const patterns = told.split(',').map((one) => one.trim());
  const unknown = patterns.filter((one) => !meansSomething(one));
  if (unknown.length > 0) {
    throw new ConfigFaults([
      `--events: ${unknown.map((one) => `«${one}»`).join(', ')}: no hay eventos así; «arca trigger» lista los que hay. / There are no such events; "arca trigger" lists those there are.`,
    ]);
  }
  return (type) => patternsOf(type).some((one) => patterns.includes(one));
}

/** Where the server answers may be another address after it was started again: its data folder says. */
function asking(first: Server, told: Told, environment: NodeJS.ProcessEnv) {
  let server = first;
  return async (path: string, signal: AbortSignal): Promise<EventsPage> => {
    try {
      return (await (await askApi(server, 'GET', path, { signal })).json()) as EventsPage;
    } catch (error) {
      server = await findServer(told, environment).catch(() => server);
      throw error;
    }
  };
}

interface Ready {
  readonly api: string;
  readonly url: URL | null;
  readonly secret: string;
  readonly isKept: boolean;
  readonly after: string;
}

interface Speaker {
  ready(ready: Ready): void;
  event(event: EventEnvelope): void;
  tried(tried: Tried): void;
  lost(error: unknown): void;
  back(): void;
}

/** A line of JSON for each thing that happens; with `prints`, the events themselves are on lines of their own. */
function speakJson(prints: boolean): Speaker {
  return {
    ready: ({ api, url, secret, after }) =>
      sayJson({ listening: true, api, forward_to: url?.href ?? null, secret, after: after || null }),
    event(event) {
      if (prints) say(bodyAgain(event));
    },
    tried: ({ event, attempt, status, reason, ms, succeeded, again }) =>
      sayJson({
        event: event.id,
        type: event.type,
        subject: event.subject,
        sequence: event.sequence,
        attempt,
        status,
        reason,
        ms,
        succeeded,
        again,
      }),
    lost: (error) => sayJson({ lost: String(error instanceof Error ? error.message : error) }),
    back: () => sayJson({ back: true }),
  };
}

function speak(clock: Clock, prints: boolean): Speaker {
  const at = (): string => new Date(clock.now()).toLocaleTimeString('es-AR', { hour12: false });
  return {
    ready({ api, url, secret, isKept }) {
      say(
        `Oyendo ${api} (modo de prueba) / listening, test mode${url === null ? '' : ` → ${url.href}`}`,
        ...(url === null
          ? []
          : [
              `  Secreto / secret: ${secret}${isKept ? '' : '  (no queda guardado / not kept)'}`,
              `  Lo que falla se prueba ${PAUSES_MS.length + 1} veces y se sigue. / What fails is tried ${PAUSES_MS.length + 1} times, then left.`,
            ]),
        'Ctrl-C para terminar. / Ctrl-C to stop.',
      );
    },
    event(event) {
      if (prints) say(`${at()}  ${event.type}  ${event.subject}`, bodyAgain(event));
    },
    tried({ event, attempt, status, reason, ms, succeeded, again }) {
      const next = again ? '  se prueba otra vez / tried again' : `  se deja / left: ${event.id}`;
      const more = succeeded ? '' : `  (${attempt}/${PAUSES_MS.length + 1})${next}`;
      say(
        `${at()}  ${succeeded ? '✓' : '✗'} ${event.type}  ${event.subject}  ${status ?? reason}  ${ms} ms${more}`,
      );
    },
    lost: () =>
      say(`${at()}  La API no responde: se sigue probando. / The API does not answer: it is asked again.`),
    back: () => say(`${at()}  La API volvió: nada se perdió. / The API is back: nothing was lost.`),
  };
}
