/** `arca demo`: a throwaway installation that issues one comprobante of each class and keeps serving. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { issueSamples, prepareDemo } from '../demo.ts';
import { startEmbedded } from '../embedded.ts';
import { createSupervisor } from '../supervisor.ts';
import type { Ambient } from '../wiring.ts';
import { stopInTime, untilAsked } from './start.ts';

export async function demo(config: Config, ambient: Ambient): Promise<number> {
  const data = await mkdtemp(join(tmpdir(), 'arca-demo-'));
  const supervisor = createSupervisor(ambient.log);
  supervisor.onStop('data', () => rm(data, { recursive: true, force: true }));
  let code = 1;
  try {
    const running = await startEmbedded({ ...config, data }, ambient, supervisor);
    const tried = await prepareDemo(running, data);
    for (const sample of await issueSamples(running.api, tried, data)) {
      process.stdout.write(
        `${sample.title.padEnd(44)} ${sample.full_number}  CAE ${sample.cae}  ${sample.pdf}\n`,
      );
    }
    process.stdout.write(
      `\nAPI ${running.api}  clave ${tried.key}\nCtrl-C para terminar (se borra todo). / Ctrl-C to stop.\n`,
    );
    if (!config.once) await untilAsked();
    code = 0;
    return code;
  } finally {
    await stopInTime(supervisor, ambient, config, code);
  }
}
