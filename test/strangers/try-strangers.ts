/** Asks everything of a household in the name of everybody else: whoever learns anything is told of. */
import assert from 'node:assert/strict';
import type { Route } from '@arca-api/api/doors/route';
import { type Dump, dumpTables } from '../dump-tables.ts';
import type { World } from '../world.ts';
import { type Stranger, strangersTo } from './callers.ts';
import { type Household, settle, withWaiting } from './household.ts';
import { type Attempt, type Twin, twinsOf } from './requests.ts';
import { reuseNames } from './same-names.ts';

export interface Tried {
  readonly routes: number;
  readonly requests: number;
  /** How many of the owner's own were answered with what was asked for. */
  readonly served: number;
  readonly findings: readonly string[];
}

interface Heard {
  readonly status: number;
  readonly headers: string;
  readonly text: string;
}

/** What belongs to everybody in an organisation, whichever issuers a key is limited to. */
const SHARED = /^\/v1\/customers/;
/** They tell of ARCA's or our own state, or of this moment, which changes by itself, beside what is the caller's. */
const VOLATILE: Readonly<Record<string, (body: Record<string, unknown>) => unknown>> = {
  'GET /v1/status': ({ lanes, mode, object }) => ({ lanes, mode, object }),
  'GET /v1/webhook-endpoints/{id}/statistics': ({ from: _, to: __, ...rest }) => rest,
};

/** `thorough`: whoever is refused at the gate knocks with every question too, not only with the first of each route. */
export async function tryStrangers(
  world: World,
  { thorough }: { readonly thorough: boolean },
): Promise<Tried> {
  const neighbour = await settle(world, 'Quetzal', 10);
  const before = await ownAnswers(world, neighbour);
  const settled = await settle(world, 'Zarzamora', 40);
  const findings: string[] = [];
  const after = await ownAnswers(world, neighbour);
  for (const [url, answer] of before) {
    if (answer !== after.get(url))
      findings.push(
        `${url}: is answered differently since somebody else exists: ${difference(answer, after.get(url) ?? '')}`,
      );
  }

  findings.push(...(await reuseNames(world, settled)));
  // Nothing moves while strangers knock, so that whatever changes was changed by them.
  await world.api.stop();
  const victim = await withWaiting(world, settled);
  const strangers = await strangersTo(world, victim, neighbour);
  const kept = await holdingsOf(world, victim);
  let requests = 0;
  for (const route of world.api.routes) {
    for (const [index, twin] of twinsOf(route, victim).entries()) {
      for (const stranger of strangers.filter((one) => isTold(one, route))) {
        if (index > 0 && stranger.kind !== 'elsewhere' && !thorough) continue;
        const { isOpen } = twin;
        const name = `${stranger.name}: ${route.method} ${twin.real.url} ${twin.real.payload ?? ''}`;
        const unknown = await ask(world, twin.unknown, stranger.authorization);
        const real = await ask(world, twin.real, stranger.authorization);
        requests += 2;
        findings.push(...judge(stranger, route, isOpen, real).map((what) => `${name}: ${what}`));
        if (plain(route, real, twin) !== plain(route, unknown, twin))
          findings.push(
            `${name}: what is not theirs is told apart from what does not exist: ${difference(plain(route, real, twin), plain(route, unknown, twin))}`,
          );
        const learnt = secretsIn(real, victim, twin);
        if (learnt.length > 0) findings.push(`${name}: ${real.status} tells of ${learnt.join(', ')}`);
        if (route.method !== 'GET') continue;
        const head = await ask(world, { ...twin.real, method: 'HEAD' }, stranger.authorization);
        requests += 1;
        if (head.status !== real.status)
          findings.push(`${name}: HEAD is answered ${head.status}, GET ${real.status}`);
      }
    }
  }
  const still = await holdingsOf(world, victim);
  for (const row of kept) if (!still.has(row)) findings.push(`a stranger changed ${row.slice(0, 300)}`);

  const served = await serveOwner(world, victim, findings);
  return { routes: world.api.routes.length, requests, served, findings };
}

function isTold({ scope, sharesCustomers }: Stranger, route: Route): boolean {
  if (scope !== undefined && scope !== route.scope) return false;
  return sharesCustomers === undefined || !SHARED.test(route.path);
}

function judge({ kind }: Stranger, route: Route, isOpen: boolean, { status }: Heard): readonly string[] {
  // Without a credential there is nothing to be wrong about it.
  const allowed =
    route.scope === null
      ? [isOpen ? 200 : 404]
      : kind === 'unknown'
        ? [401]
        : kind === 'unable'
          ? [403]
          : isOpen
            ? null
            : [403, 404];
  if (allowed === null) return status < 500 ? [] : [`answered ${status}`];
  return allowed.includes(status) ? [] : [`answered ${status} instead of ${allowed.join(' or ')}`];
}

