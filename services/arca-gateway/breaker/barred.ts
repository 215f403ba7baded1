/** A call that was not made: nothing of it left, certainly. It stands in the place of a failure of the call's own. */
import type { Outage } from '@arca-api/contract/gateway';

export class Barred {
  readonly certainty = 'not-sent';
  readonly reason = 'barred';
  readonly message: string;
  readonly retryAfterMs: number;
  /** What is known of the service that is out; `null` where only too many calls are under way. */
  readonly outage: Outage | null;

  constructor(message: string, retryAfterMs: number, outage: Outage | null) {
    this.message = message;
    this.retryAfterMs = Math.max(0, Math.ceil(retryAfterMs));
    this.outage = outage;
  }
}
