/** A comprobante that somebody else issued, by what is printed on it: enough for ARCA to say whether it is in its books. */
import type { Day } from '../calendar/day.ts';
import type { DecimalText } from '../invoice/request.ts';

/** How its code was given: by web service, in advance, or to a printer. */
export const AUTHORIZATION_KINDS = ['cae', 'caea', 'cai'] as const;
export type ReceivedAuthorizationKind = (typeof AUTHORIZATION_KINDS)[number];

/** The total is decimal text in the comprobante's own currency. */
export interface ReceivedComprobante {
  /** CUIT of who issued it, eleven digits. */
  readonly issuer: string;
  /** ARCA's CbteTipo. */
  readonly type: number;
  readonly punto_de_venta: number;
  readonly number: number;
  readonly issue_date: Day;
  readonly total: DecimalText;
  readonly authorization: { readonly kind: ReceivedAuthorizationKind; readonly code: string };
  /** ARCA's DocTipo and DocNro; `null` where it names nobody. */
  readonly recipient: { readonly type: number; readonly number: string } | null;
}

/** The same while it is being read: anything may be missing yet. */
export type PartialReceived = {
  readonly [Field in keyof ReceivedComprobante]?: ReceivedComprobante[Field] | undefined;
};
