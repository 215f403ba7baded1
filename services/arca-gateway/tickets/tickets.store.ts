/** All SQL of access tickets and of the lease under which one is asked for. Time always comes from the caller. */
import { composedOnce } from '@arca-api/platform/database/composed-once';
import type { Database } from '@arca-api/platform/database/port';
import type { ExpressionBuilder } from 'kysely';

export interface TicketRow {
  environment: string;
  cuit: string;
  service: string;
  serial: number;
  sealed: string | null;
  issued_at: number | null;
  renew_at: number | null;
  expires_at: number | null;
  lease_until: number;
  fence: number;
  login_asked_at: number | null;
  waiting_until: number;
  failures: number;
  failure_code: string | null;
  failure_reason: string | null;
}

/** By name: this one is planned once, and `*` would not outlive a column that is added. */
const TICKET_COLUMNS = [
  'tickets.environment',
  'tickets.cuit',
  'tickets.service',
  'tickets.serial',
  'tickets.sealed',
  'tickets.issued_at',
  'tickets.renew_at',
  'tickets.expires_at',
  'tickets.lease_until',
  'tickets.fence',
  'tickets.login_asked_at',
  'tickets.waiting_until',
  'tickets.failures',
  'tickets.failure_code',
  'tickets.failure_reason',
] as const satisfies readonly `tickets.${keyof TicketRow}`[];

/** WSAA's code for a ticket that it gave out and will not give again. */
export const LOST_TICKET = 'coe.alreadyAuthenticated';

export interface TicketKey {
  readonly environment: string;
  /** Of the certificate. */
  readonly cuit: string;
  readonly service: string;
}

/** One ticket as used for one CUIT. */
export interface TicketUse extends TicketKey {
  readonly represented: string;
}

/** A ticket, and the serial that ARCA last refused for the CUIT it is used for. */
export type UsedTicketRow = TicketRow & { readonly refused_serial: number | null };

export interface NewTicket {
  readonly sealed: string;
  readonly issuedAt: number;
  readonly renewAt: number;
  readonly expiresAt: number;
}

export interface Lease {
  readonly fence: number;
  /** A login asked for earlier whose answer never arrived, or `null`. */
  readonly lostLoginAt: number | null;
}

export interface TicketsStore {
  find(use: TicketUse): Promise<UsedTicketRow | undefined>;
  /** Notes that a login is about to be asked for; `null` when another holds the lease or has a newer ticket. */
  takeLease(key: TicketKey, serial: number, now: number, until: number): Promise<Lease | null>;
  /** Keeps a ticket even when the lease was lost meanwhile; false when a newer one is there. */
  saveTicket(key: TicketKey, serial: number, ticket: NewTicket): Promise<boolean>;
  saveFailure(
    key: TicketKey,
    fence: number,
    failure: { code: string; reason: string; waitingUntil: number },
  ): Promise<void>;
  /** ARCA would not take it for that CUIT; for the others it serves nothing changes. */
  markRefused(use: TicketUse, serial: number): Promise<void>;
  /** ARCA accepted it: should it be refused later, it may be renewed again. */
  markProved(use: TicketUse): Promise<void>;
  /** What made logins fail has been mended: the next one need not wait. */
  forgetFailures(environment: string, cuit: string): Promise<void>;
  /** Tickets still good whose next one should be asked for; those that expired unused are left alone. */
  due(now: number, limit: number): Promise<TicketRow[]>;
  /** How those of each service stand, of everybody together. */
  standing(now: number): Promise<TicketStanding[]>;
}

export interface TicketStanding {
  readonly environment: string;
  readonly service: string;
  readonly usable: number;
  /** Their last login failed and no usable one is left. */
  readonly failing: number;
  /** When the oldest usable one was issued. */
  readonly oldest: number | null;
}

interface Tables {
  tickets: TicketRow;
  ticket_refusals: {
    environment: string;
    certificate_cuit: string;
    service: string;
    cuit: string;
    serial: number;
  };
}

