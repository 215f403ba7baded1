/** A hop that never answers is given up a little after its deadline: nothing leaves for ARCA after that instant. */
import type { Clock } from '@arca-api/platform/clock/port';

/** For the answer to come back in. */
const LEEWAY_MS = 5_000;

export async function inTime<Answer>(
  clock: Clock,
  deadline: number,
  call: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const late = new AbortController();
  const answered = new AbortController();
  void clock.sleep(Math.max(0, deadline + LEEWAY_MS - clock.now()), answered.signal).then(
    () => late.abort(new Error('the hop did not answer within its deadline')),
    () => {},
  );
  try {
    return await call(late.signal);
  } finally {
    // With a reason of its own, or an exception would be made, stack and all, for nobody to see.
    answered.abort('answered');
  }
}