async function ask(world: World, attempt: Attempt, authorization: string | null): Promise<Heard> {
  const answer = await world.server.inject({
    method: attempt.method as 'GET',
    url: attempt.url,
    headers: { ...attempt.headers, ...(authorization === null ? {} : { authorization }) },
    ...(attempt.payload === undefined ? {} : { payload: attempt.payload }),
  });
  // What is left of a quota counts every request, whatever it asks for.
  const { 'request-id': id, date: _, ratelimit: __, ...headers } = answer.headers;
  const text = answer.rawPayload.toString('latin1').replaceAll(String(id), '<request>');
  return {
    status: answer.statusCode,
    headers: JSON.stringify(headers),
    text: Buffer.from(text, 'latin1').toString(),
  };
}

/** An answer without what the question itself said. */
function plain(route: Route, heard: Heard, { pairs }: Pick<Twin, 'pairs'>): string {
  const reduce = VOLATILE[`${route.method} ${route.path}`];
  const told =
    reduce !== undefined && heard.status === 200
      ? JSON.stringify(reduce(JSON.parse(heard.text)))
      : `${heard.headers.replace(/"content-length":"\d+"/, '')} ${heard.text}`;
  const whole = `${heard.status} ${told}`;
  return (
    pairs
      .filter(({ real, unknown }) => real !== unknown)
      .reduce(
        (text, { real, unknown }) => text.replaceAll(bare(real), '<it>').replaceAll(bare(unknown), '<it>'),
        whole,
      )
      // When ARCA was asked goes on by itself.
      .replace(/"age_seconds":\d+|"asked_at":"[^"]+"/, '')
  );
}

const bare = (text: string): string => decodeURIComponent(text.replace(/^[a-z_]+=/, ''));

function secretsIn(heard: Heard, victim: Household, { pairs }: Pick<Twin, 'pairs'>): readonly string[] {
  const said = new Set(pairs.map(({ real }) => bare(real)));
  const told = `${heard.headers} ${heard.text}`;
  const secrets = [
    victim.mark,
    ...Object.values(victim.ids)
      .flat()
      .filter((id) => id.length > 8),
  ];
  return secrets.filter((secret) => !said.has(secret) && told.toLowerCase().includes(secret.toLowerCase()));
}

/** What the neighbour is answered about itself: whoever else there is makes no difference to it. */
async function ownAnswers(world: World, neighbour: Household): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const route of world.api.routes) {
    if (route.method !== 'GET') continue;
    for (const { real } of twinsOf(route, neighbour)) {
      const heard = await ask(world, real, `Bearer ${neighbour.key}`);
      answers.set(real.url, plain(route, heard, { pairs: [] }));
    }
  }
  return answers;
}

/** Every row that names something of the household. */
async function holdingsOf(
  world: World,
  { mark, ids, organization, cuit }: Household,
): Promise<ReadonlySet<string>> {
  const names = [
    mark,
    organization,
    cuit,
    ...Object.values(ids)
      .flat()
      .filter((id) => id.length > 8),
  ];
  const dump: Dump = await dumpTables(world.database, ['core', 'arca', 'webhooks']);
  // ARCA's health and what it was asked last are everybody's.
  const common = new Set([
    'arca.health',
    'arca.padron',
    'arca.parameters',
    'arca.tickets',
    'arca.exchanges',
    'arca.last_exchanges',
  ]);
  const rows = new Set<string>();
  for (const { table, row } of dump)
    if (!common.has(table) && names.some((name) => row.includes(name))) rows.add(`${table} ${row}`);
  return rows;
}

/** The proof that the ids were real: the owner is told what the strangers were not. */
async function serveOwner(world: World, victim: Household, findings: string[]): Promise<number> {
  let served = 0;
  const order = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  const routes = [...world.api.routes].sort((a, b) => order.indexOf(a.method) - order.indexOf(b.method));
  for (const route of routes) {
    if (route.scope === null) continue;
    const codes: string[] = [];
    for (const { real } of twinsOf(route, victim)) {
      const { status, text } = await ask(world, real, `Bearer ${victim.key}`);
      codes.push(status < 300 ? 'ok' : String(JSON.parse(text).code));
      if (status < 300) served += 1;
    }
    assert.ok(codes.length > 0, `${route.method} ${route.path} was never asked`);
    if (codes.every((code) => /not_found|^access\.|^defect\.|^service\./.test(code)))
      findings.push(`the owner: ${route.method} ${route.path} was answered ${codes.join(', ')}`);
  }
  return served;
}

/** Where two texts part, with what follows. */
function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 40);
  return `«${one.slice(from, at + 80)}» and «${other.slice(from, at + 80)}»`;
}
