/** `arca puntos-de-venta`: those ARCA has enabled, brought here. */
import { type Answer, callApi } from '../client/call-api.ts';
import { findServer, readTold } from '../client/client-config.ts';
import { say, sayJson } from '../client/say.ts';
import { wrongUse } from '../client/usage.ts';

const STATES: Readonly<Record<string, string>> = {
  known: 'ya estaba / known',
  new: 'agregado / added',
  blocked: 'bloqueado / blocked',
  closed: 'dado de baja / closed',
  other_regime: 'de otro régimen / of another regime',
  owned: 'de otra organización / of another organisation',
};

export async function puntosDeVenta(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const told = readTold(args);
  const [verb, cuit, number] = told.words;
  if (cuit === undefined) return wrongUse('puntos-de-venta');
  const path = `/v1/taxpayers/${encodeURIComponent(cuit)}/puntos-de-venta`;
  const server = await findServer(told, environment);
  const answer = await ask();
  if (answer === null) return wrongUse('puntos-de-venta');
  if (server.json) sayJson(answer);
  else for (const one of answer.data ?? [answer]) say(line(one));
  return 0;

  async function ask(): Promise<Answer> {
    if (verb === 'sync') return callApi(server, 'POST', `${path}/sync`);
    if (verb === 'list') return callApi(server, 'GET', path);
    if (verb === 'add' && number !== undefined)
      return callApi(server, 'POST', path, { number: Number(number) });
    return null;
  }
}

function line(one: Answer): string {
  const number = String(one.number).padStart(5, '0');
  return one.state === undefined
    ? `${number}  ${one.name ?? ''}`
    : `${number}  ${one.kind}  ${STATES[one.state] ?? one.state}`;
}
