import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { test } from 'node:test';
import { askNames } from './ask-names.ts';
import { serveDns } from './testing/serve-dns.ts';

const NXDOMAIN = 3;
const REFUSED = 5;

test('a name of the world has all its addresses, IPv4 first, also where one kind of them cannot be had', async () => {
  await using dns = await serveDns((name, type) => {
    if (name === 'half.example.com') return type === 'A' ? REFUSED : ['::7'];
    if (name === 'four.example.com') return type === 'A' ? ['192.0.2.1'] : NXDOMAIN;
    return type === 'A' ? ['192.0.2.1', '192.0.2.2'] : ['::5'];
  });
  const ask = askNames({ servers: [dns.address] });
  assert.deepEqual((await ask('both.example.com', 'world')).toSorted(), ['192.0.2.1', '192.0.2.2', '::5']);
  assert.equal((await ask('both.example.com', 'world')).at(-1), '::5');
  assert.deepEqual(await ask('half.example.com', 'world'), ['::7']);
  assert.deepEqual(await ask('four.example.com', 'world'), ['192.0.2.1']);
});

test('a name that nobody has, or that nobody tells of, rejects', async () => {
  await using dns = await serveDns((name) => (name === 'none.example.com' ? [] : NXDOMAIN));
  const ask = askNames({ servers: [dns.address] });
  await assert.rejects(ask('nowhere.example.com', 'world'), { code: 'ENOTFOUND' });
  await assert.rejects(ask('none.example.com', 'world'), { code: 'ENODATA' });
});

test('a name of the world is asked each time, as it is, whatever the machine knows of it', async () => {
  await using dns = await serveDns((_, type, times) => (type === 'A' ? [`192.0.2.${times + 1}`] : []));
  const ask = askNames({ servers: [dns.address] });
  assert.deepEqual(await ask('a.example.com', 'world'), ['192.0.2.1']);
  assert.deepEqual(await ask('a.example.com', 'world'), ['192.0.2.2']);
  assert.deepEqual(await ask('printer', 'world'), ['192.0.2.1']);
  assert.ok(
    dns.asked.every((one) => /^(A|AAAA) (a\.example\.com|printer)$/.test(one)),
    dns.asked.join(),
  );
  const asked = dns.asked.length;
  const known = await ask('localhost', 'machine');
  assert.ok(known.length > 0 && known.every((address) => isIP(address) !== 0));
  assert.equal(dns.asked.length, asked);
});
