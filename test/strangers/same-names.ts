/** What an organisation calls its things is its own business: another may use the very same names and is not told. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answered, World } from '../world.ts';
import { type Household, someCuit } from './household.ts';

/** Answers what gave itself away. */
export async function reuseNames(world: World, victim: Household): Promise<readonly string[]> {
  const findings: string[] = [];
  const organization = 'org_copycat';
  const bearer = { authorization: `Bearer ${await world.newKey({ organization })}` };
  const cuit = someCuit(950);
  await world.register(cuit, organization);
  const ask = async (
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> => {
    const answer = await world.call('POST', path, body, {
      ...bearer,
      prefer: 'wait=0',
      ...headers,
    });
    const told = JSON.stringify(answer.headers) + answer.raw.toString();
    for (const secret of [
      victim.mark,
      ...victim.ids.invoices,
      ...victim.ids.batches,
      ...victim.ids.customers,
    ])
      if (told.includes(secret) && !JSON.stringify([body, headers]).includes(secret))
        findings.push(`POST ${path} with the names of another tells of ${secret}`);
    return answer;
  };
  const expect = (name: string, { status, raw }: Answered, wanted: number): void => {
    if (status !== wanted) findings.push(`${name}: ${status} ${raw.toString()}`);
  };

  const lines = [{ description: 'Otra cosa', unit_price: '3', iva: '21' }];
  const own = { taxpayer: cuit, punto_de_venta: 1, lines };
  const key = { 'idempotency-key': victim.idempotency_key };
  const { external_id, dni } = victim;
  const first = await ask('/v1/invoices', { ...own, external_id }, key);
  expect('the external_id and key of another', first, 202);
  const again = await ask('/v1/invoices', { ...own, external_id }, key);
  if (again.body.id !== first.body.id)
    findings.push(`the same request is not the same invoice: ${again.raw}`);
  expect('a customer that another has', await ask('/v1/customers', { dni, name: 'Otra' }), 201);

  for (const type of ['application/x-ndjson', 'text/csv']) {
    const file = type === 'text/csv' ? 'descripcion;precio\nx;y\n' : `${JSON.stringify({ lines: 7 })}\n`;
    const headers = { 'content-type': type, 'idempotency-key': `${victim.batch_key}-${type}` };
    const taken = await ask('/v1/invoices/batch?preview=true', file, headers);
    expect('the key of a batch of another', taken, 202);
  }

  // A file that names another's CUIT is told the same as one that names nobody's.
  const results: string[] = [];
  for (const named of [victim.cuit, someCuit(901)]) {
    const file = `${JSON.stringify({ ...own, taxpayer: named })}\n`;
    const { body } = await ask('/v1/invoices/batch', file, { 'content-type': 'application/x-ndjson' });
    for (const path of ['results', 'failures']) {
      results.push((await read(`/v1/batches/${body.id}/${path}`, body.id)).replaceAll(named, '<cuit>'));
    }
  }
  const [theirs, theirFailures, nobodys, noFailures] = results;
  if (theirs !== nobodys || theirFailures !== noFailures)
    findings.push(
      `a batch tells apart whose CUIT it names: ${theirs}${theirFailures} ${nobodys}${noFailures}`,
    );
  return findings;

  async function read(path: string, batch: string): Promise<string> {
    while ((await world.call('GET', `/v1/batches/${batch}`, undefined, bearer)).body.status !== 'finished')
      await sleep(20);
    const answer = await world.server.inject({ url: path, headers: bearer });
    return `${answer.statusCode} ${answer.body}`;
  }
}
