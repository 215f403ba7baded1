/** One thing the doctor looked at: what it found, in plain words, and the next step where there is one. */
import type { Check } from '@arca-api/contract/taxpayers';
import type { Words } from '@arca-api/domain/faults/fault';

type Finding = Pick<Check, 'check' | 'code' | 'state'>;

export function found(
  [check, state, code]: readonly [Finding['check'], Finding['state'], Finding['code']],
  message: Words,
  next: Words | null = null,
): Check {
  return { check, code, state, message, next_step: next };
}

export const words = (es: string, en: string): Words => ({ es, en });

/** «en 3 minutos»; how long to wait, as people say it. */
export function waitWords(ms: number | null): Words {
  const minutes = Math.max(1, Math.ceil((ms ?? 60_000) / 60_000));
  return minutes === 1
    ? words('en un minuto', 'in a minute')
    : words(`en ${minutes} minutos`, `in ${minutes} minutes`);
}
