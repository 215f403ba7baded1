/** `arca start`: the whole platform in one process, its first CAE on the screen, then serving; or the parts that were asked for. */
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { announce, KEYS } from '../data-folder.ts';
import { type Demo, issueSample, prepareDemo, type SampleInvoice, SampleRefused } from '../demo.ts';
import { startEmbedded } from '../embedded.ts';
import { openMetricsDoor } from '../metrics-door.ts';
import { prepareOperator } from '../operator.ts';
import { addressesAmiss } from '../pretend-arca.ts';
import { startProduction } from '../production.ts';
import type { Running } from '../start-services.ts';
import { createSupervisor, type Supervisor } from '../supervisor.ts';
import type { Ambient } from '../wiring.ts';

export async function start(config: Config, ambient: Ambient): Promise<number> {
  const begun = config.launchedAt ?? ambient.clock.now();
  const say = (text: string): void => {
    if (!config.json) process.stdout.write(`${text}\n`);
  };
  const supervisor = createSupervisor(ambient.log);
  let code = 1;
  try {
    say('Abriendo los datos y levantando los servicios… / Opening the data and starting the services…');
    warnOfTickets(config);
    const { databaseUrl } = config;
    const counted = await openMetricsDoor(config, ambient, supervisor);
    const running =
      databaseUrl === null
        ? await startEmbedded(config, counted, supervisor)
        : await startProduction(config, databaseUrl, counted, supervisor);
    if (config.services === null) await serveWhole(running, config, begun, supervisor, say);
    else if (config.json) process.stdout.write(`${JSON.stringify({ api: running.api })}\n`);
    else say(`${[...config.services].join(', ')}: ${running.api}`);
    if (!config.once) {
      await untilAsked();
      running.drain();
      await ambient.clock.sleep(config.drainSeconds * 1_000);
    }
    code = 0;
    return code;
  } finally {
    await stopInTime(supervisor, ambient, config, code);
  }
}

/** A whole installation, with keys of its own and a first invoice. */
async function serveWhole(
  running: Running,
  config: Config,
  begun: number,
  supervisor: Supervisor,
  say: (text: string) => void,
): Promise<void> {
  await prepareOperator(running, config.data);
  supervisor.onStop('announcement', await announce(config.data, running.api));
  if (config.demo) {
    say('Emitiendo una factura de muestra… / Issuing a sample invoice…');
    const demo = await prepareDemo(running, config.data);
    const sample = await trySample(running, demo, config);
    const seconds = Math.round((running.ambient.clock.now() - begun) / 100) / 10;
    if (config.json) tellJson(running, demo, sample, seconds);
    else say(`${banner(running, demo, sample, seconds)}${config.once ? '' : tryIt(running, demo)}`);
  } else if (config.json) {
    process.stdout.write(`${JSON.stringify({ api: running.api, simulator: running.simulator })}\n`);
  } else {
    say(`API: ${running.api}      (docs: ${running.api}/docs)`);
    say(`Claves / keys: ${join(config.data, KEYS)}`);
    say('Ctrl-C para terminar. / Ctrl-C to stop.');
  }
}

function warnOfTickets({ arcaUrls }: Config): void {
  const amiss = addressesAmiss(arcaUrls).join(', ');
  if (amiss === '') return;
  process.stderr.write(
    `Falta ${amiss}: los tickets de una WSAA sólo sirven en los servicios de su mismo lado, y los del simulador en él. / ${amiss} is missing: a WSAA's tickets serve only at the services beside it, and the simulator's at its own.\n`,
  );
}

/** Where ARCA does not answer the sample has to wait, and so has whoever only wanted it; everybody else is served. */
async function trySample(running: Running, demo: Demo, config: Config): Promise<SampleInvoice | null> {
  try {
    return await issueSample(running.api, demo, config.data);
  } catch (error) {
    if (config.once || !(error instanceof SampleRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
}

/** What is cut short is taken up again at the next start: nothing depends on a peaceful end. */
export async function stopInTime(
  supervisor: Supervisor,
  { clock }: Ambient,
  { stopSeconds }: Config,
  code: number,
): Promise<void> {
  const done = new AbortController();
  const late = clock.sleep(stopSeconds * 1_000, done.signal).then(
    () => process.exit(code),
    () => {},
  );
  await Promise.race([supervisor.stop(), late]);
  done.abort();
}

/** Ctrl-C comes twice, from the terminal and from the launcher: the second must not cut short what the first began. */
export function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}

function tellJson(running: Running, demo: Demo, sample: SampleInvoice | null, seconds: number): void {
  const told = {
    cae: sample?.cae ?? null,
    number: sample?.number ?? null,
    full_number: sample?.full_number ?? null,
    invoice: sample?.id ?? null,
    pdf: sample?.pdf ?? null,
    api: running.api,
    simulator: running.simulator,
    taxpayer: demo.taxpayer,
    key: demo.key,
    seconds,
  };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

function banner(running: Running, demo: Demo, sample: SampleInvoice | null, seconds: number): string {
  return `
  CAE            ${sample?.cae ?? '— (ARCA no respondió todavía)'}
  Factura        ${sample === null ? '—' : `${sample.letter} ${sample.full_number}   $ ${sample.total}`}
  PDF            ${sample?.pdf ?? '—'}
  API            ${running.api}      (docs: ${running.api}/docs)
  Simulador      ${running.simulator ?? '— (se usan otras direcciones de ARCA)'}
  Emisor         ${demo.taxpayer}   (de prueba, sin validez fiscal)
  Clave          ${demo.key}
  Listo en       ${seconds} s
`;
}

/** What to do now, for whoever is served. */
function tryIt(running: Running, demo: Demo): string {
  const body = `'{"taxpayer":"${demo.taxpayer}","punto_de_venta":1,"lines":[{"description":"Café en grano 1 kg","unit_price":"12500","iva":"21"}]}'`;
  return `
Probalo / try it:

curl -s ${running.api}/v1/invoices -H 'Authorization: Bearer ${demo.key}' \\
  -H 'Content-Type: application/json' -d ${body}

Ctrl-C para terminar. / Ctrl-C to stop.`;
}
