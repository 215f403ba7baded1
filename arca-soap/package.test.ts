import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';

test('it depends on saxes and undici, and on nothing else', () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'));
  assert.deepEqual(Object.keys(manifest.dependencies).sort(), ['saxes', 'undici']);
  const more = Object.keys(manifest).filter((key) => /dependencies|scripts|gypfile|binary/i.test(key));
  assert.deepEqual(more, ['dependencies'], 'nothing runs on installation, nothing comes along unseen');
});

test('importing it and making a client loads the XML reader and no more: HTTP and signatures come with their first use', async () => {
  const loaded = new Set<string>();
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      loaded.add(specifier);
      return next(specifier, context);
    },
  });
  const { createArcaClient, endpointsOf } = await import('./index.ts');
  const arca = createArcaClient({ endpoints: endpointsOf('homologacion'), now: Date.now });
  const packages = [...loaded].filter((specifier) => !/^(\.|file:|node:)/.test(specifier));
  // xmlchars is how saxes knows which characters a name may have.
  const own = packages.filter((specifier) => !specifier.startsWith('xmlchars/'));
  assert.deepEqual(own, ['saxes']);
  await arca.wsfe.dummy({}, { deadline: 0 }).catch(() => {});
  assert.ok(loaded.has('undici'), 'the first call loads it');
  assert.ok(!loaded.has('./signed-data.ts'));
  hooks.deregister();
  await arca.close();
});
