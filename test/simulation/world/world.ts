/** A run's world: processes that come and go over one set of stores, customers before them and ARCA behind them. */
import type { GatewayStores } from '@arca-api/arca-gateway/stores';
import type { Random } from '@arca-api/platform/random/port';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { type Arca, createArca } from '../arca/arca.ts';
import { createNetwork } from '../arca/network.ts';
import type { Plan } from '../faults/plan.ts';
import { MARKET, type Theme } from '../faults/themes.ts';
import { type ApiProcess, startApi } from '../processes/api-process.ts';
import { fateOfApi, fateOfGateway } from '../processes/fates.ts';
import { type GatewayProcess, startGateway } from '../processes/gateway-process.ts';
import { createHop } from '../processes/hop.ts';
import { serversOfRun } from '../processes/standing-servers.ts';
import type { Chance } from '../scheduler/chance.ts';
import { createProcess, type Fate, type Process } from '../scheduler/process.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';
import type { Stores } from '../stores/port.ts';
import { sendCustomers, type Wish } from './customers.ts';
import { createHearer, type Hearer, startRelay } from './hearers.ts';
import { ISSUERS } from './places.ts';
import { letThingsHappen } from './things-that-happen.ts';

export interface WorldParts {
  readonly scheduler: Scheduler;
  readonly plan: Plan;
  readonly chance: Chance;
  readonly stores: Stores;
  readonly theme: Theme | null;
}

export interface World {
  readonly arca: Arca;
  readonly wishes: readonly Wish[];
  readonly hearer: Hearer;
  /** Mends what is broken: every process is up, nothing is slow. */
  calmDown(): void;
  /** Every wish answered, every invoice final, all of it told. */
  isQuiet(): Promise<boolean>;
}

const APIS = 2;
/** Over how long requests come in. */
const SPAN_MS = 90_000;

export async function createWorld({ scheduler, plan, chance, stores, theme }: WorldParts): Promise<World> {
  const arca = createArca(scheduler, plan);
  // One certificate acts for both issuers, or each has its own.
  if (chance.happens(0.6)) await shareCertificate(stores.gateway, arca);
  const gatewayStores = watchBreakers(watchTickets(stores.gateway, arca), plan);
  const span = theme === null ? SPAN_MS : theme.minutes * 30_000;
  const breaksSoon = theme?.breaksSoon ?? false;
  const network = createNetwork({ scheduler, plan, chance: chance.branch(), arca, breaksSoon });
  const apis = new Map<number, ApiProcess>();
  const gateways = new Map<number, GatewayProcess>();
  const hop = createHop({ scheduler, plan, chance: chance.branch(), gateways: () => [...gateways.values()] });
  const servers = serversOfRun();
  const hearer = createHearer();
  const fates = chance.branch();
  let born = 0;
  const gatewayCount = Math.max(chance.pick([1, 2]), theme?.gateways ?? 1);
  const sweepMs = chance.pick([5000, 15_000]);

  function giveBirth(
    kind: string,
    fateOf: (process: Process, label: string) => Fate,
    onDeath: (p: Process) => void,
  ) {
    born += 1;
    // Clocks of different machines agree to some seconds.
    const skew = chance.happens(0.5) ? 0 : chance.between(-5000, 5000);
    const process = createProcess({
      name: `${kind}#${born}`,
      scheduler,
      chance: fates,
      skew,
      isLight: kind.startsWith('api'),
      fateOf,
      onDeath,
    });
    const random: Random = seededRandom(chance.between(0, 2 ** 31), process.clock);
    return { process, random };
  }

  const afterwards = (label: string, ms: number, take: () => void | Promise<void>): void =>
    void scheduler.add({ owner: WORLD, label, at: scheduler.now() + ms, take });
  const pauseBeforeReturn = (): number =>
    plan.isOver ? 0 : chance.between(0, chance.happens(0.8) ? 5000 : 90_000);

  function bearApi(place: number, worker: string): void {
    const { process, random } = giveBirth(
      `api ${worker}`,
      (_, label) => fateOfApi(plan, label),
      () => {
        apis.delete(place);
        const isAnother = plan.strikes('worker comes back under another name', 0.5);
        afterwards(`api ${place} comes back`, pauseBeforeReturn(), () =>
          bearApi(place, isAnother ? `worker-${place}-${born}` : worker),
        );
      },
    );
    apis.set(
      place,
      startApi({
        process,
        worker,
        random,
        stores: stores.api,
        fetch: hop.from(process),
        plan,
        sweepMs,
      }),
    );
    startRelay({ process, news: stores.news, hearer, plan, chance, everyMs: sweepMs });
  }

  async function bearGateway(place: number): Promise<void> {
    const { process, random } = giveBirth(
      `gateway ${place}`,
      (_, label) => fateOfGateway(plan, label),
      (dead) => {
        gateways.delete(place);
        hop.cut(dead);
        afterwards(`gateway ${place} comes back`, pauseBeforeReturn(), () => bearGateway(place));
      },
    );
    const gateway = await startGateway(
      { process, random, stores: gatewayStores, dispatcher: network.of(process), server: servers() },
      (topic) => {
        for (const other of gateways.values()) {
          if (other.process === process || plan.strikes('signal lost', 0.5)) continue;
          other.process.tell('hears a signal', scheduler.now(), () => other.notify(topic));
        }
      },
    );
    gateways.set(place, gateway);
  }

  for (let place = 0; place < APIS; place += 1) bearApi(place, `worker-${place}`);
  for (let place = 0; place < gatewayCount; place += 1) await bearGateway(place);
  const processes = (): readonly Process[] => [
    ...[...apis.values()].map(({ process }) => process),
    ...[...gateways.values()].map(({ process }) => process),
  ];
  const wishes = sendCustomers({
    scheduler,
    plan,
    chance: chance.branch(),
    apis: () => [...apis.values()],
    find: async (id) => (await stores.invoices()).find((row) => row.id === id),
    span,
    market: theme?.market ?? MARKET,
  });
  letThingsHappen({ scheduler, plan, chance: chance.branch(), arca, network, processes, span });
  return {
    arca,
    wishes,
    hearer,
    calmDown() {
      plan.end();
      network.breakDown(0);
      for (const process of processes()) process.pausedUntil = 0;
    },
    async isQuiet() {
      if (wishes.some((wish) => wish.state === 'open') || network.underWay > 0) return false;
      if ((await stores.invoices()).some((row) => !FINAL.has(row.status))) return false;
      return stores.news.isAllTold();
    },
  };
}

