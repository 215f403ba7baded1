/** Whether an endpoint may be where it is said to be, and how its address is kept. */
import type { Fault } from '@arca-api/domain/faults/fault';
import type { AllowList } from '../destinations/allow-list.ts';
import { readDestination } from '../destinations/read-destination.ts';

export interface Judged {
  /** As it is kept; what was given where it is refused. */
  readonly url: string;
  readonly faults: readonly Fault[];
}

export function judgeDestination(text: string, allow: AllowList): Judged {
  const found = readDestination(text, allow);
  return found instanceof URL ? { url: found.href, faults: [] } : { url: text, faults: [found] };
}
