// Writes the reference page of WSFEv1's codes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codesPage } from './page.ts';

const page = join(import.meta.dirname, '../../../docs/reference/arca-simulator/wsfev1-codes.md');

mkdirSync(dirname(page), { recursive: true });
writeFileSync(page, codesPage());
