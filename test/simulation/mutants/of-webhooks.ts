/** Mistakes in the engine that tells customers: no world plays it, so each is left to a test. */
import { type Mutant, mutant, patch, without } from './mutant.ts';

const WEBHOOKS = 'services/webhooks';
const STORE = `${WEBHOOKS}/deliveries/deliveries.store.ts`;
const DELIVERIES = `${WEBHOOKS}/deliveries/deliveries.test.ts`;
const POST = `${WEBHOOKS}/destinations/post.ts`;
const POSTS = `${WEBHOOKS}/destinations/post.test.ts`;

const LOCKS_ENDPOINT = '          .forNoKeyUpdate()\n          .skipLocked()\n';

export const OF_WEBHOOKS: readonly Mutant[] = [
  mutant(
    'settles a delivery before it posts it',
    { file: DELIVERIES, test: 'whose worker died is told by another' },
    patch(STORE, 'set lease =', "set state = 'succeeded', lease ="),
  ),
  mutant(
    'settles what another worker holds by now',
    { file: DELIVERIES, test: 'given up too late by a worker that no longer held it' },
    patch(STORE, ' and d.event_id = v.event_id and d.lease = v.lease', ' and d.event_id = v.event_id'),
  ),
  mutant(
    'notes an event again that it hears again, for want of a key',
    { file: DELIVERIES, test: 'heard twice it is told once' },
    patch(STORE, 'on conflict (endpoint_id, event_id) do nothing returning', 'returning'),
    patch(
      'platform/database/migrate.ts',
      ".replaceAll('\\r\\n', '\\n');",
      ".replaceAll('\\r\\n', '\\n').replace(',\\n  primary key (endpoint_id, event_id)', '');",
    ),
  ),
  mutant(
    'tells an event again that it hears again',
    { file: DELIVERIES, test: 'heard twice it is told once' },
    patch(
      STORE,
      'on conflict (endpoint_id, event_id) do nothing returning',
      "on conflict (endpoint_id, event_id) do update set state = 'pending', due_at = excluded.due_at returning",
    ),
  ),
  without(
    mutant(
      'takes deliveries that another takes at the same moment',
      {
        file: `${WEBHOOKS}/deliveries/workers.test.ts`,
        test: 'take at the same moment what nobody else does',
      },
      patch(STORE, '\n              for update skip locked) as d)', ') as d)'),
    ),
    // Of one endpoint only one of them takes at a time.
    patch(STORE, LOCKS_ENDPOINT, ''),
  ),
  mutant(
    'counts what is under way at an endpoint while another takes of it',
    { file: `${WEBHOOKS}/deliveries/workers.test.ts`, test: 'hold one endpoint to its pace' },
    patch(STORE, LOCKS_ENDPOINT, ''),
  ),
  mutant(
    'tells an event under another id when it tells it again',
    { file: DELIVERIES, test: 'that fails is tried by the schedule' },
    patch(
      `${WEBHOOKS}/deliveries/attempt-delivery.ts`,
      '...sign({ id: event.id,',
      "...sign({ id: delivery.tries > 1 ? [event.id, delivery.tries].join('_') : event.id,",
    ),
  ),
  mutant(
    'follows a redirect',
    { file: POSTS, test: 'follows no redirect' },
    patch(
      POST,
      "    if (answer.kind === 'failed') return answer.reason;\n",
      `    if (answer.kind === 'failed') return answer.reason;
    const { location } = answer.headers;
    if (answer.status >= 300 && answer.status < 400 && location !== undefined)
      return exchange({ url: new URL(location, url).href, headers, body, deadlineMs: 0 }, signal, startedAt);\n`,
    ),
  ),
  mutant(
    'dials an address without looking where it leads',
    { file: POSTS, test: 'never reaches this machine by a name that is public first' },
    patch(POST, 'isPublicAddress(address) || allow.hasAddress(address);', 'isIP(address) !== 0;'),
  ),
  mutant(
    'signs with a secret that has ended',
    { file: DELIVERIES, test: 'signs with the former secret too for a day' },
    patch(
      `${WEBHOOKS}/endpoints/endpoints.store.ts`,
      "        .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))\n",
      '',
    ),
  ),
  mutant(
    'leaves it to former secrets to end when they would, though one leaked',
    { file: DELIVERIES, test: 'whose secret leaked' },
    patch(
      `${WEBHOOKS}/endpoints/endpoints.store.ts`,
      "where.or([where('ends_at', 'is', null), where('ends_at', '>', endsAt)])",
      "where('ends_at', 'is', null)",
    ),
  ),
];
