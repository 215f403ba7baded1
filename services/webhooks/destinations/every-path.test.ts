/** Whatever leads inside is refused on every way out of the engine, seen at the socket: as it happens, by the schedule, in bulk, on request, and as an example. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { askNames } from '@arca-api/platform/http/ask-names';
import { pinnedPost } from '@arca-api/platform/http/pinned-post';
import { certify } from '@arca-api/platform/http/testing/certificate';
import { serve } from '@arca-api/platform/http/testing/serve';
import { serveDns } from '@arca-api/platform/http/testing/serve-dns';
import type { Asker } from '../asker.ts';
import type { AttemptRow } from '../deliveries/deliveries.store.ts';
import { openWebhooks, type World } from '../testing/open-webhooks.ts';
import { readAllowList } from './allow-list.ts';
import { createPoster } from './post.ts';
import { INSIDE, missing, vectors } from './testing/vectors.ts';
import { WORDS_OF_FAILURES } from './words-of-failures.ts';

/** Fewer than an organisation may have. */
const PER_ORGANIZATION = 40;
const REFUSED = `refused_address: ${WORDS_OF_FAILURES.refused_address.es}`;

let world: World;
beforeEach(async () => {
  world = await openWebhooks();
});
afterEach(() => world.close());

interface Listening {
  readonly organization: string;
  readonly endpoint: string;
  readonly url: string;
}

/** Past the doors, as something would be that was let through once and no longer is. */
async function register(urls: readonly string[]): Promise<readonly Listening[]> {
  const listening: Listening[] = [];
  for (const [index, url] of urls.entries()) {
    const organization = `org_${Math.floor(index / PER_ORGANIZATION)}`;
    // Happened before anybody listened: it is told when what is missing is asked for.
    if (index % PER_ORGANIZATION === 0)
      await world.tell({ organization, occurredAt: world.clock.now() - 3_600_000 });
    const wish = { url, retry_schedule: [5], event_types: ['invoice.*'] };
    const { id } = await world.addEndpoint(organization, wish);
    listening.push({ organization, endpoint: id, url });
  }
  for (const organization of new Set(listening.map((one) => one.organization)))
    await world.tell({ organization });
  return listening;
}

/** Deliveries to an endpoint, the newest first. */
const deliveriesTo = (endpoint: string) =>
  world.webhooks.deliveryLog.ofEndpoint(endpoint, { after: null, limit: 9, state: null });

/** The attempts at each, in their order, once there are so many and none is being made. */
async function untilAttempted(
  listening: readonly Listening[],
  count: number,
): Promise<ReadonlyMap<string, readonly AttemptRow[]>> {
  const found = new Map<string, readonly AttemptRow[]>();
  for (let turns = 0; found.size < listening.length; turns += 1) {
    assert.ok(turns < 200_000, `${listening.length - found.size} were not attempted ${count} times`);
    for (const { endpoint, url } of listening) {
      if (found.has(url)) continue;
      const attempts = await forEverybody('a test', async () => {
        const rows = await deliveriesTo(endpoint);
        const made = rows.reduce((sum, { attempts: times }) => sum + times, 0);
        if (made < count || rows.some(({ lease }) => lease !== null)) return null;
        const page = { after: null, limit: 9 };
        const all = await Promise.all(rows.map(({ id }) => world.webhooks.deliveryLog.attempts(id, page)));
        return all.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
      });
      if (attempts !== null) found.set(url, attempts);
    }
    await turn();
  }
  for (const [url, attempts] of found) assert.equal(attempts.length, count, url);
  return found;
}

const each = async (
  listening: readonly Listening[],
  work: (owner: Asker, endpoint: string) => Promise<unknown>,
): Promise<void> => {
  for (const { organization, endpoint } of listening)
    await forOrganizations([organization], () => work({ organization, mode: 'test', by: 'key_1' }, endpoint));
};

/** Everything there is, told and not: as much at once as may be asked for. */
const replayAll = (listening: readonly Listening[]): Promise<void> =>
  each(listening, async (owner, endpoint) => {
    const wish = { events: null, from: null, to: null, only: 'all', event_types: null } as const;
    const { id } = await world.webhooks.replay(owner, endpoint, wish);
    for (let turns = 0; (await world.webhooks.replays.find(owner, id))?.state === 'running'; turns += 1) {
      assert.ok(turns < 10_000, 'it never ends');
      await turn();
    }
  });

const askAgain = (listening: readonly Listening[]): Promise<void> =>
  each(listening, async (owner, endpoint) => {
    const [row] = await deliveriesTo(endpoint);
    await world.webhooks.retry(owner, row?.id ?? '');
  });

const tryOut = (listening: readonly Listening[]): Promise<void> =>
  each(listening, (owner, endpoint) => world.webhooks.example(owner, endpoint, 'invoice.authorized'));

