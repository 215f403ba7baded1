/** What is written here is what every other reader of DER reads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as asn1 from 'asn1js';
import { childrenOf, identifier, integer, octets, sequence, utcTime } from './der.ts';

test('a block of any size is read back whole, and so is what stands beside it', () => {
  for (const size of [0, 1, 127, 128, 255, 256, 65_535, 65_536]) {
    const block = octets(new Uint8Array(size).fill(7));
    const pair = sequence(block, integer(1));
    assert.deepEqual(childrenOf(pair).map(Buffer.from), [block, integer(1)], `${size}`);
    const { result, offset } = asn1.fromBER(pair);
    assert.equal(offset, pair.length, `${size}`);
    assert.ok(result instanceof asn1.Sequence);
    const [read] = result.valueBlock.value;
    assert.ok(read instanceof asn1.OctetString);
    assert.equal(read.getValue().byteLength, size);
  }
});

test('an identifier has the numbers that it was made of', () => {
  for (const numbers of ['1.2.840.113549.1.7.2', '2.16.840.1.101.3.4.2.1', '2.5.4.3', '1.3.127.128.16384']) {
    const { result } = asn1.fromBER(identifier(numbers));
    assert.ok(result instanceof asn1.ObjectIdentifier);
    assert.equal(result.getValue(), numbers);
  }
});

test('an instant is told to the second, in UTC', () => {
  const instant = Date.parse('2026-11-23T02:03:04.567Z');
  const { result } = asn1.fromBER(utcTime(instant));
  assert.ok(result instanceof asn1.UTCTime);
  assert.equal(result.toDate().toISOString(), '2026-11-23T02:03:04.000Z');
});
