/** What each measured client is told, and what it tells back: clients live in processes of their own, so that their CPU is theirs. */
import { profileShares } from './profile.ts';

/** Handed over in the environment, as JSON. */
export interface Given {
  readonly wsaa: string;
  readonly wsfe: string;
  readonly origin: string;
  readonly cuit: string;
  readonly certificate: string;
  readonly key: string;
  readonly folder: string;
  readonly puntoDeVenta: number;
  /** Invoices a round; the first round warms up and is not told. */
  readonly invoices: number;
  readonly rounds: number;
}

/** One round of a client. */
export interface Round {
  readonly cpu_ms_each: number;
  readonly wall_ms_each: number;
  readonly authorized: number;
}

export const VARIABLE = 'SOAP_BENCH';

export function readGiven(): Given {
  return JSON.parse(process.env[VARIABLE] ?? '{}');
}

/** What a client tells on its last line. */
export interface Told {
  readonly rounds: readonly Round[];
  /** Per cent of its CPU by part, of one more round. */
  readonly profile: Readonly<Record<string, number>>;
}

/** Runs the rounds and tells them on standard output. `issue` says how many were authorized. */
export async function tellRounds(
  { invoices, rounds }: Given,
  issue: (count: number) => Promise<number>,
): Promise<void> {
  await issue(invoices);
  const told: Round[] = [];
  for (let i = 0; i < rounds; i++) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const authorized = await issue(invoices);
    const used = process.cpuUsage(cpu);
    told.push({
      cpu_ms_each: (used.user + used.system) / 1000 / authorized,
      wall_ms_each: (performance.now() - start) / authorized,
      authorized,
    });
  }
  const profile = await profileShares(() => issue(invoices));
  process.stdout.write(`${JSON.stringify({ rounds: told, profile } satisfies Told)}\n`);
}
