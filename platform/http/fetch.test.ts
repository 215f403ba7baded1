import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchConformance } from './conformance.ts';
import { injectFetch } from './inject-fetch.ts';
import { undiciFetch } from './undici-fetch.ts';

fetchConformance('A server in the same process', async (server) => ({
  fetch: injectFetch(server),
  origin: 'http://api.internal',
  close: async () => {},
}));

fetchConformance('The network', async (server) => {
  const origin = await server.listen({ port: 0, host: '127.0.0.1' });
  return { ...undiciFetch(), origin };
});

test('a server that cannot be reached rejects', async () => {
  const network = undiciFetch({ connectTimeoutMs: 1000 });
  await assert.rejects(network.fetch('http://127.0.0.1:1/'));
  await network.close();
});
