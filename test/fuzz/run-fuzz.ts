/** Sends what the document says and what it does not, and judges every answer by the document. */

import { refusalsOf } from '@arca-api/api/doors/refusals-of';
import type { RefusalCode } from '@arca-api/contract/errors';
import fc from 'fast-check';
import { someCuit } from '../strangers/household.ts';
import type { World } from '../world.ts';
import { type OpenApi, type Operation, operationsOf } from './operations.ts';
import { type Caller, type Recipe, recipesOf, resolve } from './recipes.ts';
import { createSightings, type Sightings } from './sightings.ts';

export interface Fuzzed {
  readonly sent: number;
  /** Past authentication: the credential was good, or none was needed. */
  readonly known: number;
  /** Answered with 2xx. */
  readonly accepted: number;
  readonly statuses: ReadonlyMap<number, number>;
  /** By operation, how often it answered 2xx. */
  readonly acceptedBy: ReadonlyMap<string, number>;
  /** Each with the request that shows it; those alike are told once. */
  readonly findings: ReadonlyMap<string, string>;
}

export interface FuzzOptions {
  readonly seed: number;
  /** As many as this, or as fit in `forMs`. */
  readonly count: number;
  readonly forMs?: number;
  readonly issuers: readonly string[];
  /** Addresses that may be told what happens, where somebody listens. */
  readonly receivers: readonly string[];
}

const CHUNK = 400;
const AT_ONCE = 8;
/** Whatever is asked, an answer comes by then. */
const LONGEST_MS = 30_000;

const SECURITY = [
  'content-security-policy',
  'referrer-policy',
  'x-content-type-options',
  'x-frame-options',
  'cache-control',
];

export async function runFuzz(world: World, options: FuzzOptions): Promise<Fuzzed> {
  const { body } = await world.call('GET', '/openapi.json');
  const operations = operationsOf(body as OpenApi);
  const acceptedBy = new Map(operations.map(({ name }) => [name, 0]));
  const codes = new Map(
    world.api.routes.map((route) => [
      `${route.method} ${route.path}`,
      new Set<string>(refusalsOf(route) satisfies readonly RefusalCode[]),
    ]),
  );
  const keys = await keyring(world, options.issuers);
  const sightings = createSightings(options.issuers);
  for (const url of options.receivers) sightings.add('receiver', url);
  const statuses = new Map<number, number>();
  const findings = new Map<string, string>();
  let [sent, known, good] = [0, 0, 0];
  const until = performance.now() + (options.forMs ?? Number.POSITIVE_INFINITY);
  const recipes = recipesOf(operations);
  for (let chunk = 0; sent < options.count && performance.now() < until; chunk++) {
    // Issuers end up where they cannot issue any more: there is always one that has just begun.
    const fresh = someCuit(1000 + chunk);
    await world.register(fresh);
    sightings.add('cuit', fresh);
    const numRuns = Math.min(CHUNK, options.count - sent);
    const queue = fc.sample(recipes, { seed: options.seed + chunk, numRuns });
    const turns = queue.values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const recipe of turns) await take(recipe);
      }),
    );
    sent += numRuns;
  }
  return {
    sent,
    known,
    accepted: good,
    statuses,
    acceptedBy,
    findings,
  };

  async function take(recipe: Recipe): Promise<void> {
    const { operation, caller } = recipe;
    const request = await prepare(recipe, sightings, keys);
    const begun = performance.now();
    const answer = await world.server.inject({ ...request, method: request.method as 'GET' });
    const tooLate = performance.now() - begun > LONGEST_MS;
    const { statusCode: status } = answer;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status !== 401) known += 1;
    if (status < 300) {
      good += 1;
      acceptedBy.set(operation.name, (acceptedBy.get(operation.name) ?? 0) + 1);
    }
    // Nothing keeps a key from ending itself.
    if (status === 401 && caller !== 'nobody' && caller !== 'garbage') await keys.renew(caller);
    const headers = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
    );
    const answered = { status, headers, raw: answer.rawPayload };
    const problems = leadsElsewhere(recipe) ? [] : judge(operation, codes.get(operation.name), answered);
    if (tooLate) problems.push('answered too late');
    for (const problem of problems) {
      const name = `${operation.name}: ${problem}`;
      if (!findings.has(name))
        findings.set(
          name,
          `${request.url} ${JSON.stringify(request.headers)} ${String(request.payload ?? '').slice(0, 600)}\n    → ${status} ${answer.body.slice(0, 600)}`,
        );
    }
    if (status < 300 && caller === 'owner') sightings.look(answer.body);
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: Buffer;
}

