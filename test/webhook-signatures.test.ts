/** What the platform signs, its client and others' libraries verify; whatever anybody changed on the way, neither does. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { bodyOf } from '@arca-api/contract/events/envelope';
import { systemClock } from '@arca-api/platform/clock/system';
import { systemRandom } from '@arca-api/platform/random/system';
import { type ArrivedWebhook, verifyWebhook, WebhookRejected } from '@arca-api/sdk';
import { keyOf, newSecret } from '@arca-api/webhooks/signing/secret';
import { signHeaders } from '@arca-api/webhooks/signing/sign';
import { Webhook } from 'standardwebhooks';

interface Vectors {
  readonly sign: readonly {
    readonly name: string;
    readonly secret: string;
    readonly public_key?: string;
    readonly id: string;
    readonly timestamp: number;
    readonly body: string;
    readonly signature: string;
  }[];
  readonly verify: readonly {
    readonly name: string;
    readonly secret: string;
    /** Seconds. */
    readonly now: number;
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly valid: boolean;
  }[];
  readonly constructor_errors: readonly unknown[];
  readonly sign_errors: readonly { readonly timestamp: string }[];
}

const { ARCA_REFERENCE, CI } = process.env;
const reference = ARCA_REFERENCE ?? join(import.meta.dirname, '../../shared/arca');
const file = join(reference, '../webhooks/standard-webhooks-vectors.json');
const skip = existsSync(file) ? false : 'the reference folder is missing: set ARCA_REFERENCE';
if (skip !== false && CI === 'true') throw new Error(skip);
const vectors: Vectors =
  skip === false
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { sign: [], verify: [], constructor_errors: [], sign_errors: [] };

/** As the scheme's own libraries publish it. */
const PUBLISHED = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  now: () => 1614265330_000,
  body: '{"test": 2432232314}',
  headers: {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
};
const OTHER = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const ASYMMETRIC = [
  'whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==',
  'whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=',
];

/** What becomes of a webhook: its event, or the reason why it is not believed. */
async function verdict(arrived: ArrivedWebhook): Promise<unknown> {
  try {
    return await verifyWebhook(arrived);
  } catch (error) {
    assert.ok(error instanceof WebhookRejected, String(error));
    assert.ok(error.message !== '');
    return error.reason;
  }
}

suite('a webhook', () => {
  const headers = (more: Readonly<Record<string, string | readonly string[] | undefined>>) => ({
    headers: { ...PUBLISHED.headers, ...more },
  });

  test('that was not signed so, not now, or not here is rejected, with the reason', async () => {
    const cases: readonly [Partial<ArrivedWebhook>, string][] = [
      [headers({ 'webhook-id': undefined }), 'header_missing'],
      [headers({ 'webhook-timestamp': ' ' }), 'header_missing'],
      [headers({ 'webhook-signature': [] }), 'header_missing'],
      [{ headers: new Headers() }, 'header_missing'],
      [headers({ 'webhook-timestamp': '1614265330.0' }), 'timestamp_invalid'],
      [headers({ 'webhook-timestamp': '-1614265330' }), 'timestamp_invalid'],
      [headers({ 'webhook-timestamp': '0x6037BB72' }), 'timestamp_invalid'],
      [{ now: () => 1614265631_000 }, 'timestamp_too_old'],
      [{ now: () => 1614265331_000, toleranceSeconds: 0 }, 'timestamp_too_old'],
      [{ now: () => 1614265029_000 }, 'timestamp_too_new'],
      [{ now: () => Number.NaN }, 'timestamp_too_old'],
      [{ toleranceSeconds: Number.NaN }, 'timestamp_too_old'],
      [headers({ 'webhook-id': 'msg_other' }), 'signature_mismatch'],
      [headers({ 'webhook-timestamp': '1614265331' }), 'signature_mismatch'],
      [headers({ 'webhook-signature': 'v1,g0hM9' }), 'signature_mismatch'],
      [headers({ 'webhook-signature': 'v1,' }), 'signature_mismatch'],
      [headers({ 'webhook-signature': 'v1' }), 'signature_unsupported'],
      [
        headers({ 'webhook-signature': PUBLISHED.headers['webhook-signature'].replace('v1', 'v1a') }),
        'signature_unsupported',
      ],
      [{ body: '{"test":2432232314}' }, 'signature_mismatch'],
      [{ body: '' }, 'signature_mismatch'],
      [{ body: { test: 2432232314 } as unknown as string }, 'body_invalid'],
      [{ secret: OTHER }, 'signature_mismatch'],
      [{ secret: PUBLISHED.secret.slice(0, -4) }, 'secret_invalid'],
      [{ secret: '' }, 'secret_invalid'],
      [{ secret: 'whsec_' }, 'secret_invalid'],
      [{ secret: 'whsec_ñ' }, 'secret_invalid'],
      [{ secrets: [] as string[], secret: null as unknown as string }, 'secret_invalid'],
      ...ASYMMETRIC.map((secret) => [{ secret }, 'secret_invalid'] as [Partial<ArrivedWebhook>, string]),
    ];
    for (const [more, reason] of cases)
      assert.equal(await verdict({ ...PUBLISHED, ...more }), reason, JSON.stringify(more));
    const { secret, ...without } = PUBLISHED;
    assert.equal(await verdict(without), 'secret_invalid');
    assert.deepEqual(await verdict({ ...without, secret }), { test: 2432232314 }, 'and as it was it passes');
  });

  test('is believed however its headers and its body are handed over, by any of the secrets', async () => {
    const event = { test: 2432232314 };
    for (const more of [
      { headers: new Headers(PUBLISHED.headers) },
      {
        headers: Object.fromEntries(
          Object.entries(PUBLISHED.headers).map(([k, v]) => [k.toUpperCase(), [v]]),
        ),
      },
      { body: new TextEncoder().encode(PUBLISHED.body) },
      { secrets: [OTHER], secret: PUBLISHED.secret },
      { secrets: [PUBLISHED.secret, OTHER], secret: OTHER },
      { now: () => 1614265630_999 },
      { now: () => 1614265030_000 },
    ])
      assert.deepEqual(await verdict({ ...PUBLISHED, ...more }), event, JSON.stringify(more));
  });

  test('that says what is no JSON is told apart only once it is proven', async () => {
    const { secret, now } = PUBLISHED;
    const bytes = Uint8Array.from([0x22, 0xff, 0x22]);
    for (const body of ['', 'hola']) {
      const signed = signHeaders({ id: 'evt_1', timestamp: now() / 1000, body, secrets: [secret] });
      assert.equal(await verdict({ body, headers: signed, secret, now }), 'body_invalid');
      assert.equal(await verdict({ body, headers: signed, secret: OTHER, now }), 'signature_mismatch');
      assert.equal(await verdict({ body: bytes, headers: signed, secret, now }), 'signature_mismatch');
    }
  });

  test('of the published set is judged as published, case by case', { skip }, async () => {
    assert.ok(vectors.verify.length >= 23);
    for (const { name, secret, now, body, headers: given, valid } of vectors.verify) {
      const came = await verdict({ body, headers: given, secret, now: () => now * 1000 });
      // Empty, and proven: the reason can be had after the signature matched alone.
      if (valid) assert.deepEqual(came, body === '' ? 'body_invalid' : JSON.parse(body), name);
      else assert.match(String(came), /^(header|timestamp|signature)_/, name);
    }
  });
});

