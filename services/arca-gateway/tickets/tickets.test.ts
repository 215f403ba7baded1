import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import type { AuthorizeAnswer } from '@arca-api/contract/gateway';
import { HopFailure } from '@arca-api/contract/hop';
import type { Database } from '@arca-api/platform/database/port';
import type { Kysely, KyselyPlugin } from 'kysely';
import { LANE, plain, request } from '../testing/comprobantes.ts';
import { countCalls, openStage, type Stage, type StagedGateway } from '../testing/stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let sends = 0;

/** Issues one comprobante in the lane of its own that `punto_de_venta` is. */
function issue(
  stage: Stage,
  gateway: StagedGateway,
  punto_de_venta: number,
  number = 1,
): Promise<AuthorizeAnswer> {
  const comprobante = plain(stage.today(), { punto_de_venta });
  const lane = { ...LANE, punto_de_venta };
  const deadline = stage.clock.now() + 30_000;
  return gateway.client.authorize(request(number, [comprobante], { lane, send_id: `t${++sends}`, deadline }));
}

suite('access tickets', () => {
  let stage: Stage;
  let punto = 100;

  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());
  afterEach(() => stage.simulator.control.clearFaults());

  /** A taxpayer nobody has logged in for: everybody's tickets are forgotten. */
  const forget = async () => {
    await stage.database.schema<{ tickets: object }>('arca').deleteFrom('tickets').execute();
    await stage.clock.advance(13 * HOUR);
  };

  test('200 callers at once in two processes cause one login', async () => {
    await forget();
    const logins = countCalls(stage.simulator, 'wsaa', 'loginCms');
    const gateways = [await stage.gateway(), await stage.gateway()] as const;
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        issue(stage, index % 2 === 0 ? gateways[0] : gateways[1], 1000 + index),
      ),
    );
    const authorized = answers.filter(
      (answer) => answer.certainty === 'answered' && answer.results[0]?.result === 'authorized',
    );
    assert.equal(authorized.length, 200);
    assert.equal(logins(), 1);
  });

  test('a login that another process ends between a look and the wait is not waited for', async () => {
    await forget();
    const first = await stage.gateway();
    let other: Promise<AuthorizeAnswer> | undefined;
    const database: Database = {
      ...stage.database,
      // Asked right after the look at the ticket: by then there was none, and now there is.
      async now() {
        other ??= issue(stage, first, 2000);
        await other;
        return stage.database.now();
      },
    };
    const answer = await issue(stage, await stage.gateway({ database }), 2001);
    assert.equal(answer.certainty, 'answered', JSON.stringify(answer));
    assert.equal((await other)?.certainty, 'answered');
  });

  test('a ticket outlives the process that asked for it', async () => {
    await forget();
    const logins = countCalls(stage.simulator, 'wsaa', 'loginCms');
    const first = await stage.gateway();
    assert.equal((await issue(stage, first, ++punto)).certainty, 'answered');
    const second = await stage.gateway();
    assert.equal((await issue(stage, second, ++punto)).certainty, 'answered');
    assert.equal(logins(), 1);
  });

  test('a ticket near its end is renewed beside the call that still uses it', async () => {
    await forget();
    const logins = countCalls(stage.simulator, 'wsaa', 'loginCms');
    const gateway = await stage.gateway();
    await issue(stage, gateway, ++punto);
    await stage.clock.advance(11 * HOUR);
    assert.equal((await issue(stage, gateway, ++punto)).certainty, 'answered');
    await gateway.service.close();
    assert.equal(logins(), 2);
    await stage.clock.advance(2 * HOUR);
    assert.equal((await issue(stage, await stage.gateway(), ++punto)).certainty, 'answered');
    assert.equal(logins(), 2);
  });

  test('a ticket near its end is renewed though nobody calls, and not before', async () => {
    await forget();
    const logins = countCalls(stage.simulator, 'wsaa', 'loginCms');
    const gateway = await stage.gateway();
    await issue(stage, gateway, ++punto);
    await stage.clock.advance(10 * HOUR);
    await gateway.service.jobs[0]?.run();
    assert.equal(logins(), 1);
    await stage.clock.advance(HOUR);
    await gateway.service.jobs[0]?.run();
    assert.equal(logins(), 2);
  });

  test('when the early renewal is refused, the ticket in hand serves to its end', async () => {
    await forget();
    const gateway = await stage.gateway();
    await issue(stage, gateway, ++punto);
    await stage.clock.advance(11 * HOUR);
    stage.simulator.control.addFault({ kind: 'http-500-html', service: 'wsaa' });
    await gateway.service.jobs[0]?.run();
    assert.equal((await issue(stage, gateway, ++punto)).certainty, 'answered');
  });

  test('a ticket refused once is renewed, and the comprobante is issued once', async () => {
    await forget();
    const logins = countCalls(stage.simulator, 'wsaa', 'loginCms');
    const gateway = await stage.gateway();
    await issue(stage, gateway, ++punto);
    await stage.clock.advance(HOUR);
    stage.simulator.control.addFault({ kind: 'token-refused', service: 'wsfe', operation: 'FECAESolicitar' });
    const answer = await issue(stage, gateway, ++punto);
    assert.ok(answer.certainty === 'answered');
    assert.equal(answer.results[0]?.result, 'authorized');
    assert.equal(logins(), 2);
    assert.equal(stage.simulator.control.ledger({ punto_de_venta: punto }).length, 1);
  });

  test('a fresh ticket refused too means that the delegation is missing', async () => {
    await forget();
    const logins = countCalls(stage.simulator, 'wsaa', 'loginCms');
    const gateway = await stage.gateway();
    await issue(stage, gateway, ++punto);
    await stage.clock.advance(HOUR);
    stage.simulator.control.addFault({ kind: 'token-refused', service: 'wsfe', times: 2 });
    const answer = await issue(stage, gateway, ++punto);
    assert.ok(answer.certainty === 'answered');
    assert.equal(answer.error_class, 'delegation');
    assert.equal(answer.errors[0]?.code, 600);
    assert.deepEqual(answer.results, []);
    assert.equal(logins(), 2);

    await stage.clock.advance(HOUR);
    const mended = await issue(stage, gateway, punto);
    assert.ok(mended.certainty === 'answered');
    assert.equal(mended.results[0]?.result, 'authorized');
    assert.equal(logins(), 3);
  });

  test('a refusal right after a login is waited out, and nothing is sent meanwhile', async () => {
    await forget();
    const gateway = await stage.gateway();
    stage.simulator.control.addFault({ kind: 'token-refused', service: 'wsfe', operation: 'FECAESolicitar' });
    const answer = await issue(stage, gateway, ++punto);
    assert.ok(answer.certainty === 'not-sent');
    await stage.clock.advance(answer.retry_after_ms);
    const later = await untilIssued(stage, gateway, punto);
    assert.ok(later.waited <= 10 * MINUTE);
    assert.equal(stage.simulator.control.ledger({ punto_de_venta: punto }).length, 1);
  });

  test('without a certificate nothing is sent and a human is asked for', async () => {
    const config = { automaticCertificates: { kind: 'none' } } as const;
    const gateway = await stage.gateway({ config });
    const lane = { ...LANE, cuit: '30000000139' };
    const deadline = stage.clock.now() + 30_000;
    const answer = await gateway.client.authorize(
      request(1, [plain(stage.today())], { lane, send_id: 'no-certificate', deadline }),
    );
    assert.ok(answer.certainty === 'not-sent');
    assert.equal(answer.error_class, 'lane_permanent');
    assert.match(answer.reason, /no certificate/);
  });

  test('nothing that is logged or archived holds a ticket', async () => {
    await forget();
    const gateway = await stage.gateway();
    await issue(stage, gateway, ++punto);
    const db = stage.database.schema<{ tickets: { sealed: string }; exchanges: Record<string, string> }>(
      'arca',
    );
    const [archive, tickets] = await Promise.all([
      db.selectFrom('exchanges').selectAll().execute(),
      db.selectFrom('tickets').selectAll().execute(),
    ]);
    assert.ok(
      archive.some((row) => row['service'] === 'wsaa' && row['request_xml']?.includes('<in0>REDACTED<')),
    );
    const kept = JSON.stringify({ archive, tickets, log: stage.log.lines });
    // A token is the Base64 of an XML document that begins so.
    assert.ok(!kept.includes(Buffer.from('<?xml version="1.0"').toString('base64').slice(0, 20)));
    assert.ok(!kept.includes('BEGIN PRIVATE KEY'));
  });
});