export function ticketsStore(database: Database): TicketsStore {
  const db = database.schema<Tables>('arca');
  const of = (key: TicketKey) => (where: ExpressionBuilder<Tables, 'tickets'>) =>
    where.and({ environment: key.environment, cuit: key.cuit, service: key.service });
  const found = composedOnce(database, ({ represented, environment, cuit, service }: TicketUse) =>
    db
      .selectFrom('tickets')
      .leftJoin('ticket_refusals as refusal', (join) =>
        join
          .onRef('refusal.environment', '=', 'tickets.environment')
          .onRef('refusal.certificate_cuit', '=', 'tickets.cuit')
          .onRef('refusal.service', '=', 'tickets.service')
          .on('refusal.cuit', '=', represented),
      )
      .select(TICKET_COLUMNS)
      .select('refusal.serial as refused_serial')
      .where('tickets.environment', '=', environment)
      .where('tickets.cuit', '=', cuit)
      .where('tickets.service', '=', service)
      .compile(),
  );
  return {
    async find({ represented, environment, cuit, service }) {
      return (await found({ represented, environment, cuit, service })).rows[0];
    },
    async takeLease(key, serial, now, until) {
      const { environment, cuit, service } = key;
      const blank = { lease_until: 0, fence: 0, waiting_until: 0, failures: 0 };
      await db
        .insertInto('tickets')
        .values({ environment, cuit, service, serial: 0, ...blank })
        .onConflict((conflict) => conflict.columns(['environment', 'cuit', 'service']).doNothing())
        .execute();
      const before = await db
        .selectFrom('tickets')
        .select('login_asked_at')
        .where(of(key))
        .executeTakeFirst();
      const taken = await db
        .updateTable('tickets')
        .set((row) => ({ lease_until: until, fence: row('fence', '+', 1), login_asked_at: now }))
        .where(of(key))
        .where('serial', '=', serial)
        .where('lease_until', '<=', now)
        .where('waiting_until', '<=', now)
        .returning('fence')
        .executeTakeFirst();
      return taken ? { fence: taken.fence, lostLoginAt: before?.login_asked_at ?? null } : null;
    },
    async saveTicket(key, serial, ticket) {
      const saved = await db
        .updateTable('tickets')
        .set({
          serial: serial + 1,
          sealed: ticket.sealed,
          issued_at: ticket.issuedAt,
          renew_at: ticket.renewAt,
          expires_at: ticket.expiresAt,
          lease_until: 0,
          login_asked_at: null,
          waiting_until: 0,
          failures: 0,
          failure_code: null,
          failure_reason: null,
        })
        .where(of(key))
        .where('serial', '=', serial)
        .returning('serial')
        .executeTakeFirst();
      return saved !== undefined;
    },
    async saveFailure(key, fence, failure) {
      await db
        .updateTable('tickets')
        .set((row) => ({
          lease_until: 0,
          login_asked_at: null,
          waiting_until: failure.waitingUntil,
          failures: row('failures', '+', 1),
          failure_code: failure.code,
          failure_reason: failure.reason,
        }))
        .where(of(key))
        .where('fence', '=', fence)
        .execute();
    },
    async markRefused({ environment, cuit, service, represented }, serial) {
      await db
        .insertInto('ticket_refusals')
        .values({ environment, certificate_cuit: cuit, service, cuit: represented, serial })
        .onConflict((conflict) =>
          conflict.columns(['environment', 'certificate_cuit', 'service', 'cuit']).doUpdateSet({ serial }),
        )
        .execute();
    },
    async markProved({ environment, cuit, service, represented }) {
      await db
        .deleteFrom('ticket_refusals')
        .where('environment', '=', environment)
        .where('certificate_cuit', '=', cuit)
        .where('service', '=', service)
        .where('cuit', '=', represented)
        .execute();
    },
    async forgetFailures(environment, cuit) {
      await db
        .updateTable('tickets')
        .set({ waiting_until: 0, failures: 0, failure_code: null, failure_reason: null })
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .where('failure_code', '!=', LOST_TICKET)
        .execute();
    },
    due: (now, limit) =>
      db
        .selectFrom('tickets')
        .selectAll()
        .where('sealed', 'is not', null)
        .where('renew_at', '<=', now)
        .where('expires_at', '>', now)
        .where('waiting_until', '<=', now)
        .where('lease_until', '<=', now)
        .orderBy('renew_at')
        .limit(limit)
        .execute(),
    standing: (now) =>
      db
        .selectFrom('tickets')
        .select((eb) => [
          'environment',
          'service',
          eb.fn.countAll<number>().filterWhere('expires_at', '>', now).as('usable'),
          eb.fn
            .countAll<number>()
            .filterWhere((where) =>
              where.and([
                where('failures', '>', 0),
                where.or([where('expires_at', 'is', null), where('expires_at', '<=', now)]),
              ]),
            )
            .as('failing'),
          eb.fn.min('issued_at').filterWhere('expires_at', '>', now).as('oldest'),
        ])
        .groupBy(['environment', 'service'])
        .orderBy('environment')
        .orderBy('service')
        .execute(),
  };
}
