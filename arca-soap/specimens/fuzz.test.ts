import assert from 'node:assert/strict';
import { test } from 'node:test';
import { padronA4 } from '../padron/a4.ts';
import { padronA10 } from '../padron/a10.ts';
import { padronA13 } from '../padron/a13.ts';
import { constancia } from '../padron/constancia.ts';
import { wscdc } from '../wscdc/service.ts';
import { wsfe } from '../wsfe/service.ts';
import { wsfex } from '../wsfex/service.ts';
import { checkSpecimens, fuzzClient } from './fuzz-client.ts';
import { fuzzLogin } from './fuzz-login.ts';
import { padronSpecimens, wscdcSpecimens } from './readers.ts';
import type { AnyService, Specimen } from './specimen.ts';
import { wsfeSpecimens } from './wsfe.ts';
import { wsfexSpecimens } from './wsfex.ts';

const { SEED, CASE } = process.env;
const seed = Number(SEED ?? 20261126);
const only = CASE === undefined ? undefined : Number(CASE);

const ALL: readonly (readonly [readonly AnyService[], readonly Specimen[]])[] = [
  [[wsfe], wsfeSpecimens],
  [[wsfex], wsfexSpecimens],
  [[wscdc], wscdcSpecimens],
  [[constancia, padronA4, padronA10, padronA13], padronSpecimens],
];

for (const [services, specimens] of ALL) {
  const names = services.map(({ id }) => id).join(', ');
  test(`whole answers are read as they are: every kind of every operation of ${names}`, async () => {
    const named = (service: AnyService, name: string): string => `${service.id} ${name}`;
    const covered = new Set(specimens.map(({ service, operation }) => named(service, operation.name)));
    const there = services.flatMap((service) =>
      Object.values(service.operations).map(({ name }) => named(service, name)),
    );
    assert.deepEqual([...covered].sort(), there.sort());
    await checkSpecimens(specimens);
  });
}

test('4,000 damaged answers of WSFEv1 are read or refused, and none authorizes what its whole one does not', async () => {
  const fuzzed = await fuzzClient(wsfeSpecimens, { seed, cases: 4_000, only });
  if (only !== undefined) return;
  assert.ok(
    fuzzed.refused > 1_000 && fuzzed.answered > 500 && fuzzed.authorized > 100,
    JSON.stringify(fuzzed),
  );
  assert.ok(fuzzed.slowest < 5_000, JSON.stringify(fuzzed));
});

test('3,000 damaged answers of WSFEXv1, WSCDC and the padrón are read or refused, and authorize nothing else either', async () => {
  const specimens = [...wsfexSpecimens, ...wscdcSpecimens, ...padronSpecimens];
  const fuzzed = await fuzzClient(specimens, { seed, cases: 3_000, only });
  if (only !== undefined) return;
  assert.ok(fuzzed.refused > 700 && fuzzed.answered > 400 && fuzzed.authorized > 20, JSON.stringify(fuzzed));
});

test('400 damaged answers of WSAA give a good ticket or a failure, and nothing shows or keeps a secret', async () => {
  const fuzzed = await fuzzLogin({ seed, cases: 400, only });
  if (only !== undefined) return;
  assert.ok(fuzzed.tickets > 20 && fuzzed.faults > 20 && fuzzed.refused > 100, JSON.stringify(fuzzed));
});
