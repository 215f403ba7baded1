/** Keeps what was logged, so that a test can read it. */
import type { Log } from './port.ts';
import { redact, redactText } from './redact.ts';

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface MemoryLog extends Log {
  /** Oldest first; children write here too. */
  readonly lines: readonly LogLine[];
}

export function memoryLog(): MemoryLog {
  const lines: LogLine[] = [];
  const logger = (base: object): Log => {
    const write = (level: LogLine['level']) => (fields: object, message: string) => {
      const clean = redact({ ...base, ...fields }) as Record<string, unknown>;
      lines.push({ level, message: redactText(message), fields: clean });
    };
    return {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
      child: (fields) => logger({ ...base, ...fields }),
    };
  };
  return { ...logger({}), lines };
}
