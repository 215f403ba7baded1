/** `arca taxpayers`: issuers, through the public API. */
import { type Answer, ApiRefused, callApi } from '../client/call-api.ts';
import { findServer, readTold, type Server, type Told, text } from '../client/client-config.ts';
import { problemLines, say, sayJson } from '../client/say.ts';
import { wrongUse } from '../client/usage.ts';

const FLAGS = {
  name: 'string',
  'iva-condition': 'string',
  address: 'string',
  'started-on': 'string',
  'gross-income': 'string',
  environment: 'string',
  by: 'string',
  alone: 'boolean',
} as const;

export async function taxpayers(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const told = readTold(args, FLAGS);
  const [verb, cuit] = told.words;
  switch (verb) {
    case 'list':
      return list(await findServer(told, environment));
    case 'add':
      if (cuit === undefined) break;
      return add(await findServer(told, environment), told, cuit);
    case 'show':
      if (cuit === undefined) break;
      return show(await findServer(told, environment), await one(told, environment, cuit));
    case 'change':
      if (cuit === undefined) break;
      return change(await findServer(told, environment), told, cuit);
    case 'represent':
      if (cuit === undefined || (text(told.flags['by']) === undefined) === (told.flags['alone'] !== true))
        break;
      return represent(await findServer(told, environment), told, cuit);
    case 'go-live':
      if (cuit === undefined) break;
      return goLive(told, environment, cuit);
  }
  return wrongUse('taxpayers');
}

async function one(told: Told, environment: NodeJS.ProcessEnv, cuit: string): Promise<Answer> {
  return callApi(await findServer(told, environment), 'GET', `/v1/taxpayers/${encodeURIComponent(cuit)}`);
}

async function list(server: Server): Promise<number> {
  const page = await callApi(server, 'GET', '/v1/taxpayers?limit=100');
  if (server.json) sayJson(page);
  else for (const row of page.data) say(line(row));
  return 0;
}

function line(row: Answer): string {
  const puntos = row.puntos_de_venta.map(({ number }: { number: number }) => number).join(', ') || '—';
  return `${row.cuit}  ${row.environment.padEnd(13)} ${row.name}  (puntos de venta: ${puntos})`;
}

function show(server: Server, row: Answer): number {
  if (server.json) sayJson(row);
  else
    say(
      line(row),
      `  ${row.iva_condition} · ${row.address}`,
      ...(row.mode === 'live' ? [liveLine(row)] : []),
    );
  return 0;
}

function liveLine(row: Answer): string {
  return row.live_since === null
    ? '  En preparación: todavía no emite comprobantes reales. / Preparing: it issues nothing real yet.'
    : `  En producción desde ${row.live_since}. / Live since then.`;
}

function details({ flags }: Told): object {
  const given = {
    name: text(flags['name']),
    iva_condition: text(flags['iva-condition']),
    address: text(flags['address']),
    activities_started_on: text(flags['started-on']),
    gross_income_number: text(flags['gross-income']),
    environment: text(flags['environment']),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

async function add(server: Server, told: Told, cuit: string): Promise<number> {
  return show(server, await callApi(server, 'POST', '/v1/taxpayers', { cuit, ...details(told) }));
}

async function change(server: Server, told: Told, cuit: string): Promise<number> {
  return show(
    server,
    await callApi(server, 'PATCH', `/v1/taxpayers/${encodeURIComponent(cuit)}`, details(told)),
  );
}

async function represent(server: Server, { flags }: Told, cuit: string): Promise<number> {
  const by = text(flags['by']);
  const path = `/v1/taxpayers/${encodeURIComponent(cuit)}/representative`;
  const answer =
    by === undefined
      ? await callApi(server, 'DELETE', path)
      : await callApi(server, 'PUT', path, { cuit: by });
  if (server.json) sayJson(answer);
  else
    say(
      `Para ${answer.cuit} firma el certificado de ${answer.certificate_cuit}. / The certificate of ${answer.certificate_cuit} signs for ${answer.cuit}.`,
    );
  return 0;
}

/** The live issuer is made from the one of test mode where there is none yet. */
async function goLive(told: Told, environment: NodeJS.ProcessEnv, cuit: string): Promise<number> {
  const live = await findServer(told, environment, true);
  const path = `/v1/taxpayers/${encodeURIComponent(cuit)}`;
  try {
    await callApi(live, 'GET', path);
  } catch (error) {
    if (!(error instanceof ApiRefused) || error.status !== 404) throw error;
    await copyFromTest(live, await findServer(told, environment, false), path);
  }
  try {
    const row = await callApi(live, 'POST', `${path}/go-live`);
    if (live.json) sayJson(row);
    else
      say(
        `${row.cuit} está en producción: desde ahora sus comprobantes son reales. / ${row.cuit} is live: its comprobantes are real from now on.`,
      );
    return 0;
  } catch (error) {
    if (!(error instanceof ApiRefused) || error.problem.code !== 'taxpayer.not_ready') throw error;
    if (live.json) sayJson(error.problem);
    else say(...problemLines(error.problem));
    return 2;
  }
}

async function copyFromTest(live: Server, test: Server, path: string): Promise<void> {
  const {
    cuit,
    name,
    trade_name,
    iva_condition,
    address,
    gross_income_number,
    activities_started_on,
    class_a_regime,
    footer,
  } = await callApi(test, 'GET', path);
  await callApi(live, 'POST', '/v1/taxpayers', {
    cuit,
    name,
    trade_name,
    iva_condition,
    address,
    gross_income_number,
    activities_started_on,
    class_a_regime,
    footer,
  });
}
