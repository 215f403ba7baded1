/** Batches: files of up to 10,000 invoices, each line of which is one invoice or a reason. */
import type { Batch, BatchLine, NewInvoice } from './documents.ts';
import type { CallOptions } from './invoices.ts';
import { readJson, type Send, type Surroundings } from './send.ts';

/**
 * How a file is sent.
 *
 * @example
 * const options: BatchOptions = { format: 'csv', idempotencyKey: 'ventas-2026-11' };
 */
export interface BatchOptions extends CallOptions {
  /** Of a file that is text or bytes. Default: `ndjson`. */
  readonly format?: 'ndjson' | 'csv';
  /** Names the batch: the same key and file are the same batch, for ever. Default: a new random one at each call. */
  readonly idempotencyKey?: string;
  /** Judges every line and issues none. */
  readonly preview?: boolean;
  /** CSV: the sign of its decimals, where the file does not tell. */
  readonly decimal?: 'comma' | 'point';
}

const TYPES = { ndjson: 'application/x-ndjson', csv: 'text/csv' } as const;
const LOOK_AGAIN_MS = 1_000;

export function createBatches(send: Send, { newKey, sleep }: Surroundings) {
  async function get(id: string, options: CallOptions = {}): Promise<Batch> {
    return readJson<Batch>(await send({ method: 'GET', path: pathOf(id), signal: options.signal }));
  }

  return {
    /**
     * Sends invoices, or a file of them, to be issued. It answers as soon as all of them are kept; {@link Batch} says
     * how they are doing.
     *
     * @example
     * const batch = await arca.batches.create(await readFile('ventas.csv'), { format: 'csv' });
     */
    async create(
      invoices: readonly NewInvoice[] | string | Uint8Array<ArrayBuffer>,
      options: BatchOptions = {},
    ): Promise<Batch> {
      const { format = 'ndjson', idempotencyKey = newKey(), preview, decimal, signal } = options;
      const isFile = typeof invoices === 'string' || invoices instanceof Uint8Array;
      const file = isFile
        ? { type: TYPES[format], content: invoices }
        : { type: TYPES.ndjson, content: invoices.map((one) => JSON.stringify(one)).join('\n') };
      const query = { preview: preview === true ? 'true' : undefined, decimal };
      const path = '/v1/invoices/batch';
      return readJson<Batch>(await send({ method: 'POST', path, query, file, idempotencyKey, signal }));
    },

    /**
     * How a batch is doing.
     *
     * @example
     * const { status, counts } = await arca.batches.get(batch.id);
     */
    get,

    /**
     * Waits until no line will change any more. A batch whose punto de venta waits for a person waits with it: give
     * a `signal` to end waiting.
     *
     * @example
     * const { counts } = await arca.batches.finish(batch.id, { signal: AbortSignal.timeout(600_000) });
     */
    async finish(id: string, options: CallOptions = {}): Promise<Batch> {
      for (;;) {
        const batch = await get(id, options);
        if (batch.status === 'finished') return batch;
        await sleep(LOOK_AGAIN_MS, options.signal);
      }
    },

    /**
     * What became of each line, in the order of the file.
     *
     * @example
     * for await (const { line, cae } of arca.batches.results(batch.id)) console.log(line, cae);
     */
    async *results(id: string, options: CallOptions = {}): AsyncGenerator<BatchLine, void, undefined> {
      const path = `${pathOf(id)}/results`;
      const { bytes } = await send({
        method: 'GET',
        path,
        query: { format: 'ndjson' },
        signal: options.signal,
      });
      for (const line of new TextDecoder().decode(bytes).split('\n')) {
        if (line !== '') yield JSON.parse(line) as BatchLine;
      }
    },

    /**
     * The lines to be mended as they were sent, with the reasons beside them: mended, they can be sent again.
     *
     * @example
     * await writeFile('ventas.errores.csv', await arca.batches.failures(batch.id));
     */
    async failures(id: string, options: CallOptions = {}): Promise<Uint8Array> {
      const path = `${pathOf(id)}/failures`;
      return (await send({ method: 'GET', path, signal: options.signal })).bytes;
    },
  };
}

const pathOf = (id: string): string => `/v1/batches/${encodeURIComponent(id)}`;
