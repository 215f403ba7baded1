/** Whatever leads inside is refused on every way out of the engine: first try, retry and on request, seen at the socket. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { forEverybody } from '@arca-api/platform/database/scope';
import { askNames } from '@arca-api/platform/http/ask-names';
import { pinnedPost } from '@arca-api/platform/http/pinned-post';
import { certify } from '@arca-api/platform/http/testing/certificate';
import { serve } from '@arca-api/platform/http/testing/serve';
import { serveDns } from '@arca-api/platform/http/testing/serve-dns';
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
    const { id } = await world.addEndpoint(organization, { url, retry_schedule: [5, 86_400, 86_400] });
    listening.push({ organization, endpoint: id, url });
  }
  for (const organization of new Set(listening.map((one) => one.organization)))
    await world.tell({ organization });
  return listening;
}

/** The attempts at each, once each has so many and none is being made. */
async function untilAttempted(
  listening: readonly Listening[],
  count: number,
): Promise<ReadonlyMap<string, readonly AttemptRow[]>> {
  const { deliveries } = world.webhooks;
  const found = new Map<string, readonly AttemptRow[]>();
  for (let turns = 0; found.size < listening.length; turns += 1) {
    assert.ok(turns < 200_000, `${listening.length - found.size} were not attempted ${count} times`);
    for (const { endpoint, url } of listening) {
      if (found.has(url)) continue;
      const attempts = await forEverybody('a test', async () => {
        const [row] = await deliveries.ofEndpoint(endpoint, { after: null, limit: 2, state: null });
        if (row === undefined || row.lease !== null) return [];
        return deliveries.attempts(row.id, { after: null, limit: 9 });
      });
      if (attempts.length === count) found.set(url, attempts);
    }
    await turn();
  }
  return found;
}

async function askAgain(listening: readonly Listening[]): Promise<void> {
  for (const { organization, endpoint } of listening)
    await forEverybody('a test', async () => {
      const page = { after: null, limit: 2, state: null };
      const [row] = await world.webhooks.deliveries.ofEndpoint(endpoint, page);
      await world.webhooks.retry({ organization, mode: 'test' }, row?.id ?? '');
    });
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
      world.work();
      const listening = await register([...urls]);
      await untilAttempted(listening, 1);
      await clock.advance(6_000);
      await untilAttempted(listening, 2);
      await askAgain(listening);
      const all = await untilAttempted(listening, 3);
      for (const [url, attempts] of all) {
        assert.deepEqual(
          attempts.map(({ reason, status }) => [reason, status]),
          [1, 2, 3].map(() => [REFUSED, null]),
          url,
        );
        assert.deepEqual(
          attempts.map(({ cause }) => cause),
          ['event', 'event', 'retry'],
        );
      }
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
      world.work();
      const listening = await register(inside.map((_, index) => `https://${nameOf(index)}:${server.port}/`));
      await untilAttempted(listening, 1);
      isLooked = true;
      const before = server.connections();
      assert.deepEqual(
        server.seen.map(({ sni }) => sni).sort(),
        inside.map((_, index) => nameOf(index)).sort(),
        'each was told once, by its own name',
      );
      await world.clock.advance(6_000);
      await untilAttempted(listening, 2);
      await askAgain(listening);
      const all = await untilAttempted(listening, 3);
      for (const [url, attempts] of all)
        assert.deepEqual(
          attempts.map(({ reason, status }) => reason ?? status),
          [500, REFUSED, REFUSED],
          `${url} ${inside[Number(/\d+/.exec(url)?.[0])]}`,
        );
      assert.deepEqual([server.connections(), server.seen.length], [before, inside.length]);
      for (const [index] of inside.entries())
        for (const type of ['A', 'AAAA']) {
          const times = dns.asked.filter((question) => question === `${type} ${nameOf(index)}`).length;
          assert.ok(times >= 3, `${nameOf(index)} was asked for anew at each attempt`);
        }
    } finally {
      await network.close();
    }
  });
});
