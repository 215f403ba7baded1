/** `arca health`: asks the process of this machine whether it lives, for orchestrators that run a command. */
import { PROBE_PATHS } from '@arca-api/platform/http/probes';
import { say } from '../client/say.ts';
import type { Config } from '../config.ts';
import type { Ambient } from '../wiring.ts';

const PATIENCE_MS = 3_000;
/** Where our own services ask a process that has no doors, unless told. */
const INTERNAL_PORT = 8011;

/** 0: it answered; 1: nobody did. What `start` was told by flags is not known here, so both of its ports are asked. */
export async function health(config: Config, { log }: Ambient): Promise<number> {
  const host = ['0.0.0.0', '::'].includes(config.host) ? '127.0.0.1' : config.host;
  const lives = async (port: number): Promise<void> => {
    const answer = await fetch(
      `http://${host.includes(':') ? `[${host}]` : host}:${port}${PROBE_PATHS.live}`,
      {
        signal: AbortSignal.timeout(PATIENCE_MS),
      },
    );
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`${port}: ${answer.status}`);
  };
  try {
    await Promise.any([...new Set([config.port, config.internalPort ?? INTERNAL_PORT])].map(lives));
    say('ok');
    return 0;
  } catch (error) {
    log.debug({ err: error }, 'nobody answers');
    say('Nadie responde. / Nobody answers.');
    return 1;
  }
}
