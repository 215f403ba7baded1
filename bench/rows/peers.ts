/** The libraries of the field in the same run, against the same simulator: each in a process and a world of its own. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { PEERS, type PeerName } from '../peers/clients.ts';
import { type PretendCloud, startPretendCloud } from '../peers/pretend-cloud.ts';
import type { PeerLoad, PeerOrders } from '../processes/peer.ts';
import { type Remote, startRemote } from '../processes/remote.ts';
import { type Row, two } from '../results.ts';
import { each, type Stage } from '../stage.ts';

const SUITE = 'peers';
const PUNTO = 1;

export interface Peer {
  readonly name: PeerName;
  readonly world: string;
  readonly cuit: string;
  readonly remote: Remote<PeerOrders>;
  close(): Promise<void>;
}

/** A peer that has just started, with an empty cache of tickets. */
export async function openPeer(stage: Stage, name: PeerName, what: string): Promise<Peer> {
  const world = `${name.replaceAll(/[^a-z]+/gi, '-').replace(/^-/, '')}-${what}`.toLowerCase();
  const cuit = stage.newCuit();
  const own = await stage.simulator.ask('openWorld', { name: world, cuit });
  const cloud: PretendCloud | null = name === '@afipsdk/afip.js' ? await startPretendCloud(own) : null;
  const remote = startRemote<PeerOrders>(new URL('../processes/peer.ts', import.meta.url));
  const folder = mkdtempSync(join(stage.folder, 'peer-'));
  await remote.ask('open', { name, pointed: { ...own, cuit, folder, cloud: cloud?.url } });
  return {
    name,
    world,
    cuit,
    remote,
    async close() {
      await remote.end();
      await cloud?.close();
    },
  };
}

export async function measurePeers(stage: Stage): Promise<void> {
  for (const name of PEERS) {
    try {
      await measurePeer(stage, name);
    } catch (error) {
      // One that cannot be driven takes nothing from the others.
      const problem = error instanceof Error ? error.message : String(error);
      stage.tell({
        suite: SUITE,
        id: 'problem',
        who: name,
        store: null,
        arca_ms: null,
        figures: { problem },
      });
    }
  }
}

async function measurePeer(stage: Stage, name: PeerName): Promise<void> {
  const { simulator, scale } = stage;
  await simulator.ask('setLatency', 0);
  const peer = await openPeer(stage, name, 'issuing');
  const tell = (id: string, arca_ms: number, figures: Row['figures']): void =>
    stage.tell({ suite: SUITE, id, who: name, store: null, arca_ms, figures });

  async function inARow(id: string, arca_ms: number, count: number): Promise<void> {
    await simulator.ask('setLatency', arca_ms);
    const before = await peer.remote.ask('usage');
    const load = await peer.remote.ask('inARow', { puntoDeVenta: PUNTO, count });
    const after = await peer.remote.ask('usage');
    insist(`${name}, ${id}`, load);
    tell(id, arca_ms, {
      invoices: load.authorized,
      ms_each: two(load.wall_ms / load.authorized),
      per_second: two((1000 * load.authorized) / load.wall_ms),
      cpu_ms_each: each(after.cpu_ms - before.cpu_ms, load.authorized),
    });
  }

  try {
    await peer.remote.ask('inARow', { puntoDeVenta: PUNTO, count: Math.ceil(scale.peerInARow / 2) });
    if (stage.wants(SUITE, 'sequential-0')) await inARow('sequential-0', 0, scale.peerInARow);
    if (stage.wants(SUITE, 'sequential-300'))
      await inARow('sequential-300', scale.slowMs, scale.peerInARowSlow);
    const [count = 1] = scale.atOnce;
    if (stage.wants(SUITE, `at-once-${count}`)) {
      await simulator.ask('setLatency', scale.slowMs);
      const load = await peer.remote.ask(
        'atOnce',
        Array.from({ length: count }, () => PUNTO),
      );
      tell(`at-once-${count}`, scale.slowMs, {
        asked: count,
        authorized: load.authorized,
        last_ms: Math.round(load.wall_ms),
        the_others: load.others,
      });
    }
  } finally {
    await peer.close();
  }
}

function insist(what: string, { others }: PeerLoad): void {
  const [problem] = Object.keys(others);
  if (problem !== undefined) throw new Error(`${what}: ${problem}`);
}
