/** Processes that are measured apart: each serves orders over IPC, so that its CPU is its own. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a process can be asked for, by name. */
export type Orders = Readonly<Record<string, (input: never) => unknown>>;

/** A process somebody else can ask. */
export interface Remote<O extends Orders> {
  ask<K extends keyof O & string>(
    name: K,
    ...input: Parameters<O[K]> extends [] ? [] : [Parameters<O[K]>[0]]
  ): Promise<Awaited<ReturnType<O[K]>>>;
  /** Lets it stop in peace; resolves once it is gone. */
  end(): Promise<void>;
}

interface Asked {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}

interface Answered {
  readonly id: number;
  readonly value?: unknown;
  readonly problem?: string;
}

export interface Usage {
  /** CPU of the whole process, all its threads, in milliseconds. */
  readonly cpu_ms: number;
  readonly rss_mb: number;
}

/** CPU and memory of this process. */
export function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpu_ms: (user + system) / 1000, rss_mb: Math.round(process.memoryUsage.rss() / 2 ** 20) };
}

/** Answers orders until whoever started this process lets go of it, then stops. */
export function serve(orders: Orders, stop: () => Promise<void>): void {
  process.on('message', (asked: Asked) => {
    void answer(orders, asked).then((answered) => process.send?.(answered));
  });
  process.on('disconnect', () => void stop().finally(() => process.exit(0)));
}

async function answer(orders: Orders, { id, name, input }: Asked): Promise<Answered> {
  try {
    const order = orders[name];
    if (order === undefined) throw new Error(`no such order: ${name}`);
    return { id, value: await order(input as never) };
  } catch (error) {
    return { id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Starts a program of this folder's; what it writes goes to standard error. */
export function startRemote<O extends Orders>(program: URL, execArgv: readonly string[] = []): Remote<O> {
  const child = fork(fileURLToPath(program), [], {
    execArgv: ['--disable-warning=ExperimentalWarning', ...execArgv],
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const open = new Map<number, (answered: Answered) => void>();
  let last = 0;
  const gone = once(child, 'exit').then(([code, signal]) => {
    const problem = `${program.pathname.split('/').at(-1)} ended with ${code ?? signal}`;
    for (const [id, done] of open) done({ id, problem });
  });
  child.on('message', (answered: Answered) => open.get(answered.id)?.(answered));
  return {
    async ask(name, ...[input]) {
      const id = ++last;
      const { promise, resolve } = Promise.withResolvers<Answered>();
      open.set(id, resolve);
      child.send({ id, name, input } satisfies Asked);
      const { value, problem } = await promise;
      open.delete(id);
      if (problem !== undefined) throw new Error(problem);
      return value as never;
    },
    async end() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
