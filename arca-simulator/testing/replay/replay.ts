// Sends a recorded request to a world that holds what ARCA held, and gives back what it answers.
import type { Control } from '../../control/control.ts';
import type { ServiceKey } from '../../paths.ts';
import { openBench } from '../client.ts';
import { type Recording, readRecording } from '../recordings.ts';
import { makeTra, signCms } from '../sign-login.ts';
import { CUIT } from './arrange.ts';
import { mask } from './masks.ts';
import { RECIPES, type Recipe } from './recipes.ts';

/** By the first word of a recording's name: where it is sent, and for which service its ticket is. */
const SERVICES: Readonly<Record<string, { readonly key: ServiceKey; readonly ticket: string }>> = {
  wsfev1: { key: 'wsfe', ticket: 'wsfe' },
  wsfexv1: { key: 'wsfex', ticket: 'wsfex' },
  wscdc: { key: 'wscdc', ticket: 'wscdc' },
  ws_sr_constancia_inscripcion: { key: 'padronA5', ticket: 'ws_sr_constancia_inscripcion' },
};

/** What the servers of homologación said of themselves in 2021. */
const SERVERS_2021 = {
  wsfe: { ambiente: 'HomologacionExterno - efa', id: '4.3.0.0' },
  wsfex: { ambiente: 'Homologacion - efa', id: '2.1.0.0' },
  wscdc: { ambiente: 'HomologacionExterno - efa', id: '2.0.2.0' },
};

export interface Replay {
  readonly name: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
  readonly recording: Recording;
}

/** The instant an answer says it was given. */
export function instantOf({ response_body }: Recording): Date {
  const told = /(?:<fecha>|<fechaHora>|generationTime&gt;)([^<&]+)(?:<|&lt;)/.exec(response_body)?.[1] ?? '';
  return new Date(told.replace(/(\.\d{3})\d+/, '$1'));
}

/** Replays one recording; `change` makes another request of it. */
export async function replay(name: string, change = (body: string): string => body): Promise<Replay> {
  const recording = readRecording(name);
  const recipe: Recipe = RECIPES[name] ?? {};
  const now = instantOf(recording);
  const clock = { at: recipe.ticketAt ? new Date(recipe.ticketAt) : now };
  const bench = await openBench({
    now: () => clock.at,
    puntosDeVenta: { accepted: 9999, listed: 0 },
    servers: SERVERS_2021,
  });
  try {
    const { key, ticket } = SERVICES[name.split('__')[0] ?? ''] ?? { key: 'wsfe', ticket: 'wsfe' };
    const ticketOf = await bench.ticket(ticket, CUIT);
    const send = (sent: Recording, body: string): Promise<Response> =>
      fetch(bench.urls[key], {
        method: 'POST',
        headers: sent.request_headers,
        body: body
          .replace(/(<[Tt]oken>)REDACTED/, `$1${ticketOf.token}`)
          .replace(/(<[Ss]ign>)REDACTED/, `$1${ticketOf.sign}`),
      });
    for (const arrange of recipe.arrange ?? []) arrange(bench.simulator.control as Control, recording);
    if (recipe.earlier) {
      const { recording: first, at, change: alter } = recipe.earlier;
      clock.at = new Date(at);
      const sent = readRecording(first);
      const answer = await (await send(sent, alter(sent.request_body))).text();
      if (!answer.includes('<Resultado>A<')) throw new Error(answer);
    }
    clock.at = now;
    return told(await send(recording, change(recording.request_body)), name, recording);
  } finally {
    await bench.close();
  }
}

async function told(response: Response, name: string, recording: Recording): Promise<Replay> {
  return {
    name,
    status: response.status,
    contentType: response.headers.get('content-type'),
    text: await response.text(),
    recording,
  };
}

/** Logs in with the certificate that the recording names; a refused login comes after one that was granted. */
export async function replayLogin(name: string): Promise<Replay> {
  const recording = readRecording(name);
  const at = instantOf(readRecording('wsaa__loginCms__r'));
  const bench = await openBench({ now: () => at });
  try {
    const certificate = bench.certificate(CUIT, 'reingart2019pub');
    const cms = signCms(makeTra('wscdc', at), bench.key.privateKey, certificate);
    const send = (): Promise<Response> =>
      fetch(bench.urls.wsaa, {
        method: 'POST',
        headers: recording.request_headers,
        body: recording.request_body.replace('<in0>REDACTED', `<in0>${cms}`),
      });
    if (name.endsWith('__fault')) await (await send()).text();
    return await told(await send(), name, recording);
  } finally {
    await bench.close();
  }
}

export const run = (name: string): Promise<Replay> =>
  name.startsWith('wsaa__') ? replayLogin(name) : replay(name);

/** Equal byte for byte, but for what is masked. */
export function isReproduced({ status, contentType, text, recording }: Replay): boolean {
  return (
    status === recording.response_status &&
    contentType === recording.response_headers['Content-Type'] &&
    mask(text) === mask(recording.response_body)
  );
}
