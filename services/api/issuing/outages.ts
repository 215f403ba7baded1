/**
 * Which of ARCA's services are out, as the gateway told this worker's lanes: what is told to one need not be asked by each,
 * and nothing is prepared that could not be sent. Once it is time to try again one lane goes first.
 */
import type { Lane, Outage } from '@arca-api/contract/gateway';
import { comprobanteType } from '@arca-api/domain/comprobante/comprobante-type';

export interface Outages {
  /** Until when a lane need not ask; `null`: it may, now. */
  until(lane: Lane, methods: Methods, now: number): number | null;
  /** What came of asking: an outage, and after how long to ask again, or anything else. */
  heard(
    lane: Lane,
    methods: Methods,
    told: { readonly outage: Outage | null; readonly again: number },
    now: number,
  ): void;
}

export type Methods = 'read' | 'authorise';

/** How long the others let one go first. */
const HEAD_START_MS = 2_000;
/** A clock that was set back keeps nobody waiting for longer. */
const LONGEST_MS = 10 * 60_000;

export function createOutages(): Outages {
  const out = new Map<string, number>();
  const nameOf = ({ environment, type }: Lane, methods: Methods): string =>
    `${environment}/${comprobanteType(type)?.letter === 'E' ? 'wsfex' : 'wsfe'}/${methods}`;

  return {
    until(lane, methods, now) {
      const name = nameOf(lane, methods);
      const until = out.get(name);
      if (until === undefined) return null;
      if (until > now && until - now <= LONGEST_MS) return until;
      out.set(name, now + HEAD_START_MS);
      return null;
    },
    heard(lane, methods, { outage, again }, now) {
      const name = nameOf(lane, methods);
      if (outage === null) out.delete(name);
      // Logins are each lane's own, and of what recovers each lane has its chance.
      else if (outage.methods === methods && outage.state === 'out') out.set(name, now + again);
    },
  };
}
