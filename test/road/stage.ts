/** An installation that takes two strict simulators for ARCA's own environments, as somebody who starts from nothing meets them. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check } from '@arca-api/contract/taxpayers';
import { systemClock } from '@arca-api/platform/clock/system';
import { migratePlatform } from '@arca-api/platform/database/migrate-platform';
import { openPglite } from '@arca-api/platform/database/pglite';
import { templateDirectory } from '@arca-api/platform/database/testing/open-test-database';
import { createSimulator, type Simulator, type SimulatorOptions, type SimulatorUrls } from 'arca-simulator';
import { shiftingClock } from '../issuing/stage.ts';
import { type Answered, createWorld, type World } from '../world.ts';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export type Place = 'homologacion' | 'produccion';

export interface Road {
  readonly world: World;
  readonly clock: ReturnType<typeof shiftingClock>;
  readonly arca: Readonly<Record<Place, Simulator>>;
  /** Asks with the key of a mode. */
  test(method: string, path: string, body?: unknown): Promise<Answered>;
  live(method: string, path: string, body?: unknown): Promise<Answered>;
  as(place: Place): Road['test'];
  /** Makes a company known to ARCA, in both environments. */
  enrol(cuit: string): void;
  /** Registers an issuer, known to ARCA, that faces it in that environment. */
  register(cuit: string, place?: Place): Promise<void>;
  /** What ARCA's page does with a CSR. */
  certify(place: Place, csr: string, alias?: string): string;
  /** CSR, certificate and upload; answers the uploaded certificate. */
  equip(cuit: string, place?: Place, name?: string): Promise<string>;
  delegate(cuit: string, services?: readonly string[], to?: string, place?: Place): void;
  diagnose(cuit: string, place?: Place): Promise<readonly Check[]>;
  close(): Promise<void>;
}

const ALL = ['wsfe', 'wsfex', 'ws_sr_constancia_inscripcion', 'wscdc'];

export async function setOut(options: SimulatorOptions = {}): Promise<Road> {
  const clock = shiftingClock();
  const folder = await mkdtemp(join(tmpdir(), 'arca-road-'));
  // Live mode wants a store that survives power loss, so this one is on a disk and flushes.
  const database = await openPglite({ directory: join(folder, 'db'), templateDirectory, clock, flush: true });
  await migratePlatform(database);
  const open = () => createSimulator({ strict: true, now: () => new Date(clock.now()), ...options });
  const arca = { homologacion: open(), produccion: open() };
  const addresses = {
    homologacion: placeOf(await arca.homologacion.listen()),
    produccion: placeOf(await arca.produccion.listen()),
  };
  const world = await createWorld({ clock, database, addresses });
  const liveKey = await world.newKey({ mode: 'live' });
  const road: Road = {
    world,
    clock,
    arca,
    test: (method, path, body) => world.call(method, path, body, { prefer: 'wait=30' }),
    live: (method, path, body) =>
      world.call(method, path, body, {
        authorization: `Bearer ${liveKey}`,
        prefer: 'wait=30',
        'idempotency-key': `k${systemClock.now()}${Math.trunc(performance.now() * 1000)}`,
      }),
    as: (place) => (place === 'produccion' ? road.live : road.test),
    enrol(cuit) {
      for (const { control } of Object.values(arca)) {
        control.putPerson({
          cuit,
          company_name: `EMISOR ${cuit}`,
          iva_condition: 'responsable_inscripto',
          active: true,
          address: { street: 'CALLE 1', postal_code: '1000', province_id: 0, province: 'CABA' },
          activities: [{ id: 620900, name: 'SERVICIOS DE INFORMATICA N.C.P.' }],
          pyme: false,
          electronic_domicile: true,
        });
      }
    },
    async register(cuit, place = 'homologacion') {
      road.enrol(cuit);
      const body = {
        cuit,
        name: `Emisor ${cuit}`,
        iva_condition: 'responsable_inscripto',
        address: 'Calle 1',
      };
      const made = await road.as(place)('POST', '/v1/taxpayers', {
        ...body,
        environment: place,
        ...(place === 'homologacion' ? { puntos_de_venta: [{ number: 1 }] } : {}),
      });
      assert.equal(made.status, 201, JSON.stringify(made.body));
    },
    certify: (place, csr, alias) =>
      arca[place].control.issueCertificate({ csr, ...(alias === undefined ? {} : { alias }) }).pem,
    async equip(cuit, place = 'homologacion', name = 'arca-api') {
      const path = `/v1/taxpayers/${cuit}/certificates`;
      const asked = await road.as(place)('POST', path, { name });
      assert.equal(asked.status, 201, JSON.stringify(asked.body));
      const certificate = road.certify(place, asked.body.csr);
      const up = await road.as(place)('POST', `${path}/upload`, { certificate });
      assert.equal(up.status, 200, JSON.stringify(up.body));
      return certificate;
    },
    delegate(cuit, services = ALL, to = cuit, place = 'homologacion') {
      for (const service of services) arca[place].control.delegate({ certificate_cuit: to, cuit, service });
    },
    async diagnose(cuit, place = 'homologacion') {
      const { status, body } = await road.as(place)('GET', `/v1/taxpayers/${cuit}/diagnosis`);
      assert.equal(status, 200, JSON.stringify(body));
      return body.checks;
    },
    async close() {
      await world.close();
      await arca.homologacion.close();
      await arca.produccion.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return road;
}

function placeOf(urls: SimulatorUrls) {
  return { ...urls, padron: urls.padronA5 };
}

/** CUITs of companies that do not exist, with a right check digit. */
export function cuitNumber(seed: number): string {
  for (let n = seed * 10; ; n++) {
    const ten = `30${String(n).padStart(8, '0')}`;
    const sum = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2].reduce(
      (total, weight, i) => total + weight * Number(ten[i]),
      0,
    );
    const digit = (11 - (sum % 11)) % 11;
    if (digit < 10) return `${ten}${digit}`;
  }
}

/** `check → code` of what is not well. */
export function troubles(checks: readonly Check[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    checks.filter(({ state }) => state !== 'ok').map(({ check, code }) => [check, code]),
  );
}

/** The one item of that code, which must say what to do next in both languages. */
export function explained(checks: readonly Check[], code: string): Check {
  const check = checks.find((one) => one.code === code);
  assert.ok(check, `${code} is not among ${checks.map((one) => one.code).join(', ')}`);
  assert.ok(check.next_step, `${code} says no next step`);
  for (const words of [check.message, check.next_step]) {
    assert.ok(words.es.length > 15 && words.en.length > 15 && words.es !== words.en, code);
  }
  return check;
}
