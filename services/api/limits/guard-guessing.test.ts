/** Guessing keys costs the database a few looks a minute, and whoever shares the guesser's address goes on working. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '@arca-api/contract/errors';
import { memoryAllowances } from '@arca-api/platform/allowances/memory';
import { memoryCache } from '@arca-api/platform/cache/memory';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { memoryLog } from '@arca-api/platform/log/memory';
import { guardGuessing } from './guard-guessing.ts';
import { createPlaces } from './places.ts';
import type { RateFields } from './rate-fields.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

function stage() {
  const clock = simulatedClock(1_000_000);
  const log = memoryLog();
  const allowances = memoryAllowances(clock);
  const cache = memoryCache(clock);
  const keys = new Set(['good']);
  const told = { lookUps: 0, fields: null as RateFields | null };
  /** Another process, or the same one started again: what it remembers by itself is gone. */
  const openProcess = () => {
    const strangers = createPlaces({ total: Number.POSITIVE_INFINITY, each: 8 });
    const knock = guardGuessing({
      async authenticate(authorization) {
        told.lookUps += 1;
        await turn();
        if (!keys.has(authorization ?? '')) throw new Refusal('access.invalid');
        return { kind: 'key', id: 'key_1', mode: 'test', grants: [] };
      },
      allowances,
      cache,
      strangers,
      failures: 60,
      clock,
      log,
    });
    return async (authorization: string, address = '192.0.2.1'): Promise<string> => {
      try {
        const tell = (fields: RateFields) => {
          told.fields = fields;
        };
        const never = new AbortController().signal;
        await knock({ authorization, address, tell, enter: (places, whose) => places.enter(whose, never) });
        return 'ok';
      } catch (error) {
        if (error instanceof Refusal) return error.code;
        throw error;
      }
    };
  };
  const guess = async (ask: ReturnType<typeof openProcess>, count: number, from = 0) => {
    const answers = await Promise.all(
      Array.from({ length: count }, (_, index) => ask(`guess ${from + index}`)),
    );
    return { limited: answers.filter((code) => code === 'rate.limited').length, answers };
  };
  return { clock, log, keys, told, openProcess, guess };
}

test('of a thousand guesses at once hardly more than the quota is looked up, and then one a second', async () => {
  const { clock, log, told, openProcess, guess } = stage();
  const ask = openProcess();
  const { limited, answers } = await guess(ask, 1000);
  assert.ok(told.lookUps >= 60 && told.lookUps <= 60 + 8, `${told.lookUps} looked up`);
  assert.equal(limited, 1000 - told.lookUps);
  assert.ok(answers.every((code) => code === 'rate.limited' || code === 'access.invalid'));
  assert.deepEqual(told.fields, {
    'ratelimit-policy': '"address-failures";q=60;w=60',
    ratelimit: '"address-failures";r=0;t=1',
  });
  assert.equal(log.lines.filter(({ level }) => level === 'warn').length, 1, 'one line says it all');
  const before = told.lookUps;
  for (let second = 0; second < 10; second++) {
    await clock.advance(1000);
    for (let i = 0; i < 20; i++) await ask(`slow guess ${second} ${i}`);
  }
  assert.ok(told.lookUps - before <= 10, `${told.lookUps - before} more`);
});

test('whoever shares the address goes on with a key that was good, in other processes and after a restart too', async () => {
  const { told, openProcess, guess } = stage();
  const ask = openProcess();
  assert.equal(await ask('good'), 'ok');
  await guess(ask, 500);
  assert.equal(await ask('good'), 'ok');
  const again = openProcess();
  await guess(again, 50);
  assert.equal(await again('good'), 'ok');
  assert.equal(await ask('good', '192.0.2.2'), 'ok');
  const before = told.lookUps;
  assert.equal(await ask('never seen', '192.0.2.1'), 'rate.limited');
  assert.equal(told.lookUps, before, 'not even looked up');
  assert.equal(
    await ask('never seen', '192.0.2.2'),
    'access.invalid',
    'other addresses have their own count',
  );
});

test('a hundred good keys behind one address that start at once are all let in', async () => {
  const { keys, openProcess } = stage();
  for (let i = 0; i < 100; i++) keys.add(`shop ${i}`);
  const ask = openProcess();
  const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => ask(`shop ${index}`)));
  assert.deepEqual(new Set(answers), new Set(['ok']));
});

test('a key that was good and is not any more counts as a guess from then on', async () => {
  const { keys, told, openProcess } = stage();
  const ask = openProcess();
  assert.equal(await ask('good'), 'ok');
  keys.clear();
  for (let i = 0; i < 60; i++) assert.equal(await ask('good'), 'access.invalid');
  const before = told.lookUps;
  assert.equal(await ask('good'), 'rate.limited');
  assert.equal(told.lookUps, before);
});

test('a clock that is set back locks nobody out for longer', async () => {
  const clock = simulatedClock(100_000_000);
  let shift = 0;
  const shifted = { ...clock, now: () => clock.now() + shift };
  const knock = guardGuessing({
    authenticate: async () => {
      throw new Refusal('access.invalid');
    },
    allowances: memoryAllowances(shifted),
    cache: memoryCache(shifted),
    strangers: createPlaces({ total: 8, each: 8 }),
    failures: 2,
    clock: shifted,
    log: memoryLog(),
  });
  const ask = () =>
    knock({
      authorization: 'x',
      address: 'a',
      tell: () => {},
      enter: () => Promise.reject(new Error()),
    }).catch((error: Refusal) => error.code);
  assert.deepEqual(
    [await ask(), await ask(), await ask()],
    ['access.invalid', 'access.invalid', 'rate.limited'],
  );
  shift = -3_600_000;
  assert.equal(await ask(), 'access.invalid', 'it is looked up once more, and counted');
  assert.equal(await ask(), 'rate.limited');
  await clock.advance(30_000);
  assert.equal(await ask(), 'access.invalid');
});
