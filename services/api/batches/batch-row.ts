/** A batch as it is kept. */
import type { Selectable } from 'kysely';
import type { CoreTables } from '../tables.ts';

export type BatchRow = Selectable<CoreTables['batches']>;
