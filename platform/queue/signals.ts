/** Wakes workers by signals: all that wait for a kind, and nobody where none listens. */
import type { Signals } from '../events/port.ts';
import type { Broker } from './port.ts';

export function signalsBroker(signals: Signals): Broker {
  const topicOf = (kind: string) => `work ${kind}`;
  return {
    async publish(kind) {
      signals.notify(topicOf(kind));
      return true;
    },
    subscribe(kind, wake) {
      const off = signals.on(topicOf(kind), wake);
      return { stop: async () => off() };
    },
  };
}
