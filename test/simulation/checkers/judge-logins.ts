/** Nobody asks for a ticket while one lives, unless that one was lost, is refused or is about to end. */
import type { Login } from '../arca/arca.ts';

/** From this part of its life on the next ticket is asked for (the gateway's own setting is 0.9), less clocks' differences. */
const RENEWAL = 0.88;

export function judgeLogins(logins: readonly Login[]): string[] {
  const broken: string[] = [];
  const services = Map.groupBy(logins, ({ holder, service }) => `${holder} ${service}`);
  for (const [service, asked] of services) {
    for (const login of asked) {
      const living = asked.find(
        (other) =>
          other.keptAt !== null &&
          other.keptAt < login.leftAt &&
          login.leftAt < other.at + other.life * RENEWAL &&
          (other.refusedAt === null || other.refusedAt > login.leftAt),
      );
      if (living !== undefined)
        broken.push(
          `a ticket for ${service} was asked for at ${login.leftAt}, with that of ${living.at} alive`,
        );
    }
  }
  return broken;
}
