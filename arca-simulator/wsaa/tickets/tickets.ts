// Tickets and who may act for whom: what a login leaves behind, and what the other services check.

/** `cuit` lets the certificates of `certificate_cuit` use `service` in its name. */
export interface Delegation {
  readonly certificate_cuit: string;
  /** Only the certificate with this alias (CN); any of the CUIT when absent. */
  readonly alias?: string;
  readonly cuit: string;
  readonly service: string;
}

export interface IssuedTicket {
  /** Distinguished name of the certificate. */
  readonly holder: string;
  readonly service: string;
  readonly unique_id: number;
  /** Milliseconds since 1970. */
  readonly issued_at: number;
  readonly expires_at: number;
}

export interface Tickets {
  add(ticket: IssuedTicket): void;
  /** The newest ticket of a certificate for a service. */
  latest(holder: string, service: string): IssuedTicket | undefined;
  delegate(delegation: Delegation): void;
  /** CUITs that delegated `service` to a certificate. */
  delegators(certificateCuit: string, alias: string, service: string): string[];
  delegations(): Delegation[];
  readonly count: number;
  endDelegation(delegation: Delegation): void;
  /** The newest ticket of each certificate and service. */
  list(): IssuedTicket[];
  /** Ends a ticket before its time. */
  expire(uniqueId: number): void;
  isExpired(uniqueId: number): boolean;
  /** Forgets everything but how many were given: `ever`, when that is more than it remembers. */
  reset(ever?: number): void;
}

export function createTickets(): Tickets {
  const latest = new Map<string, IssuedTicket>();
  const expired = new Set<number>();
  let delegations: Delegation[] = [];
  let count = 0;
  return {
    add(ticket) {
      latest.set(`${ticket.service} ${ticket.holder}`, ticket);
      count += 1;
    },
    latest: (holder, service) => latest.get(`${service} ${holder}`),
    delegate: (delegation) => void delegations.push(delegation),
    endDelegation(ended) {
      delegations = delegations.filter((one) => !isSame(one, ended));
    },
    list: () => [...latest.values()],
    expire(uniqueId) {
      expired.add(uniqueId);
      for (const [key, ticket] of latest) if (ticket.unique_id === uniqueId) latest.delete(key);
    },
    isExpired: (uniqueId) => expired.has(uniqueId),
    delegators: (certificateCuit, alias, service) => [
      ...new Set(
        delegations
          .filter(
            (one) =>
              one.certificate_cuit === certificateCuit &&
              one.service === service &&
              (one.alias === undefined || one.alias === alias),
          )
          .map((one) => one.cuit),
      ),
    ],
    delegations: () => [...delegations],
    get count() {
      return count;
    },
    reset(ever = 0) {
      latest.clear();
      expired.clear();
      delegations = [];
      count = Math.max(count, ever);
    },
  };
}

/** Whether two delegations let the same certificates act for the same CUIT in the same service. */
export function isSame(one: Delegation, other: Delegation): boolean {
  return (
    one.certificate_cuit === other.certificate_cuit &&
    one.cuit === other.cuit &&
    one.service === other.service &&
    one.alias === other.alias
  );
}
