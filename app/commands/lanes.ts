/** `arca lanes`: what waits for ARCA or for a person, and setting it moving again. */
import { callApi } from '../client/call-api.ts';
import { findServer, readTold } from '../client/client-config.ts';
import { say, sayJson } from '../client/say.ts';
import { wrongUse } from '../client/usage.ts';

export async function lanes(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const told = readTold(args);
  const [verb, lane] = told.words;
  const isResume = verb === 'resume' && lane !== undefined;
  if (verb !== 'list' && !isResume) return wrongUse('lanes');
  const server = await findServer(told, environment);
  if (isResume) {
    await callApi(server, 'POST', `/v1/lanes/${encodeURIComponent(lane)}/resume`);
    if (server.json) sayJson({ lane, resumed: true });
    else say(`${lane} sigue. / ${lane} moves again.`);
    return 0;
  }
  const status = await callApi(server, 'GET', '/v1/status');
  if (server.json) sayJson(status.lanes);
  else if (status.lanes.length === 0) say('Nada espera. / Nothing waits.');
  else
    for (const { id, waiting, state, halt } of status.lanes)
      say(`${id}  ${state}  ${waiting}${halt === null ? '' : `\n    ${halt.detail}`}`);
  return 0;
}