const FINAL = new Set<string>(['authorized', 'rejected', 'cancelled']);
const WORLD = { name: 'world', isAlive: true, pausedUntil: 0 } as const;

async function shareCertificate(stores: GatewayStores, arca: Arca): Promise<void> {
  const [holder, ...others] = ISSUERS;
  for (const { cuit } of others) {
    for (const service of ['wsfe', 'ws_sr_constancia_inscripcion']) {
      arca.control.delegate({ certificate_cuit: holder.cuit, cuit, service });
    }
    await stores.holders.set('simulator', cuit, holder.cuit);
  }
}

/** Sees when nothing is sent to one of ARCA's services any more, and when it is again. */
function watchBreakers(stores: GatewayStores, plan: Plan): GatewayStores {
  const { breakers } = stores;
  return {
    ...stores,
    breakers: {
      ...breakers,
      async change(key, next, tell) {
        const changed = await breakers.change(key, next, tell);
        if (!changed.isMade) return changed;
        if (next.state === 'closed') plan.saw('ARCA back');
        else if (next.state === 'open' && next.leased_until === 0)
          plan.saw(next.attempts === 0 ? 'ARCA held for out' : 'ARCA still out');
        return changed;
      },
    },
  };
}

/** Tells which tickets were kept, as the stores are told. */
function watchTickets(stores: GatewayStores, arca: Arca): GatewayStores {
  const { tickets } = stores;
  return {
    ...stores,
    tickets: {
      ...tickets,
      async saveTicket(key, serial, ticket) {
        const saved = await tickets.saveTicket(key, serial, ticket);
        if (saved) arca.noteTicket(key.cuit, key.service, 'kept');
        return saved;
      },
      async markRefused(use, serial) {
        await tickets.markRefused(use, serial);
        arca.noteTicket(use.cuit, use.service, 'refused');
      },
    },
  };
}
