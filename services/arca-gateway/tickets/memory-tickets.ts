/** The tickets' store in memory: the SQL's promises without SQL. */
import type { TicketKey, TicketRow, TicketsStore } from './tickets.store.ts';
import { LOST_TICKET } from './tickets.store.ts';

const nameOf = ({ environment, cuit, service }: TicketKey): string => `${environment}/${cuit}/${service}`;

const blank = ({ environment, cuit, service }: TicketKey): TicketRow => ({
  environment,
  cuit,
  service,
  serial: 0,
  sealed: null,
  issued_at: null,
  renew_at: null,
  expires_at: null,
  lease_until: 0,
  fence: 0,
  login_asked_at: null,
  waiting_until: 0,
  failures: 0,
  failure_code: null,
  failure_reason: null,
});

const NO_FAILURE = { waiting_until: 0, failures: 0, failure_code: null, failure_reason: null };

export function memoryTickets(): TicketsStore {
  const rows = new Map<string, TicketRow>();
  /** Serial that ARCA last refused, by ticket and the CUIT it was used for. */
  const refused = new Map<string, number>();
  const change = (row: TicketRow, to: Partial<TicketRow>): void =>
    void rows.set(nameOf(row), { ...row, ...to });
  const useOf = (use: TicketKey & { readonly represented: string }): string =>
    `${nameOf(use)}/${use.represented}`;

  return {
    async find(use) {
      const row = rows.get(nameOf(use));
      return row === undefined ? undefined : { ...row, refused_serial: refused.get(useOf(use)) ?? null };
    },
    async takeLease(key, serial, now, until) {
      const row = rows.get(nameOf(key)) ?? blank(key);
      rows.set(nameOf(key), row);
      if (row.serial !== serial || row.lease_until > now || row.waiting_until > now) return null;
      change(row, { lease_until: until, fence: row.fence + 1, login_asked_at: now });
      return { fence: row.fence + 1, lostLoginAt: row.login_asked_at };
    },
    async saveTicket(key, serial, { sealed, issuedAt, renewAt, expiresAt }) {
      const row = rows.get(nameOf(key));
      if (row?.serial !== serial) return false;
      const ticket = { sealed, issued_at: issuedAt, renew_at: renewAt, expires_at: expiresAt };
      change(row, { ...ticket, ...NO_FAILURE, serial: serial + 1, lease_until: 0, login_asked_at: null });
      return true;
    },
    async saveFailure(key, fence, { code, reason, waitingUntil }) {
      const row = rows.get(nameOf(key));
      if (row?.fence !== fence) return;
      const failure = { failures: row.failures + 1, failure_code: code, failure_reason: reason };
      change(row, { ...failure, lease_until: 0, login_asked_at: null, waiting_until: waitingUntil });
    },
    async markRefused(use, serial) {
      refused.set(useOf(use), serial);
    },
    async markProved(use) {
      refused.delete(useOf(use));
    },
    async forgetFailures(environment, cuit) {
      for (const row of rows.values()) {
        const isOf = row.environment === environment && row.cuit === cuit;
        if (isOf && row.failure_code !== null && row.failure_code !== LOST_TICKET) change(row, NO_FAILURE);
      }
    },
    due: async (now, limit) =>
      [...rows.values()]
        .filter((row) => row.sealed !== null && row.waiting_until <= now && row.lease_until <= now)
        .filter((row) => (row.renew_at ?? Infinity) <= now && (row.expires_at ?? 0) > now)
        .sort((one, other) => (one.renew_at ?? 0) - (other.renew_at ?? 0))
        .slice(0, limit),
    async standing(now) {
      const groups = Map.groupBy(rows.values(), ({ environment, service }) => `${environment} ${service}`);
      return [...groups.entries()]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([, all]) => {
          const { environment = '', service = '' } = all[0] ?? {};
          const usable = all.filter(({ expires_at }) => expires_at !== null && expires_at > now);
          const issued = usable.flatMap(({ issued_at }) => issued_at ?? []);
          return {
            environment,
            service,
            usable: usable.length,
            failing: all.filter((row) => row.failures > 0 && !usable.includes(row)).length,
            oldest: issued.length === 0 ? null : Math.min(...issued),
          };
        });
    },
  };
}
