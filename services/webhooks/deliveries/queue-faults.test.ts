/** News that comes twice, late and in any order, and signals that do not come: all of it is told, and none of it twice. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '@arca-api/platform/clock/port';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { outbox } from '@arca-api/platform/events/outbox';
import type { NewEvent, Signals } from '@arca-api/platform/events/port';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { answered, openWebhooks } from '../testing/open-webhooks.ts';

const EVENTS = 80;
const ORGANIZATIONS = ['org_a', 'org_b'] as const;
const AT_ONCE = 7;

suite('news on the embedded database', () => {
  test('that comes twice and out of order is told once, and all of it', () => play(openTestDatabase));
});
await withTestServer('news on a served PostgreSQL', (server) => {
  test('that comes twice and out of order is told once, and all of it', () =>
    play((clock) => openTestPostgres(server, { clock, connections: 10 })));
});

async function play(open: (clock: Clock) => Promise<Database>): Promise<void> {
  const random = seededRandom(5, simulatedClock(0));
  const chance = () => random.number();
  let dropped = 0;
  /** A third of what is said is lost, a third said twice. */
  const carry = (signals: Signals): Signals => ({
    ...signals,
    notify(topic, detail) {
      const fate = Math.floor(chance() * 3);
      if (fate === 0) dropped += 1;
      for (let times = 0; times < fate; times += 1) signals.notify(topic, detail);
    },
  });
  const world = await openWebhooks(open, { carry, sweepMs: 1_000 });
  try {
    const urls: string[] = [];
    for (const organization of ORGANIZATIONS)
      for (const name of ['one', 'two']) {
        const url = `https://${name}.${organization}.example`;
        await world.addEndpoint(organization, { url, max_in_flight: 100 });
        urls.push(url);
      }
    const accepted = new Map<string, number>();
    const heard = new Set<string>();
    world.answer(({ url, headers }) => {
      const key = `${url} ${headers['webhook-id']}`;
      heard.add(key);
      if (chance() < 0.2) return answered(500);
      accepted.set(key, (accepted.get(key) ?? 0) + 1);
      return answered(200);
    });
    const events = Array.from({ length: EVENTS }, (_, index): NewEvent => {
      const organization = ORGANIZATIONS[index % 2] ?? 'org_a';
      return {
        id: `evt_${String(index).padStart(26, '0')}`,
        type: 'invoice.authorized',
        organization,
        mode: 'test',
        subject: `inv_${index % 20}`,
        sequence: index,
        data: {},
        occurredAt: world.clock.now(),
      };
    });
    await forEverybody('a test', () =>
      world.database.transaction('platform', (trx) => outbox.append(trx, events)),
    );
    // A tenth of it comes twice, and all of it in any order.
    const twice = events.filter(() => chance() < 0.1);
    assert.ok(twice.length > 0);
    const queue = [...events, ...twice]
      .map((event) => ({ event, at: chance() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ event }) => event);
    world.work();
    world.work();
    const { hears } = world.webhooks;
    await forEverybody('a test', async () => {
      while (queue.length > 0) {
        const [first, ...batch] = queue.splice(0, AT_ONCE);
        // Some by two relays at the same time, and some again in the batch that follows.
        if (first !== undefined) await Promise.all([hears.handle(first), hears.handle(first)]);
        await Promise.all([hears.handleMany(batch), hears.handleMany(batch.slice(0, 2))]);
        if (batch[0] !== undefined && chance() < 0.1) queue.push(batch[0]);
      }
    });
    const wanted = events.flatMap(({ id, organization }) =>
      urls.filter((url) => url.includes(organization)).map((url) => `${url} ${id}`),
    );
    const isHeld = async () =>
      (
        await forEverybody('a test', () =>
          world.database
            .schema<{ deliveries: { id: string; lease: string | null } }>('webhooks')
            .selectFrom('deliveries')
            .select('id')
            .where('lease', 'is not', null)
            .limit(1)
            .execute(),
        )
      ).length > 0;
    // Time moves on only while nothing is under way: nobody's lease ends by it.
    for (let rounds = 0; rounds < 20_000 && accepted.size < wanted.length; rounds += 1) {
      await turn();
      if (!(await isHeld())) await world.clock.advance(1_000);
    }
    assert.ok(dropped > 0 && world.posted.length > wanted.length, 'signals were lost, and posts refused');
    assert.deepEqual([...accepted.keys()].sort(), wanted.sort(), 'none is lost');
    assert.deepEqual(
      [...accepted].filter(([, times]) => times > 1),
      [],
      'none is doubled',
    );
    assert.equal(heard.size, wanted.length, 'and nothing else is told');
  } finally {
    await world.close();
  }
}
