/** How others try again, as they publish it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schedules {
  readonly standard_webhooks_example: readonly number[];
}

const { ARCA_REFERENCE, CI } = process.env;
const reference = ARCA_REFERENCE ?? join(import.meta.dirname, '../../../../../shared/arca');
const file = join(reference, '../webhooks/retry-schedules.json');

/** Why they cannot be read; `false` where they can. */
export const missing = existsSync(file) ? false : 'the reference folder is missing: set ARCA_REFERENCE';
if (missing !== false && CI === 'true') throw new Error(missing);

export const schedules: Schedules | null = missing === false ? JSON.parse(readFileSync(file, 'utf8')) : null;
