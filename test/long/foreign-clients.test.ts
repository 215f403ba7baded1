/** Other people's clients are run as their authors published them: who speaks ARCA's protocol is at home here. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createSimulator, type SimulatorUrls } from '../../arca-simulator/index.ts';
import { makeKey, makeRequest, makeTra, signCms } from '../../arca-simulator/testing/sign-login.ts';
import { installForeignClients } from '../foreign-clients/install.ts';
import { startTimeServer } from '../foreign-clients/ntp-server.ts';

const CUIT = '30000000147';
const FOLDER = join(import.meta.dirname, '..', 'foreign-clients');
const key = makeKey();
const folder = mkdtempSync(join(tmpdir(), 'foreign-clients-'));
const simulator = createSimulator();
const { problem } = installForeignClients();
// Where a machine has no registry there is nothing to run; a machine of CI has one.
const skip = problem !== undefined && process.env['CI'] !== 'true' ? `npm: ${problem}` : false;

let urls: SimulatorUrls;
let time: Awaited<ReturnType<typeof startTimeServer>>;

before(async () => {
  urls = await simulator.listen();
  time = await startTimeServer(Date.now);
});
after(async () => {
  time.close();
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Told {
  readonly number: number;
  readonly cae: string;
  readonly readBack: object;
}

let certificates = 0;

/** Runs a client in a process of its own, with a certificate of its own: a second login would be refused. */
function runClient(name: string, puntoDeVenta: number, more: object = {}): Promise<Told> {
  const { pem: certificate } = simulator.control.issueCertificate({
    csr: makeRequest(key, CUIT, `cliente${++certificates}`),
  });
  const given = {
    ...urls,
    cuit: CUIT,
    certificate,
    key: key.privateKey.export({ type: 'pkcs1', format: 'pem' }),
    cms: signCms(makeTra('wsfe', new Date()), key.privateKey, certificate),
    folder: mkdtempSync(join(folder, `${name}-`)),
    ntp: time.address,
    puntoDeVenta,
    ...more,
  };
  const child = spawn(process.execPath, [join(FOLDER, 'clients', `${name}.mjs`)], {
    cwd: FOLDER,
    env: { PATH: process.env['PATH'], TZ: process.env['TZ'], FOREIGN_CLIENT: JSON.stringify(given) },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  const [out, err] = [child.stdout, child.stderr].map((stream) => {
    const chunks: string[] = [];
    stream.setEncoding('utf8').on('data', (chunk: string) => void chunks.push(chunk));
    return () => chunks.join('');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const last = (out?.() ?? '').trim().split('\n').at(-1) ?? '';
      if (code === 0 && last.startsWith('{')) resolve(JSON.parse(last));
      else reject(new Error(`${name} ended with ${code}\n${out?.()}\n${err?.()}`));
    });
  });
}

/** What came back under any spelling: some clients rename ARCA's fields. */
function valuesIn(value: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (inside: unknown): void => {
    if (typeof inside !== 'object' || inside === null) return;
    for (const [name, one] of Object.entries(inside)) {
      if (typeof one === 'object') walk(one);
      else found.set(name.toLowerCase(), String(one));
    }
  };
  walk(value);
  return found;
}

const CLIENTS: readonly (readonly [name: string, title: string, more?: object])[] = [
  ['arcasdk', '@arcasdk/core'],
  ['arcasdk', '@arcasdk/core over SOAP 1.2', { soap12: true }],
  ['afip-apis', 'afip-apis'],
  ['facturajs', 'facturajs'],
  ['afip-ts', 'afip.ts'],
  ['soap', 'soap, from the served WSDL'],
  ['soap', 'soap over SOAP 1.2, from the served WSDL', { soap12: true }],
  ['strong-soap', 'strong-soap, from the served WSDL'],
  ['strong-soap', 'strong-soap over SOAP 1.2, from the served WSDL', { soap12: true }],
];

for (const [index, [name, title, more]] of CLIENTS.entries()) {
  test(`${title} issues an invoice, twice, and reads it back`, { skip }, async () => {
    assert.equal(problem, undefined);
    const puntoDeVenta = index + 1;
    for (const expected of [1, 2]) {
      const { number, cae, readBack } = await runClient(name, puntoDeVenta, more);
      const lane = { cuit: CUIT, punto_de_venta: puntoDeVenta, type: 6 };
      const ledger = simulator.control.ledger(lane);
      assert.equal(number, expected);
      assert.equal(ledger.length, expected);
      assert.equal(cae, ledger.at(-1)?.cae);
      const values = valuesIn(readBack);
      assert.equal(values.get('codautorizacion'), cae);
      assert.equal(values.get('imptotal'), '121');
      assert.equal(values.get('cbtedesde'), String(expected));
    }
  });
}

test('every package has the hash of the registry in the lock file', () => {
  const lock: { packages: Record<string, { integrity?: string }> } = JSON.parse(
    readFileSync(join(FOLDER, 'package-lock.json'), 'utf8'),
  );
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  assert.ok(packages.length > 50);
  for (const [path, { integrity }] of packages) assert.match(integrity ?? '', /^sha512-/, path);
});
