/** GET /v1/batches, GET /v1/batches/{id}, GET /v1/batches/{id}/results, GET /v1/batches/{id}/failures */
import { batchAnswer, batchResultsQuery } from '@arca-api/contract/batches';
import { page } from '@arca-api/contract/invoices';
import { listQuery } from '@arca-api/contract/lists';
import { grantOf } from '../access/principal.ts';
import { readBody } from '../doors/read-body.ts';
import { type Answer, json, type Route } from '../doors/route.ts';
import type { BatchCounts, BatchFormat } from './batch.ts';
import type { BatchRow } from './batch-row.ts';
import type { findBatch } from './find-batch.ts';
import type { listBatches } from './list-batches.ts';
import { presentBatch } from './present-batch.ts';
import type { writeFailures, writeResults } from './write-results.ts';

export interface ReadBatchesDoor {
  readonly find: ReturnType<typeof findBatch>;
  readonly list: ReturnType<typeof listBatches>;
  readonly countsOf: (batch: BatchRow) => Promise<BatchCounts>;
  readonly results: ReturnType<typeof writeResults>;
  readonly failures: ReturnType<typeof writeFailures>;
}

const FILES: Readonly<Record<BatchFormat, { readonly type: string; readonly ending: string }>> = {
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
  ndjson: { type: 'application/x-ndjson; charset=utf-8', ending: 'ndjson' },
};

function file(name: string, format: BatchFormat, body: unknown): Answer {
  const { type, ending } = FILES[format];
  return {
    status: 200,
    type,
    headers: { 'content-disposition': `attachment; filename="${name}.${ending}"` },
    body,
  };
}

export const listBatchesRoute = ({ list }: ReadBatchesDoor): Route => ({
  method: 'GET',
  path: '/v1/batches',
  scope: 'read',
  tag: 'Lotes',
  summary: 'Listar los lotes, del último al primero',
  query: listQuery,
  answers: { 200: page(batchAnswer) },
  handle: async ({ principal, query }) =>
    json(await list(grantOf(principal), principal.mode, readBody(listQuery, query))),
});

export const readBatchRoute = ({ find, countsOf }: ReadBatchesDoor): Route => ({
  method: 'GET',
  path: '/v1/batches/{id}',
  scope: 'read',
  tag: 'Lotes',
  summary: 'Cómo va un lote',
  answers: { 200: batchAnswer },
  async handle({ principal, params }) {
    const batch = await find(principal, params['id']);
    return json(presentBatch(batch, await countsOf(batch)));
  },
});

export const readResultsRoute = ({ find, results }: ReadBatchesDoor): Route => ({
  method: 'GET',
  path: '/v1/batches/{id}/results',
  scope: 'read',
  tag: 'Lotes',
  summary: 'Qué pasó con cada línea',
  description:
    'En NDJSON, cada línea es como se ve en /docs; en CSV, una fila por línea con CAE, número y errores.',
  query: batchResultsQuery,
  answers: { 200: Object.values(FILES).map(({ type }) => type.replace(/;.*/, '')) },
  async handle({ principal, params, query }) {
    const batch = await find(principal, params['id']);
    const { format: wanted } = readBody(batchResultsQuery, query);
    const format = wanted ?? batch.format;
    return file(`${batch.id}-resultados`, format, results(batch, format));
  },
});

export const readFailuresRoute = ({ find, failures }: ReadBatchesDoor): Route => ({
  method: 'GET',
  path: '/v1/batches/{id}/failures',
  scope: 'read',
  tag: 'Lotes',
  summary: 'Las líneas para corregir, como se mandaron',
  description:
    'Las que tenían errores y las que ARCA rechazó, en el formato del archivo: un CSV conserva sus columnas y agrega «error» y ' +
    '«como_arreglarlo»; en un NDJSON cada objeto lleva «_errors». Corregidas, se mandan de nuevo tal cual: esos agregados no se leen.',
  answers: { 200: Object.values(FILES).map(({ type }) => type.replace(/;.*/, '')) },
  async handle({ principal, params }) {
    const batch = await find(principal, params['id']);
    return file(`${batch.id}-errores`, batch.format, failures(batch));
  },
});
