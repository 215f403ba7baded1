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
  reset(): void;
}

export function createTickets(): Tickets {
  const latest = new Map<string, IssuedTicket>();
  const delegations: Delegation[] = [];
  let count = 0;
  return {
    add(ticket) {
      latest.set(`${ticket.service} ${ticket.holder}`, ticket);
      count += 1;
    },
    latest: (holder, service) => latest.get(`${service} ${holder}`),
    delegate: (delegation) => void delegations.push(delegation),
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
    reset() {
      latest.clear();
      delegations.length = 0;
    },
  };
}
