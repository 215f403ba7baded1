/** Signals between processes: over the first carrier that is there, so that no process polls for what another knows. */
import type { Clock } from '../clock/port.ts';
import type { Log } from '../log/port.ts';
import type { Carrier, Signals } from './port.ts';
import { localSignals } from './signals.ts';

export interface CarriedSignalsOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** The best first. All of them are listened to; the first that takes a message carries it. */
  readonly carriers: readonly Carrier[];
}

type Signal = readonly [topic: string, detail: string];

export interface CarriedSignals extends Signals {
  /** Resolves once what was told has left, and no carrier listens any more. */
  close(): Promise<void>;
}

export function carriedSignals({ clock, log, carriers }: CarriedSignalsOptions): CarriedSignals {
  const local = localSignals(clock);
  /** What goes with the next message: all that was told since the last one left. */
  let waiting = new Map<string, Signal>();
  let sending: Promise<void> | null = null;

  const hear = (words: string) => {
    for (const [topic, detail] of JSON.parse(words) as Signal[]) local.notify(topic, detail);
  };
  for (const carrier of carriers) {
    carrier.hear((words) => {
      try {
        hear(words);
      } catch (err) {
        // Another version, or a stranger on our channel: whoever waits looks by itself.
        log.warn({ err }, 'a signal from elsewhere was not understood');
      }
    });
  }

  const carry = async (signals: readonly Signal[]) => {
    for (const carrier of carriers) {
      const sent = await Promise.all(cut(signals, carrier.limit).map((words) => carrier.send(words)));
      if (sent.every((was) => was)) return;
    }
  };

  const send = async () => {
    // What is told in one turn of the event loop goes together.
    await Promise.resolve();
    while (waiting.size > 0) {
      const signals = [...waiting.values()];
      waiting = new Map();
      await carry(signals);
    }
    sending = null;
  };

  return {
    on: local.on,
    wait: local.wait,
    notify(topic, detail = '') {
      local.notify(topic, detail);
      waiting.set(JSON.stringify([topic, detail]), [topic, detail]);
      sending ??= send();
    },
    async close() {
      await sending;
      await Promise.all(carriers.map((carrier) => carrier.close()));
    },
  };
}

/** As many messages as it takes. */
function cut(signals: readonly Signal[], limit: number): readonly string[] {
  const messages: string[] = [];
  let parts: string[] = [];
  let size = 1;
  for (const signal of signals) {
    const part = JSON.stringify(signal);
    const bytes = Buffer.byteLength(part) + 1;
    if (size + bytes > limit && parts.length > 0) {
      messages.push(`[${parts.join(',')}]`);
      parts = [];
      size = 1;
    }
    parts.push(part);
    size += bytes;
  }
  if (parts.length > 0) messages.push(`[${parts.join(',')}]`);
  return messages;
}
