/** Gives the client damaged answers and holds what it makes of them to what the whole ones authorize. */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createArcaClient } from '../client.ts';
import { endpointsOf } from '../endpoints.ts';
import { ArcaFailure } from '../failure.ts';
import { AnswerInMemory } from '../loopback/answer-in-memory.ts';
import type { Reply } from '../loopback/serve.ts';
import { callOperation } from '../service/call.ts';
import { chanceOf, mutate } from './mutate.ts';
import type { Specimen } from './specimen.ts';

const auth = { token: 'dG9rZW4gb2YgdGhlIHRlc3Rz', sign: 'c2lnbiBvZiB0aGUgdGVzdHM=', cuit: '20267565393' };
const DEADLINE = 4_102_444_800_000;

/** What came of it all. */
export interface Fuzzed {
  readonly cases: number;
  /** Read as answers in spite of the damage. */
  readonly answered: number;
  /** Of these, how many authorized something, always what the whole answer does. */
  readonly authorized: number;
  readonly refused: number;
  /** The slowest case, in milliseconds. */
  readonly slowest: number;
}

/** A result is made of plain objects, lists, text and numbers, under the names that its descriptor has. */
function assertPlain(value: unknown): void {
  if (typeof value !== 'object' || value === null) {
    assert.ok(typeof value === 'string' || Number.isSafeInteger(value), typeof value);
    return;
  }
  if (!Array.isArray(value)) assert.equal(Object.getPrototypeOf(value), Object.prototype);
  for (const name of ['__proto__', 'constructor', 'prototype']) assert.ok(!Object.hasOwn(value, name));
  for (const inside of Object.values(value)) assertPlain(inside);
}

/** The client's only way out is a memory, so a hundred thousand calls need no sockets. */
function clientAnswering(answer: () => Reply) {
  return createArcaClient({
    endpoints: endpointsOf('homologacion'),
    now: () => 0,
    dispatcher: new AnswerInMemory(answer),
  });
}

/** One case: the seed and its number say everything about it. */
async function runCase(
  specimens: readonly Specimen[],
  seed: number,
  index: number,
): Promise<'refused' | 'answered' | 'authorized'> {
  const chance = chanceOf(Math.imul(seed, 0x9e3779b1) ^ index);
  const specimen = specimens[index % specimens.length];
  assert.ok(specimen);
  // The whole answer to another question; one to the same question would be believed, and rightly.
  const others = specimens.filter(({ operation }) => operation !== specimen.operation);
  const other = others[chance(others.length)] ?? specimen;
  const damaged = mutate(specimen, other.body, chance);
  const arca = clientAnswering(() => damaged);
  const { service, operation, asked, authorizes, authorizedIn } = specimen;
  const input = { credentials: operation.isAuthenticated ? auth : null, fields: asked };
  try {
    const { result } = await callOperation(arca.kernel, service, operation, input, { deadline: DEADLINE });
    assertPlain(result);
    const authorized = authorizedIn(result);
    for (const one of authorized) assert.ok(authorizes.includes(one), `authorized ${one}`);
    assert.equal(new Set(authorized).size, authorized.length, 'authorized twice');
    return authorized.length > 0 ? 'authorized' : 'answered';
  } catch (error) {
    if (error instanceof ArcaFailure && error.certainty !== 'not-sent') return 'refused';
    throw new Error(
      `SEED=${seed} CASE=${index} ${specimen.name}: ${inspect(error)}\nHTTP ${damaged.status}\n${damaged.body.slice(0, 6000)}`,
      { cause: error },
    );
  }
}

/** @throws for a crash, a wrong authorization or a polluted prototype, with the seed and number that repeat it. */
export async function fuzzClient(
  specimens: readonly Specimen[],
  options: { readonly seed: number; readonly cases: number; readonly only?: number | undefined },
): Promise<Fuzzed> {
  const { seed, cases, only } = options;
  const prototypes = [Object.prototype, Array.prototype, String.prototype].map(Object.getOwnPropertyNames);
  const count = { refused: 0, answered: 0, authorized: 0 };
  let slowest = 0;
  for (let index = only ?? 0; index < (only === undefined ? cases : only + 1); index++) {
    const start = performance.now();
    count[await runCase(specimens, seed, index)]++;
    slowest = Math.max(slowest, performance.now() - start);
  }
  assert.deepEqual(
    [Object.prototype, Array.prototype, String.prototype].map(Object.getOwnPropertyNames),
    prototypes,
    'no prototype was touched',
  );
  const answered = count.answered + count.authorized;
  return { cases, answered, authorized: count.authorized, refused: count.refused, slowest };
}

/** Whole answers are read as they are declared: otherwise nothing that follows means anything. */
export async function checkSpecimens(specimens: readonly Specimen[]): Promise<void> {
  for (const specimen of specimens) {
    const { name, service, operation, asked, status, body, authorizes, authorizedIn } = specimen;
    const arca = clientAnswering(() => ({ status, body }));
    const input = { credentials: operation.isAuthenticated ? auth : null, fields: asked };
    const answer = await callOperation(arca.kernel, service, operation, input, { deadline: DEADLINE }).catch(
      (error: unknown) => {
        assert.ok(error instanceof ArcaFailure && error.certainty === 'answered', `${name}: ${error}`);
        return null;
      },
    );
    assert.deepEqual(answer === null ? [] : authorizedIn(answer.result), authorizes, name);
  }
}
