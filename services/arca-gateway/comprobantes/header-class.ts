/** What each code in ARCA's header `Errors` asks of us (manual WSFEv1, infrastructure and FECAESolicitar tables). */
import type { HEADER_CLASSES } from '@arca-api/contract/gateway';

export type HeaderClass = (typeof HEADER_CLASSES)[number];

/** Internal errors of ARCA's: nothing is certain, time mends them. */
const INFRASTRUCTURE = new Set([500, 501, 502]);
/** The ticket, or the relation between certificate and CUIT. */
const DELEGATION = new Set([600, 601]);
/** Number or date is not the lane's next. */
const SEQUENCE = new Set([10016]);

/** The gravest first: what it asks for makes the rest pointless. */
const GRAVITY: readonly HeaderClass[] = ['infrastructure', 'delegation', 'lane_permanent', 'sequence'];

/** Codes not named above are about the issuer, the punto de venta or the request as a whole: a human mends them. */
export function classOf(code: number): HeaderClass {
  if (INFRASTRUCTURE.has(code)) return 'infrastructure';
  if (DELEGATION.has(code)) return 'delegation';
  if (SEQUENCE.has(code)) return 'sequence';
  return 'lane_permanent';
}

export function gravestClass(errors: readonly { readonly code: number }[]): HeaderClass | null {
  const classes = new Set(errors.map((error) => classOf(error.code)));
  return GRAVITY.find((candidate) => classes.has(candidate)) ?? null;
}

/** Whether ARCA refused the ticket itself and says nothing else: nothing of the request was looked at. */
export function refusesTicket(errors: readonly { readonly code: number }[]): boolean {
  return errors.length > 0 && errors.every((error) => DELEGATION.has(error.code));
}

/** 602: what was asked for does not exist. Beside any other error it says nothing. */
export function saysNoData(errors: readonly { readonly code: number }[]): boolean {
  return errors.length > 0 && errors.every((error) => error.code === 602);
}
