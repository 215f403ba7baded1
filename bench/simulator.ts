/**
 * Measures how many comprobantes the simulator authorises per second of one core: its own CPU time, in a process of its
 * own, while a client that costs it nothing sends bodies made beforehand; by the clock on the wall besides.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatorUrls } from 'arca-simulator';
import { post, requestXml } from '../arca-simulator/testing/client.ts';
import { INVOICE_B } from '../arca-simulator/testing/details.ts';
import { makeKey, makeRequest, makeTra, signCms } from '../arca-simulator/testing/sign-login.ts';
import { tellResult } from './report/tell-result.ts';

const CUIT = '30000000147';
const NOW = new Date('2026-11-18T15:00:00Z');
const TARGET_PER_CORE = 2000;
const BATCH = 250;

interface Usage {
  readonly cpu_us: number;
  readonly count: number;
  readonly rss: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** A login by hand: the client's work is done before anything is measured. */
async function logIn(urls: SimulatorUrls): Promise<string> {
  const key = makeKey();
  const issued = await fetch(`${urls.control}/certificates`, {
    method: 'POST',
    body: JSON.stringify({ csr: makeRequest(key, CUIT, 'banco') }),
  });
  const { pem } = (await issued.json()) as { pem: string };
  const cms = signCms(makeTra('wsfe', NOW), key.privateKey, pem);
  const { text } = await post(
    urls.wsaa,
    `<loginCms xmlns="http://wsaa.view.sua.dvadac.desein.afip.gov"><in0>${cms}</in0></loginCms>`,
    '',
  );
  const found = /token&gt;(.+?)&lt;\/token&gt;\s*&lt;sign&gt;(.+?)&lt;/.exec(text);
  if (!found) throw new Error(text);
  return `<Auth><Token>${found[1]}</Token><Sign>${found[2]}</Sign><Cuit>${CUIT}</Cuit></Auth>`;
}

/** Bodies of so many comprobantes each, numbered one after another in a punto de venta. */
function bodies(auth: string, punto: number, requests: number, each: number): Buffer[] {
  return Array.from({ length: requests }, (_, index) => {
    const details = Array.from({ length: each }, (_unused, place) => {
      const number = index * each + place + 1;
      return { ...INVOICE_B, CbteFch: '20261118', CbteDesde: number, CbteHasta: number };
    });
    const inside = `<FECAESolicitar xmlns="http://ar.gov.afip.dif.FEV1/">${auth}${requestXml(6, details, punto)}</FECAESolicitar>`;
    return Buffer.from(
      `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inside}</s:Body></s:Envelope>`,
    );
  });
}

async function send(url: string, body: Buffer): Promise<void> {
  const outgoing = request(url, {
    method: 'POST',
    agent,
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      'content-length': body.length,
      soapaction: '"http://ar.gov.afip.dif.FEV1/FECAESolicitar"',
    },
  });
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  let isAuthorized = false;
  for await (const chunk of response) isAuthorized ||= String(chunk).includes('<Resultado>A</Resultado>');
  if (!isAuthorized) throw new Error('a request was not authorised');
}

async function usageOf(child: ChildProcess): Promise<Usage> {
  const told = once(child, 'message');
  child.send('usage');
  const [usage] = await told;
  return usage as Usage;
}

interface Measured {
  readonly per_core_second: number;
  readonly per_wall_second: number;
  readonly cpu_ms_each: number;
}

async function measure(
  child: ChildProcess,
  url: string,
  sent: readonly Buffer[],
  warm: number,
): Promise<Measured> {
  for (const body of sent.slice(0, warm)) await send(url, body);
  const before = await usageOf(child);
  const started = performance.now();
  for (const body of sent.slice(warm)) await send(url, body);
  const seconds = (performance.now() - started) / 1000;
  const after = await usageOf(child);
  const count = after.count - before.count;
  const cpu = (after.cpu_us - before.cpu_us) / 1e6;
  return {
    per_core_second: Math.round(count / cpu),
    per_wall_second: Math.round(count / seconds),
    cpu_ms_each: Math.round((cpu / count) * 1e6) / 1000,
  };
}

async function round(directory?: string): Promise<{ batches: Measured; single: Measured; rss_mb: number }> {
  const child = fork(
    join(import.meta.dirname, 'simulator/serve.ts'),
    directory === undefined ? [] : [directory],
    {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    },
  );
  const [urls] = (await once(child, 'message')) as [SimulatorUrls];
  try {
    const auth = await logIn(urls);
    const batches = await measure(child, urls.wsfe, bodies(auth, 1, 60, BATCH), 12);
    const single = await measure(child, urls.wsfe, bodies(auth, 2, 2500, 1), 500);
    const { rss } = await usageOf(child);
    return { batches, single, rss_mb: Math.round(rss / 2 ** 20) };
  } finally {
    const gone = once(child, 'exit');
    child.disconnect();
    await gone;
  }
}

const directory = mkdtempSync(join(tmpdir(), 'simulator-bench-'));
const memory = await round();
const disk = await round(directory);
rmSync(directory, { recursive: true, force: true });
agent.destroy();

const result = {
  what: 'comprobantes authorised per second of CPU of the simulator (one core), its client in another process',
  in_memory: memory,
  on_disk_flushed_each_request: disk,
  target_per_core_second_in_batches: TARGET_PER_CORE,
  holds: memory.batches.per_core_second >= TARGET_PER_CORE,
};
const line = (name: string, { per_core_second, per_wall_second, cpu_ms_each }: Measured): string =>
  `${name.padEnd(34)} ${String(per_core_second).padStart(7)} a core second   ${String(per_wall_second).padStart(7)} a wall second   ${cpu_ms_each} ms of CPU each`;
tellResult(result, [
  line(`batches of ${BATCH}, in memory`, memory.batches),
  line('one by one, in memory', memory.single),
  line(`batches of ${BATCH}, flushed to disk`, disk.batches),
  line('one by one, flushed to disk', disk.single),
  `memory after ${60 * BATCH + 2500} comprobantes: ${memory.rss_mb} MB`,
  `target: ${TARGET_PER_CORE} a core second in batches: ${result.holds ? 'holds' : 'DOES NOT HOLD'}`,
]);
process.exitCode = result.holds ? 0 : 1;
