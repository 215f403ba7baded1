import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { simulatedClock } from '../clock/simulated.ts';
import type { Database } from '../database/port.ts';
import { openTestDatabase } from '../database/testing/open-test-database.ts';
import { seededRandom } from '../random/seeded.ts';
import { serviceIdentity } from './service-identity.ts';
import { serviceKeysStore } from './service-keys.store.ts';
import { TOKEN_TYPE } from './token.ts';
import { tokenVerifier } from './token-verifier.ts';

const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

suite('services prove who they are', () => {
  const clock = simulatedClock(START);
  let database: Database;
  before(async () => {
    database = await openTestDatabase(clock);
  });
  after(() => database.close());

  let seed = 0;
  const identityOf = (service: string, more: { clock?: typeof clock; keyLifeMs?: number } = {}) => {
    seed += 1;
    return serviceIdentity({ service, database, clock, random: seededRandom(seed, clock), ...more });
  };
  const gateway = (more: { database?: Database; clock?: typeof clock } = {}) =>
    tokenVerifier({ audience: 'arca-gateway', callers: ['api'], database, clock, ...more });
  const bearer = (token: string) => `Bearer ${token}`;

  test('a token is believed by the one it is made out to, as often as it is sent', async () => {
    const api = identityOf('api');
    const verifier = gateway();
    const token = await api.tokenFor('arca-gateway');
    assert.equal(await api.tokenFor('arca-gateway'), token, 'one token serves many requests');
    for (let time = 1; time <= 3; time++)
      assert.deepEqual(await verifier.verify(bearer(token)), { service: 'api' });
    const other = tokenVerifier({ audience: 'webhooks', callers: ['api'], database, clock });
    assert.equal(await other.verify(bearer(token)), null, 'made out to somebody else');
    const strict = tokenVerifier({ audience: 'arca-gateway', callers: ['connectors'], database, clock });
    assert.equal(await strict.verify(bearer(token)), null, 'from somebody who may not call');
  });

  test('a minute later it is worth nothing, seen before or not', async () => {
    const api = identityOf('api');
    const seen = gateway();
    const token = await api.tokenFor('arca-gateway');
    assert.notEqual(await seen.verify(bearer(token)), null);
    await clock.advance(50_000);
    assert.notEqual(await seen.verify(bearer(token)), null);
    assert.notEqual(await api.tokenFor('arca-gateway'), token, 'a new one, well before');
    await clock.advance(16_000);
    assert.equal(await seen.verify(bearer(token)), null);
    assert.equal(await gateway().verify(bearer(token)), null);
  });

  test('whatever else comes in that header is nobody', async () => {
    const verifier = gateway();
    const token = await identityOf('api').tokenFor('arca-gateway');
    const [head = '', body = '', mark = ''] = token.split('.');
    const key = Buffer.from(head, 'base64url').toString();
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const bad: (string | string[] | undefined)[] = [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      token,
      `Internal ${token}`,
      [bearer(token), bearer(token)],
      bearer(`${head}.${body}.`),
      bearer(`${head}.${body}.${mark.slice(0, -4)}AAAA`),
      bearer(`${head}.${coded({ ...claims, exp: 9_999_999_999 })}.${mark}`),
      bearer(`${coded({ ...JSON.parse(key), alg: 'none' })}.${body}.${mark}`),
      bearer(`${coded({ ...JSON.parse(key), kid: 'svk_'.padEnd(30, '0') })}.${body}.${mark}`),
      bearer(`${coded({ ...JSON.parse(key), kid: "x' or '1'='1" })}.${body}.${mark}`),
      bearer(`${coded({ alg: 'EdDSA' })}.${body}.${mark}`),
      bearer(`${head}.${body}.${mark}`.padEnd(1_000_000, 'A')),
      bearer('a.b.c'),
      bearer(new UnsecuredJWT(claims).encode()),
    ];
    for (const header of bad) assert.equal(await verifier.verify(header), null, String(header).slice(0, 200));
    assert.deepEqual(await verifier.verify(bearer(token)), { service: 'api' });
  });

  test('a signature of another kind, key, type, issuer or time is not believed, though its key is published', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const kid = seededRandom(99, clock).id('svk');
    const jwk = await exportJWK(publicKey);
    const ends_at = clock.now() + 60 * MINUTE;
    await serviceKeysStore(database).publish(
      { id: kid, service: 'api', public_key: jwk, ends_at },
      clock.now(),
    );
    const now = Math.floor(clock.now() / 1000);
    const verifier = gateway();
    type Change = {
      alg?: string;
      typ?: string;
      iss?: string;
      aud?: string;
      iat?: number;
      exp?: number;
      jti?: string | null;
    };
    const made = async (change: Change = {}, key: Parameters<SignJWT['sign']>[0] = privateKey) => {
      const {
        alg = 'EdDSA',
        typ = TOKEN_TYPE,
        iss = 'api',
        aud = 'arca-gateway',
        iat = now,
        exp = now + 60,
      } = change;
      const token = new SignJWT().setProtectedHeader({ alg, typ, kid }).setIssuer(iss).setAudience(aud);
      token.setIssuedAt(iat).setExpirationTime(exp);
      if (change.jti !== null) token.setJti('one');
      return verifier.verify(bearer(await token.sign(key)));
    };
    assert.deepEqual(await made(), { service: 'api' }, 'as it should be');
    const stranger = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    assert.equal(await made({}, stranger.privateKey), null);
    assert.equal(await made({ alg: 'HS256' }, Buffer.from(jwk.x ?? '', 'base64url')), null);
    assert.equal(await made({ typ: 'JWT' }), null);
    assert.equal(await made({ iss: 'webhooks' }), null);
    assert.equal(await made({ aud: 'api' }), null);
    assert.equal(await made({ jti: null }), null);
    assert.equal(await made({ exp: now + 86_400, iat: now - 600 }), null, 'older than any token gets');
    assert.equal(await made({ iat: now + 60, exp: now + 120 }), null, 'from the future');
    assert.equal(await made({ exp: now - 60, iat: now - 120 }), null);
  });

  test('keys change under load and nobody is refused', async () => {
    const api = identityOf('api', { keyLifeMs: 2 * MINUTE });
    const verifiers = [gateway(), gateway(), gateway()];
    const keys = new Set<string>();
    let asked = 0;
    for (let second = 0; second < 1200; second += 5) {
      await clock.advance(5_000);
      const tokens = await Promise.all([1, 2, 3].map(() => api.tokenFor('arca-gateway')));
      for (const token of tokens) {
        keys.add(String(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid));
        for (const verifier of verifiers) {
          asked += 1;
          assert.deepEqual(await verifier.verify(bearer(token)), { service: 'api' }, `at ${second} s`);
        }
      }
    }
    assert.ok(asked >= 2000 && keys.size >= 9, `${asked} asked, ${keys.size} keys`);
  });

  test('a key that was taken away is not believed for longer than a minute; ended ones are cleared away', async () => {
    const api = identityOf('api');
    const verifier = gateway();
    const token = await api.tokenFor('arca-gateway');
    assert.notEqual(await verifier.verify(bearer(token)), null);
    await database.schema<{ service_keys: { id: string } }>('platform').deleteFrom('service_keys').execute();
    assert.equal(await gateway().verify(bearer(token)), null);
    await clock.advance(MINUTE);
    assert.equal(await verifier.verify(bearer(await api.tokenFor('arca-gateway'))), null);

    const short = identityOf('api', { keyLifeMs: MINUTE });
    await short.tokenFor('arca-gateway');
    await clock.advance(24 * 60 * MINUTE);
    await short.tokenFor('arca-gateway');
    const left = await database
      .schema<{ service_keys: { id: string } }>('platform')
      .selectFrom('service_keys')
      .selectAll()
      .execute();
    assert.equal(left.length, 1);
  });

  test('clocks of machines that are an hour apart do not matter', async () => {
    const ahead = simulatedClock(clock.now() + 60 * MINUTE);
    const behind = simulatedClock(clock.now() - 60 * MINUTE);
    const api = identityOf('api', { clock: ahead });
    const verifier = gateway({ clock: behind });
    assert.deepEqual(await verifier.verify(bearer(await api.tokenFor('arca-gateway'))), { service: 'api' });
  });

  test('while the database is away known keys serve on, and an unknown one is not called a lie', async () => {
    const gone = await openTestDatabase(clock);
    const api = serviceIdentity({ service: 'api', database: gone, clock, random: seededRandom(50, clock) });
    const verifier = gateway({ database: gone });
    const unaware = gateway({ database: gone });
    assert.notEqual(await verifier.verify(bearer(await api.tokenFor('arca-gateway'))), null);
    assert.equal(await unaware.verify(bearer('a.b.c')), null);
    await clock.advance(2 * MINUTE);
    await gone.close();
    const token = await api.tokenFor('arca-gateway');
    assert.deepEqual(await verifier.verify(bearer(token)), { service: 'api' });
    await assert.rejects(unaware.verify(bearer(token)), /destroyed/);
  });
});
