import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { keyOf, newSecret } from './secret.ts';
import { signHeaders } from './sign.ts';

/** As the scheme's own libraries publish them. */
const PUBLISHED = [
  {
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1614265330,
    body: '{"test": 2432232314}',
    signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
  {
    secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    id: 'msg_27UH4WbU6Z5A5EzD8u03UvzRbpk',
    timestamp: 1649367553,
    body: '{"email":"test@example.com","username":"test_user"}',
    signature: 'v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=',
  },
];

suite('signatures', () => {
  test('are those that the scheme publishes', () => {
    for (const { secret, id, timestamp, body, signature } of PUBLISHED)
      assert.deepEqual(signHeaders({ id, timestamp, body, secrets: [secret] }), {
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signature,
      });
  });

  test('are as many as secrets that sign', () => {
    const [one, two] = PUBLISHED;
    assert.ok(one !== undefined && two !== undefined);
    const both = signHeaders({ ...one, secrets: [two.secret, one.secret] })['webhook-signature'];
    assert.equal(both?.split(' ').length, 2);
    assert.equal(both?.split(' ')[1], one.signature);
  });

  test('are refused where nobody could verify them', () => {
    const good = { id: 'evt_1', timestamp: 1, body: '', secrets: [PUBLISHED[0]?.secret ?? ''] };
    for (const more of [
      { id: '' },
      { id: 'a.b' },
      { timestamp: 1.5 },
      { timestamp: -1 },
      { timestamp: Number.NaN },
      { secrets: [] },
      {
        secrets: [
          'whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==',
        ],
      },
    ])
      assert.throws(() => signHeaders({ ...good, ...more }), JSON.stringify(more));
  });
});

suite('secrets', () => {
  test('that are made can be signed with, and no two are alike', () => {
    const random = seededRandom(5, simulatedClock(0));
    const made = Array.from({ length: 50 }, () => newSecret(random));
    assert.equal(new Set(made).size, 50);
    for (const secret of made) assert.equal(keyOf(secret).length, 32);
  });

  test('that are none are refused with what is wrong', () => {
    for (const [secret, reason] of [
      ['', /begins with/],
      ['whsec_', /24 to 64/],
      ['whsec_abc', /base64/],
      ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS', /base64/],
      [`whsec_${Buffer.alloc(65).toString('base64')}`, /not 65/],
      ['whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=', /asymmetric/],
      ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', /begins with/],
    ] as const)
      assert.throws(() => keyOf(secret), reason, secret);
  });
});
