/**
 * Preloaded with MUTANT set to a name: what is imported from then on has the mistake in it, on every thread, and not
 * what would hide it. With MUTANT_ONLY=safeguards the mistake alone is left out.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { applyPatches } from './apply-patches.ts';
import { MUTANTS } from './mutants.ts';

const name = process.env['MUTANT'];
const mutant = MUTANTS.find((one) => one.name === name);
if (mutant === undefined) throw new Error(`there is no mutant ${name}`);

const root = new URL('../../../', import.meta.url);
const isMade = process.env['MUTANT_ONLY'] !== 'safeguards';
const patches = [...(isMade ? mutant.patches : []), ...mutant.safeguards];
const byUrl = Map.groupBy(patches, ({ file }) => new URL(file, root).href);

registerHooks({
  load(url, context, next) {
    const here = byUrl.get(url);
    if (here === undefined) return next(url, context);
    const source = readFileSync(fileURLToPath(url), 'utf8');
    return {
      format: 'module-typescript',
      source: applyPatches(pathToFileURL(fileURLToPath(url)).href, source, here),
      shortCircuit: true,
    };
  },
});
