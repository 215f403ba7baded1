/** `arca certificates`: the CSR out, ARCA's certificate in; the key stays where it was made. */
import { writeFile } from 'node:fs/promises';
import { type Answer, callApi } from '../client/call-api.ts';
import { findServer, readTold, type Server, text } from '../client/client-config.ts';
import { readTextFile } from '../client/read-file.ts';
import { say, sayJson } from '../client/say.ts';
import { wrongUse } from '../client/usage.ts';

export async function certificates(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const told = readTold(args, { name: 'string', out: 'string' });
  const [verb, cuit, file] = told.words;
  if (cuit === undefined) return wrongUse('certificates');
  const path = `/v1/taxpayers/${encodeURIComponent(cuit)}/certificates`;
  const server = await findServer(told, environment);
  switch (verb) {
    case 'request':
      return request(server, path, text(told.flags['name']), text(told.flags['out']));
    case 'upload':
      if (file === undefined) break;
      return status(
        server,
        await callApi(server, 'POST', `${path}/upload`, { certificate: await readTextFile(file) }),
      );
    case 'status':
      return status(server, await callApi(server, 'GET', path));
  }
  return wrongUse('certificates');
}

async function request(
  server: Server,
  path: string,
  name: string | undefined,
  out: string | undefined,
): Promise<number> {
  const answer = await callApi(server, 'POST', path, name === undefined ? {} : { name });
  if (out !== undefined) await writeFile(out, answer.csr);
  if (server.json) sayJson(answer);
  else if (out === undefined) process.stdout.write(answer.csr);
  else
    say(
      `CSR guardado en ${out}: llevalo a ARCA (${answer.environment}) y subí el .crt que te dé. / CSR saved in ${out}: take it to ARCA and upload the .crt it gives.`,
    );
  return 0;
}

function status(server: Server, answer: Answer): number {
  if (server.json) sayJson(answer);
  else {
    say(
      `${answer.cuit} en ${answer.environment}: ${STATES[answer.state] ?? answer.state}`,
      ...answer.installed.map(
        (one: Answer) =>
          `  ${one.in_use ? '●' : '○'} ${one.subject.replace('2.5.4.5=', 'serialNumber=')}  hasta / until ${one.not_after.slice(0, 10)}  ${one.refused_code ?? ''}`,
      ),
    );
  }
  return 0;
}

const STATES: Readonly<Record<string, string>> = {
  missing: 'sin certificado / no certificate',
  requested: 'falta el certificado de ARCA / ARCA’s certificate is missing',
  installed: 'certificado instalado / certificate installed',
  expired: 'certificado vencido / certificate expired',
  not_yet_valid: 'el certificado todavía no vale / certificate not valid yet',
};
