/** Invoices issued end to end through the REST API, on one store: one caller, many at once, many lanes, without end. */
import type { Caller, Load } from '../processes/driver.ts';
import { type Row, two, US } from '../results.ts';
import { costOf, each, type Platform, profileOf, type Stage } from '../stage.ts';

const SUITE = 'issue';

export async function measureIssuing(stage: Stage, platform: Platform): Promise<void> {
  const { driver, simulator, scale } = stage;
  const caller = await platform.addIssuer();
  const tell = (id: string, arca_ms: number | null, figures: Row['figures']): void =>
    stage.tell({ suite: SUITE, id, who: US, store: platform.store, arca_ms, figures });

  async function inARow(
    id: string,
    arca_ms: number,
    count: number,
    more: Row['figures'] = {},
  ): Promise<void> {
    await simulator.ask('setLatency', arca_ms);
    const work = () => driver.ask('inARow', { caller, count });
    const rounds: { load: Load; cpu: number }[] = [];
    for (let i = 0; i < scale.rounds; i++) {
      const { done, cpu_ms } = await costOf(platform, work);
      insist(id, done);
      rounds.push({ load: done, cpu: each(cpu_ms, done.authorized) });
    }
    const median = rounds.toSorted((a, b) => a.cpu - b.cpu)[Math.floor(rounds.length / 2)];
    if (median === undefined) return;
    const { load, cpu } = median;
    tell(id, arca_ms, {
      invoices: load.authorized,
      ms_each: two(load.wall_ms / load.authorized),
      p99_ms: load.answers.p99_ms,
      cpu_ms_each: cpu,
      cpu_ms_each_of_each_round: rounds.map((round) => round.cpu),
      ...more,
      profile_percent: await profileOf(stage, platform, id, work),
    });
  }

  async function atOnce(id: string, arca_ms: number, callers: readonly Caller[], count: number) {
    await simulator.ask('setLatency', arca_ms);
    const rounds: { load: Load; cpu_ms: number; requests: number }[] = [];
    for (let i = 0; i < scale.rounds; i++) {
      await simulator.ask('takeCalls');
      const { done, cpu_ms } = await costOf(platform, () => driver.ask('atOnce', { callers, count }));
      const calls = await simulator.ask('takeCalls');
      rounds.push({ load: done, cpu_ms, requests: calls['FECAESolicitar'] ?? 0 });
    }
    const walls = rounds.map(({ load }) => Math.round(load.wall_ms));
    const median = rounds.toSorted((a, b) => a.load.wall_ms - b.load.wall_ms)[Math.floor(rounds.length / 2)];
    if (median === undefined) return;
    const { load, cpu_ms, requests } = median;
    tell(id, arca_ms, {
      asked: count,
      // The worst round, so that none is hidden by a median.
      authorized: Math.min(...rounds.map((round) => round.load.authorized)),
      last_ms: Math.round(load.wall_ms),
      last_ms_of_each_round: walls,
      requests_to_arca: requests,
      cpu_ms_each: each(cpu_ms, load.authorized),
      problems: [...new Set(rounds.flatMap((round) => round.load.problems))].join('; ') || null,
    });
  }

  await simulator.ask('setLatency', 0);
  await driver.ask('atOnce', { callers: [caller], count: scale.warm });
  const cold = await costOf(platform, () => driver.ask('inARow', { caller, count: scale.inARow }));
  insist('the first in a row', cold.done);
  const coldEach = each(cold.cpu_ms, cold.done.authorized);
  await driver.ask('inARow', { caller, count: scale.warmInARow });

  if (stage.wants(SUITE, 'sequential-0'))
    await inARow('sequential-0', 0, scale.inARow, { cpu_ms_each_while_cold: coldEach });
  if (stage.wants(SUITE, 'sequential-300')) await inARow('sequential-300', scale.slowMs, scale.inARowSlow);
  for (const count of scale.atOnce) {
    const id = `at-once-${count}`;
    if (stage.wants(SUITE, id)) await atOnce(id, scale.slowMs, [caller], count);
  }
  if (stage.wants(SUITE, 'lanes-100')) {
    const callers = await openLanes(stage, platform);
    await atOnce('lanes-100', scale.slowMs, callers, scale.inLanes);
  }
  if (stage.wants(SUITE, 'sustained')) await sustain();
  if (stage.wants(SUITE, 'pdfs')) await draw();

  async function sustain(): Promise<void> {
    await simulator.ask('setLatency', scale.slowMs);
    const { seconds, abreast } = scale.sustained;
    const work = (lasting: number) => () => driver.ask('sustained', { caller, abreast, seconds: lasting });
    const others = () => Promise.all([driver.ask('usage'), simulator.ask('usage')]);
    await simulator.ask('takeCalls');
    const before = await others();
    const { done, cpu_ms, rss_mb } = await costOf(platform, work(seconds));
    const [driving, pretending] = (await others()).map((one, i) => one.cpu_ms - (before[i]?.cpu_ms ?? 0));
    const calls = await simulator.ask('takeCalls');
    tell('sustained', scale.slowMs, {
      callers: abreast,
      seconds,
      authorized: done.authorized,
      per_second: Math.round(done.in_time / seconds),
      p50_ms: done.answers.p50_ms,
      p99_ms: done.answers.p99_ms,
      cpu_ms_each: each(cpu_ms, done.authorized),
      // How much of a core: at 1 the platform's own thread is what bounds it.
      platform_cores: two(cpu_ms / done.wall_ms),
      driver_cores: two((driving ?? 0) / done.wall_ms),
      simulator_cores: two((pretending ?? 0) / done.wall_ms),
      requests_to_arca: calls['FECAESolicitar'] ?? 0,
      rss_mb,
      problems: done.problems.join('; ') || null,
      profile_percent: await profileOf(stage, platform, 'sustained', work(scale.profileSeconds)),
    });
  }

  async function draw(): Promise<void> {
    await simulator.ask('setLatency', 0);
    const { ids } = await driver.ask('atOnce', { callers: [caller], count: scale.pdfs });
    const { done, cpu_ms } = await costOf(platform, () => driver.ask('pdfs', { caller, ids, abreast: 4 }));
    tell('pdfs', null, {
      pdfs: ids.length,
      per_second: Math.round((1000 * ids.length) / done.wall_ms),
      cpu_ms_each: each(cpu_ms, ids.length),
      bytes: done.bytes,
    });
  }
}

/** Issuers with several puntos de venta each, all of them warm. */
async function openLanes(stage: Stage, platform: Platform): Promise<readonly Caller[]> {
  const [issuers, puntos] = stage.scale.lanes;
  const callers: Caller[] = [];
  for (let i = 0; i < issuers; i++) {
    const first = await platform.addIssuer();
    callers.push(first);
    for (let number = 2; number <= puntos; number++) {
      await post(first, `/v1/taxpayers/${first.taxpayer}/puntos-de-venta`, { number });
      callers.push({ ...first, punto_de_venta: number });
    }
  }
  await stage.simulator.ask('setLatency', 0);
  insist('lanes', await stage.driver.ask('atOnce', { callers, count: callers.length }));
  return callers;
}

async function post({ api, key }: Caller, path: string, body: object): Promise<void> {
  const answer = await fetch(`${api}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
}

function insist(what: string, { not_authorized, problems }: Load): void {
  if (not_authorized > 0)
    throw new Error(`${what}: ${not_authorized} not authorised: ${problems.join('; ')}`);
}
