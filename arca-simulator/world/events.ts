// Everything that changes a world, as it is kept: what is on the disk is this and nothing else.
import type { Person } from '../people/person.ts';
import type { Delegation, IssuedTicket } from '../wsaa/tickets/tickets.ts';
import type { GrantedCaea, IdlePunto } from './registers/caeas.ts';
import type { FceAnswer } from './registers/fce-answers.ts';
import type { AuthorizedComprobante } from './registers/ledger.ts';
import type { Permit } from './registers/permits.ts';
import type { PuntoDeVenta } from './registers/puntos-de-venta.ts';
import type { PublishedRate } from './registers/rates.ts';
import type { Remito } from './registers/remitos.ts';

/** What WSAA thinks of a certificate, whatever its dates say. */
export type CertificateStatus = 'valid' | 'revoked' | 'expired';

/** A certificate as issued, kept so that it can be shown again. */
export interface IssuedCertificate {
  /** Hexadecimal. */
  readonly serial: string;
  readonly cuit: string;
  readonly alias: string;
  readonly pem: string;
  /** `valid` when absent. */
  readonly status?: CertificateStatus;
}

/** How many of each were ever given, so that none is given twice after a reset. */
export interface Counters {
  readonly comprobantes: number;
  readonly caeas: number;
  readonly tickets: number;
}

/** Everything that changes the world. */
export type WorldEvent =
  | {
      readonly kind: 'authority';
      readonly key: string;
      readonly certificate: string;
      readonly secret: string;
    }
  | { readonly kind: 'certificate'; readonly certificate: IssuedCertificate }
  | { readonly kind: 'certificate-status'; readonly serial: string; readonly status: CertificateStatus }
  | { readonly kind: 'delegation'; readonly delegation: Delegation }
  | { readonly kind: 'delegation-ended'; readonly delegation: Delegation }
  | { readonly kind: 'ticket'; readonly ticket: IssuedTicket }
  | { readonly kind: 'ticket-expired'; readonly unique_id: number }
  | { readonly kind: 'comprobantes'; readonly records: readonly AuthorizedComprobante[] }
  | { readonly kind: 'caea'; readonly caea: GrantedCaea }
  | { readonly kind: 'idle-punto'; readonly idle: IdlePunto }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'person-removed'; readonly cuit: string }
  | { readonly kind: 'punto'; readonly punto: PuntoDeVenta }
  | { readonly kind: 'punto-removed'; readonly cuit: string; readonly number: number }
  | { readonly kind: 'rate'; readonly rate: PublishedRate }
  | { readonly kind: 'rate-removed'; readonly currency: string; readonly day: string }
  | { readonly kind: 'remito'; readonly remito: Remito }
  | { readonly kind: 'fce-answer'; readonly answer: FceAnswer }
  | { readonly kind: 'permit'; readonly permit: Permit }
  | { readonly kind: 'reset'; readonly counters?: Counters };

/** Kinds that a reset leaves alone: clients hold these certificates. */
export const SURVIVES_RESET: ReadonlySet<WorldEvent['kind']> = new Set([
  'authority',
  'certificate',
  'certificate-status',
]);
