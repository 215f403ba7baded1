/** Commits events as services do, and notes when each was there to be told. */
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import type { NewEvent, Outbox } from '@arca-api/platform/events/port';
import type { Random } from '@arca-api/platform/random/port';

export interface Feed {
  readonly organizations: readonly string[];
  readonly aSecond: number;
  readonly count: number;
  /** Events that one transaction commits, as issuing does in groups. */
  readonly together: number;
}

/** An event, and when its commit was answered, in milliseconds since the epoch. */
export type Committed = readonly [id: string, at: number];

export interface Fed {
  readonly committed: readonly Committed[];
  /** How many there really were in a second. */
  readonly a_second: number;
}

export interface FeedParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly random: Random;
}

/** An event of each type in turn, at an endpoint of its own. */
export const TYPES = ['invoice.authorized', 'invoice.rejected', 'invoice.voided'] as const;

/** As large as the news of an invoice of three lines. */
const LINES = ['Resma A4 75 g', 'Cartucho negro', 'Servicio de impresión'].map((description, index) => ({
  description,
  quantity: String(index + 1),
  unit_price: `${1000 + index}.50`,
  iva: '21',
  net: `${1000 + index}.50`,
  total: `${1210 + index}.61`,
}));

export function dataOf(number: number) {
  return {
    object: 'invoice',
    version: 1,
    id: `inv_${number}`,
    taxpayer: '20111111112',
    punto_de_venta: 1,
    number,
    status: 'authorized',
    cae: '75123456789012',
    customer: { name: 'Librería del Sur S.R.L.', document: { type: 'cuit', number: '30500010912' } },
    lines: LINES,
    totals: { net: '3003.00', iva: '630.63', total: '3633.63' },
  };
}

export function feeder({ database, outbox, clock, random }: FeedParts) {
  let number = 0;
  return (feed: Feed): Promise<Fed> => forEverybody('measuring', () => pour(feed));

  /** At its pace by the clock: a transaction that is late makes none of those behind it later. */
  async function pour({ organizations, aSecond, count, together }: Feed): Promise<Fed> {
    const committed: Committed[] = [];
    const under: Promise<void>[] = [];
    const began = clock.now();
    for (let made = 0; made < count; made += together) {
      const early = began + (made * 1000) / aSecond - clock.now();
      if (early > 0) await clock.sleep(early);
      const events = Array.from({ length: Math.min(together, count - made) }, () => eventOf(organizations));
      under.push(
        database
          .transaction('platform', (trx) => outbox.append(trx, events))
          .then(() => {
            const at = clock.now();
            for (const { id } of events) committed.push([id, at]);
          }),
      );
    }
    await Promise.all(under);
    return { committed, a_second: (count * 1000) / (clock.now() - began) };
  }

  function eventOf(organizations: readonly string[]): NewEvent {
    number += 1;
    return {
      id: random.id('evt'),
      // Each organisation has news of every type in turn.
      type: TYPES[Math.floor(number / organizations.length) % TYPES.length] ?? TYPES[0],
      organization: organizations[number % organizations.length] ?? '',
      mode: 'test',
      subject: `inv_${number}`,
      sequence: 1,
      data: dataOf(number),
      occurredAt: clock.now(),
    };
  }
}