suite('what the platform signs', () => {
  const random = systemRandom(systemClock);
  const event = {
    id: random.id('evt'),
    type: 'invoice.authorized',
    organization: random.id('org'),
    mode: 'live' as const,
    subject: random.id('inv'),
    sequence: 3,
    data: { customer: 'Compañía Ñandú S.A. 🇦🇷', total: '1234.56' },
    occurredAt: systemClock.now(),
  };
  const body = bodyOf(event);
  const timestamp = Math.floor(systemClock.now() / 1000);
  const [former, current] = [newSecret(random), newSecret(random)];
  const signed = signHeaders({ id: event.id, timestamp, body, secrets: [current, former] });

  test('the client and the library of Standard Webhooks verify, with the former secret too while one follows another', async () => {
    for (const secret of [former, current]) {
      const told = await verifyWebhook({ body, headers: signed, secret });
      assert.deepEqual(told, JSON.parse(body));
      assert.deepEqual(
        [told.id, told.type, told.mode, told.subject, told.sequence],
        [event.id, event.type, event.mode, event.subject, event.sequence],
      );
      assert.deepEqual(new Webhook(secret).verify(body, signed), JSON.parse(body));
    }
    assert.equal(await verdict({ body, headers: signed, secret: newSecret(random) }), 'signature_mismatch');
    assert.throws(() => new Webhook(newSecret(random)).verify(body, signed));
    assert.throws(() => new Webhook(current).verify(`${body} `, signed));
  });

  test('is what the published set says, and what it says cannot be signed is refused', { skip }, () => {
    assert.ok(vectors.sign.length >= 3 && vectors.constructor_errors.length > 0);
    for (const { name, secret, public_key, signature, ...message } of vectors.sign) {
      const sign = () => signHeaders({ ...message, secrets: [secret] })['webhook-signature'];
      if (signature.startsWith('v1,')) assert.equal(sign(), signature, name);
      else assert.throws(sign, /asymmetric/, name);
      if (public_key !== undefined) assert.throws(() => keyOf(public_key), /asymmetric/, name);
    }
    for (const secret of vectors.constructor_errors)
      assert.throws(() => keyOf(secret as string), String(secret));
    for (const { timestamp: wrong } of vectors.sign_errors) {
      const message = { id: 'msg_1', body: '', secrets: [PUBLISHED.secret] };
      assert.throws(() => signHeaders({ ...message, timestamp: wrong as unknown as number }), wrong);
      assert.throws(() => signHeaders({ ...message, timestamp: Number(wrong) + 0.5 }), wrong);
    }
  });
});
