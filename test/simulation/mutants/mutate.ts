/** Preloaded with MUTANT set to a name: what is imported from then on has the mistake in it, on every thread. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { applyPatches } from './apply-patches.ts';
import { MUTANTS } from './mutants.ts';

const name = process.env['MUTANT'];
const mutant = MUTANTS.find((one) => one.name === name);
if (mutant === undefined) throw new Error(`there is no mutant ${name}`);

const root = new URL('../../../', import.meta.url);
const byUrl = Map.groupBy(mutant.patches, ({ file }) => new URL(file, root).href);

registerHooks({
  load(url, context, next) {
    const patches = byUrl.get(url);
    if (patches === undefined) return next(url, context);
    const source = readFileSync(fileURLToPath(url), 'utf8');
    return {
      format: 'module-typescript',
      source: applyPatches(pathToFileURL(fileURLToPath(url)).href, source, patches),
      shortCircuit: true,
    };
  },
});