/** Each way after the other; why each of the attempts was made, in their order. */
const CAUSES = ['event', 'event', 'retry', 'retry', 'retry', 'example'];

/** What came of each attempt at each of them; `looked` runs once the first was made. */
async function everyWay(
  urls: readonly string[],
  looked: () => void = () => {},
): Promise<ReadonlyMap<string, readonly AttemptRow[]>> {
  world.work();
  const listening = await register(urls);
  await untilAttempted(listening, 1);
  looked();
  await world.clock.advance(6_000);
  await untilAttempted(listening, 2);
  await replayAll(listening);
  await untilAttempted(listening, 4);
  await askAgain(listening);
  await untilAttempted(listening, 5);
  await tryOut(listening);
  const all = await untilAttempted(listening, 6);
  for (const [url, attempts] of all)
    assert.deepEqual(
      attempts.map(({ cause }) => cause),
      CAUSES,
      url,
    );
  return all;
}

suite('an endpoint that leads inside', { skip: missing }, () => {
  test('by its address is dialled by no attempt of any kind', async () => {
    await using server = await serve((_, response) => response.end(), undefined, '0.0.0.0');
    const network = pinnedPost();
    const { clock } = world;
    const ask = async () => ['127.0.0.1'];
    const post = createPoster({ ask, network: network.post, allow: readAllowList([]), clock });
    world.answer((posting) => post(posting));
    const literals = vectors.blocked_ip.map((ip) => `http://${ip.includes(':') ? `[${ip}]` : ip}/`);
    const urls = new Set(
      [...INSIDE, ...vectors.blocked_url, ...literals].flatMap((text) => {
        const url = URL.parse(text);
        if (url === null || !/^https?:$/.test(url.protocol)) return [text];
        url.port = String(server.port);
        return [url.href, url.href.replace('http:', 'https:')];
      }),
    );
    assert.ok(urls.size > 100);
    try {
      for (const [url, attempts] of await everyWay([...urls]))
        assert.deepEqual(
          attempts.map(({ reason, status }) => [reason, status]),
          CAUSES.map(() => [REFUSED, null]),
          url,
        );
      assert.equal(server.connections(), 0);
      // And what was not reached was there.
      const let127 = createPoster({ ask, network: network.post, allow: readAllowList(['127.0.0.1']), clock });
      const here = `http://127.0.0.1:${server.port}/`;
      const answer = await let127({ url: here, headers: {}, body: '', deadlineMs: 20_000 });
      assert.deepEqual([answer.kind, server.connections()], ['answered', 1]);
    } finally {
      await network.close();
    }
  });

  test('by a name that changes its mind is dialled where it led when it was looked at, and never after', async () => {
    const nameOf = (index: number) => `n${index}.example.com`;
    const inside = vectors.blocked_ip;
    const { key, cert } = await certify(...inside.map((_, index) => nameOf(index)));
    await using server = await serve(
      (_, response) => response.writeHead(500).end(),
      { key, cert },
      '0.0.0.0',
    );
    // At first an address that the operator lets through, where somebody listens; then one of the set for each name.
    let isLooked = false;
    await using dns = await serveDns((name, type) => {
      if (!isLooked) return type === 'A' ? ['127.0.0.2'] : [];
      const address = inside[Number(/\d+/.exec(name)?.[0])] ?? '';
      return address.includes(':') === (type === 'AAAA') ? [address] : [];
    });
    const network = pinnedPost({ certificateAuthorities: cert });
    const post = createPoster({
      ask: askNames({ servers: [dns.address] }),
      network: network.post,
      allow: readAllowList(['127.0.0.2']),
      clock: world.clock,
    });
    world.answer((posting) => post(posting));
    try {
      let before = 0;
      const all = await everyWay(
        inside.map((_, index) => `https://${nameOf(index)}:${server.port}/`),
        () => {
          isLooked = true;
          before = server.connections();
          assert.deepEqual(
            server.seen.map(({ sni }) => sni).sort(),
            inside.map((_, index) => nameOf(index)).sort(),
            'each was told once, by its own name',
          );
        },
      );
      for (const [url, attempts] of all)
        assert.deepEqual(
          attempts.map(({ reason, status }) => reason ?? status),
          [500, ...CAUSES.slice(1).map(() => REFUSED)],
          `${url} ${inside[Number(/\d+/.exec(url)?.[0])]}`,
        );
      assert.deepEqual([server.connections(), server.seen.length], [before, inside.length]);
      for (const [index] of inside.entries())
        for (const type of ['A', 'AAAA']) {
          const times = dns.asked.filter((question) => question === `${type} ${nameOf(index)}`).length;
          assert.ok(times >= CAUSES.length, `${nameOf(index)} was asked for anew at each attempt`);
        }
    } finally {
      await network.close();
    }
  });
});
