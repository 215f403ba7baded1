/** `arca start`: the whole platform in one process, its first CAE on the screen, then serving. */

import type { Config } from '../config.ts';
import { type Demo, issueSample, prepareDemo, type SampleInvoice } from '../demo.ts';
import { type Running, startEmbedded } from '../embedded.ts';
import type { Ambient } from '../services.ts';
import { createSupervisor, type Supervisor } from '../supervisor.ts';

export async function start(config: Config, ambient: Ambient): Promise<number> {
  const begun = config.launchedAt ?? ambient.clock.now();
  const say = (text: string): void => {
    if (!config.json) process.stdout.write(`${text}\n`);
  };
  const supervisor = createSupervisor(ambient.log);
  let code = 1;
  try {
    say('Abriendo los datos y levantando los servicios… / Opening the data and starting the services…');
    const running = await startEmbedded(config, ambient, supervisor);
    if (config.demo) {
      say('Emitiendo una factura de muestra… / Issuing a sample invoice…');
      const demo = await prepareDemo(running, config.data);
      const sample = await issueSample(running.api, demo, config.data);
      const seconds = Math.round((ambient.clock.now() - begun) / 100) / 10;
      if (config.json) tellJson(running, demo, sample, seconds);
      else say(banner(running, demo, sample, seconds));
    } else {
      say(`API: ${running.api}`);
    }
    if (!config.once) await untilAsked();
    code = 0;
    return code;
  } finally {
    await stopInTime(supervisor, ambient, code);
  }
}

/** What is cut short is taken up again at the next start: nothing depends on a peaceful end. */
const PATIENCE_MS = 10_000;

export async function stopInTime(supervisor: Supervisor, { clock }: Ambient, code: number): Promise<void> {
  const done = new AbortController();
  const late = clock.sleep(PATIENCE_MS, done.signal).then(
    () => process.exit(code),
    () => {},
  );
  await Promise.race([supervisor.stop(), late]);
  done.abort();
}

export function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function tellJson(running: Running, demo: Demo, sample: SampleInvoice, seconds: number): void {
  const told = {
    cae: sample.cae,
    number: sample.number,
    full_number: sample.full_number,
    invoice: sample.id,
    pdf: sample.pdf,
    api: running.api,
    simulator: running.simulator,
    taxpayer: demo.taxpayer,
    key: demo.key,
    seconds,
  };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

function banner(running: Running, demo: Demo, sample: SampleInvoice, seconds: number): string {
  const body = `'{"taxpayer":"${demo.taxpayer}","punto_de_venta":1,"lines":[{"description":"Café en grano 1 kg","unit_price":"12500","iva":"21"}]}'`;
  return `
  CAE            ${sample.cae}
  Factura        ${sample.letter} ${sample.full_number}   $ ${sample.total}
  PDF            ${sample.pdf}
  API            ${running.api}      (docs: ${running.api}/docs)
  Simulador      ${running.simulator ?? '— (se usan otras direcciones de ARCA)'}
  Emisor         ${demo.taxpayer}   (de prueba, sin validez fiscal)
  Clave          ${demo.key}
  Listo en       ${seconds} s

Probalo / try it:

curl -s ${running.api}/v1/invoices -H 'Authorization: Bearer ${demo.key}' \\
  -H 'Content-Type: application/json' -d ${body}

Ctrl-C para terminar. / Ctrl-C to stop.`;
}
