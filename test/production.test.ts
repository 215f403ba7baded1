/** `npm start` on a served PostgreSQL: the same installation as on the embedded one, and refusals in one sentence. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { launch } from './launch.ts';

await withTestServer('an installation on a served PostgreSQL', (server) => {
  let url: string;
  let drop: () => Promise<void>;
  let data: string;
  before(async () => {
    ({ url, drop } = await server.makeDatabase());
    data = await mkdtemp(join(tmpdir(), 'arca-production-'));
  });
  after(async () => {
    await drop();
    await rm(data, { recursive: true });
  });

  const run = (args: readonly string[], to = url) =>
    launch([...args, '--data', data], { DATABASE_URL: to }).ended;

  test('it is brought up to date, issues, and goes on where it stood when it is started again', async () => {
    const migrated = await run(['migrate']);
    assert.match(migrated.out, /^0001-core\.sql$/m, migrated.err);
    const numbers: unknown[] = [];
    for (let start = 1; start <= 2; start++) {
      const { out, err, code } = await run(['start', '--once', '--json', '--port', '0']);
      assert.equal(code, 0, err);
      const told = JSON.parse(out) as { cae: string; number: number };
      assert.match(told.cae, /^\d{14}$/);
      numbers.push(told.number);
    }
    assert.deepEqual(numbers, [1, 2]);
  });

  test('where there is no such database it says so in one sentence, without the password', async () => {
    const other = new URL(url);
    other.pathname = '/nowhere_at_all';
    other.password ||= 'secreto';
    const { code, err } = await run(['start', '--once'], other.href);
    assert.equal(code, 1);
    assert.match(err, /no existe la base.*does not exist/);
    assert.equal(err.trim().split('\n').length, 1);
    assert.ok(!err.includes(other.password));
    assert.match((await run(['start', '--once'], 'mysql://here')).err, /^DATABASE_URL: no es una dirección/);
  });
});
