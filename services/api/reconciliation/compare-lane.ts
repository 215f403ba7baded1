/** Compares one lane with ARCA: its last number, and a sample of invoices read back field by field. */
import type { Lane } from '@arca-api/contract/gateway';
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Random } from '@arca-api/platform/random/port';
import type { DifferentField } from '../tables.ts';
import type { BookedRow, ChecksStore } from './checks.store.ts';
import { differingFields } from './differing-fields.ts';

export interface Found {
  readonly number: number;
  readonly kind: 'content' | 'missing_at_arca' | 'beyond_the_books';
  readonly invoice: string | null;
  readonly fields: readonly DifferentField[];
}

export interface CompareParts {
  readonly checks: ChecksStore;
  readonly gateway: Pick<GatewayClient, 'last' | 'consult'>;
  readonly clock: Clock;
  readonly random: Random;
}

/** The newest are looked at every night, and some of all there ever were. */
const NEWEST = 3;
const ANY = 5;
const DEADLINE_MS = 20_000;

/** `null` when ARCA did not tell everything: then nothing is known, and it is looked at again later. */
export function compareLane({ checks, gateway, clock, random }: CompareParts) {
  return async (laneId: string, lane: Lane, again: readonly number[]): Promise<readonly Found[] | null> => {
    const before = await checks.standing(laneId);
    const last = await gateway.last({ lane, deadline: clock.now() + DEADLINE_MS });
    if (!last.ok) return null;
    const after = await checks.standing(laneId);
    const found: Found[] = [...compareLast(last.number, before.settled_through, after)];
    for (const row of await sample(laneId, again)) {
      const differences = await readBack(lane, row);
      if (differences === null) return null;
      found.push(...differences);
    }
    // One number is told once: what the last number says is said better by the invoice itself.
    return [...new Map(found.map((one) => [one.number, one])).values()];
  };

  async function readBack(lane: Lane, row: BookedRow): Promise<readonly Found[] | null> {
    const { id, number, comprobante, cae, cae_expires_on } = row;
    if (number === null || comprobante === null) return [];
    const answer = await gateway.consult({ lane, number, deadline: clock.now() + DEADLINE_MS });
    if (!answer.ok) return null;
    if (answer.found === null) {
      const fields = [{ field: 'number', books: number, arca: null }];
      return [{ number, kind: 'missing_at_arca', invoice: id, fields }];
    }
    const fields = differingFields({ content: comprobante, cae, cae_expires_on }, answer.found);
    return fields.length === 0 ? [] : [{ number, kind: 'content', invoice: id, fields }];
  }

  async function sample(laneId: string, again: readonly number[]): Promise<readonly BookedRow[]> {
    const rows = [...(await checks.latest(laneId, NEWEST))];
    const newest = rows[0]?.number ?? 0;
    const numbers = Array.from({ length: newest > NEWEST ? ANY : 0 }, () =>
      Math.ceil(random.number() * newest),
    );
    for (const number of numbers) {
      const row = await checks.from(laneId, number);
      if (row !== undefined) rows.push(row);
    }
    for (const number of again) {
      const row = await checks.from(laneId, number);
      if (row?.number === number) rows.push(row);
    }
    return [...new Map(rows.map((row) => [row.id, row])).values()];
  }
}

/** What was settled before the question and what is settled after it bound what ARCA may have answered between. */
function compareLast(
  last: number,
  before: number,
  after: { readonly settled_through: number; readonly is_trying: boolean },
): readonly Found[] {
  const fields = (books: number) => [{ field: 'last_number', books, arca: last }];
  if (last < before)
    return [{ number: last + 1, kind: 'missing_at_arca', invoice: null, fields: fields(before) }];
  if (last <= after.settled_through || after.is_trying) return [];
  const number = after.settled_through + 1;
  return [{ number, kind: 'beyond_the_books', invoice: null, fields: fields(after.settled_through) }];
}
