/** What ARCA's tables said, kept for a while: they change by the day, and invoices do not wait for them. */
import type { Environment } from '@arca-api/contract/primitives';
import type { GatewayParts } from '../parts.ts';

export interface Remembered {
  readonly environment: Environment;
  readonly cuit: string;
  readonly name: string;
}

/** The remembered value while it is fresh, else what `ask` brings; `null` from it is not remembered. */
export async function remember<Value>(
  parts: GatewayParts,
  what: Remembered,
  ask: () => Promise<Value | null>,
): Promise<Value | null> {
  const { environment, cuit, name } = what;
  const found = await parts.parameters.find(environment, cuit, name);
  const { parametersFresh } = parts.settings.caches;
  if (found && parts.clock.now() - found.as_of < parametersFresh) return JSON.parse(found.value);
  return parts.flights.once(`parameter/${environment}/${cuit}/${name}`, async () => {
    const value = await ask();
    if (value !== null) {
      const as_of = parts.clock.now();
      await parts.parameters.save({ environment, cuit, name, value: JSON.stringify(value), as_of });
    }
    return value;
  });
}
