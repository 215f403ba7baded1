/** Measures invoices issued end to end through the REST API, on embedded stores, at two latencies of ARCA. */
import { createWorld, ISSUER } from '../test/world.ts';

const BODY = { taxpayer: ISSUER, lines: [{ description: 'Resma A4', unit_price: '1000', iva: '21' }] };
const LATENCIES = [0, 300] as const;
const AT_ONCE = [1, 50, 500] as const;
const IN_A_ROW = 100;

interface Row {
  readonly arca_ms: number;
  readonly what: string;
  readonly authorized: number;
  readonly wall_ms: number;
  readonly per_second: number;
  readonly cpu_ms_each: number;
  readonly requests_to_arca: number;
}

let latency = 0;
let requests = 0;
const world = await createWorld({
  simulator: {
    latency: ({ operation }) => {
      if (operation === 'FECAESolicitar') requests += 1;
      return latency;
    },
  },
});

async function measure(what: string, work: () => Promise<number>): Promise<Row> {
  requests = 0;
  const cpu = process.cpuUsage();
  const start = performance.now();
  const authorized = await work();
  const wall = performance.now() - start;
  const used = process.cpuUsage(cpu);
  return {
    arca_ms: latency,
    what,
    authorized,
    wall_ms: Math.round(wall),
    per_second: Math.round((authorized / wall) * 10_000) / 10,
    // The simulator lives in this process too, so its share is in here.
    cpu_ms_each: Math.round((used.user + used.system) / 10 / authorized) / 100,
    requests_to_arca: requests,
  };
}

async function issue(): Promise<number> {
  const { status } = await world.call('POST', '/v1/invoices', BODY, { prefer: 'wait=60' });
  return status === 201 ? 1 : 0;
}

async function atOnce(count: number): Promise<number> {
  const all = await Promise.all(Array.from({ length: count }, issue));
  return all.reduce((sum, one) => sum + one, 0);
}

async function inARow(count: number): Promise<number> {
  let authorized = 0;
  for (let i = 0; i < count; i++) authorized += await issue();
  return authorized;
}

await atOnce(50);
const rows: Row[] = [];
for (latency of LATENCIES) {
  for (const count of AT_ONCE) rows.push(await measure(`${count} at once`, () => atOnce(count)));
  if (latency === 0) rows.push(await measure(`${IN_A_ROW} in a row`, () => inARow(IN_A_ROW)));
}
await world.close();

if (process.argv.includes('--json')) {
  process.stdout.write(
    `${JSON.stringify({ what: 'one punto de venta, PGlite in memory, simulator in the same process', rows })}\n`,
  );
} else {
  process.stdout.write('one punto de venta, PGlite in memory, simulator in the same process\n');
  for (const row of rows) {
    const { arca_ms, what, authorized, wall_ms, per_second, cpu_ms_each, requests_to_arca } = row;
    process.stdout.write(
      `ARCA ${String(arca_ms).padStart(3)} ms  ${what.padEnd(12)} ${authorized} authorised in ${wall_ms} ms = ${per_second}/s, ${cpu_ms_each} ms CPU each, ${requests_to_arca} requests\n`,
    );
  }
}
