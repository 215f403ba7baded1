/** Moves every data key under the current master key, after which the former ones may be forgotten. */
import type { Log } from '@arca-api/platform/log/port';
import type { Vault } from './vault.ts';

export async function rotateMasterKey(vault: Vault, log: Log): Promise<{ readonly rewrapped: number }> {
  const rewrapped = await vault.rewrapAll();
  log.info({ rewrapped }, 'data keys are under the current master key');
  return { rewrapped };
}
