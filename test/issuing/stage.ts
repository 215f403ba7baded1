/** A world whose ARCA can be held in the middle of a call, changed between two of them, and judged by its ledger. */
import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '@arca-api/platform/clock/port';
import { systemClock } from '@arca-api/platform/clock/system';
import type { SimulatorOptions } from 'arca-simulator';
import { createWorld, ISSUER, type World } from '../world.ts';

export interface Call {
  readonly operation: string;
  readonly cuit?: string;
}

export interface Stage {
  readonly world: World;
  /** Called when ARCA begins a call, before it does anything; what it answers is called when that is done. */
  during(script: ((call: Call) => (() => void | Promise<void>) | undefined) | null): void;
  /** Accepts an invoice without waiting for its CAE; answers its id. */
  accept(body: object): Promise<string>;
  /** Accepts these while ARCA is busy with another, so that they form one batch. */
  batch(
    bodies: readonly object[],
    meanwhile?: (ids: readonly string[]) => Promise<void> | void,
  ): Promise<string[]>;
  read(id: string): Promise<{
    status: string;
    number: number;
    cae: string;
    issue_date: string;
    external_id: string | null;
    waiting_on: { reason: string; message: { es: string }; fix: { en: string } } | null;
  }>;
  /** Turns until it is so; fails after two minutes, which only a machine that is very busy needs. */
  until(what: () => Promise<boolean> | boolean): Promise<void>;
  authorized(ids: readonly string[]): Promise<void>;
  /** One entry for each authorised invoice, with its CAE, and no gap; strangers are counted apart. */
  judge(type: number, strangers?: number): Promise<void>;
  events(subject: string): Promise<string[]>;
}

/** Real time, moved on when told to. */
export function shiftingClock(start: number = systemClock.now()): Clock & { shift(ms: number): void } {
  let offset = start - systemClock.now();
  return {
    now: () => systemClock.now() + offset,
    sleep: systemClock.sleep,
    shift(ms) {
      offset += ms;
    },
  };
}

export async function setStage(simulator: SimulatorOptions = {}, clock: Clock = systemClock): Promise<Stage> {
  let script: Parameters<Stage['during']>[0] = null;
  let afterwards: (() => void | Promise<void>) | undefined;
  const world = await createWorld({
    clock,
    simulator: {
      // How long a refused ticket must be waited for is the tickets' own test.
      replayWindow: 0,
      latency(call) {
        afterwards = script?.(call);
        return afterwards === undefined ? 0 : 1;
      },
      wait: async () => afterwards?.(),
      ...simulator,
    },
  });

  const stage: Stage = {
    world,
    during(next) {
      script = next;
    },
    async accept(body) {
      const answer = await world.call('POST', '/v1/invoices', body, { prefer: 'wait=0' });
      assert.ok([201, 202].includes(answer.status), JSON.stringify(answer.body));
      return answer.body.id;
    },
    async batch(bodies, meanwhile) {
      const before = script;
      let release = (): void => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      let isBusy = false;
      script = ({ operation }) => {
        if (operation !== 'FECAESolicitar') return undefined;
        script = before;
        isBusy = true;
        return () => held;
      };
      const plug = await stage.accept(bodies[0] ?? {});
      await stage.until(() => isBusy);
      const ids = await Promise.all(bodies.map((body) => stage.accept(body)));
      await meanwhile?.(ids);
      release();
      await stage.authorized([plug]);
      return ids;
    },
    async read(id) {
      return (await world.call('GET', `/v1/invoices/${id}`)).body;
    },
    async until(what) {
      const limit = systemClock.now() + 120_000;
      while (!(await what())) {
        assert.ok(systemClock.now() < limit, 'it did not come to pass');
        await nextTurn();
      }
    },
    async authorized(ids) {
      for (const id of ids) await stage.until(async () => (await stage.read(id)).status === 'authorized');
    },
    async judge(type, strangers = 0) {
      const ledger = world.simulator.control.ledger({ cuit: ISSUER, punto_de_venta: 1, type });
      assert.deepEqual(
        ledger.map((entry) => entry.from),
        ledger.map((_, index) => index + 1),
        'no gap, no number twice',
      );
      const rows = await world.database
        .schema<{
          invoices: { status: string; number: number; cae: string; lane_id: string; total: string };
        }>('core')
        .selectFrom('invoices')
        .select(['number', 'cae', 'total'])
        .where('status', '=', 'authorized')
        .where('lane_id', '=', `simulator:${ISSUER}:1:${type}`)
        .execute();
      for (const row of rows) {
        const entry = ledger[row.number - 1];
        assert.deepEqual([entry?.cae, Number(entry?.detail.ImpTotal)], [row.cae, Number(row.total)]);
      }
      assert.equal(new Set(rows.map((row) => row.cae)).size, rows.length, 'no CAE for two invoices');
      assert.equal(ledger.length, rows.length + strangers, 'nothing in the ledger that nobody asked for');
    },
    async events(subject) {
      const rows = await world.database
        .schema<{ outbox: { type: string; subject: string; id: string } }>('platform')
        .selectFrom('outbox')
        .select(['type'])
        .where('subject', '=', subject)
        .orderBy('id')
        .execute();
      return rows.map((row) => row.type);
    },
  };
  return stage;
}
