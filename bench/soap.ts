/**
 * Measures what `arca-soap` costs its caller: CPU of the client's process per authorised invoice, and its import; beside
 * the libraries of the field, which are installed on demand from a lock file of their own.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator } from 'arca-simulator';
import { makeKey, makeRequest } from '../arca-simulator/testing/sign-login.ts';
import { installForeignClients } from '../test/foreign-clients/install.ts';
import { tellResult } from './report/tell-result.ts';
import { type Given, type Round, type Told, VARIABLE } from './soap/given.ts';
import { measureImport } from './soap/measure-import.ts';
import { measureSignature } from './soap/measure-signature.ts';

const CUIT = '30000000147';
const TARGET = { single_cpu_ms: 1.1, batch_cpu_ms: 0.3, import_ms: 60 };
const FOREIGN = ['@arcasdk/core', 'afip.ts', 'facturajs'] as const;
const OURS = join(import.meta.dirname, 'soap/issue-with-ours.ts');
const OTHERS = join(import.meta.dirname, 'soap/issue-with-others.ts');

const peers = join(import.meta.dirname, 'peers');
const { problem } = installForeignClients(peers);

const simulator = createSimulator();
const { origin, wsaa, wsfe } = await simulator.listen();
const key = makeKey();
const pem = key.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const folder = mkdtempSync(join(tmpdir(), 'soap-bench-'));
let clients = 0;

/** The median round, and where the CPU of one more went. */
type Measured = Round & Pick<Told, 'profile'>;

/** The median round of a client in a process of its own, with a certificate and a punto de venta of its own. */
async function measure(
  file: string,
  args: readonly string[],
  invoices: number,
  rounds = 7,
): Promise<Measured> {
  const puntoDeVenta = ++clients;
  const csr = makeRequest(key, CUIT, `banco${puntoDeVenta}`);
  const { pem: certificate } = simulator.control.issueCertificate({ csr });
  const own = mkdtempSync(join(folder, 'client-'));
  const given: Given = {
    wsaa,
    wsfe,
    origin,
    cuit: CUIT,
    certificate,
    key: pem,
    folder: own,
    puntoDeVenta,
    invoices,
    rounds,
  };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
    env: { PATH: process.env['PATH'], [VARIABLE]: JSON.stringify(given) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  const told: Told = JSON.parse(chunks.join('').trim().split('\n').at(-1) ?? '');
  const inOrder = told.rounds.toSorted((a, b) => a.cpu_ms_each - b.cpu_ms_each);
  const median = inOrder[Math.floor(inOrder.length / 2)];
  if (!median) throw new Error('no rounds');
  return { ...median, profile: told.profile };
}

const single = await measure(OURS, ['single'], 300);
const asking = await measure(OURS, ['asking'], 300);
const batches = await measure(OURS, ['batches'], 2000);
const foreign: Record<string, Measured | null> = {};
for (const name of FOREIGN) {
  const isThere = existsSync(join(peers, 'node_modules', name));
  foreign[name] = isThere ? await measure(OTHERS, [name], 60, 5) : null;
}
const csr = makeRequest(key, CUIT, 'firma');
const signature = await measureSignature(simulator.control.issueCertificate({ csr }).pem, pem);
await simulator.close();
rmSync(folder, { recursive: true, force: true });
const imported = measureImport();

const two = (value: number): number => Math.round(value * 100) / 100;
const cpu = (round: Round): number => two(round.cpu_ms_each);
/** Against the same two calls, against the one that is needed, and against batches. */
const timesOurs = ({ cpu_ms_each }: Round) => ({
  same_two_calls: two(cpu_ms_each / asking.cpu_ms_each),
  one_call: two(cpu_ms_each / single.cpu_ms_each),
  batches: two(cpu_ms_each / batches.cpu_ms_each),
});
const result = {
  what: 'CPU of the client process per authorised invoice (median round, after one that warms up); the simulator is another process',
  single_cpu_ms: cpu(single),
  batch_cpu_ms: cpu(batches),
  single_after_asking_for_the_last_number_cpu_ms: cpu(asking),
  single_profile_percent: single.profile,
  batch_profile_percent: batches.profile,
  import: imported,
  signature,
  others_cpu_ms: Object.fromEntries(
    Object.entries(foreign).map(([name, round]) => [
      name,
      round ? cpu(round) : 'not measured: not installed',
    ]),
  ),
  others_times_ours: Object.fromEntries(
    Object.entries(foreign).flatMap(([name, round]) => (round ? [[name, timesOurs(round)]] : [])),
  ),
  target: TARGET,
  met:
    single.cpu_ms_each <= TARGET.single_cpu_ms &&
    batches.cpu_ms_each <= TARGET.batch_cpu_ms &&
    imported.import_ms <= TARGET.import_ms,
};

const shares = ({ profile }: Measured): string =>
  Object.entries(profile)
    .filter(([, percent]) => percent >= 3)
    .map(([part, percent]) => `${Math.round(percent)} % ${part}`)
    .join(', ');
const lines = [
  `one invoice a call         ${result.single_cpu_ms} ms of CPU each (target ${TARGET.single_cpu_ms})`,
  `  of which                 ${shares(single)}`,
  `after asking for the last  ${result.single_after_asking_for_the_last_number_cpu_ms} ms of CPU each, as the others do`,
  `in batches of 250          ${result.batch_cpu_ms} ms of CPU each (target ${TARGET.batch_cpu_ms})`,
  `  of which                 ${shares(batches)}`,
  `import                     ${imported.import_ms} ms (target ${TARGET.import_ms}; the fastest ${imported.import_fastest_ms}, ${imported.import_cpu_ms} of CPU)`,
  `  the whole process        ${imported.process_ms} ms: ${imported.times_bare_node} times a bare node`,
  `  before its first call    ${imported.first_call_ms} ms more load the HTTP client, ${imported.first_signature_ms} ms more a first signature`,
  `  from source              ${imported.source_import_ms} ms, types stripped on the way`,
  `a login's signature        ${signature.cpu_ms} ms of CPU, ${signature.wall_ms} ms on the clock; others wait ${signature.loop_blocked_ms} ms at most (99 %)`,
  ...FOREIGN.map((name) => {
    const round = foreign[name];
    if (!round) return `${name.padEnd(26)} not measured: ${problem ?? 'not installed'}`;
    const { same_two_calls, one_call, batches: batch } = timesOurs(round);
    return `${name.padEnd(26)} ${cpu(round)} ms of CPU each: ${same_two_calls} times ours with the same two calls, ${one_call} with one, ${batch} in batches`;
  }),
];
const [load = 0] = loadavg();
if (load > availableParallelism()) {
  lines.push(
    `other work kept this machine busy (load ${two(load)}): CPU figures hold, times are longer than they should be`,
  );
}
tellResult(result, lines);
