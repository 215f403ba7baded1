/** What each code that ARCA answers instead of a result asks of us, service by service. */
import type { HEADER_CLASSES } from '@arca-api/contract/gateway';

export type HeaderClass = (typeof HEADER_CLASSES)[number];

/** A service whose errors come inside its answers, by WSAA's name. */
export type ServiceName = 'wsfe' | 'wsfex' | 'wscdc';

interface CodeTable {
  /** ARCA's own trouble: nothing is certain, time mends it. */
  readonly infrastructure: readonly number[];
  /** The ticket, or the relation between certificate and CUIT. */
  readonly delegation: readonly number[];
  /** Number or date is not the lane's next. */
  readonly sequence: readonly number[];
  /** The issuer, the punto de venta or the request as a whole: a person mends them. `rest`: whatever is not named. */
  readonly lane: readonly number[] | 'rest';
  /** What was asked for does not exist. */
  readonly noData: readonly number[];
}

const TABLES: Readonly<Record<ServiceName, CodeTable>> = {
  /** Manual WSFEv1 4.5: infrastructure and FECAESolicitar tables. */
  wsfe: {
    infrastructure: [500, 501, 502],
    delegation: [600, 601],
    sequence: [10016],
    lane: 'rest',
    noData: [602],
  },
  /**
   * Manual WSFEX 3.1.1. It answers one error for everything, so what is not named here is about the comprobante.
   * 1014 is what it says of an `Id` and of anything undocumented: the books are read before it is believed.
   */
  wsfex: {
    infrastructure: [500, 501, 502, 505],
    delegation: [1000, 1001],
    sequence: [1535, 1014],
    lane: [1002, 1510, 1530, 1606, 1607],
    noData: [1020],
  },
  /** Manual WSCDC 0.4: formats (1 to 10) are ours to have prevented. */
  wscdc: {
    infrastructure: [500, 501, 502],
    delegation: [600, 601],
    sequence: [],
    lane: 'rest',
    noData: [503, 602],
  },
};

/** The gravest first: what it asks for makes the rest pointless. */
const GRAVITY: readonly HeaderClass[] = ['infrastructure', 'delegation', 'lane_permanent', 'sequence'];

/** `null`: the code is about the comprobante and not about the call. */
export function classOf(service: ServiceName, code: number): HeaderClass | null {
  const table = TABLES[service];
  if (table.infrastructure.includes(code)) return 'infrastructure';
  if (table.delegation.includes(code)) return 'delegation';
  if (table.sequence.includes(code)) return 'sequence';
  return table.lane === 'rest' || table.lane.includes(code) ? 'lane_permanent' : null;
}

export function gravestClass(
  service: ServiceName,
  errors: readonly { readonly code: number }[],
): HeaderClass | null {
  const classes = new Set(errors.map((error) => classOf(service, error.code)));
  return GRAVITY.find((candidate) => classes.has(candidate)) ?? null;
}

/** Whether ARCA refused the ticket itself and says nothing else: nothing of the request was looked at. */
export function refusesTicket(service: ServiceName, errors: readonly { readonly code: number }[]): boolean {
  return errors.length > 0 && errors.every((error) => classOf(service, error.code) === 'delegation');
}

/** What was asked for does not exist. Beside any other error it says nothing. */
export function saysNoData(service: ServiceName, errors: readonly { readonly code: number }[]): boolean {
  return errors.length > 0 && errors.every((error) => TABLES[service].noData.includes(error.code));
}
