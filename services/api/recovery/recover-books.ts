/** After a restore of a backup: no lane is believed before ARCA was read, and what the books forgot is found. */
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Random } from '@arca-api/platform/random/port';
import { auditStore } from '../access/audit.store.ts';
import { laneId, lanesStore } from '../issuing/lanes.store.ts';
import type { IssuingStore } from '../issuing/port.ts';
import type { CoreTables } from '../tables.ts';
import { type LaneReading, readLane } from './read-lane.ts';
import { type MissingLane, recoveriesStore } from './recoveries.store.ts';
import { typesToLookFor } from './types-to-look-for.ts';

export interface RecoverParts {
  readonly database: Database;
  readonly store: IssuingStore;
  readonly gateway: GatewayClient;
  readonly clock: Clock;
  readonly random: Random;
}

export interface Unasked {
  readonly environment: string;
  readonly cuit: string;
  readonly punto_de_venta: number | null;
  readonly type: number | null;
  readonly reason: string;
}

export interface Recovery {
  readonly id: string;
  readonly marked_at: number;
  readonly known_through: number;
  /** Lanes that the books know, all of them suspect from now on. */
  readonly marked: number;
  /** Lanes that ARCA has and the books had forgotten. */
  readonly found: readonly string[];
  readonly readings: readonly LaneReading[];
  /** Lanes of puntos de venta that nobody here has: read once somebody registers them. */
  readonly unowned: readonly string[];
  /** What could not be asked for: it is suspect all the same, and read before anything is issued there. */
  readonly unasked: readonly Unasked[];
  /** Invoices that wait, and go on by themselves unless they resemble something that was found. */
  readonly pending: number;
}

const DEADLINE_MS = 20_000;

export function recoverBooks({ database, store, gateway, clock, random }: RecoverParts) {
  const recoveries = recoveriesStore(database);
  const lanes = lanesStore(database);
  const audit = auditStore(database);

  return async (): Promise<Recovery> => {
    const id = random.id('rec');
    // First of all, and for good: from here on no lane issues before it was read.
    const marked = await mark(id);
    const { found, unasked } = await findForgotten();
    const read = readLane({ lanes, store, gateway, clock, reader: id });
    const readings: LaneReading[] = [];
    const unowned: string[] = [];
    // One after another: a recovery is no reason to flood ARCA.
    for (const { organization_id, ...lane } of await recoveries.suspects()) {
      if (organization_id === null) unowned.push(lane.id);
      else readings.push(await read(lane));
    }
    return { id, ...marked, found, readings, unowned, unasked, pending: await recoveries.pending() };
  };

  async function mark(id: string) {
    const marked_at = clock.now();
    return database.transaction<CoreTables, Pick<Recovery, 'marked_at' | 'known_through' | 'marked'>>(
      'core',
      async (trx) => {
        const known_through = await recoveries.knownThrough(trx);
        const marked = await recoveries.mark(trx, { id, marked_at, known_through });
        for (const { organization_id, mode } of await recoveries.owners(trx)) {
          await audit.append(trx, {
            id: random.id('aud'),
            organization_id,
            mode,
            principal: 'operator',
            action: 'books.restored',
            subject: id,
            detail: { known_through, lanes: marked.length },
            at: marked_at,
          });
        }
        return { marked_at, known_through, marked: marked.length };
      },
    );
  }

  /** ARCA is asked for every punto de venta and type of every issuer: the backup may be older than a lane's first use. */
  async function findForgotten(): Promise<Pick<Recovery, 'found' | 'unasked'>> {
    const found: string[] = [];
    const unasked: Unasked[] = [];
    for (const { environment, cuit, details } of await recoveries.issuers()) {
      const puntos = new Set(await recoveries.puntosOf(environment, cuit));
      const listed = await gateway
        .puntosDeVenta({ environment, cuit })
        .catch((error: Error) => ({ ok: false as const, reason: error.message }));
      if (listed.ok) for (const { number } of listed.puntos_de_venta) puntos.add(number);
      else unasked.push({ environment, cuit, punto_de_venta: null, type: null, reason: listed.reason });
      const known = new Set((await recoveries.typesOf(environment, cuit)).map(keyOf));
      for (const punto_de_venta of puntos) {
        for (const type of typesToLookFor(details.iva_condition)) {
          if (known.has(keyOf({ punto_de_venta, type }))) continue;
          const lane = { environment, cuit, punto_de_venta, type };
          const last = await gateway
            .last({ lane, deadline: clock.now() + DEADLINE_MS })
            .catch((error: Error) => ({ ok: false as const, reason: error.message }));
          if (!last.ok) unasked.push({ ...lane, reason: last.reason });
          else if (last.number > 0) found.push(await create({ id: laneId(lane), ...lane }));
        }
      }
    }
    return { found, unasked };
  }

  /** Born suspect, as every lane is that is new to restored books. */
  async function create(lane: MissingLane): Promise<string> {
    const row = { ...lane, last_date: null, halt: null, lease_owner: null, updated_at: clock.now() };
    await database.transaction<CoreTables, void>('core', (trx) => lanes.ensure(trx, [row]));
    return lane.id;
  }
}

const keyOf = ({ punto_de_venta, type }: { punto_de_venta: number; type: number }) =>
  `${punto_de_venta}:${type}`;
