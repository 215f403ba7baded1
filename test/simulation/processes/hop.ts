/** The way between api and gateway: in one process or in many, another place to lose an answer. */
import type { Fetch } from '@arca-api/platform/http/port';
import type { Plan } from '../faults/plan.ts';
import type { Chance } from '../scheduler/chance.ts';
import type { Process } from '../scheduler/process.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';
import { countRequest } from '../scheduler/settle.ts';

/** A gateway as its neighbours see it. */
export interface Listening {
  readonly process: Process;
  readonly fetch: Fetch;
}

export interface HopParts {
  readonly scheduler: Scheduler;
  readonly plan: Plan;
  readonly chance: Chance;
  /** The gateways that are up. */
  readonly gateways: () => readonly Listening[];
}

export interface Hop {
  /** The network as one process of the api sees it. */
  from(process: Process): Fetch;
  /** Breaks what is under way with a gateway that died. */
  cut(gateway: Process): void;
}

interface Call {
  readonly gateway: Process;
  readonly caller: Process;
  fail(after: number): void;
}

/** What alone a second copy could do harm to. */
const WRITE = 'comprobantes/authorize';
const PROXY = { name: 'proxy', isAlive: true, pausedUntil: 0 } as const;

export function createHop({ scheduler, plan, chance, gateways }: HopParts): Hop {
  const calls = new Set<Call>();
  const anyOf = (up: readonly Listening[]): Listening | undefined =>
    up.length === 0 ? undefined : chance.pick(up);
  const afterwards = (ms: number, take: () => void): void =>
    void scheduler.add({ owner: PROXY, label: 'sends a copy', at: scheduler.now() + ms, take });

  const from =
    (caller: Process): Fetch =>
    (input, init) =>
      new Promise((resolve, reject) => {
        const path = new URL(input).pathname.replace('/internal/', '');
        let isOver = false;
        const fail = (after: number): void =>
          void caller.tell(`loses ${path}`, scheduler.now() + after, () => {
            isOver = true;
            reject(new TypeError('fetch failed'));
          });
        /** Nobody hears the answer, nor gives up waiting for it. */
        const copy = (to: Listening | undefined): void => {
          const { signal: _, ...rest } = init ?? {};
          if (to !== undefined) void countRequest(to.fetch(input, rest)).catch(() => {});
        };
        const deliver = ({ process: gateway, fetch }: Listening): void => {
          const call: Call = { gateway, caller, fail };
          calls.add(call);
          // A proxy between the two may repeat what it believes lost.
          if (plan.strikes('hop delivered twice', 0.05))
            void countRequest(fetch(input, init)).catch(() => {});
          const loses = plan.strikes('hop answer lost', 0.08);
          countRequest(fetch(input, init)).then(
            (response) => {
              calls.delete(call);
              if (loses) return fail(chance.between(0, 5000));
              caller.tell(`hears ${path}`, scheduler.now(), () => {
                if (!isOver) resolve(response);
              });
            },
            (error) => {
              calls.delete(call);
              caller.tell(`loses ${path}`, scheduler.now(), () => reject(error));
            },
          );
        };
        caller.tell(`asks ${path}`, scheduler.now(), () => {
          const up = gateways();
          if (up.length === 0 || plan.strikes('hop request lost', 0.05)) return fail(chance.between(0, 5000));
          const to = chance.pick(up);
          if (path === WRITE && plan.strikes('hop delivered again late', 0.4))
            afterwards(chance.between(1000, 55_000), () => copy(anyOf(gateways())));
          if (path !== WRITE || !plan.strikes('hop repeated elsewhere', 0.5)) return deliver(to);
          // Whoever does not answer soon is given up for another, and is at work on it all the same.
          copy(to);
          afterwards(chance.between(0, 10_000), () => {
            const other = anyOf(gateways().filter(({ process }) => process !== to.process));
            if (other === undefined) fail(0);
            else deliver(other);
          });
        });
      });

  return {
    from,
    cut(gateway) {
      for (const call of [...calls].filter((one) => one.gateway === gateway)) {
        calls.delete(call);
        call.fail(0);
      }
    },
  };
}
