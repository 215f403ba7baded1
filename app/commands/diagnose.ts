/** `arca diagnose`: the doctor, in the terminal. */
import { callApi } from '../client/call-api.ts';
import { findServer, readTold } from '../client/client-config.ts';
import { both, say, sayJson } from '../client/say.ts';
import { wrongUse } from '../client/usage.ts';

const MARKS: Readonly<Record<string, string>> = { ok: '✓', warning: '!', failed: '✗', unknown: '?' };

/** Ends with 2 where something keeps the issuer from invoicing. */
export async function diagnose(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const told = readTold(args);
  const [cuit] = told.words;
  if (cuit === undefined) return wrongUse('diagnose');
  const server = await findServer(told, environment);
  const diagnosis = await callApi(server, 'GET', `/v1/taxpayers/${encodeURIComponent(cuit)}/diagnosis`);
  if (server.json) sayJson(diagnosis);
  else {
    say(`${diagnosis.cuit} en ${diagnosis.environment}`);
    for (const { state, message, next_step } of diagnosis.checks) {
      say(`  ${MARKS[state] ?? '·'} ${both(message)}`);
      if (next_step !== null && state !== 'ok') say(`    → ${both(next_step)}`);
    }
  }
  return diagnosis.healthy ? 0 : 2;
}
