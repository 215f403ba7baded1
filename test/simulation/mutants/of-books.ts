/** Mistakes of the books: what may be written, by whom, and who hears of it. */
import { ISSUING, type Mutant, mutant, patch, seeds } from './mutant.ts';

export const OF_BOOKS: readonly Mutant[] = [
  mutant(
    'lets a worker write that lost its lease',
    seeds(140, 20),
    patch(`${ISSUING}/memory-store.ts`, 'if (lane.token !== token) throw new LeaseLost(laneId);', ''),
  ),
  mutant(
    'lets two invoices have one idempotency key',
    seeds(1, 20),
    patch('services/api/invoices/memory-invoices.ts', 'if (isTwin(invoice)) return { twin: true };', ''),
  ),
  // The order of a serial is that of commits wherever no two transactions overlap: as in memory, as in the embedded
  // database. On a served one they do, and there a test holds one open.
  mutant(
    'reads news with a cursor over a serial',
    { file: 'platform/events/events.test.ts', test: 'is heard all the same, and holds up nobody' },
    patch(
      'platform/events/deliveries.store.ts',
      'select id, type, accepted from platform.outbox where published_at is null',
      'select id, type, accepted from platform.outbox where accepted > (select coalesce(max(accepted), 0) from platform.outbox where published_at is not null)',
    ),
  ),
];
