/** What signing one ticket request costs: CPU of all threads, and for how long it keeps the event loop from others. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { signCms } from 'arca-soap';

const TIMES = 50;

export interface SignatureCost {
  readonly cpu_ms: number;
  /** Median, on the clock. */
  readonly wall_ms: number;
  /** The longest that anything else had to wait meanwhile. */
  readonly loop_blocked_ms: number;
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

export async function measureSignature(certificate: string, privateKey: string): Promise<SignatureCost> {
  const content = `<loginTicketRequest>${'x'.repeat(300)}</loginTicketRequest>`;
  const sign = () => signCms({ content, certificate, privateKey, signingTime: Date.now() });
  for (let i = 0; i < 5; i++) await sign();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const walls: number[] = [];
  delay.enable();
  const cpu = process.cpuUsage();
  for (let i = 0; i < TIMES; i++) {
    const start = performance.now();
    await sign();
    walls.push(performance.now() - start);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  return {
    cpu_ms: tenths((user + system) / 1000 / TIMES),
    wall_ms: tenths(walls.sort((a, b) => a - b)[TIMES / 2] ?? 0),
    // What it measures has the timer's own millisecond in it.
    loop_blocked_ms: tenths(Math.max(0, delay.percentile(99) / 1e6 - 1)),
  };
}
