// Test helper: sends spoiled requests one after another and judges each answer, and the ledger in the end.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { createRandom } from '../../world/random.ts';
import type { AuthorizedComprobante } from '../../world/registers/ledger.ts';
import { type Bench, ISSUER, openBench } from '../client.ts';
import { makeCorpus, type Specimen } from './corpus.ts';
import { mutate, mutateAction } from './mutate.ts';

const HANG_MS = 20_000;

export interface FuzzResult {
  readonly sent: number;
  readonly authorized: number;
  readonly statuses: ReadonlyMap<number, number>;
}

/** Sends `count` spoiled requests to every service; throws with the seed, the turn and the body that broke something. */
export async function runFuzz(seed: number, count: number): Promise<FuzzResult> {
  const defects: unknown[] = [];
  const bench = await openBench({ onDefect: (error) => void defects.push(error) });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const statuses = new Map<number, number>();
  const granted = new Set<string>();
  const random = createRandom(seed);
  try {
    const corpus = await makeCorpus(bench);
    const pollution = fingerprint();
    for (let turn = 0; turn < count; turn += 1) {
      const specimen = corpus[Math.floor(random() * corpus.length)];
      if (!specimen) continue;
      const good = numbered(bench, specimen, turn);
      // One in thirty goes as it is, so that lanes move on.
      const body = random() < 0.03 ? good : mutate(good, random);
      const action = mutateAction(specimen.action, random);
      const where = (): string =>
        `seed ${seed}, turn ${turn}, ${specimen.url} «${action}»: ${JSON.stringify(body)}`;
      const answer = await send(agent, specimen.url, action, body).catch((error: unknown) => {
        throw new Error(`no answer: ${String(error)}: ${where()}`);
      });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      for (const [, cae = ''] of answer.text.matchAll(/<(?:CAE|Cae)>(\d{14})</g)) granted.add(cae);
      assert.deepEqual(defects, [], where());
      assert.ok([200, 400, 500].includes(answer.status), `${answer.status}: ${where()}`);
      if (answer.status === 500) assert.match(answer.text, /Fault>/, where());
      assert.equal(fingerprint(), pollution, where());
    }
    const ledger = bench.simulator.control.ledger();
    judgeLedger(ledger, granted);
    return { sent: count, authorized: ledger.length, statuses };
  } finally {
    agent.destroy();
    await bench.close();
  }
}

function numbered(bench: Bench, { body, lane }: Specimen, turn: number): string {
  if (!lane) return body;
  const last = bench.simulator.control.ledger({ cuit: ISSUER, ...lane }).at(-1)?.to ?? 0;
  return body.replaceAll('>NEXT<', `>${last + 1}<`).replace('>ID<', `>${turn + 1}<`);
}

/** What every object inherits: nothing may be added to it. */
function fingerprint(): string {
  return [Object.prototype, Array.prototype, Function.prototype]
    .map((prototype) => Reflect.ownKeys(prototype).length)
    .join();
}

async function send(
  agent: Agent,
  url: string,
  action: string,
  body: string,
): Promise<{ status: number; text: string }> {
  const bytes = Buffer.from(body, 'utf8');
  const outgoing = request(url, {
    method: 'POST',
    agent,
    timeout: HANG_MS,
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      'content-length': bytes.length,
      soapaction: `"${action}"`,
    },
  });
  outgoing.on('timeout', () => outgoing.destroy(new Error(`hangs for ${HANG_MS} ms`)));
  outgoing.end(bytes);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') };
}

/** Whatever is in it was told to a client, follows what came before, and adds up. */
function judgeLedger(ledger: readonly AuthorizedComprobante[], granted: ReadonlySet<string>): void {
  const next = new Map<string, number>();
  for (const record of ledger) {
    const { cuit, punto_de_venta, type, from, to, cae, date, detail } = record;
    const told = JSON.stringify(record);
    const lane = `${cuit}/${punto_de_venta}/${type}`;
    assert.equal(from, next.get(lane) ?? 1, `a gap: ${told}`);
    next.set(lane, to + 1);
    assert.ok(Number.isInteger(to) && from <= to && to <= 99_999_999, told);
    assert.match(cae, /^\d{14}$/, told);
    assert.match(date, /^2026\d{4}$/, told);
    assert.equal(cuit, ISSUER, told);
    if (record.source === 'wsfe') assert.ok(granted.has(cae), `nobody was told: ${told}`);
    const parts = [detail.ImpNeto, detail.ImpTotConc, detail.ImpOpEx, detail.ImpTrib, detail.ImpIVA];
    assert.ok(
      parts.every((amount) => Number.isFinite(Number(amount)) && Number(amount) >= 0),
      told,
    );
    const sum = parts.reduce((all, amount) => Number(all) + Number(amount), 0);
    const total = Number(detail.ImpTotal);
    assert.ok(
      Math.abs(total - Number(sum)) <= Math.max(0.011, total * 0.0001),
      `it does not add up: ${told}`,
    );
  }
  assert.equal(new Set(ledger.map(({ cae }) => cae)).size, ledger.length, 'a CAE twice');
}
