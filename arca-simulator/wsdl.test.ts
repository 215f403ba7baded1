// A client generated from the WSDL served here must be the one generated from ARCA's: the two are compared as trees.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { ServiceKey } from './paths.ts';
import { type Bench, openBench } from './testing/client.ts';
import { readWsdl } from './testing/read-wsdl.ts';
import { missing, root } from './testing/recordings.ts';

const skip = missing !== undefined && process.env['CI'] !== 'true' ? missing : false;

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const OFFICIAL: Readonly<Record<string, ServiceKey>> = {
  wsaa: 'wsaa',
  wsfev1: 'wsfe',
  wsfexv1: 'wsfex',
  wscdc: 'wscdc',
  ws_sr_constancia_inscripcion: 'padronA5',
  ws_sr_padron_a4: 'padronA4',
  ws_sr_padron_a10: 'padronA10',
  ws_sr_padron_a13: 'padronA13',
};

for (const [name, key] of Object.entries(OFFICIAL)) {
  test(`${name}: the WSDL served is structurally the official one, at its own address`, {
    skip,
  }, async () => {
    const url = bench.urls[key];
    const served = await (await fetch(`${url}?WSDL`)).text();
    const official = readWsdl(readFileSync(join(root, 'wsdl', `${name}.wsdl`), 'utf8'));
    const ours = readWsdl(served);
    assert.deepEqual(Object.keys(ours.elements), Object.keys(official.elements));
    for (const [element, tree] of Object.entries(official.elements))
      assert.deepEqual(ours.elements[element], tree, element);
    assert.deepEqual(ours, official);
    assert.ok(served.includes(`location="${url}"`));
    assert.doesNotMatch(served, /location="https?:\/\/[^"]*afip/);
  });
}
