/** One library of the field in a process of its own, as it would live in its caller's. */
import { CLIENTS, type Next, type PeerName, type Pointed } from '../peers/clients.ts';
import { serve, usage } from './remote.ts';

export interface PeerLoad {
  readonly authorized: number;
  readonly wall_ms: number;
  /** What came of the others: how many were told what. */
  readonly others: Readonly<Record<string, number>>;
}

interface Outcome {
  readonly at: number;
  readonly told: string | null;
}

let next: Next = () => Promise.reject(new Error('not opened'));

/** `null` when there is a CAE. A rejection that looks like any other answer is told as that. */
async function issue(puntoDeVenta: number): Promise<Outcome> {
  let told: string | null;
  try {
    const cae = await next(puntoDeVenta);
    told = /^\d{14}$/.test(String(cae)) ? null : 'answered without a CAE, nothing thrown';
  } catch (error) {
    told = describe(error);
  }
  return { at: performance.now(), told };
}

function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/alreadyAuthenticated|TA v[aá]lido/i.test(message)) return 'thrown: alreadyAuthenticated';
  if (message.includes('10016')) return 'thrown: 10016';
  return `thrown: ${message.replaceAll(/\s+/g, ' ').slice(0, 100)}`;
}

function tell(started: number, outcomes: readonly Outcome[]): PeerLoad {
  const others: Record<string, number> = {};
  for (const { told } of outcomes) if (told !== null) others[told] = (others[told] ?? 0) + 1;
  return {
    authorized: outcomes.filter(({ told }) => told === null).length,
    wall_ms: Math.max(...outcomes.map(({ at }) => at)) - started,
    others,
  };
}

const orders = {
  open({ name, pointed }: { name: PeerName; pointed: Pointed }): void {
    next = CLIENTS[name](pointed);
  },
  async inARow({ puntoDeVenta, count }: { puntoDeVenta: number; count: number }): Promise<PeerLoad> {
    const started = performance.now();
    const outcomes: Outcome[] = [];
    for (let i = 0; i < count; i++) outcomes.push(await issue(puntoDeVenta));
    return tell(started, outcomes);
  },
  /** One for each punto de venta, all in one go. */
  async atOnce(puntosDeVenta: readonly number[]): Promise<PeerLoad> {
    const started = performance.now();
    return tell(started, await Promise.all(puntosDeVenta.map(issue)));
  },
  /** One, given up after so long: `waited_ms` is how long it took to say anything. */
  async patiently({ puntoDeVenta, patienceMs }: { puntoDeVenta: number; patienceMs: number }) {
    const started = performance.now();
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const timer = setTimeout(() => resolve({ at: performance.now(), told: 'still waiting' }), patienceMs);
    const { at, told } = await Promise.race([issue(puntoDeVenta), promise]);
    clearTimeout(timer);
    return { waited_ms: at - started, told };
  },
  usage,
};

export type PeerOrders = typeof orders;

serve(orders, async () => {});
