/** Secrets told as files: read whole, refused all at once, and never repeated. */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readConfig } from './config.ts';
import { faultsOf } from './testing/faults-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'arca-secrets-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
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
  assert.equal(config.masterKeys?.current.length, 32);
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

test('a file that others could replace is refused, one that anybody may read is told of', () => {
  const path = file('exposed', `${'ab'.repeat(32)}\n`);
  for (const [mode, faults, warnings] of [
    [0o600, 0, 0],
    [0o440, 0, 0],
    [0o644, 0, 1],
    [0o660, 1, 0],
    [0o602, 1, 0],
  ] as const) {
    chmodSync(path, mode);
    const told = faultsOf({ ARCA_MASTER_KEY_FILE: path });
    assert.equal(told.length, faults, mode.toString(8));
    for (const fault of told) assert.match(fault, /^ARCA_MASTER_KEY_FILE: .*chmod 600/);
    if (faults > 0) continue;
    const config = readConfig([], { ARCA_MASTER_KEY_FILE: path });
    assert.equal(config.warnings.length, warnings);
    assert.ok(!JSON.stringify(config.warnings).includes('ab'.repeat(8)));
    assert.equal(config.masterKeys?.from, `ARCA_MASTER_KEY_FILE (${path})`);
  }
});

test('former master keys come in lines or with commas; one that is none is refused by its place', () => {
  const former = ['cd', 'ef'].map((pair) => pair.repeat(32));
  const master = { ARCA_MASTER_KEY: 'ab'.repeat(32) };
  for (const environment of [
    { ARCA_PREVIOUS_MASTER_KEYS: former.join(', ') },
    { ARCA_PREVIOUS_MASTER_KEYS_FILE: file('former', `${former.join('\n')}\n`) },
  ]) {
    const config = readConfig([], { ...master, ...environment });
    assert.deepEqual(
      config.masterKeys?.previous.map((key) => Buffer.from(key).toString('hex')),
      former,
    );
  }
  const [fault = '', ...others] = faultsOf({ ...master, ARCA_PREVIOUS_MASTER_KEYS: `${former[0]},secreto` });
  assert.deepEqual(others, []);
  assert.match(fault, /^ARCA_PREVIOUS_MASTER_KEYS: la 2/);
  assert.ok(!fault.includes('secreto'));
  assert.match(faultsOf({ ARCA_PREVIOUS_MASTER_KEYS: former.join() }).join(), /falta ARCA_MASTER_KEY/);
});
