/** `node arca-soap/reference/generate.ts` writes the reference pages anew from the descriptors. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { referencePages } from './pages.ts';

const folder = join(import.meta.dirname, '../../docs/reference/arca-soap');
mkdirSync(folder, { recursive: true });
for (const [file, text] of referencePages()) writeFileSync(join(folder, file), text);
