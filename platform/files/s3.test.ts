import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { after, before, suite, test } from 'node:test';
import { systemClock } from '../clock/system.ts';
import { filesConformance } from './conformance.ts';
import { FilesFailure } from './files-failure.ts';
import { type S3FilesOptions, s3Files } from './s3.ts';
import { type S3TestServer, startS3Server } from './testing/start-s3-server.ts';

const CANARY = { accessKeyId: 'CANARYKEYCANARYKEY01', secretAccessKey: 'canary/secret/canary/secret' };

const toServer = ({ endpoint, bucket, credentials }: S3TestServer, more: Partial<S3FilesOptions> = {}) =>
  s3Files({
    endpoint,
    bucket,
    credentials,
    region: 'us-east-1',
    prefix: '',
    pathStyle: true,
    clock: systemClock,
    ...more,
  });

for (const prefix of ['', 'arca/']) {
  filesConformance(`S3 under «${prefix}»`, async () => {
    const server = await startS3Server();
    const files = toServer(server, { prefix });
    return {
      files,
      async close() {
        await files.close();
        await server.close();
      },
    };
  });
}

suite('an S3 server that does not do as it should', () => {
  let server: S3TestServer;
  before(async () => {
    server = await startS3Server();
  });
  after(() => server.close());

  const failureOf = async (work: Promise<unknown>): Promise<FilesFailure> => {
    const error = await work.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof FilesFailure, String(error));
    const all = JSON.stringify([error.message, error.stack, error.cause, Object.entries(error)]);
    assert.doesNotMatch(all, /canary|Signature=|S3RVER/i);
    assert.match(error.message, / \/ /, 'in Spanish and English');
    return error;
  };

  test('other prefixes are other files', async () => {
    const [one, other] = [toServer(server, { prefix: 'one/' }), toServer(server, { prefix: 'other/' })];
    await one.put('key', new Uint8Array([1]), 'text/plain');
    assert.equal(await other.get('key'), null);
    await other.delete('key');
    assert.deepEqual((await one.get('key'))?.body, new Uint8Array([1]));
    await one.check();
  });

  test('a bucket that is not there, and credentials that it refuses, are told apart', async () => {
    const nowhere = toServer(server, { bucket: 'no-such-bucket' });
    for (const work of [nowhere.check(), nowhere.get('a'), nowhere.put('a', new Uint8Array(1), 'text/plain')])
      assert.equal((await failureOf(work)).reason, 'bucket_missing');
    const stranger = toServer(server, { credentials: CANARY });
    for (const work of [stranger.check(), stranger.get('a'), stranger.put('a', new Uint8Array(1), 'a/b')])
      assert.equal((await failureOf(work)).reason, 'credentials_refused');
  });

  test('a refusal of each kind is told by what a person can do', async () => {
    let answer = { status: 200, code: '' };
    const http = createHttpServer((request, response) => {
      request.resume();
      response.writeHead(answer.status, { 'content-type': 'application/xml' });
      response.end(
        `<?xml version="1.0"?><Error><Code>${answer.code}</Code><Message>canary</Message></Error>`,
      );
    }).listen(0, '127.0.0.1');
    await once(http, 'listening');
    const endpoint = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    const files = toServer({ ...server, endpoint });
    for (const [status, code, reason] of [
      [403, 'AccessDenied', 'denied'],
      [403, 'RequestTimeTooSkewed', 'credentials_refused'],
      [403, 'SignatureDoesNotMatch', 'credentials_refused'],
      [400, 'ExpiredToken', 'credentials_refused'],
      [301, 'PermanentRedirect', 'elsewhere'],
      [503, 'SlowDown', 'busy'],
      [500, 'InternalError', 'busy'],
      [418, 'Teapot', 'refused'],
    ] as const) {
      answer = { status, code };
      assert.equal((await failureOf(files.put('a', new Uint8Array(1), 'a/b'))).reason, reason, code);
    }
    http.close();
  });

  test('a server that is gone, or never answers, is waited for once and then not for a while', async () => {
    const deaf = createServer(() => {}).listen(0, '127.0.0.1');
    await once(deaf, 'listening');
    const hanging = `http://127.0.0.1:${(deaf.address() as AddressInfo).port}`;
    for (const endpoint of ['http://127.0.0.1:1', hanging]) {
      const files = toServer({ ...server, endpoint }, { timeoutMs: 600 });
      const begun = performance.now();
      assert.equal((await failureOf(files.get('a'))).reason, 'unreachable');
      assert.ok(performance.now() - begun < 3000, `${endpoint} took ${performance.now() - begun} ms`);
      const next = performance.now();
      for (let round = 0; round < 50; round++)
        assert.equal((await failureOf(files.get('a'))).reason, 'unreachable');
      assert.ok(performance.now() - next < 300);
      await files.close();
    }
    deaf.close();
  });

  test('a link ends, and holds no secret', async () => {
    const files = toServer(server, { credentials: { ...server.credentials, secretAccessKey: 'S3RVER' } });
    const link = new URL((await files.link('pdf/a.pdf', 90_500)) ?? '');
    assert.equal(link.searchParams.get('X-Amz-Expires'), '90');
    assert.equal(link.pathname, '/arca-files/pdf/a.pdf');
    const forever = new URL((await files.link('pdf/a.pdf', 1e12)) ?? '');
    assert.equal(forever.searchParams.get('X-Amz-Expires'), String(7 * 24 * 3600));
    const secret = toServer(server, { credentials: CANARY });
    assert.doesNotMatch((await secret.link('pdf/a.pdf', 1000)) ?? '', /canary\/secret|canary%2Fsecret/);
  });
});
