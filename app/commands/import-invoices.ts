/** `arca invoices import`: a file of invoices, watched to its end; what fails is written beside it, to be mended. */
import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, ApiUnreachable, askApi } from '../client/call-api.ts';
import { findServer, type Server, type Told, text } from '../client/client-config.ts';
import { showProgress } from '../client/progress.ts';
import { say, sayJson } from '../client/say.ts';
import { wrongUse } from '../client/usage.ts';
import { writeBeside } from '../client/write-beside.ts';
import { ConfigFaults } from '../config.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Format = 'csv' | 'ndjson';

const TYPES: Readonly<Record<Format, string>> = { csv: 'text/csv', ndjson: 'application/x-ndjson' };
const ENDINGS: Readonly<Record<string, Format>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
};
/** The API takes no larger file either. */
const LARGEST = 32 * 1024 * 1024;
const LOOK_MS = 500;
/** A server that starts anew is waited for this long. */
const GONE_MS = 60_000;
/** Without progress for this long, it is told where to look. */
const STILL_MS = 30_000;

const ENDED = { well: 0, withFailures: 2, underWay: 3, interrupted: 130 } as const;

export async function importInvoices(told: Told, environment: Environment): Promise<number> {
  const [, path, ...more] = told.words;
  const { flags } = told;
  const decimal = text(flags['decimal']);
  const said = text(flags['format']);
  const isUnknown = (one: string | undefined, known: readonly string[]) =>
    one !== undefined && !known.includes(one);
  if (path === undefined || more.length > 0) return wrongUse('invoices');
  if (isUnknown(decimal, ['comma', 'point']) || isUnknown(said, ['csv', 'ndjson']))
    return wrongUse('invoices');
  const server = await findServer(told, environment);
  const bytes = await readBytes(path);
  const format = (said as Format | undefined) ?? formatOf(path, bytes);
  const query = new URLSearchParams({
    ...(flags['preview'] === true ? { preview: 'true' } : {}),
    ...(decimal === undefined ? {} : { decimal }),
  });
  const own = flags['again'] === true ? randomUUID() : keyOf(format, decimal, bytes);
  const key = text(flags['idempotency-key']) ?? own;

  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  try {
    const where = `/v1/invoices/batch${query.size === 0 ? '' : `?${query}`}`;
    const headers = { 'idempotency-key': key };
    const sent = { body: bytes, type: TYPES[format], headers, signal: stop.signal };
    const batch: Answer = await (await askApi(server, 'POST', where, sent)).json();
    if (!server.json) tellTaken(batch);
    const ended = flags['no-wait'] === true ? batch : await watch(server, batch, stop.signal);
    return await conclude(server, ended, path);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    process.stderr.write(
      '\nLo que se recibió sigue solo. Para retomarlo, volvé a correr la misma orden: nada se emite dos veces.\n' +
        'What was received goes on by itself. To take it up again, run the same command: nothing is issued twice.\n',
    );
    return ENDED.interrupted;
  } finally {
    process.off('SIGINT', interrupt);
  }
}

async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(path === '-' ? '/dev/stdin' : path).catch(() => {
    throw new ConfigFaults([`${path}: no se puede leer. / It cannot be read.`]);
  });
  if (bytes.length > LARGEST)
    throw new ConfigFaults([`${path}: pasa de 32 MB; partilo. / It is over 32 MB; split it.`]);
  return new Uint8Array(bytes);
}

/** By its name, or else by its first sign. */
function formatOf(path: string, bytes: Uint8Array): Format {
  const named = ENDINGS[extname(path).toLowerCase()];
  return (
    named ?? (Buffer.from(bytes.subarray(0, 1000)).toString().trimStart().startsWith('{') ? 'ndjson' : 'csv')
  );
}

/** The same file is the same batch, however often it is sent. */
function keyOf(format: Format, decimal: string | undefined, bytes: Uint8Array): string {
  const hash = createHash('sha256')
    .update(`${format} ${decimal ?? ''}\n`)
    .update(bytes)
    .digest('hex');
  return `import:${hash}`;
}

/** A server that starts anew is asked again. */
async function look(server: Server, id: string, signal: AbortSignal): Promise<Answer> {
  const until = Date.now() + GONE_MS;
  for (;;) {
    try {
      return await (await askApi(server, 'GET', `/v1/batches/${id}`, { signal })).json();
    } catch (error) {
      if (!(error instanceof ApiUnreachable) || Date.now() > until) throw error;
      await sleep(LOOK_MS, undefined, { signal });
    }
  }
}

function tellTaken(batch: Answer): void {
  say(
    `${batch.id}  ${batch.counts.total} ${batch.counts.total === 1 ? 'comprobante' : 'comprobantes'}${batch.preview ? ' (sólo se revisan / only judged)' : ''}`,
  );
  if (batch.status === 'finished') {
    say(
      `  Este archivo ya se procesó (${batch.created_at}): no se emite de nuevo. Para emitirlo otra vez: --again.`,
      '  This file was processed already: nothing is issued anew. To issue it once more: --again.',
    );
  }
}

const doneOf = ({ counts }: Answer): number =>
  counts.failed + counts.valid + counts.authorized + counts.rejected + counts.cancelled;

async function watch(server: Server, first: Answer, signal: AbortSignal): Promise<Answer> {
  const progress = showProgress(first.counts.total, process.stderr);
  let batch = first;
  let done = -1;
  let since = Date.now();
  try {
    for (;;) {
      if (doneOf(batch) !== done) {
        done = doneOf(batch);
        since = Date.now();
      }
      const { authorized, valid, failed, rejected } = batch.counts;
      const still = Date.now() - since > STILL_MS ? ' · no avanza: arca lanes list' : '';
      const good = batch.preview ? `sin errores ${valid}` : `con CAE ${authorized}`;
      progress.update(done, `${good} · con errores ${failed + rejected}${still}`);
      if (batch.status === 'finished') return batch;
      await sleep(LOOK_MS, undefined, { signal });
      batch = await look(server, first.id, signal);
    }
  } finally {
    progress.stop();
  }
}

async function conclude(server: Server, batch: Answer, path: string): Promise<number> {
  const failures = batch.failures_url === null ? null : await askApi(server, 'GET', batch.failures_url);
  const written =
    failures === null
      ? null
      : await writeBeside(
          path === '-' ? batch.id : path,
          `.${batch.format}`,
          Buffer.from(await failures.arrayBuffer()),
        );
  if (server.json) sayJson({ ...batch, failures_file: written });
  else tellEnd(batch, written);
  if (batch.status !== 'finished') return ENDED.underWay;
  return written === null ? ENDED.well : ENDED.withFailures;
}

function tellEnd({ counts, preview, status, results_url, mode }: Answer, written: string | null): void {
  const good = preview ? counts.valid : counts.authorized;
  say(
    preview ? `Sin errores / without faults: ${good}` : `Con CAE / authorised: ${good}`,
    `Con errores / with faults: ${counts.failed}   Rechazadas por ARCA / rejected: ${counts.rejected}`,
    `  ${results_url}${mode === 'live' || preview ? '' : '  (de prueba, sin validez fiscal / a test, without legal value)'}`,
  );
  if (status !== 'finished')
    say(
      '  Sigue solo; la misma orden lo retoma. / It goes on by itself; the same command takes it up again.',
    );
  if (preview)
    say(
      'No se emitió nada; para emitir, la misma orden sin --preview. / Nothing was issued; to issue, the same command without --preview.',
    );
  if (written !== null)
    say(
      `Para corregir y volver a importar: ${written}`,
      `  Mend it and import it: arca invoices import ${written}`,
    );
}
