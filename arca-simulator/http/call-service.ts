// One call to one service under the fault plan, whatever carried it here: a socket, or a program in the same process.
import type { IncomingHttpHeaders } from 'node:http';
import { type Struck, strike } from '../faults/strike.ts';
import type { Service } from '../service.ts';
import { argentineIso } from '../world/time/calendar.ts';
import type { Simulated } from '../worlds/simulated.ts';

/** What came of a call, and how it travels. */
export interface Called {
  readonly struck: Struck;
  /** Milliseconds that the answer takes. */
  readonly latency: number;
  /** Milliseconds that the `Date` header is off. */
  readonly skew: number;
}

/** ARCA works first and is slow to answer; a client that gives up meanwhile does not undo the work. */
export function callService(
  { world, plan }: Simulated,
  service: Service,
  request: { readonly headers: IncomingHttpHeaders; readonly body: string },
): Called {
  const opened = service.open(request);
  const id = {
    service: service.name,
    operation: opened.operation,
    cuit: opened.cuit,
    punto_de_venta: opened.puntoDeVenta,
  };
  const now = world.clock.now();
  const blow = plan.next(id, now);
  const latency = blow.delay + world.settings.latency(id);
  const stamp = argentineIso(now).slice(0, 19).replace('T', ' ');
  return { struck: strike(plan, id, opened, blow, stamp), latency, skew: blow.skew };
}
