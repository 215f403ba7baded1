/** An address is one partition however it is written, and nobody makes many of one network. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressPartition } from './address-partition.ts';

for (const [address, expected] of [
  ['192.0.2.7', '192.0.2.7'],
  ['192.0.2.7:5555', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:c000:207', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::', '2001:db8:0:0::/64'],
  ['[2001:db8::1]:443', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
  ['unknown', '?unknown'],
  ['', '?'],
  ['x'.repeat(10_000), `?${'x'.repeat(64)}`],
] as const) {
  test(`${address.slice(0, 40) || 'nothing'} counts as ${expected.slice(0, 40)}`, () => {
    assert.equal(addressPartition(address), expected);
  });
}
