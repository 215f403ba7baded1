/** What an orchestrator asks a process: whether it lives, and whether to send it work. */
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock/port.ts';

/** Where a process answers them. */
export const PROBE_PATHS = { live: '/health/live', ready: '/health/ready' } as const;

export interface ProbesOptions {
  /** Fails while the process cannot work: its database, and nothing that its neighbours answer for. */
  readonly check: () => Promise<unknown>;
  readonly clock: Clock;
  /** How long the check may take, in milliseconds; 2 s when left out. */
  readonly patienceMs?: number;
}

export interface Probes {
  /** `GET /health/live` and `GET /health/ready`, for anybody: they tell nothing but their status. */
  mount(server: FastifyInstance): void;
  /** From now on no more work is wanted. */
  stopping(): void;
}

export function probes({ check, clock, patienceMs = 2_000 }: ProbesOptions): Probes {
  let isStopping = false;
  /** Asked by many at once, it is found out once. */
  let checking: Promise<boolean> | null = null;

  async function isWell(): Promise<boolean> {
    const over = new AbortController();
    const late = clock.sleep(patienceMs, over.signal).then(
      () => false,
      () => false,
    );
    try {
      return await Promise.race([
        check().then(
          () => true,
          () => false,
        ),
        late,
      ]);
    } finally {
      over.abort('over');
    }
  }

  return {
    mount(server) {
      server.get(PROBE_PATHS.live, async () => ({ status: 'ok' }));
      server.get(PROBE_PATHS.ready, async (_request, reply) => {
        checking ??= isWell().finally(() => {
          checking = null;
        });
        const status = isStopping ? 'stopping' : (await checking) ? 'ok' : 'away';
        return reply.code(status === 'ok' ? 200 : 503).send({ status });
      });
    },
    stopping() {
      isStopping = true;
    },
  };
}
