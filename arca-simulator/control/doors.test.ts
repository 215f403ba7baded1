// Every door of the control API, one by one: a stranger, nothing, nonsense, too much and the same again bring it down never.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Bench, openBench } from '../testing/client.ts';
import { SERVER_ROUTES } from './http/server-routes.ts';
import { ROUTES } from './routes.ts';

const HUGE = 'x'.repeat(17 * 1024 * 1024);
const DOORS = Object.entries({ ...ROUTES, ...SERVER_ROUTES }).flatMap(([noun, { run }]) =>
  Object.keys(run).map((method) => ({ noun, method })),
);

let bench: Bench;
const defects: unknown[] = [];
before(async () => {
  bench = await openBench({ token: 'secreto', onDefect: (error) => void defects.push(error) });
});
after(() => bench.close());

async function knock(method: string, path: string, body?: string, token = 'secreto'): Promise<number> {
  const response = await fetch(`${bench.urls.control}/${path}`, {
    method,
    headers: token === '' ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined || method === 'GET' ? {} : { body }),
  });
  const text = await response.text();
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  if (response.status >= 400) {
    assert.ok(isProblem || response.status === 413, `${method} ${path}: ${response.status} ${text}`);
    if (isProblem) {
      const { message, fix } = JSON.parse(text);
      for (const words of [message, fix]) assert.ok(words.es && words.en, text);
    }
  }
  return response.status;
}

for (const { noun, method } of DOORS) {
  test(`${method} ${noun}: strangers are told nothing, and bad input never brings it down`, async () => {
    const saved = bench.simulator.control.save().digest;
    for (const token of ['', 'otro', 'secret', 'secretoo'])
      assert.equal(await knock(method, noun, '{}', token), 401);
    assert.equal(bench.simulator.control.save().digest, saved, 'a stranger changed something');
    if (method !== 'GET') {
      for (const body of ['{', '[]', '7', '"x"', 'null', '\u0000', '{"a":}', '<xml/>'])
        assert.equal(await knock(method, noun, body), 400, body);
      // Bodies are measured before anybody looks at what they are for.
      if (noun !== 'state' && method !== 'DELETE') assert.equal(await knock(method, noun, HUGE), 413);
    }
    const odd = [
      `${noun}/%00`,
      `${noun}/%E0%A4%A`,
      `${noun}/__proto__`,
      `${noun}/a/b/c`,
      `${noun}?cuit=%00&number=x`,
    ];
    for (const path of [noun, `${noun}/`, ...odd]) {
      for (const body of ['', '{}', '{"__proto__":{"x":1}}', '{"constructor":1,"cuit":null}']) {
        const first = await knock(method, path, body);
        assert.ok(first < 500 && first !== 405, `${method} ${path} ${body}: ${first}`);
        // What is done once may be there, or gone, the second time; it is no failure of ours either way.
        assert.ok((await knock(method, path, body)) < 500);
      }
    }
    assert.deepEqual(defects, []);
    assert.equal(({} as Record<string, unknown>)['x'], undefined);
  });
}

test('a method that a noun has not is told which ones it has', async () => {
  for (const noun of Object.keys(ROUTES)) assert.equal(await knock('PATCH', noun, '{}'), 405);
});
