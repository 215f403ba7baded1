/** All SQL of keys and certificates; private keys pass through here sealed only. */
import type { Database } from '@arca-api/platform/database/port';

export interface CertificateRow {
  id: string;
  environment: string;
  cuit: string;
  request_key: string;
  origin: string;
  sealed_private_key: string;
  csr: string;
  certificate: string | null;
  subject: string | null;
  fingerprint: string | null;
  not_before: number | null;
  not_after: number | null;
  requested_at: number;
  installed_at: number | null;
  /** WSAA's code for the last login signed with it, unless that went well. */
  refused_code: string | null;
}

/** A row that has its certificate. */
export type InstalledRow = CertificateRow & {
  certificate: string;
  subject: string;
  fingerprint: string;
  not_before: number;
  not_after: number;
};

export interface InstalledCertificate {
  readonly origin: string;
  readonly certificate: string;
  readonly subject: string;
  readonly fingerprint: string;
  readonly not_before: number;
  readonly not_after: number;
  readonly installed_at: number;
}

export interface CertificatesStore {
  /** Newest first; those installed last come before those still waiting. */
  ofTaxpayer(environment: string, cuit: string): Promise<CertificateRow[]>;
  /** Answers the pending request that stands: ours, or that of whoever came first with the same key. */
  addRequest(row: CertificateRow): Promise<CertificateRow>;
  /** False when that key has a certificate already. */
  install(id: string, installed: InstalledCertificate): Promise<boolean>;
  /** Takes a request back; one that has its certificate stays. */
  withdraw(id: string): Promise<void>;
  /** Another certificate for a key that has one; nothing when that very certificate is there. */
  addCertificate(row: InstalledRow): Promise<void>;
  noteLogin(id: string, refusedCode: string | null): Promise<void>;
  /** Brought by somebody, and at their end before `until`. */
  endingBefore(until: number): Promise<InstalledRow[]>;
  /** Of the newest of each CUIT that somebody brought, how many ended since `since`, end before `soon`, or later. */
  standing(since: number, now: number, soon: number): Promise<CertificateStanding[]>;
}

export interface CertificateStanding {
  readonly environment: string;
  readonly ended: number;
  readonly ending: number;
  readonly good: number;
  /** When the first of them ends, or ended. */
  readonly first_end: number;
}

interface Tables {
  certificates: CertificateRow;
}

export function isInstalled(row: CertificateRow): row is InstalledRow {
  return row.certificate !== null;
}

export function isInForce(row: CertificateRow, now: number): row is InstalledRow {
  return isInstalled(row) && row.not_before <= now && now < row.not_after;
}

/** Those that may sign at `now`, the one to try first in front: whichever began last. */
export function inForce(rows: readonly CertificateRow[], now: number): InstalledRow[] {
  return rows
    .filter((row) => isInForce(row, now))
    .sort((one, other) => other.not_before - one.not_before || other.not_after - one.not_after);
}

export function certificatesStore(database: Database): CertificatesStore {
  const db = database.schema<Tables>('arca');
  return {
    ofTaxpayer: (environment, cuit) =>
      db
        .selectFrom('certificates')
        .selectAll()
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .orderBy('installed_at', (order) => order.desc().nullsLast())
        .orderBy('requested_at', 'desc')
        .orderBy('id', 'desc')
        .execute(),
    async addRequest(row) {
      await db
        .insertInto('certificates')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .columns(['environment', 'cuit', 'request_key'])
            .where('certificate', 'is', null)
            .doNothing(),
        )
        .execute();
      const standing = await db
        .selectFrom('certificates')
        .selectAll()
        .where('environment', '=', row.environment)
        .where('cuit', '=', row.cuit)
        .where('request_key', '=', row.request_key)
        .orderBy('installed_at', (order) => order.desc().nullsFirst())
        .executeTakeFirstOrThrow();
      return standing;
    },
    async install(id, installed) {
      const result = await db
        .updateTable('certificates')
        .set(installed)
        .where('id', '=', id)
        .where('certificate', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    async withdraw(id) {
      await db.deleteFrom('certificates').where('id', '=', id).where('certificate', 'is', null).execute();
    },
    async addCertificate(row) {
      await db
        .insertInto('certificates')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async noteLogin(id, refusedCode) {
      await db.updateTable('certificates').set({ refused_code: refusedCode }).where('id', '=', id).execute();
    },
    async endingBefore(until) {
      const rows = await db
        .selectFrom('certificates')
        .selectAll()
        .where('origin', '=', 'uploaded')
        .where('not_after', '<', until)
        .orderBy('not_after')
        .execute();
      return rows.filter(isInstalled);
    },
    async standing(since, now, soon) {
      const newest = db
        .selectFrom('certificates')
        .select((eb) => ['environment', eb.fn.max<number>('not_after').as('ends')])
        .where('origin', '=', 'uploaded')
        .where('certificate', 'is not', null)
        .groupBy(['environment', 'cuit']);
      return db
        .selectFrom(newest.as('newest'))
        .select((eb) => [
          'environment',
          eb.fn.countAll<number>().filterWhere('ends', '<=', now).as('ended'),
          eb.fn.countAll<number>().filterWhere('ends', '>', now).filterWhere('ends', '<', soon).as('ending'),
          eb.fn.countAll<number>().filterWhere('ends', '>=', soon).as('good'),
          eb.fn.min<number>('ends').as('first_end'),
        ])
        .where('ends', '>=', since)
        .groupBy('environment')
        .orderBy('environment')
        .execute();
    },
  };
}