/** `..` in the place of an id is the path of another operation: what is wrong there is found by asking that one. */
const leadsElsewhere = ({ path }: Recipe): boolean =>
  Object.values(path).some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));

function judge(operation: Operation, codes: ReadonlySet<string> | undefined, answer: Answer): string[] {
  const { status, headers, raw } = answer;
  const problems: string[] = [];
  for (const name of [...SECURITY, 'request-id'])
    if (headers[name] === undefined) problems.push(`${status} without ${name}`);
  const type = (headers['content-type'] ?? '').split(';')[0] ?? '';
  const isProblem = type === 'application/problem+json';
  const code = isProblem ? String(JSON.parse(raw.toString()).code) : '';
  // A path that was spoiled may be another one, or none.
  if (code === 'route.not_found' || code === 'request.method_not_allowed') return problems;
  const documented = operation.answers.get(status);
  if (status >= 500 && code !== 'service.unavailable' && code !== 'padron.unavailable')
    problems.push(`answers ${status} ${code}`);
  if (documented === undefined) return [...problems, `answers ${status} ${code}, which is not documented`];
  if (status >= 400 && !isProblem) return [...problems, `answers ${status} as ${type}`];
  if (isProblem && codes?.has(code) !== true) problems.push(`answers ${code}, which is not documented`);
  if (documented.size === 0)
    return raw.length > 0 && status === 204 ? [...problems, '204 with a body'] : problems;
  const validate = documented.get(type);
  if (validate === undefined) return [...problems, `answers ${status} as ${type}, which is not documented`];
  if (validate !== null && !validate(JSON.parse(raw.toString()))) {
    const [first] = validate.errors ?? [];
    problems.push(
      `${status} is not as documented: ${first?.instancePath.replace(/\d+/g, 'n')} ${first?.message} ${JSON.stringify(first?.params)}`,
    );
  }
  return problems;
}

interface Keyring {
  of(caller: Caller): string | undefined;
  renew(caller: Caller): Promise<void>;
}

async function keyring(world: World, issuers: readonly string[]): Promise<Keyring> {
  const { organization } = world;
  const make: Readonly<Record<string, () => Promise<string>>> = {
    owner: () => world.newKey({ organization }),
    live: () => world.newKey({ organization, mode: 'live' }),
    limited: () => world.newKey({ organization, taxpayers: issuers.slice(0, 1) }),
    reader: () => world.newKey({ organization, scopes: ['read'] }),
    stranger: () => world.newKey({ organization: 'org_stranger' }),
  };
  const kept = new Map<string, string>();
  for (const [caller, one] of Object.entries(make)) kept.set(caller, `Bearer ${await one()}`);
  kept.set('garbage', 'Bearer arca_test_éééé');
  return {
    of: (caller) => kept.get(caller),
    async renew(caller) {
      const one = make[caller];
      if (one !== undefined) kept.set(caller, `Bearer ${await one()}`);
    },
  };
}

async function prepare(recipe: Recipe, sightings: Sightings, keys: Keyring) {
  const { operation, caller } = recipe;
  const pick = sightings.pick;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    resolve(recipe.path[name] ?? '', pick),
  );
  const query = resolve(recipe.query.replaceAll('%3A', ':'), pick);
  const authorization = keys.of(caller);
  const { body } = recipe;
  const headers: Record<string, string> = {
    ...recipe.headers,
    ...(authorization === undefined ? {} : { authorization }),
  };
  return {
    method: operation.method,
    url: query === '' ? path : `${path}?${query}`,
    headers,
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? resolve(body, pick) : body }),
  };
}
