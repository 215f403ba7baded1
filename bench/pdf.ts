/** Measures how many distinct one-page comprobantes a core renders in a second, and what bounds it. */
import { renderComprobante } from '@arca-api/api/printing/render-comprobante';
import { sampleA, sampleB } from '@arca-api/api/printing/samples';
import { beginProfile, sharesOf } from './profile.ts';
import { tellResult } from './report/tell-result.ts';

const DOCUMENTS = 300;
const ROUNDS = 5;
const TARGET = { per_second: 60, cpu_ms: 16 };

/** Invoices A and B of 3 to 12 lines, no two alike: numbers, amounts, descriptions and QR differ. */
const documents = Array.from({ length: DOCUMENTS }, (_, i) => {
  const count = 3 + (i % 10);
  return i % 2 === 0 ? sampleA(i + 1, count) : sampleB(i + 1, count);
});

function renderAll(): number {
  let bytes = 0;
  for (const document of documents) {
    bytes += renderComprobante(document, { copies: ['original'], format: 'a4' }).length;
  }
  return bytes;
}

interface Round {
  readonly wall_ms: number;
  readonly cpu_ms: number;
}

function measureRound(): Round {
  const cpu = process.cpuUsage();
  const start = performance.now();
  renderAll();
  const wall = performance.now() - start;
  const used = process.cpuUsage(cpu);
  return { wall_ms: wall / DOCUMENTS, cpu_ms: (used.user + used.system) / 1000 / DOCUMENTS };
}

/** Where a function belongs, judged by the file it is in. */
function partOf(name: string, url: string): string {
  if (name === 'writeSync' || url === 'node:zlib') return 'compression (node:zlib)';
  if (url.includes('/uqr/')) return 'QR matrix (uqr)';
  if (url.endsWith('/paper/qr.ts')) return 'QR path';
  if (url.includes('/pdfkit/')) return 'file structure (pdfkit)';
  if (url.includes('/printing/text/')) return 'text: encoding, measuring, wrapping';
  if (url.includes('/printing/')) return 'layout and operators';
  return name === '(garbage collector)' ? 'garbage collector' : 'runtime and the rest';
}

async function profileShares(): Promise<Readonly<Record<string, number>>> {
  const end = await beginProfile();
  renderAll();
  return sharesOf(await end(), partOf);
}

const start = performance.now();
renderComprobante(sampleA(), { copies: ['original'], format: 'a4' });
const first = performance.now() - start;
// The first round is of a cold process and is told apart: a worker that has just started is that slow.
const cold = measureRound();
const rounds = Array.from({ length: ROUNDS }, measureRound).sort((a, b) => a.cpu_ms - b.cpu_ms);
const median = rounds[Math.floor(ROUNDS / 2)] ?? cold;
const round = (value: number): number => Math.round(value * 100) / 100;

const result = {
  what: 'distinct one-page A4 comprobantes of 3 to 12 lines, one core',
  documents: DOCUMENTS,
  rounds: ROUNDS,
  per_second: Math.round(1000 / median.wall_ms),
  cpu_ms: round(median.cpu_ms),
  cold: { first_ms: round(first), per_second: Math.round(1000 / cold.wall_ms), cpu_ms: round(cold.cpu_ms) },
  bytes: Math.round(renderAll() / DOCUMENTS),
  target: TARGET,
  met: 1000 / median.wall_ms >= TARGET.per_second && median.cpu_ms <= TARGET.cpu_ms,
  profile_percent: await profileShares(),
};

const bounds = Object.entries(result.profile_percent).map(
  ([part, percent]) => `  ${percent.toFixed(1).padStart(5)} %  ${part}`,
);
tellResult(result, [
  `${result.per_second} PDFs/s, ${result.cpu_ms} ms of CPU each, ${result.bytes} bytes (target ${TARGET.per_second}/s, ${TARGET.cpu_ms} ms)`,
  `cold process: first ${result.cold.first_ms} ms, then ${result.cold.cpu_ms} ms of CPU each`,
  ...bounds,
]);
