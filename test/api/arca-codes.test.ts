// What ARCA's codes say of this API, held against the API itself.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ARCA_SERVICES } from '@arca-api/contract/arca-codes/entry';
import { listArcaCodes } from '@arca-api/contract/arca-codes/explain-arca-code';
import { createWorld, type World } from '../world.ts';

let world: World;

before(async () => {
  world = await createWorld();
});
after(() => world.close());

test('every address that a fix names is one that this API answers at', async () => {
  const { paths } = (await world.call('GET', '/openapi.json')).body;
  const known = new Set(Object.keys(paths).map((path) => path.replace(/\{\w+\}/g, '{}')));
  assert.ok(known.size > 20);
  let named = 0;
  for (const { service, code, fix } of ARCA_SERVICES.flatMap(listArcaCodes))
    for (const [, method = '', path = ''] of `${fix.es}\n${fix.en}`.matchAll(
      /(GET|POST|PATCH|DELETE) (\/v1\/[a-z0-9{}/-]+)/g,
    )) {
      named += 1;
      const table = path.replace(/^\/v1\/reference\/[a-z-]+$/, '/v1/reference/{}');
      const address = table.replace(/\{\w+\}/g, '{}');
      assert.ok(known.has(address), `${service} ${code}: ${method} ${path}`);
      const operations =
        paths[Object.keys(paths).find((one) => one.replace(/\{\w+\}/g, '{}') === address) ?? ''];
      assert.ok(method.toLowerCase() in operations, `${service} ${code}: ${method} ${path}`);
    }
  assert.ok(named > 50);
});

test('every table that a fix names exists', async () => {
  const tables = new Set(
    (await world.call('GET', '/v1/reference')).body.data.map(({ table }: { table: string }) => table),
  );
  for (const { service, code, fix } of ARCA_SERVICES.flatMap(listArcaCodes))
    for (const [, table] of `${fix.es}\n${fix.en}`.matchAll(/\/v1\/reference\/([a-z-]+)/g))
      assert.ok(tables.has(table), `${service} ${code}: ${table}`);
});
