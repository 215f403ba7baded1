// Writes the reference pages of the codes of WSFEXv1 and WSCDC.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportCodesPage, verificationCodesPage } from './code-pages.ts';

const folder = join(import.meta.dirname, '../../../docs/reference/arca-simulator');

writeFileSync(join(folder, 'wsfexv1-codes.md'), exportCodesPage());
writeFileSync(join(folder, 'wscdc-codes.md'), verificationCodesPage());
