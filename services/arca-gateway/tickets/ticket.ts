/** An access ticket in use: its credentials show themselves only where a request is built. */
import type { Outage } from '@arca-api/contract/gateway';
import type { Secret } from '../vault/secret.ts';

export interface Ticket {
  readonly serial: number;
  /** It was asked for because ARCA refused the one before it. */
  readonly afterRefusal: boolean;
  readonly credentials: Secret<{ readonly token: string; readonly sign: string }>;
}

/** Why there is no ticket now. Nothing has left for the service that it was wanted for. */
export interface NoTicket {
  readonly reason: string;
  /** WSAA's code, `no_certificate`, or what kept WSAA from being heard; `null` where time ran out. */
  readonly code?: string | null;
  /** There is one in force, which ARCA does not take for this CUIT. */
  readonly hasTicket?: boolean;
  readonly retryAfterMs: number;
  /** WSAA itself is out, and was not asked. */
  readonly outage?: Outage | null;
  /** Only a human can mend it: no certificate, or WSAA does not know the relation. */
  readonly needsHuman: 'lane_permanent' | 'delegation' | null;
}

export type TicketAnswer =
  | { readonly ok: true; readonly ticket: Ticket }
  | ({ readonly ok: false } & NoTicket);