for (const window of [2 * MINUTE, 10 * MINUTE, 'ticket'] as const) {
  const told = window === 'ticket' ? "the ticket's whole life" : `${window / MINUTE} minutes`;
  suite(`a process killed between ARCA's answer and its own write, with a window of ${told}`, () => {
    let stage: Stage;

    before(async () => {
      stage = await openStage({ replayWindow: window });
    });
    after(() => stage.close());

    test('nothing is sent meanwhile, and it recovers when the window has passed', async () => {
      const doomed = await stage.gateway({ database: dyingAtTicket(stage.database) });
      await assert.rejects(issue(stage, doomed, 1), HopFailure);

      const survivor = await stage.gateway();
      await stage.clock.advance(MINUTE);
      const { waited, reasons } = await untilIssued(stage, survivor, 1);
      const life = window === 'ticket' ? 12 * HOUR : window;
      assert.ok(
        reasons.every((reason) => /answer we do not have/.test(reason)),
        reasons.join('\n'),
      );
      assert.ok(waited <= life + 10 * MINUTE, `waited ${waited / MINUTE} minutes`);
      assert.equal(stage.simulator.control.ledger({ punto_de_venta: 1 }).length, 1);
    });
  });
}

/** Tries as a patient caller does: again after as long as each answer asks for. */
async function untilIssued(stage: Stage, gateway: StagedGateway, punto: number) {
  const start = stage.clock.now();
  const reasons: string[] = [];
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await issue(stage, gateway, punto);
    if (answer.certainty === 'answered') {
      assert.equal(answer.results[0]?.result, 'authorized', JSON.stringify(answer));
      return { waited: stage.clock.now() - start, reasons };
    }
    assert.ok(answer.certainty === 'not-sent', answer.reason);
    reasons.push(answer.reason);
    await stage.clock.advance(answer.retry_after_ms);
  }
  throw new Error(`never issued: ${reasons.at(-1)}`);
}

/** The same database for somebody who dies as a ticket is about to be written. */
function dyingAtTicket(database: Database): Database {
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      if (node.kind === 'UpdateQueryNode' && JSON.stringify(node).includes('"sealed"')) {
        throw new Error('killed');
      }
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return {
    ...database,
    schema: <Tables>(schema: string): Kysely<Tables> => database.schema<Tables>(schema).withPlugin(plugin),
  };
}
