/** Customers before a balancer, as there are before any installation: each asks whichever process says that it is ready. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Customers {
  /** How many invoices were issued so far. */
  readonly issued: number;
  /** All that was not a comprobante at the first try. */
  readonly failures: readonly string[];
  /** A process that the balancer asks after from now on. */
  add(origin: string): void;
  /** Once so many more were issued. */
  untilIssued(more: number): Promise<void>;
  /** Once the balancer has looked away from it. */
  untilLeft(origin: string): Promise<void>;
  /** Ends; answers the ids of what was issued. */
  stop(): Promise<readonly string[]>;
}

const ASKED_EVERY_MS = 100;

/** `many` of them, each with one invoice at a time. */
export function startCustomers(key: string, many: number): Customers {
  const places = new Map<string, boolean>();
  const ids: string[] = [];
  const failures: string[] = [];
  const heard = new Set<() => void>();
  let isOver = false;
  let turn = 0;
  const tell = (): void => {
    for (const listener of heard) listener();
  };

  async function watch(): Promise<void> {
    while (!isOver) {
      await Promise.all(
        [...places.keys()].map(async (origin) => {
          const answer = await fetch(`${origin}/health/ready`).catch(() => null);
          await answer?.body?.cancel();
          places.set(origin, answer?.ok === true);
        }),
      );
      tell();
      await sleep(ASKED_EVERY_MS);
    }
  }

  async function buy(customer: number): Promise<void> {
    for (let nth = 0; !isOver; nth += 1) {
      const ready = [...places].filter(([, isReady]) => isReady).map(([origin]) => origin);
      const origin = ready[turn++ % Math.max(1, ready.length)];
      if (origin === undefined) failures.push('nobody was ready');
      else await ask(origin, `${customer}-${nth}`);
      if (failures.length > 20) isOver = true;
      tell();
    }
  }

  async function ask(origin: string, request: string): Promise<void> {
    try {
      const answer = await fetch(`${origin}/v1/invoices`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'idempotency-key': request,
          prefer: 'wait=30',
        },
        body: JSON.stringify({ lines: [{ description: 'Resma A4', unit_price: '1000', iva: '21' }] }),
      });
      const body = (await answer.json()) as { id: string };
      if (answer.status === 201) ids.push(body.id);
      else failures.push(`${origin}: ${answer.status} ${JSON.stringify(body)}`);
    } catch (error) {
      failures.push(`${origin}: ${String(error)} ${String((error as Error).cause)}`);
    }
  }

  function until(holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const listener = (): void => {
        if (isOver) reject(new Error(failures.join('\n')));
        else if (!holds()) return;
        heard.delete(listener);
        resolve();
      };
      heard.add(listener);
      listener();
    });
  }

  const watching = watch();
  let buying: Promise<unknown> | null = null;
  return {
    get issued() {
      return ids.length;
    },
    failures,
    add(origin) {
      places.set(origin, true);
      buying ??= Promise.all(Array.from({ length: many }, (_, customer) => buy(customer)));
    },
    untilIssued(more) {
      const wanted = ids.length + more;
      return until(() => ids.length >= wanted);
    },
    untilLeft: (origin) => until(() => places.get(origin) !== true),
    async stop() {
      isOver = true;
      await Promise.all([watching, buying]);
      return ids;
    },
  };
}
