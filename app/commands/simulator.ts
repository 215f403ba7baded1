/** `arca simulator`: plays ARCA's own pages (WSASS, Administrador de Relaciones) on a simulator's control API. */
import { writeFile } from 'node:fs/promises';
import { type Answer, ApiUnreachable } from '../client/call-api.ts';
import { readTold, text } from '../client/client-config.ts';
import { readTextFile } from '../client/read-file.ts';
import { say, sayJson } from '../client/say.ts';
import { wrongUse } from '../client/usage.ts';
import { ConfigFaults } from '../config.ts';

const FLAGS = {
  at: 'string',
  token: 'string',
  alias: 'string',
  out: 'string',
  cuit: 'string',
  to: 'string',
  service: 'string',
  number: 'string',
  kind: 'string',
} as const;

export async function simulator(args: readonly string[]): Promise<number> {
  const { words, flags } = readTold(args, FLAGS);
  const [verb, file] = words;
  const at = text(flags['at']);
  if (at === undefined) return wrongUse('simulator');
  const alias = text(flags['alias']);
  const control = (noun: string, body: object) => ask(at, text(flags['token']), noun, body);
  if (verb === 'certify' && file !== undefined) {
    const csr = await readTextFile(file);
    const { pem } = await control('certificates', { csr, ...(alias === undefined ? {} : { alias }) });
    const out = text(flags['out']);
    if (out === undefined) process.stdout.write(pem);
    else {
      await writeFile(out, pem);
      if (flags['json'] === true) sayJson({ certificate: out });
      else
        say(
          `Certificado del simulador guardado en ${out}. / The simulator's certificate was saved in ${out}.`,
        );
    }
    return 0;
  }
  const [cuit, to, service] = [text(flags['cuit']), text(flags['to']), text(flags['service'])];
  if (verb === 'delegate' && cuit !== undefined && to !== undefined && service !== undefined) {
    const told = { certificate_cuit: to, cuit, service, ...(alias === undefined ? {} : { alias }) };
    await control('delegations', told);
    if (flags['json'] === true) sayJson(told);
    else
      say(
        `${cuit} delegó «${service}» en el certificado de ${to}. / ${cuit} delegated "${service}" to the certificate of ${to}.`,
      );
    return 0;
  }
  const number = Number(text(flags['number']) ?? Number.NaN);
  if (verb === 'punto-de-venta' && cuit !== undefined && Number.isInteger(number)) {
    const punto = { cuit, number, kind: text(flags['kind']) ?? 'ri' };
    await control('puntos-de-venta', punto);
    if (flags['json'] === true) sayJson(punto);
    else
      say(
        `El simulador le dio de alta a ${cuit} el punto de venta ${number}. / The simulator registered punto de venta ${number} for ${cuit}.`,
      );
    return 0;
  }
  return wrongUse('simulator');
}

async function ask(at: string, token: string | undefined, noun: string, body: object): Promise<Answer> {
  const base = at.replace(/\/+$/, '');
  let response: Response;
  try {
    response = await fetch(`${base}/control/${noun}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    throw new ApiUnreachable(base, cause);
  }
  const answer = (await response.json().catch(() => ({}))) as { error?: string };
  if (!response.ok) {
    throw new ConfigFaults([
      `El simulador no quiso / the simulator refused: ${answer.error ?? response.status}`,
    ]);
  }
  return answer;
}
