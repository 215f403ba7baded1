/** An installation on PostgreSQL, Redis and S3 at work while Redis and S3 are lost: it goes on, and says so. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { type S3TestServer, startS3Server } from '@arca-api/platform/files/testing/start-s3-server';
import { type OwnRedis, startOwnRedis, withOwnRedis } from '@arca-api/platform/redis/testing/open-test-redis';
import { launch } from './launch.ts';

await withTestServer('an installation on PostgreSQL, Redis and S3', (server) => {
  withOwnRedis('whose Redis and S3 are lost', () => {
    let drop: () => Promise<void>;
    let data: string;
    let redis: OwnRedis;
    let s3: S3TestServer;
    let process: ReturnType<typeof launch>;
    let told: { api: string; key: string; invoice: string; pdf: string };
    let s3Open = true;
    before(async () => {
      const database = await server.makeDatabase();
      drop = database.drop;
      data = await mkdtemp(join(tmpdir(), 'arca-stores-'));
      redis = await startOwnRedis();
      s3 = await startS3Server();
      process = launch(['start', '--json', '--port', '0', '--data', data], {
        DATABASE_URL: database.url,
        REDIS_URL: redis.url,
        ARCA_LOG: 'info',
        ARCA_S3_BUCKET: s3.bucket,
        ARCA_S3_ENDPOINT: s3.endpoint,
        ARCA_S3_PREFIX: 'ours',
        AWS_ACCESS_KEY_ID: s3.credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
      });
      const tell = (line: string) => line.startsWith('{"cae"');
      while (!process.told().split('\n').slice(0, -1).some(tell)) {
        const next = await Promise.race([once(process.child.stdout, 'data'), process.ended]);
        assert.ok(Array.isArray(next), process.said());
      }
      told = JSON.parse(process.told().split('\n').find(tell) ?? '');
    });
    after(async () => {
      process.child.kill('SIGTERM');
      await process.ended;
      if (s3Open) await s3.close();
      await redis.close();
      await rm(data, { recursive: true });
      await drop();
    });

    const ask = async (path: string, body?: object) => {
      const begun = performance.now();
      const answer = await fetch(`${told.api}${path}`, {
        headers: {
          authorization: `Bearer ${told.key}`,
          prefer: 'wait=20',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, bytes, took: performance.now() - begun };
    };
    const issue = () =>
      ask('/v1/invoices', { lines: [{ description: 'Yerba', unit_price: '4500', iva: '21' }] });
    const redisOf = async () => JSON.parse((await ask('/v1/status')).bytes.toString()).redis;
    /** What it writes arrives a moment after it answers. */
    const untilSaid = async (words: RegExp) => {
      for (let round = 0; !words.test(process.told() + process.said()); round++) {
        assert.ok(round < 100, `never said: ${words}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const untilRedis = async (state: string) => {
      for (let round = 0; (await redisOf()).state !== state; round++) {
        assert.ok(round < 200, `never ${state}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };

    test('its PDF is kept in the bucket, and its status tells of Redis', async () => {
      await untilRedis('up');
      const pdf = await ask(`/v1/invoices/${told.invoice}/pdf`);
      assert.deepEqual([pdf.status, pdf.bytes.toString('latin1', 0, 5)], [200, '%PDF-']);
      const kept = await fetch(`${s3.endpoint}/${s3.bucket}?list-type=2&prefix=ours/pdf/`);
      assert.match(await kept.text(), /<Key>ours\/pdf\/[0-9a-f]{2}\/[0-9a-f]{64}\.pdf<\/Key>/);
    });

    for (const [what, lose, regain] of [
      ['gone', () => redis.kill(), () => redis.start()],
      ['standing still', async () => redis.freeze(), async () => redis.thaw()],
    ] as const) {
      test(`with a Redis that is ${what} it issues on, nobody waits for it, and the status says so`, async (t) => {
        await lose();
        const times: number[] = [];
        for (let round = 0; round < 10; round++) {
          const { status, bytes, took } = await issue();
          assert.equal(status, 201, bytes.toString());
          times.push(Math.round(took));
        }
        t.diagnostic(`ms of ten invoices one after another: ${times}`);
        await untilRedis('away');
        await regain();
        await untilRedis('up');
        assert.equal((await issue()).status, 201);
        await untilSaid(/Redis is away: work goes on without it/);
      });
    }

    test('FLUSHALL between invoices is not noticed', async () => {
      for (let round = 0; round < 5; round++) {
        await redis.tell('flushall');
        assert.equal((await issue()).status, 201);
      }
    });

    test('without its S3 a PDF is drawn all the same', async () => {
      s3Open = false;
      await s3.close();
      const { bytes } = await issue();
      const pdf = await ask(`/v1/invoices/${JSON.parse(bytes.toString()).id}/pdf`);
      assert.deepEqual([pdf.status, pdf.bytes.toString('latin1', 0, 5)], [200, '%PDF-']);
      await untilSaid(/No se llega a los archivos en S3/);
    });

    test('asked to stop while both are gone it ends in peace', async () => {
      await redis.kill();
      await untilRedis('away');
      const begun = performance.now();
      process.child.kill('SIGTERM');
      const { code } = await process.ended;
      assert.equal(code, 0);
      assert.ok(performance.now() - begun < 9000, `it took ${performance.now() - begun} ms`);
    });
  });
});
