// Writes the reference page of replayed recordings.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomes } from './outcomes.ts';
import { recordingsPage } from './page.ts';

const page = join(import.meta.dirname, '../../../docs/reference/arca-simulator/recordings.md');

writeFileSync(page, recordingsPage(await outcomes()));
