/** All SQL of which organisation a CUIT of ARCA's environments answers to. */
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { CoreTables, Environment } from '../tables.ts';

export type ClaimRow = Selectable<CoreTables['cuit_claims']>;

export function claimsStore(database: Database) {
  const core: Kysely<CoreTables> = database.schema<CoreTables>('core');
  return {
    /** Whosever it is; within a transaction, where that one sees it. */
    async find(
      environment: Environment,
      cuit: string,
      trx?: Transaction<CoreTables>,
    ): Promise<ClaimRow | undefined> {
      const ask = () =>
        (trx ?? core)
          .selectFrom('cuit_claims')
          .selectAll()
          .where('environment', '=', environment)
          .where('cuit', '=', cuit)
          .executeTakeFirst();
      return trx === undefined ? forEverybody('whose a CUIT is', ask) : ask();
    },

    /** Those for which the certificates of a CUIT act, itself included. */
    async actedForBy(environment: Environment, certificateCuit: string): Promise<readonly ClaimRow[]> {
      return core
        .selectFrom('cuit_claims')
        .selectAll()
        .where('environment', '=', environment)
        .where('certificate_cuit', '=', certificateCuit)
        .orderBy('cuit')
        .execute();
    },

    /** Answers whose it is now, in a transaction for everybody. A certificate is proof; a delegation that was only said gives way to it. */
    async claim(trx: Transaction<CoreTables>, wanted: ClaimRow): Promise<ClaimRow> {
      await trx
        .insertInto('cuit_claims')
        .values(wanted)
        .onConflict((conflict) =>
          conflict
            .columns(['environment', 'cuit'])
            .doUpdateSet({
              organization_id: wanted.organization_id,
              proof: wanted.proof,
              certificate_cuit: wanted.certificate_cuit,
              claimed_at: wanted.claimed_at,
            })
            .where((row) =>
              wanted.proof === 'certificate'
                ? row.or([
                    row('cuit_claims.organization_id', '=', wanted.organization_id),
                    row('cuit_claims.proof', '=', 'delegation'),
                  ])
                : row('cuit_claims.organization_id', '=', wanted.organization_id),
            ),
        )
        .execute();
      return trx
        .selectFrom('cuit_claims')
        .selectAll()
        .where('environment', '=', wanted.environment)
        .where('cuit', '=', wanted.cuit)
        .executeTakeFirstOrThrow();
    },

    async release(trx: Transaction<CoreTables>, environment: Environment, cuit: string): Promise<void> {
      await trx
        .deleteFrom('cuit_claims')
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .execute();
    },
  };
}
export type ClaimsStore = ReturnType<typeof claimsStore>;
