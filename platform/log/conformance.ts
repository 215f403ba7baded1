/** What every log driver that writes promises. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Log } from './port.ts';

export interface LogHarness {
  readonly log: Log;
  /** What was written, as text and line by line. */
  written(): {
    readonly text: string;
    readonly lines: readonly { level: string; message: string; fields: Record<string, unknown> }[];
  };
}

export function logConformance(name: string, make: () => LogHarness): void {
  suite(`${name} as a log`, () => {
    test('a line carries its level, its message, its fields and those of its parents', () => {
      const { log, written } = make();
      log.child({ service: 'api' }).child({ lane: 7 }).warn({ count: 2n, none: null }, 'slow');
      const [line] = written().lines;
      assert.equal(line?.level, 'warn');
      assert.equal(line.message, 'slow');
      assert.deepEqual(line.fields, { service: 'api', lane: 7, count: '2', none: null });
    });

    test('an error is written with its type, its message, its stack, its code and its cause', () => {
      const { log, written } = make();
      const error = Object.assign(new TypeError('outer', { cause: new Error('inner') }), { code: 'E_X' });
      log.error({ err: error }, 'failed');
      const logged = written().lines[0]?.fields['err'] as Record<string, unknown>;
      assert.equal(logged['type'], 'TypeError');
      assert.equal(logged['message'], 'outer');
      assert.equal(logged['code'], 'E_X');
      assert.match(String(logged['stack']), /conformance\.ts/);
      assert.equal((logged['cause'] as Record<string, unknown>)['message'], 'inner');
    });

    test('secrets are not written, wherever they hide', () => {
      const { log, written } = make();
      const pem = '-----BEGIN PRIVATE KEY-----\nS3CRET\n-----END PRIVATE KEY-----';
      const hidden = [
        ...[
          'token',
          'sign',
          'authorization',
          'Authorization',
          'key',
          'private_key',
          'privateKey',
          'secret',
          'client_secret',
          'password',
          'smtpPassword',
          'cms',
          'api_key',
          'access-token',
          'Set-Cookie',
          'passphrase',
        ].map((field) => ({ [field]: 'S3CRET' })),
        { token: { deep: ['S3CRET'] } },
        { list: [{ inside: { headers: { authorization: 'S3CRET' } } }] },
        { text: pem },
        { header: 'Bearer S3CRET.abc' },
        { soap: '<Auth><Token>S3CRET</Token><ns:Sign>S3CRET</ns:Sign></Auth>' },
        {
          soap: '<loginCmsReturn>&lt;token&gt;S3CRET&lt;/token&gt;&lt;sign&gt;S3CRET&lt;/sign&gt;</loginCmsReturn>',
        },
        { soap: '<wsaa:in0>S3CRET</wsaa:in0>' },
        { err: Object.assign(new Error(`bad ${pem}`), { token: 'S3CRET' }) },
        { err: new Error('outer', { cause: new Error(`Basic S3CRET==`) }) },
        { bytes: new TextEncoder().encode('S3CRET') },
      ];
      for (const fields of hidden) log.info(fields, `with ${pem}`);
      log.child({ token: 'S3CRET' }).debug({}, 'Bearer S3CRET');
      assert.equal(written().lines.length, hidden.length + 1);
      assert.doesNotMatch(written().text, /S3CRET|83,51,67/);
    });

    test('what is no secret is written whole', () => {
      const { log, written } = make();
      const fields = {
        cuit: '20111111112',
        invoice: 'inv_1',
        design: 'x',
        keyboard: 'y',
        cae: '75123456789012',
        signed_at: 5,
      };
      log.info(fields, 'the token ring');
      assert.deepEqual(written().lines[0]?.fields, fields);
      assert.equal(written().lines[0]?.message, 'the token ring');
    });

    test('cycles, endless texts and odd values are no obstacle', () => {
      const { log, written } = make();
      const cycle: Record<string, unknown> = { self: null };
      cycle['self'] = cycle;
      log.info(
        {
          cycle,
          long: 'x'.repeat(1_000_000),
          date: new Date(0),
          map: new Map(),
          symbol: Symbol('s'),
          f: () => 1,
        },
        'odd',
      );
      log.info({ err: 'not an error' }, 'odd');
      assert.equal(written().lines.length, 2);
      assert.ok(written().text.length < 20_000);
    });
  });
}
