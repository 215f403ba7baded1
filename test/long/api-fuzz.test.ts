/** Requests made from the OpenAPI document, good and spoiled: `SEED=n FUZZ=100000` in front says which and how many. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { memoryLog } from '@arca-api/platform/log/memory';
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
before(async () => {
  // Nothing of this reaches ARCA, wherever an issuer says it is.
  const nowhere = {
    wsaa: 'http://127.0.0.1:9/',
    wsfe: 'http://127.0.0.1:9/',
    wsfex: 'http://127.0.0.1:9/',
    wscdc: 'http://127.0.0.1:9/',
    padron: 'http://127.0.0.1:9/',
  };
  const limits = { addressRequests: 0, addressFailures: 0, organizationBatchBytes: 0 };
  world = await createWorld({ log, limits, addresses: { homologacion: nowhere, produccion: nowhere } });
  await world.register(someCuit(30));
});
after(() => world.close());

test(`whatever is asked, seed ${seed}: the answer is as documented, and never a defect of ours`, async (context) => {
  const limits = wanted === undefined ? { count: 100_000, forMs: CI_MS } : { count: Number(wanted) };
  const result = await runFuzz(world, { seed, issuers, ...limits });
  const { sent, known, accepted, statuses, neverAccepted, findings } = result;
  const counts = [...statuses]
    .sort(([a], [b]) => a - b)
    .map((entry) => entry.join(': '))
    .join(', ');
  context.diagnostic(
    `seed ${seed}: ${sent} sent, ${known} past authentication, ${accepted} accepted; ${counts}`,
  );
  context.diagnostic(`never accepted: ${neverAccepted.join(', ')}`);
  const defects = log.lines.filter(({ level }) => level === 'error').slice(0, 5);
  assert.deepEqual(
    [...findings].map(([name, how]) => `${name}\n    ${how}`),
    [],
    JSON.stringify(defects).slice(0, 4000),
  );
  assert.ok(known > sent / 2, `${known} of ${sent} past authentication`);
  assert.ok(accepted > sent / 10, `${accepted} of ${sent} accepted`);
});
