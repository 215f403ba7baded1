/** `arca lanes`: where lanes stand, why one waits, setting it moving again, and whose a doubtful number is. */
import { type Answer, callApi } from '../client/call-api.ts';
import { findServer, readTold, type Server, type Told, text } from '../client/client-config.ts';
import { both, say, sayJson } from '../client/say.ts';
import { wrongUse } from '../client/usage.ts';
import { foundLine, laneLine, laneLines } from './lane-lines.ts';

const FLAGS = {
  taxpayer: 'string',
  state: 'string',
  arca: 'boolean',
  invoice: 'string',
  stranger: 'boolean',
  note: 'string',
  yes: 'boolean',
} as const;

export async function lanes(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const told = readTold(args, FLAGS);
  const [verb, lane, number] = told.words;
  if (verb === 'list') return list(await findServer(told, environment), told);
  if (lane === undefined) return wrongUse('lanes');
  switch (verb) {
    case 'inspect':
      return inspect(await findServer(told, environment), told, lane);
    case 'resume':
      return resume(await findServer(told, environment), told, lane);
    case 'adopt':
      if (!/^\d{1,8}$/.test(number ?? '') || !saysWhose(told)) break;
      return adopt(await findServer(told, environment), told, lane, Number(number));
    case 'accept':
      if (!/^\d{1,8}$/.test(number ?? '')) break;
      return accept(await findServer(told, environment), told, lane, Number(number));
  }
  return wrongUse('lanes');
}

const saysWhose = ({ flags }: Told): boolean =>
  (text(flags['invoice']) !== undefined) !== (flags['stranger'] === true);

const pathOf = (lane: string): string => `/v1/lanes/${encodeURIComponent(lane)}`;

const noteOf = ({ flags }: Told): { note?: string } => {
  const note = text(flags['note']);
  return note === undefined ? {} : { note };
};

async function list(server: Server, { flags }: Told): Promise<number> {
  const asked = new URLSearchParams({ limit: '100' });
  for (const name of ['taxpayer', 'state']) {
    const value = text(flags[name]);
    if (value !== undefined) asked.set(name, value);
  }
  const rows: Answer[] = [];
  for (;;) {
    const page = await callApi(server, 'GET', `/v1/lanes?${asked}`);
    rows.push(...page.data);
    if (page.next === null) break;
    asked.set('after', page.next);
  }
  if (server.json) sayJson(rows);
  else if (rows.length === 0) say('No hay filas. / There are no lanes.');
  else say(...rows.map(laneLine));
  return 0;
}

async function inspect(server: Server, { flags }: Told, lane: string): Promise<number> {
  const asks = flags['arca'] === true ? '?arca=true' : '';
  const detail = await callApi(server, 'GET', `${pathOf(lane)}${asks}`);
  if (server.json) sayJson(detail);
  else say(...laneLines(detail));
  return 0;
}

async function resume(server: Server, told: Told, lane: string): Promise<number> {
  await callApi(server, 'POST', `${pathOf(lane)}/resume`, noteOf(told));
  if (server.json) sayJson({ lane, resumed: true });
  else say(`${lane} sigue. / ${lane} moves again.`);
  return 0;
}

/** Nothing is decided before its evidence was seen: without `--yes` it is only shown. */
async function adopt(server: Server, told: Told, lane: string, number: number): Promise<number> {
  const invoice = text(told.flags['invoice']) ?? null;
  const detail = await callApi(server, 'GET', `${pathOf(lane)}?arca=true`);
  const doubtful = detail.doubtful_numbers.find((one: Answer) => one.number === number);
  if (told.flags['yes'] !== true) {
    if (server.json) sayJson({ decided: false, doubtful: doubtful ?? null });
    else if (doubtful === undefined) {
      say(
        `${number}: no está en duda, no hay nada que decidir. / It is not in doubt: there is nothing to decide.`,
      );
    } else {
      say(
        foundLine(doubtful),
        'Nada se decidió: si es así, repetí con --yes. / Nothing was decided: repeat with --yes if so.',
      );
    }
    return 2;
  }
  const cae = doubtful?.found?.authorization.code;
  const decided = await callApi(server, 'POST', `${pathOf(lane)}/adopt`, {
    number,
    invoice,
    ...(cae === undefined ? {} : { cae }),
    ...noteOf(told),
  });
  if (server.json) sayJson(decided);
  else
    say(
      invoice === null
        ? `${number} no es nuestro: la fila sigue. / ${number} is nobody's of ours: the lane goes on.`
        : `${number} es de ${invoice}, que tiene su CAE ${decided.found.authorization.code}. / ${number} is that invoice's, which has its CAE.`,
    );
  return 0;
}

async function accept(server: Server, told: Told, lane: string, number: number): Promise<number> {
  const answer = await callApi(server, 'POST', `${pathOf(lane)}/differences/${number}/accept`, noteOf(told));
  if (server.json) sayJson(answer);
  else
    say(
      both({
        es: `La diferencia del número ${number} queda vista.`,
        en: `The difference of number ${number} was looked at.`,
      }),
    );
  return 0;
}
