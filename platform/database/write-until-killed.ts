/** The process that `pglite.test.ts` kills: inserts rows and tells each one once it is committed. */
import { sql } from 'kysely';
import { systemClock } from '../clock/system.ts';
import { openPglite } from './pglite.ts';

const [directory = '', templates = ''] = process.argv.slice(2);

const database = await openPglite({
  directory,
  templateDirectory: templates,
  clock: systemClock,
});
await sql`create table if not exists told (id int primary key)`.execute(database.schema('public'));
for (let id = 1; ; id++) {
  await database.transaction('public', async (trx) => sql`insert into told values (${id})`.execute(trx));
  process.stdout.write(`${id}\n`);
}
