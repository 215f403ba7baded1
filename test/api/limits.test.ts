/** What a limit may cost a caller: time, and nothing else. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Answered, createWorld, ISSUER, type World } from '../world.ts';

const SALE = {
  taxpayer: ISSUER,
  punto_de_venta: 1,
  lines: [{ description: 'Yerba 1 kg', unit_price: '5000', iva: '21' }],
};

const post = (world: World, key: string, secret: string, headers: Record<string, string> = {}) =>
  world.call('POST', '/v1/invoices', SALE, {
    authorization: `Bearer ${secret}`,
    'idempotency-key': key,
    ...headers,
  });
const names = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
const isAccepted = ({ status }: Answered) => status === 201 || status === 202;

async function listed(world: World): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after = ''; ; ) {
    const { body } = await world.call('GET', `/v1/invoices?limit=100${after}`);
    ids.push(...body.data.map(({ id }: { id: string }) => id));
    if (!body.has_more) return ids;
    after = `&after=${body.next}`;
  }
}

suite('a quota of writes', () => {
  let world: World;
  before(async () => {
    world = await createWorld({ limits: { keyWrites: 30 } });
  });
  after(() => world.close());

  test('what was refused was not done, what was accepted is there, and a key has one outcome through it all', async () => {
    const keys = names(80, 'sale');
    const first = await Promise.all(keys.map((key) => post(world, key, world.key)));
    const accepted = first.filter(isAccepted);
    assert.ok(accepted.length >= 30 && accepted.length < 40, `${accepted.length} accepted`);
    for (const answer of first) assert.ok(isAccepted(answer) || answer.status === 429, String(answer.status));
    assert.deepEqual(
      new Set(await listed(world)),
      new Set(accepted.map(({ body }) => body.id)),
      'the books hold what was accepted and nothing else',
    );
    // The same again, twice at once and with another key of the same organisation: who comes back is answered.
    const again = await Promise.all(
      [...keys, ...keys].map(async (key, index) => {
        for (;;) {
          // Each with a key of its own, whose quota is whole.
          const answer = await post(world, key, await world.newKey(), index % 2 ? { prefer: 'wait=0' } : {});
          if (answer.status !== 429) return answer;
        }
      }),
    );
    assert.ok(again.every(isAccepted), again.find((answer) => !isAccepted(answer))?.raw.toString());
    const outcomes = new Map<string, Set<string>>();
    for (const [index, answer] of [...first, ...again].entries()) {
      const key = keys[index % keys.length] ?? '';
      if (isAccepted(answer)) outcomes.set(key, (outcomes.get(key) ?? new Set()).add(answer.body.id));
    }
    assert.deepEqual(
      [...outcomes.values()].map(({ size }) => size),
      keys.map(() => 1),
    );
    assert.equal((await listed(world)).length, keys.length);
  });

  test('another organisation issues as if nobody else were there', async () => {
    await Promise.all(names(60, 'noise').map((key) => post(world, key, world.key)));
    const secret = await world.newKey({ organization: 'org_other' });
    await world.register('30000000171', 'org_other');
    const answers = await Promise.all(
      names(10, 'theirs').map((key) =>
        world.call(
          'POST',
          '/v1/invoices',
          { ...SALE, taxpayer: '30000000171' },
          { authorization: `Bearer ${secret}`, 'idempotency-key': key },
        ),
      ),
    );
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
  });

  test('every route tells of 429 and its headers in OpenAPI, and health of none', async () => {
    const { body } = await world.call('GET', '/openapi.json');
    for (const [path, operations] of Object.entries<Record<string, { responses: Record<string, unknown> }>>(
      body.paths,
    )) {
      for (const { responses } of Object.values(operations)) {
        const isHealth = path.startsWith('/health/');
        assert.equal('429' in responses, !isHealth, path);
        if (!isHealth) assert.deepEqual(responses['429'], { $ref: '#/components/responses/TooManyRequests' });
      }
    }
    const { headers, content } = body.components.responses.TooManyRequests;
    assert.deepEqual(Object.keys(headers), ['Retry-After', 'RateLimit', 'RateLimit-Policy']);
    assert.deepEqual(Object.keys(content), ['application/problem+json']);
  });
});

test('a default installation takes 500 at once on one punto de venta, and refuses none', async () => {
  const world = await createWorld();
  const answers = await Promise.all(
    names(500, 'rush').map((key) => post(world, key, world.key, { prefer: 'wait=60' })),
  );
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
  assert.equal(new Set(answers.map(({ body }) => body.number)).size, 500);
  await world.close();
});

test('what is full says so, and whoever comes back gets its one invoice', async () => {
  const world = await createWorld({ limits: { inFlight: 8 } });
  const keys = names(40, 'crowd');
  let crowded = 0;
  const answers = await Promise.all(
    [...keys, ...keys].map(async (key) => {
      for (;;) {
        const answer = await post(world, key, world.key);
        if (answer.status !== 429) return answer;
        crowded += 1;
        assert.equal(answer.body.code, 'rate.crowded');
        assert.equal(answer.headers['retry-after'], '1');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }),
  );
  assert.ok(crowded > 0, 'it was full');
  assert.ok(answers.every(isAccepted));
  assert.equal(new Set(answers.map(({ body }) => body.id)).size, 40);
  assert.equal((await listed(world)).length, 40);
  await world.close();
});
