/** Eight gateways, one database and an ARCA that goes away and comes back, counted where the calls arrive. */
import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { arcaOutage } from '@arca-api/contract/arca-events';
import type { AuthorizeAnswer } from '@arca-api/contract/gateway';
import { outboxEvents } from '@arca-api/platform/events/read-events';
import type { FaultRule } from 'arca-simulator';
import { LANE, plain, request } from '../testing/comprobantes.ts';
import { countCalls, openStage, type Stage, type StagedGateway } from '../testing/stage.ts';

const GATEWAYS = 8;
const SECOND = 1_000;
/** How often every gateway is asked. */
const STEP_S = 2;

suite('an outage of ARCA', () => {
  let stage: Stage;
  let gateways: StagedGateway[];
  let sends = 0;
  let punto = 0;

  before(async () => {
    stage = await openStage();
    gateways = [];
    for (let time = 0; time < GATEWAYS; time += 1) gateways.push(await stage.gateway());
    // A ticket is there before anything happens.
    assert.equal((await issue(gatewayOf(0))).certainty, 'answered');
  });
  after(() => stage.close());
  afterEach(() => stage.simulator.control.clearFaults());

  const gatewayOf = (index: number): StagedGateway => {
    const gateway = gateways[index % GATEWAYS];
    assert.ok(gateway);
    return gateway;
  };
  /** The first comprobante of a lane that nobody has used. */
  const issue = (gateway: StagedGateway): Promise<AuthorizeAnswer> => {
    punto += 1;
    const lane = { ...LANE, punto_de_venta: punto };
    const comprobante = plain(stage.today(), { punto_de_venta: punto });
    const deadline = stage.clock.now() + 30 * SECOND;
    sends += 1;
    return gateway.client.authorize(request(1, [comprobante], { lane, send_id: `o${sends}`, deadline }));
  };
  const read = (gateway: StagedGateway) =>
    gateway.client.last({ lane: LANE, deadline: stage.clock.now() + 30 * SECOND });
  /** Calls that have reached the simulator so far; asked for after faults were cleared. */
  const counter = (): (() => number) => {
    stage.simulator.control.addFault({ kind: 'delay', delay_ms: 0, times: 0 });
    return () => {
      const { rules } = stage.simulator.control.faults();
      return rules.find((rule) => rule.kind === 'delay')?.seen ?? 0;
    };
  };
  const strike = (...rules: readonly Omit<FaultRule, 'times'>[]): void => {
    for (const rule of rules) stage.simulator.control.addFault({ ...rule, times: 0 } as FaultRule);
  };
  const everywhere = <Result>(work: (gateway: StagedGateway) => Promise<Result>): Promise<Result[]> =>
    Promise.all(gateways.map(work));
  const breakerOf = async (methods: string) => {
    const { breakers } = await gatewayOf(0).client.health();
    return breakers.find((one) => one.service === 'wsfe' && one.methods === methods);
  };
  const news = async () => {
    const events = await outboxEvents(stage.database, 'simulator:wsfe');
    return events.map((event) => ({ ...event, data: arcaOutage.parse(event.data) }));
  };

  /** Load on every gateway for a while; how many calls reached ARCA in each part of it, and what came of them. */
  async function load(seconds: number, count: () => number) {
    const arrived: number[] = [];
    const answered: number[] = [];
    let seen = count();
    for (let second = 0; second < seconds; second += STEP_S) {
      const answers = await everywhere(
        async (gateway) => [await issue(gateway), await read(gateway)] as const,
      );
      answered.push(
        answers.flat().filter((one) => ('ok' in one ? one.ok : one.certainty === 'answered')).length,
      );
      await stage.clock.advance(STEP_S * SECOND);
      arrived.push(count() - seen);
      seen = count();
    }
    return { arrived, answered };
  }

  for (const [name, seconds, ...faults] of [
    ['nobody answers', 80, { kind: 'outage' }],
    ['every answer is a page', 50, { kind: 'http-500-html', status: 503 }],
  ] as const satisfies readonly (readonly [string, number, ...Omit<FaultRule, 'times'>[]])[]) {
    test(`${name}: it is noticed in 3 s, two probes an interval are made, and it is over within 60 s`, async () => {
      const told = (await news()).length;
      const count = counter();
      strike(...faults);
      const began = stage.clock.now();
      // What a busy moment has under way in each gateway.
      await everywhere((gateway) =>
        Promise.all([
          ...Array.from({ length: 8 }, () => issue(gateway)),
          ...Array.from({ length: 8 }, () => read(gateway)),
        ]),
      );
      await stage.clock.advance(SECOND);
      for (const methods of ['authorise', 'read']) {
        const breaker = await breakerOf(methods);
        assert.equal(breaker?.state, 'open', JSON.stringify(breaker));
        assert.ok((breaker?.since ?? Infinity) - began <= 3 * SECOND);
      }
      // Every gateway says so at once, without asking anybody.
      const before = count();
      for (const answer of await everywhere(issue)) {
        assert.ok(answer.certainty === 'not-sent' && answer.outage !== undefined, JSON.stringify(answer));
        assert.ok(answer.retry_after_ms > 0 && answer.outage.retry_at > stage.clock.now());
        assert.equal(answer.error_class, undefined);
      }
      assert.equal(count(), before);

      const out = await load(seconds, count);
      assert.deepEqual(
        out.answered.filter((some) => some > 0),
        [],
      );
      // The shortest wait there is; each of the two breakers makes one probe in it.
      const shortest = 12 / STEP_S;
      for (let from = 0; from + shortest <= out.arrived.length; from += 1) {
        const probes = out.arrived.slice(from, from + shortest).reduce((sum, some) => sum + some, 0);
        assert.ok(probes <= 2, `${probes} in the 12 s from second ${from * STEP_S}`);
      }
      const total = out.arrived.reduce((sum, some) => sum + some, 0);
      assert.ok(total >= 2 * Math.floor(seconds / 36), `${total} probes in all`);

      stage.simulator.control.clearFaults();
      const back = await load(60, counter());
      const inTheEnd = back.answered.slice(-5).reduce((sum, some) => sum + some, 0);
      assert.ok(inTheEnd >= 0.9 * 5 * GATEWAYS * 2, `${inTheEnd} of ${5 * GATEWAYS * 2}: ${back.answered}`);
      assert.deepEqual(
        [(await breakerOf('authorise'))?.state, (await breakerOf('read'))?.state],
        ['closed', 'closed'],
      );
      const heard = (await news()).slice(told);
      assert.deepEqual(
        heard.map(({ type, data }) => [type, data.ended_at === null]),
        [
          ['arca.unavailable', true],
          ['arca.recovered', false],
        ],
      );
    });
  }

  test('while only authorisations fail, one of them is tried an interval, and readings go on', async () => {
    const count = counter();
    strike({ kind: 'arca-error', code: 501, operation: 'FECAESolicitar' });
    await everywhere((gateway) => Promise.all(Array.from({ length: 8 }, () => issue(gateway))));
    await stage.clock.advance(SECOND);
    assert.equal((await breakerOf('authorise'))?.state, 'open');
    const tried = stage.simulator.control.faults().rules.find((rule) => rule.kind === 'arca-error');
    const before = tried?.seen ?? 0;
    assert.ok((await read(gatewayOf(3))).ok);
    for (let second = 0; second < 100; second += STEP_S) {
      await everywhere(issue);
      await stage.clock.advance(STEP_S * SECOND);
    }
    const seen = stage.simulator.control.faults().rules.find((rule) => rule.kind === 'arca-error')?.seen ?? 0;
    // 15 s, 30 s, 60 s, give or take a fifth: the second or third is the last.
    assert.ok(seen - before >= 2 && seen - before <= 3, `${seen - before} tries`);
    assert.equal((await breakerOf('read'))?.state, 'closed');
    assert.ok(count() > 0);
    stage.simulator.control.clearFaults();
    // A third probe may just have failed: 120 s and a fifth, and then little by little.
    const back = await load(160, counter());
    assert.equal(back.answered.at(-1), GATEWAYS * 2);
  });

  test('while WSAA is out nobody asks it for a ticket, and afterwards each ticket is asked for once', async () => {
    const cuits = [
      '30000000201',
      '30000000228',
      '30000000236',
      '30000000244',
      '30000000252',
      '30000000260',
      '30000000279',
    ];
    const ask = (cuit: string, index: number) => {
      const lane = { ...LANE, cuit };
      const deadline = stage.clock.now() + 30 * SECOND;
      return gatewayOf(index).client.last({ lane, deadline });
    };
    strike({ kind: 'http-500-html', status: 503, service: 'wsaa' });
    // All in one process, one after another: it counts five failures.
    for (const cuit of cuits.slice(0, 5)) assert.equal((await ask(cuit, 0)).ok, false);
    const logins = counter();
    const barred = cuits.slice(5);
    for (const [index, cuit] of barred.entries()) {
      const answer = await ask(cuit, index);
      assert.ok(!answer.ok && answer.outage?.service === 'wsaa', JSON.stringify(answer));
      assert.equal(answer.error_class, null, 'nobody has to mend anything');
    }
    assert.equal(logins(), 0);
    assert.ok((await read(gatewayOf(1))).ok, 'who has a ticket goes on');
    stage.simulator.control.clearFaults();
    const again = countCalls(stage.simulator, 'wsaa', 'loginCms');
    // Whoever was barred need not wait as those do whose login failed.
    await stage.clock.advance(18 * SECOND);
    for (let second = 0; second < 12; second += 1) {
      await Promise.all(barred.flatMap((cuit) => gateways.map((_, index) => ask(cuit, index))));
      await stage.clock.advance(SECOND);
    }
    for (const [index, cuit] of barred.entries()) assert.ok((await ask(cuit, index)).ok);
    assert.equal(again(), barred.length);
  });

  test('what ARCA rejects, and a certificate or ticket it does not take, close nobody’s way', async () => {
    // All in one process: each counts its own.
    for (let time = 0; time < 30; time += 1) {
      const lane = { ...LANE, punto_de_venta: 9_000 + time };
      const bad = plain(stage.today(), { punto_de_venta: lane.punto_de_venta, total: '999.00' });
      sends += 1;
      const asked = { lane, send_id: `o${sends}`, deadline: stage.clock.now() + 30 * SECOND };
      const answer = await gatewayOf(0).client.authorize(request(7, [bad], asked));
      assert.equal(answer.certainty, 'answered');
    }
    const { breakers } = await gatewayOf(0).client.health();
    assert.deepEqual(
      breakers.filter(({ state }) => state !== 'closed'),
      [],
    );
  });
});
