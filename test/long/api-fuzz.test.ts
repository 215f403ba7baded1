/** Requests made from the OpenAPI document, good and spoiled: `SEED=n FUZZ=100000` in front says which and how many. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Serving, serve } from '@arca-api/platform/http/testing/serve';
import { memoryLog } from '@arca-api/platform/log/memory';
import { readAllowList } from '@arca-api/webhooks/destinations/allow-list';
import { runFuzz } from '../fuzz/run-fuzz.ts';
import { someCuit } from '../strangers/household.ts';
import { createWorld, ISSUER, type World } from '../world.ts';

/** In CI as many as fit. */
const CI_MS = 60_000;
const wanted = process.env['FUZZ'];
const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
const issuers = [ISSUER, someCuit(30)];

const log = memoryLog();
let world: World;
let receiver: Serving;
before(async () => {
  receiver = await serve(({ path }, response) => response.writeHead(Number(path.slice(1))).end());
  // Nothing of this reaches ARCA, wherever an issuer says it is.
  const nowhere = {
    wsaa: 'http://127.0.0.1:9/',
    wsfe: 'http://127.0.0.1:9/',
    wsfex: 'http://127.0.0.1:9/',
    wscdc: 'http://127.0.0.1:9/',
    padron: 'http://127.0.0.1:9/',
  };
  const limits = { addressRequests: 0, addressFailures: 0, organizationBatchBytes: 0 };
  // Nor is anybody told out there: whatever is not allowed goes through a proxy that there is not.
  const webhooks = {
    allow: readAllowList(['127.0.0.1']),
    proxy: new URL('http://127.0.0.1:9'),
    isProxyAsking: true,
    concurrency: 4,
  };
  const addresses = { homologacion: nowhere, produccion: nowhere };
  world = await createWorld({ log, limits, addresses, webhooks });
  await world.register(someCuit(30));
  await world.webhooks.start();
});
after(async () => {
  await world.close();
  await receiver[Symbol.asyncDispose]();
});

test(`whatever is asked, seed ${seed}: the answer is as documented, and never a defect of ours`, async (context) => {
  const limits = wanted === undefined ? { count: 100_000, forMs: CI_MS } : { count: Number(wanted) };
  const receivers = [204, 204, 204, 503, 410].map((status) => `http://127.0.0.1:${receiver.port}/${status}`);
  const result = await runFuzz(world, { seed, issuers, receivers, ...limits });
  const { sent, known, accepted, statuses, acceptedBy, findings } = result;
  const counts = [...statuses]
    .sort(([a], [b]) => a - b)
    .map((entry) => entry.join(': '))
    .join(', ');
  context.diagnostic(
    `seed ${seed}: ${sent} sent, ${known} past authentication, ${accepted} accepted; ${counts}`,
  );
  const never = [...acceptedBy].flatMap(([name, many]) => (many === 0 ? [name] : []));
  context.diagnostic(`never accepted: ${never.join(', ')}`);
  const webhooks = [...acceptedBy].filter(([name]) => name.includes('/webhook-'));
  context.diagnostic(`webhooks: ${webhooks.map(([name, many]) => `${many} ${name}`).join(', ')}`);
  const defects = log.lines.filter(({ level }) => level === 'error').slice(0, 5);
  assert.deepEqual(
    [...findings].map(([name, how]) => `${name}\n    ${how}`),
    [],
    JSON.stringify(defects).slice(0, 4000),
  );
  assert.ok(known > sent / 2, `${known} of ${sent} past authentication`);
  assert.ok(accepted > sent / 10, `${accepted} of ${sent} accepted`);
  // What there is to be asked about has to be made first: of few requests some doors are met by none that is right.
  if (sent >= 2_000) {
    assert.ok((acceptedBy.get('POST /v1/webhook-endpoints') ?? 0) > 0, 'endpoints are registered');
    assert.ok(receiver.seen.length > 0, 'and told');
  }
  if (sent >= 20_000) {
    const shut = webhooks.flatMap(([name, many]) => (many === 0 ? [name] : []));
    assert.deepEqual(shut, [], 'each door of webhooks is passed');
  }
});
