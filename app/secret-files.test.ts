/** Secrets told as files: read whole, refused all at once, and never repeated. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ConfigFaults, readConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'arca-secrets-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig([], environment);
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
  return [];
}

test('a secret in a file is the secret itself, without the end of its line', () => {
  const config = readConfig([], {
    DATABASE_URL_FILE: file('url', 'postgres://arca:x@localhost/arca\n'),
    REDIS_URL_FILE: file('redis', 'redis://localhost:6379/0\r\n'),
    ARCA_MASTER_KEY_FILE: file('key', `${'ab'.repeat(32)}\n`),
    ARCA_SIMULATOR_URL: 'http://simulator:8011',
    ARCA_SIMULATOR_TOKEN_FILE: file('token', 'the token\n'),
  });
  assert.equal(config.databaseUrl, 'postgres://arca:x@localhost/arca');
  assert.equal(config.redisUrl, 'redis://localhost:6379/0');
  assert.equal(config.masterKey?.length, 32);
  assert.equal(config.simulator.kind === 'at' && config.simulator.token, 'the token');
});

test('a file that is not there, empty, a folder, huge, or told beside the secret itself is refused by its name', () => {
  const faults = faultsOf({
    DATABASE_URL_FILE: join(folder, 'nothing'),
    REDIS_URL_FILE: file('empty', '\n'),
    ARCA_MASTER_KEY: 'ab'.repeat(32),
    ARCA_MASTER_KEY_FILE: file('other', `${'cd'.repeat(32)}\n`),
    ARCA_SIMULATOR_TOKEN_FILE: folder,
    ARCA_PORT: 'x',
  });
  assert.deepEqual(
    faults.map((fault) => fault.split(':')[0]),
    [
      'DATABASE_URL_FILE',
      'REDIS_URL_FILE',
      'ARCA_MASTER_KEY_FILE',
      'ARCA_SIMULATOR_TOKEN_FILE',
      '--port / ARCA_PORT',
    ],
  );
  assert.doesNotMatch(faults.join(), /abab|cdcd/);
  assert.match(
    faultsOf({ DATABASE_URL_FILE: file('huge', 'x'.repeat(65 * 1024)) })[0] ?? '',
    /^DATABASE_URL_FILE: /,
  );
});

test('what a file says is judged as if it had been told', () => {
  const faults = faultsOf({ DATABASE_URL_FILE: file('wrong', 'mysql://canary') });
  assert.match(faults[0] ?? '', /^DATABASE_URL: /);
  assert.doesNotMatch(faults.join(), /canary/);
});
