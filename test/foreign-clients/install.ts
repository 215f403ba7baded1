/** Brings other people's packages from a lock file of their own, which holds the registry's integrity hash of each. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCK = 'package-lock.json';

/** Installs when what is there is not what the folder's lock file says; npm refuses whatever does not have its hash. */
export function installForeignClients(folder: string = import.meta.dirname): { readonly problem?: string } {
  const installed = join(folder, 'node_modules', '.from-lock.json');
  const lock = readFileSync(join(folder, LOCK), 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return {};
  const { status, stderr, error } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: folder, encoding: 'utf8', timeout: 180_000, shell: process.platform === 'win32' },
  );
  if (status !== 0) return { problem: (error?.message ?? stderr).trim() || `npm ended with ${status}` };
  cpSync(join(folder, LOCK), installed);
  return {};
}
