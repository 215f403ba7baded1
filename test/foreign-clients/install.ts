/** Brings the foreign clients from their own lock file, which holds the registry's integrity hash of each package. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const HERE = import.meta.dirname;
const LOCK = 'package-lock.json';
const INSTALLED = join(HERE, 'node_modules', '.from-lock.json');

/** Installs when what is there is not what the lock file says; npm refuses whatever does not have its hash. */
export function installForeignClients(): { readonly problem?: string } {
  const lock = readFileSync(join(HERE, LOCK), 'utf8');
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === lock) return {};
  const { status, stderr, error } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: HERE, encoding: 'utf8', timeout: 180_000, shell: process.platform === 'win32' },
  );
  if (status !== 0) return { problem: (error?.message ?? stderr).trim() || `npm ended with ${status}` };
  cpSync(join(HERE, LOCK), INSTALLED);
  return {};
}
