/** What is told of differences, ready for the outbox of the transaction that finds or resolves them. */
import type { NewEvent } from '@arca-api/platform/events/port';
import type { Random } from '@arca-api/platform/random/port';
import type { DifferenceRow } from './differences.store.ts';
import { tellDifference } from './present-difference.ts';

export interface Told {
  readonly organization: string;
  readonly environment: string;
}

export function tellDifferences(random: Random) {
  return (row: DifferenceRow, { organization, environment }: Told, now: number): NewEvent => {
    const event = (type: string): NewEvent => ({
      id: random.id('evt'),
      type,
      organization,
      mode: environment === 'produccion' ? 'live' : 'test',
      subject: row.id,
      sequence: row.resolved_at === null ? 1 : 2,
      data: tellDifference(row),
      occurredAt: now,
    });
    return row.resolved_at === null
      ? event('punto_de_venta.difference_found')
      : event('punto_de_venta.difference_resolved');
  };
}
