/** All SQL of how endpoints fare: since when nothing arrives, and which of them are no longer told. */
import { type Selectable, sql, type Transaction } from 'kysely';
import type { WebhookTables } from '../tables.ts';

type Trx = Transaction<WebhookTables>;
type EndpointRow = Selectable<WebhookTables['endpoints']>;

const DAY_MS = 86_400_000;
/** Only failures for so long, and so many: one event that was lost on a quiet endpoint proves nothing. */
export const PATIENCE = { warnMs: 3 * DAY_MS, disableMs: 5 * DAY_MS, failures: 15 } as const;

/** How attempts ended, by endpoint. */
export interface Fared {
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
  /** Those that answered 410, and where: an endpoint that has moved meanwhile is not gone. */
  readonly gone: readonly { readonly endpoint: string; readonly url: string }[];
}

export interface Changed {
  readonly warned: readonly EndpointRow[];
  readonly disabled: readonly EndpointRow[];
}

/** Answers whom that made us warn of, and no longer tell: each once. */
export async function noteHealth(trx: Trx, fared: Fared, now: number): Promise<Changed> {
  const arrived = new Set(fared.succeeded);
  const failed = fared.failed.filter((id) => !arrived.has(id));
  // In one order: two workers that wait for each other's would hold up what came of all attempts.
  const recovered = (await lock(trx, arrived, [...failed, ...fared.gone.map(({ endpoint }) => endpoint)]))
    .map(({ id }) => id)
    .filter((id) => arrived.has(id));
  if (recovered.length > 0)
    await trx
      .updateTable('endpoints')
      .set({ failing_since: null, failures: 0, warned_at: null })
      .where('id', 'in', recovered)
      .where('failing_since', 'is not', null)
      .execute();
  const counts = Map.groupBy(failed, (id) => id);
  for (const id of [...counts.keys()].sort())
    await trx
      .updateTable('endpoints')
      .set({
        failing_since: sql`coalesce(failing_since, ${now})`,
        failures: sql`failures + ${counts.get(id)?.length ?? 0}`,
      })
      .where('id', '=', id)
      .execute();
  const gone: EndpointRow[] = [];
  for (const [url, those] of Map.groupBy(fared.gone, ({ url }) => url))
    gone.push(
      ...(await disable(
        trx,
        those.map(({ endpoint }) => endpoint),
        'gone',
        now,
      )
        .where('url', '=', url)
        .returningAll()
        .execute()),
    );
  if (counts.size === 0) return { warned: [], disabled: gone };
  const ids = [...counts.keys()];
  const failing = await disable(trx, ids, 'failing', now)
    .where('failing_since', '<=', now - PATIENCE.disableMs)
    .where('failures', '>=', PATIENCE.failures)
    .returningAll()
    .execute();
  const warned = await trx
    .updateTable('endpoints')
    .set({ warned_at: now })
    .where('id', 'in', ids)
    .where('state', '=', 'enabled')
    .where('warned_at', 'is', null)
    .where('failing_since', '<=', now - PATIENCE.warnMs)
    .returningAll()
    .execute();
  return { warned, disabled: [...gone, ...failing] };
}

const disable = (trx: Trx, ids: readonly string[], why: 'gone' | 'failing', now: number) =>
  trx
    .updateTable('endpoints')
    .set({ state: 'disabled', disabled_for: why, disabled_at: now, updated_at: now })
    .where('id', 'in', [...ids])
    .where('state', '=', 'enabled');

/** Of those that arrived, only those that had failed: of the others nothing changes. */
const lock = (trx: Trx, arrived: ReadonlySet<string>, failed: readonly string[]) =>
  trx
    .selectFrom('endpoints')
    .select('id')
    .where((where) =>
      where.or([
        where('id', 'in', ['', ...failed]),
        where.and([where('id', 'in', ['', ...arrived]), where('failing_since', 'is not', null)]),
      ]),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
