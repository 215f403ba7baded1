/** The keys of whoever runs an installation: of both modes, made at the first start, readable by the folder's owner alone. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createKey } from '@arca-api/api/access/create-key';
import { keysStore } from '@arca-api/api/access/keys.store';
import { SCOPES } from '@arca-api/api/access/principal';
import { forEverybody } from '@arca-api/platform/database/scope';
import { KEYS, type Operator, readJson } from './data-folder.ts';
import type { Running } from './start-services.ts';

type Parts = Pick<Running, 'database' | 'ambient'>;

/** The same keys at every start of one data folder. */
export const prepareOperator = (parts: Parts, data: string): Promise<Operator> =>
  forEverybody('the keys of whoever runs it', () => prepare(parts, data));

async function prepare({ database, ambient }: Parts, data: string): Promise<Operator> {
  const kept = await readJson<Operator>(join(data, KEYS));
  const { clock, random } = ambient;
  const keys = keysStore(database);
  // A folder may outlive its database, or be given another one.
  const isOf = async (organization: string) => (await keys.organization(organization)) !== undefined;
  if (kept !== null && (await isOf(kept.organization))) return kept;
  // Folders of earlier versions have an organisation and a key of test mode already.
  const demo = await readJson<{ organization: string; key: string }>(join(data, 'demo.json'));
  const earlier = demo !== null && (await isOf(demo.organization)) ? demo : null;
  const organization = earlier?.organization ?? random.id('org');
  await keys.addOrganization(organization, 'Demo', clock.now());
  const make = async (mode: 'test' | 'live'): Promise<string> => {
    const wanted = {
      organization,
      mode,
      name: 'Operador',
      scopes: SCOPES,
      taxpayers: null,
      expires_at: null,
    };
    return (await createKey({ keys, clock, random }, wanted)).secret;
  };
  const operator = {
    organization,
    test_key: earlier?.key ?? (await make('test')),
    live_key: await make('live'),
  };
  await writeFile(join(data, KEYS), JSON.stringify(operator), { mode: 0o600 });
  return operator;
}
