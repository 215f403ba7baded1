/** What the configuration finds wrong with an environment, for tests: nothing where it takes it. */
import { ConfigFaults, readConfig } from '../config.ts';

export function faultsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig([], environment);
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
  return [];
}
