/** Limits told in the environment: all faults together, and nothing half read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.ts';
import { faultsOf } from './testing/faults-of.ts';

test('what is not told is left to the API', () => {
  const { limits, trustProxy } = readConfig([], {});
  assert.deepEqual(limits, {});
  assert.equal(trustProxy, null);
});

test('limits, proxies and what is otherwise for one organisation or key are read', () => {
  const { limits, trustProxy } = readConfig([], {
    ARCA_TRUST_PROXY: 'loopback, 10.0.0.0/8,2001:db8::/32 , 192.0.2.7',
    ARCA_LIMIT_KEY_WRITES: '0',
    ARCA_LIMIT_ORGANIZATION_BATCH_MB: '64',
    ARCA_LIMIT_ORGANIZATION_SHARE: '20',
    ARCA_LIMIT_OVERRIDES: '{"org_1":{"reads":5,"batch_mb":1},"key_1":{"writes":7}}',
  });
  assert.equal(trustProxy, 'loopback,10.0.0.0/8,2001:db8::/32,192.0.2.7');
  assert.deepEqual(limits, {
    keyWrites: 0,
    organizationBatchBytes: 64 * 1024 * 1024,
    organizationShare: 0.2,
    overrides: {
      org_1: { organizationReads: 5, organizationBatchBytes: 1024 * 1024 },
      key_1: { keyWrites: 7 },
    },
  });
});

test('everything that cannot be is told at once', () => {
  const faults = faultsOf({
    ARCA_TRUST_PROXY: 'true,10.0.0.0/33,1.2.3.4/0,nowhere',
    ARCA_LIMIT_KEY_READS: '-1',
    ARCA_LIMIT_ORGANIZATION_SHARE: '101',
    ARCA_LIMIT_OVERRIDES:
      '{"taxpayer_1":{"reads":1},"org_1":{"reads":1.5,"speed":3},"key_1":{"batch_mb":1},"org_2":null}',
  });
  assert.deepEqual(
    faults.map((fault) => /^(\w+): («[^»]*»( de \w+)?|\w+)/.exec(fault)?.slice(1, 3).join(' ')),
    [
      'ARCA_TRUST_PROXY «true»',
      'ARCA_TRUST_PROXY «10.0.0.0/33»',
      'ARCA_TRUST_PROXY «1.2.3.4/0»',
      'ARCA_TRUST_PROXY «nowhere»',
      'ARCA_LIMIT_ORGANIZATION_SHARE «101»',
      'ARCA_LIMIT_KEY_READS «-1»',
      'ARCA_LIMIT_OVERRIDES «taxpayer_1»',
      'ARCA_LIMIT_OVERRIDES «reads» de org_1',
      'ARCA_LIMIT_OVERRIDES «speed» de org_1',
      'ARCA_LIMIT_OVERRIDES org_1',
      'ARCA_LIMIT_OVERRIDES «batch_mb» de key_1',
      'ARCA_LIMIT_OVERRIDES key_1',
      'ARCA_LIMIT_OVERRIDES org_2',
    ],
  );
  assert.match(faultsOf({ ARCA_LIMIT_OVERRIDES: '[1]' })[0] ?? '', /no es un objeto JSON/);
  assert.match(faultsOf({ ARCA_LIMIT_OVERRIDES: '{' })[0] ?? '', /no es un objeto JSON/);
});
