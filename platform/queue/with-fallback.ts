/** The first broker while it is there, else the second; workers listen to both. */
import type { Broker } from './port.ts';

export function brokerWithFallback(first: Broker, second: Broker): Broker {
  return {
    publish: async (kind, key) => (await first.publish(kind, key)) || second.publish(kind, key),
    subscribe(kind, wake) {
      const both = [first.subscribe(kind, wake), second.subscribe(kind, wake)];
      return {
        async stop() {
          await Promise.all(both.map((one) => one.stop()));
        },
      };
    },
  };
}
