import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readAllowList } from './allow-list.ts';
import { isPublicAddress } from './classify-address.ts';
import { readDestination } from './read-destination.ts';
import { INSIDE, missing, vectors } from './testing/vectors.ts';

const NOBODY = readAllowList([]);

suite('addresses', () => {
  test('of the published set are told apart', { skip: missing }, () => {
    assert.ok(vectors.blocked_ip.length >= 40 && vectors.allowed_ip.length >= 10);
    for (const address of vectors.blocked_ip) assert.equal(isPublicAddress(address), false, address);
    for (const address of vectors.allowed_ip) assert.equal(isPublicAddress(address), true, address);
  });

  test('that are none are nobody’s', () => {
    for (const text of [
      '',
      'example.com',
      '1.2.3',
      '256.1.1.1',
      'fe80::1%eth0',
      '::ffff:1.2.3.4.5',
      ' 8.8.8.8',
    ])
      assert.equal(isPublicAddress(text), false, text);
  });
});

suite('what may be told at', () => {
  test('is a public https address and nothing else, whatever it is written like', () => {
    const good = [
      'https://example.com/hook?x=1',
      'https://example.com:8443/',
      'https://8.8.8.8/',
      'https://[2001:4860:4860::8888]/',
      'https://ñandú.com.ar/aviso',
      'https://example.com:443/',
      'https://example.com:80/',
      'https://example.com:1024/',
    ];
    for (const url of good) assert.ok(readDestination(url, NOBODY) instanceof URL, url);
    const bad = [
      ...INSIDE,
      ...INSIDE.map((url) => url.replace('http:', 'https:')),
      ...vectors.blocked_url.filter((url) => !url.includes('nip.io')),
      ...vectors.blocked_ip.map((address) => `https://${address.includes(':') ? `[${address}]` : address}/`),
      '',
      'example.com',
      'https://',
      'http://example.com/',
      'ftp://example.com/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://user:secret@example.com/',
      'https://user@example.com/',
      `https://example.com/${'x'.repeat(2048)}`,
      'https://exam\nple.com/',
      ' https://example.com/',
      'https://example.com/a b',
      'https://example.com:25/',
      'https://example.com:22/',
      'https://example.com:0/',
      'https://example.com:70000/',
      'https://1.2.3.4.5/',
      // Points that a second reading takes away, and what grows beyond what may be posted to once it is written out.
      'https://127.0.0.1../',
      'https://0x7f.1../',
      'https://10.0.0.1..../',
      'https://localhost../',
      'https://erp.internal../',
      'https://example..com/',
      'https://.example.com/',
      `https://example.com/${'é'.repeat(1000)}`,
    ];
    for (const url of bad) {
      const fault = readDestination(url, NOBODY, 'endpoint.url');
      assert.ok('code' in fault && fault.path === 'endpoint.url', url);
      assert.ok(fault.message.es !== '' && fault.message.en !== '' && fault.fix.es !== '');
    }
  });

  test('is told by its name alone: a last point of it and what follows # are left out', () => {
    const url = readDestination('https://Example.com.:8443/a?b#c', NOBODY);
    assert.ok(url instanceof URL);
    assert.equal(url.href, 'https://example.com:8443/a?b');
  });

  test('says which of its faults it is', () => {
    for (const [url, code] of [
      ['nonsense', 'webhook.url_invalid'],
      ['http://example.com/', 'webhook.url_not_https'],
      ['file:///etc/passwd', 'webhook.url_not_https'],
      ['https://a@example.com/', 'webhook.url_credentials'],
      ['https://0x7f.1/', 'webhook.url_private'],
      ['http://localhost:4000/hook', 'webhook.url_private'],
      ['http://a:b@10.0.0.7:25/', 'webhook.url_private'],
      ['ftp://localhost/', 'webhook.url_not_https'],
      ['https://[::ffff:a00:1]/', 'webhook.url_private'],
      ['https://example.com:6/', 'webhook.url_port'],
    ] as const) {
      const fault = readDestination(url, NOBODY);
      assert.equal('code' in fault && fault.code, code, url);
    }
  });

  test('is what an operator lets through besides, by address, by range and by name', () => {
    const allow = readAllowList(['10.0.0.0/8', '127.0.0.1', 'fd00::/8', 'ERP.local']);
    for (const url of [
      'http://10.1.2.3/',
      'http://127.0.0.1:3000/',
      'https://[fd12::1]/',
      'http://erp.local./x',
      'http://erp.local:81/',
    ])
      assert.ok(readDestination(url, allow) instanceof URL, url);
    for (const url of [
      'http://127.0.0.2/',
      'https://192.168.0.1/',
      'http://example.com/',
      'http://other.local/',
    ])
      assert.ok('code' in readDestination(url, allow), url);
    for (const entry of ['', '10.0.0.0/33', '10.0.0/8', 'a b', '10.0.0.1/8/9', '::1/129', '-x'])
      assert.throws(() => readAllowList([entry]), RangeError, entry);
  });
});
