/** What is told to the developer's machine: signed as webhooks are, tried three times, and never in the way of what follows. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { type EventEnvelope, toEnvelope } from '@arca-api/contract/events/envelope';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { certify } from '@arca-api/platform/http/testing/certificate';
import { serve } from '@arca-api/platform/http/testing/serve';
import { Webhook } from 'standardwebhooks';
import { bodyAgain, forwardEvent, type Tried } from './forward-event.ts';
import { postHere } from './post-here.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

const event = (data: unknown = { cae: '76480674409775' }): EventEnvelope =>
  toEnvelope({
    id: 'evt_1',
    type: 'invoice.authorized',
    mode: 'test',
    subject: 'inv_1',
    sequence: 2,
    data,
    occurredAt: Date.now(),
  });

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function receive(t: TestContext, answer: (response: ServerResponse) => void) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    heard.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
    answer(response);
    server.emit('heard');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
  return { heard, url, server };
}

/** Forwards; time moves on by a pause whenever a try is followed by another. */
async function forward(
  told: EventEnvelope,
  url: URL,
  clock = simulatedClock(Date.now()),
  verifiesTls = true,
) {
  const tried: Tried[] = [];
  const ending = new AbortController();
  const begun = clock.now();
  const work = forwardEvent(told, {
    post: postHere,
    clock,
    signal: ending.signal,
    url,
    secret: SECRET,
    verifiesTls,
    onTry(one) {
      tried.push(one);
      if (one.again) setImmediate(() => void clock.advance(3_000));
    },
  });
  const taken = await work;
  return { taken, tried, waited: clock.now() - begun };
}

test('it is signed as webhooks are, with the bytes that they have', async (t) => {
  const { heard, url } = await receive(t, (response) => response.writeHead(204).end());
  const told = event({ name: 'Ñandú «€» \u2028', 10: 'a', 2: 'b', amount: '1.10' });
  const { taken, tried } = await forward(told, url);
  assert.equal(taken, true);
  assert.deepEqual(
    tried.map(({ attempt, status, again }) => [attempt, status, again]),
    [[1, 204, false]],
  );
  const [one] = heard;
  assert.ok(one !== undefined);
  assert.equal(one.body, bodyAgain(told));
  assert.equal(one.headers['content-type'], 'application/json');
  new Webhook(SECRET).verify(one.body, one.headers as Record<string, string>);
  assert.throws(() => new Webhook(SECRET).verify(`${one.body} `, one.headers as Record<string, string>));
});

test('a certificate that nobody signed is believed when that is asked, and never otherwise', async () => {
  await using secure = await serve(
    (_, response) => response.writeHead(204).end(),
    await certify('localhost'),
  );
  const url = new URL(`https://localhost:${secure.port}/hook`);
  const refused = await forward(event(), url);
  assert.deepEqual([refused.taken, secure.seen.length], [false, 0]);
  assert.deepEqual(
    refused.tried.map(({ status, reason }) => [status, reason]),
    Array.from({ length: 3 }, () => [null, 'DEPTH_ZERO_SELF_SIGNED_CERT']),
  );
  const believed = await forward(event(), url, simulatedClock(Date.now()), false);
  assert.deepEqual([believed.taken, believed.tried.length, secure.seen.length], [true, 1, 1]);
  const [{ body, headers } = { body: '', headers: {} }] = secure.seen;
  new Webhook(SECRET).verify(body, headers as Record<string, string>);
});

test('a huge one arrives whole', async (t) => {
  const { heard, url } = await receive(t, (response) => response.writeHead(200).end('ok'));
  const told = event({ lines: 'ñ'.repeat(5_000_000) });
  assert.equal((await forward(told, url)).taken, true);
  assert.equal(heard[0]?.body, bodyAgain(told));
});

for (const [what, status] of [
  ['refuses', 500],
  ['leads elsewhere', 302],
  ['is gone', 410],
] as const)
  test(`whoever ${what} is told three times, and no more`, async (t) => {
    const { heard, url } = await receive(t, (response) =>
      response.writeHead(status, { location: '/elsewhere' }).end(),
    );
    const { taken, tried } = await forward(event(), url);
    assert.equal(taken, false);
    assert.deepEqual(
      tried.map((one) => [one.attempt, one.status, one.again]),
      [
        [1, status, true],
        [2, status, true],
        [3, status, false],
      ],
    );
    assert.deepEqual([...new Set(heard.map(({ headers }) => headers['webhook-id']))], ['evt_1']);
    assert.equal(heard.length, 3);
  });

test('whoever takes it the second time is told no more', async (t) => {
  let asked = 0;
  const { heard, url } = await receive(t, (response) => response.writeHead(++asked === 1 ? 503 : 200).end());
  assert.equal((await forward(event(), url)).taken, true);
  assert.equal(heard.length, 2);
});

test('nobody there is said by name', async (t) => {
  const { url, server } = await receive(t, () => {});
  server.close();
  await once(server, 'close');
  const { taken, tried } = await forward(event(), url);
  assert.equal(taken, false);
  assert.deepEqual(
    tried.map(({ reason }) => reason),
    ['ECONNREFUSED', 'ECONNREFUSED', 'ECONNREFUSED'],
  );
});

test('whoever does not answer has twenty seconds', async (t) => {
  const clock = simulatedClock(Date.now());
  const { url, server } = await receive(t, () => {});
  server.on('heard', () => void clock.advance(20_000));
  const { taken, tried } = await forward(event(), url, clock);
  assert.equal(taken, false);
  assert.deepEqual(
    tried.map(({ reason, ms }) => [reason, ms]),
    [
      ['timeout', 20_000],
      ['timeout', 20_000],
      ['timeout', 20_000],
    ],
  );
});

test('an answer without an end is not waited for', async (t) => {
  const { url } = await receive(t, (response) => {
    response.writeHead(200);
    response.write('x'.repeat(100_000));
  });
  assert.equal((await forward(event(), url)).taken, true);
});
