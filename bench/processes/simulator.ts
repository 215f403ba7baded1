/** The pretended ARCA in a process of its own, shared by us and by the peers: its latency and its faults can be told. */
import { createSimulator, type FaultRule } from 'arca-simulator';
import { makeKey, makeRequest } from '../../arca-simulator/testing/sign-login.ts';
import { serve, usage } from './remote.ts';

let latency = 0;
const calls = new Map<string, number>();
const simulator = createSimulator({
  // The platform signs its own certificates when ARCA is not the built-in one.
  acceptAnyCertificate: true,
  latency({ operation }) {
    calls.set(operation, (calls.get(operation) ?? 0) + 1);
    return latency;
  },
});
const key = makeKey();

export interface Lane {
  readonly cuit: string;
  readonly punto_de_venta?: number;
}

/** What a foreign client is given: a world where nobody else issues, and a certificate for it. */
export interface OwnWorld {
  readonly wsaa: string;
  readonly wsfe: string;
  readonly origin: string;
  readonly certificate: string;
  readonly key: string;
}

const controlOf = (world: string | null) =>
  world === null ? simulator.control : simulator.world(world).control;

const orders = {
  listen: () => simulator.listen(),
  openWorld({ name, cuit }: { name: string; cuit: string }): OwnWorld {
    const world = simulator.world(name);
    const { pem } = world.control.issueCertificate({ csr: makeRequest(key, cuit, name) });
    const { wsaa, wsfe, origin } = world.urls();
    return {
      wsaa,
      wsfe,
      origin,
      certificate: pem,
      key: key.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    };
  },
  setLatency(milliseconds: number): void {
    latency = milliseconds;
  },
  /** Calls of each operation since the last time it was asked. */
  takeCalls(): Readonly<Record<string, number>> {
    const taken = Object.fromEntries(calls);
    calls.clear();
    return taken;
  },
  fail({ world, rule }: { world: string | null; rule: FaultRule }): void {
    controlOf(world).addFault(rule);
  },
  heal: (world: string | null): void => controlOf(world).clearFaults(),
  /** What ARCA would swear to of an issuer or one of its puntos de venta. */
  ledger({ world, lane }: { world: string | null; lane: Lane }) {
    const entries = controlOf(world).ledger(lane);
    return { invoices: entries.length, caes: new Set(entries.map(({ cae }) => cae)).size };
  },
  usage,
};

export type SimulatorOrders = typeof orders;

serve(orders, () => simulator.close());
