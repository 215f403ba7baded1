/** The platform in a process of its own, wired as it is installed, so that its CPU, the embedded database's included, is counted alone. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createKey } from '@arca-api/api/access/create-key';
import { keysStore } from '@arca-api/api/access/keys.store';
import { SCOPES } from '@arca-api/api/access/principal';
import { registerDemoTaxpayer } from '@arca-api/api/taxpayers/register-demo-taxpayer';
import { readConfig } from '@arca-api/app/config';
import { startEmbedded } from '@arca-api/app/embedded';
import { startProduction } from '@arca-api/app/production';
import type { Running } from '@arca-api/app/start-services';
import { createSupervisor } from '@arca-api/app/supervisor';
import { systemClock } from '@arca-api/platform/clock/system';
import { forEverybody } from '@arca-api/platform/database/scope';
import { silentLog } from '@arca-api/platform/log/silent';
import { systemRandom } from '@arca-api/platform/random/system';
import type { SimulatorUrls } from 'arca-simulator';
import { sql } from 'kysely';
import { beginProfile, byUrl, type PartOf, sharesOf } from '../profile.ts';
import { serve, usage } from './remote.ts';

const clock = systemClock;
const random = systemRandom(clock);
const supervisor = createSupervisor(silentLog);
let running: Running | null = null;
let endProfile: Awaited<ReturnType<typeof beginProfile>> | null = null;

const partOfFile = byUrl(
  [
    ['PGlite (the embedded database itself)', /^wasm:|\/@electric-sql\/pglite\//],
    ['the driver of PostgreSQL', /\/node_modules\/(pg|pg-.*|postgres)\//],
    ['kysely: composing SQL', /\/kysely\//],
    ['zod: checking documents', /\/zod\//],
    ['fastify', /\/(fastify|find-my-way|light-my-request|avvio|@fastify\/.*)\//],
    ['undici', /\/undici\//],
    ['XML (saxes)', /\/(saxes|xmlchars)\//],
    ['other packages', /\/node_modules\//],
    ['platform/', /\/platform\//],
    ['domain/', /\/domain\//],
    ['contract/', /\/contract\//],
    ['arca-soap/', /\/arca-soap\//],
    ['services/arca-gateway', /\/services\/arca-gateway\//],
    ['services/api', /\/services\/api\//],
    ['sockets, files and the rest of Node', /^node:/],
  ],
  'native code: UTF-8, timers and the rest',
);
/** Native code has no address, only a name. */
const partOf: PartOf = (name, url) => {
  if (url !== '') return partOfFile(name, url);
  if (/^f(data)?sync$/.test(name)) return 'flushing to the disk (fsync)';
  if (/^write(v|Utf8String|Latin1String)$/.test(name)) return 'writing to sockets (system calls)';
  return /^(open|close|read|write|[fl]?stat|rename|ftruncate)(Buffer|File)?$/.test(name)
    ? 'files: other system calls'
    : partOfFile(name, url);
};

export interface Start {
  readonly data: string;
  readonly arca: SimulatorUrls;
  /** Of a real PostgreSQL; `null`: the embedded one. */
  readonly databaseUrl: string | null;
}

export interface Started {
  readonly api: string;
  /** What the database says of itself. */
  readonly database: string;
}

async function keyFor(organization: string): Promise<string> {
  if (running === null) throw new Error('not started');
  const wanted = {
    organization,
    mode: 'test' as const,
    name: 'bench',
    scopes: SCOPES,
    taxpayers: null,
    expires_at: null,
  };
  return (await createKey({ keys: keysStore(running.database), clock, random }, wanted)).secret;
}

async function addKey(cuit: string): Promise<string> {
  if (running === null) throw new Error('not started');
  const { rows } = await sql<{ organization_id: string }>`select organization_id from core.taxpayers
    where cuit = ${cuit} and mode = 'test'`.execute(running.database.schema('core'));
  const [owner] = rows;
  if (owner === undefined) throw new Error(`nobody has ${cuit}`);
  return keyFor(owner.organization_id);
}

const orders = {
  async start({ data, arca, databaseUrl }: Start): Promise<Started> {
    const config = readConfig(['--data', data, '--port', '0', '--no-demo'], {
      ARCA_LOG: 'silent',
      ARCA_URL_WSAA: arca.wsaa,
      ARCA_URL_WSFEV1: arca.wsfe,
      ARCA_URL_WSFEXV1: arca.wsfex,
      ARCA_URL_WSCDC: arca.wscdc,
      ARCA_URL_WS_SR_CONSTANCIA_INSCRIPCION: arca.padronA5,
    });
    const ambient = { clock, random, log: silentLog };
    running =
      databaseUrl === null
        ? await startEmbedded(config, ambient, supervisor)
        : await startProduction(config, databaseUrl, ambient, supervisor);
    const { rows } = await sql<{ server_version: string }>`show server_version`.execute(
      running.database.schema('core'),
    );
    const durable = running.database.survivesPowerLoss ? '' : ', which a power cut would damage';
    return { api: running.api, database: `${rows[0]?.server_version ?? 'unknown'}${durable}` };
  },
  /** Registers an issuer of an organisation of its own; answers a key for it. */
  addIssuer: (cuit: string): Promise<string> => forEverybody('measuring', () => addIssuer(cuit)),
  /** A key for whoever's issuer this is already. */
  addKey: (cuit: string): Promise<string> => forEverybody('measuring', () => addKey(cuit)),
  async beginProfile(): Promise<void> {
    endProfile = await beginProfile();
  },
  /** Per cent of the CPU by part; the profile itself goes to `file`, where one is told. */
  async endProfile(file: string | null): Promise<Readonly<Record<string, number>>> {
    if (endProfile === null) throw new Error('no profile was begun');
    const profile = await endProfile();
    if (file !== null) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(profile));
    }
    return sharesOf(profile, partOf);
  },
  usage,
};

async function addIssuer(cuit: string): Promise<string> {
  if (running === null) throw new Error('not started');
  const { database } = running;
  const keys = keysStore(database);
  const organization = random.id('org');
  await keys.addOrganization(organization, organization, clock.now());
  await registerDemoTaxpayer({ database, clock, random }, organization, cuit);
  return keyFor(organization);
}

export type PlatformOrders = typeof orders;

serve(orders, () => supervisor.stop());
