/** POST /v1/invoices/batch */
import { batchAnswer, batchQuery } from '@arca-api/contract/batches';
import { z } from 'zod';
import { readBody } from '../doors/read-body.ts';
import { idempotencyKey } from '../doors/request-hash.ts';
import { json, type Route } from '../doors/route.ts';
import { type BatchCounts, type BatchFormat, LARGEST_FILE } from './batch.ts';
import type { BatchRow } from './batch-row.ts';
import { EMPTY_FILE, refuseFile } from './line-faults.ts';
import { presentBatch } from './present-batch.ts';
import type { takeBatch } from './take-batch.ts';

export interface TakeBatchDoor {
  readonly take: ReturnType<typeof takeBatch>;
  readonly countsOf: (batch: BatchRow) => Promise<BatchCounts>;
}

const NDJSON_EXAMPLE =
  '{"external_id":"pedido-1","lines":[{"description":"Café en grano 1 kg","unit_price":"12500","iva":"21"}]}\n' +
  '{"external_id":"pedido-2","recipient":{"cuit":"30-00000019-8"},"lines":[{"description":"Asesoramiento","unit_price":"100000","iva":"21"}]}\n';
const CSV_EXAMPLE =
  'referencia;cuit;descripcion;cantidad;precio;iva\n' +
  'pedido-1;;Café en grano 1 kg;1;12500,00;21\n' +
  'pedido-2;30-00000019-8;Asesoramiento;1;100000,00;21\n';

const TYPES: Readonly<Record<string, { readonly format: BatchFormat; readonly example: string }>> = {
  'application/x-ndjson': { format: 'ndjson', example: NDJSON_EXAMPLE },
  'application/ndjson': { format: 'ndjson', example: NDJSON_EXAMPLE },
  'application/jsonl': { format: 'ndjson', example: NDJSON_EXAMPLE },
  'text/csv': { format: 'csv', example: CSV_EXAMPLE },
};

/** Seconds after which looking again is worth it. */
const LOOK_AGAIN_S = '1';

export const takeBatchRoute = ({ take, countsOf }: TakeBatchDoor): Route => ({
  method: 'POST',
  path: '/v1/invoices/batch',
  scope: 'issue',
  tag: 'Lotes',
  counts: 'batch',
  summary: 'Emitir un archivo de comprobantes',
  description:
    'Hasta 10.000 comprobantes y 32 MB, uno por línea, en NDJSON o CSV. 202: el archivo está guardado entero y sigue solo; ' +
    'cómo va se mira en GET /v1/batches/{id}. Cada línea es independiente: las que tienen errores se informan todas juntas y no ' +
    'frenan a las demás. Con la misma `Idempotency-Key` y el mismo archivo es siempre el mismo lote, y cada línea se emite una sola vez. ' +
    'Los títulos del CSV están en la guía de lotes.',
  files: Object.fromEntries(Object.entries(TYPES).map(([type, { example }]) => [type, example])),
  query: batchQuery,
  headers: z.object({ 'idempotency-key': z.string().optional() }),
  answers: { 200: batchAnswer, 202: batchAnswer },
  bodyLimit: LARGEST_FILE,
  refusals: ['idempotency.invalid', 'idempotency.conflict', 'idempotency.required'],
  async handle({ principal, request, query, body }) {
    const { preview, decimal } = readBody(batchQuery, query);
    const key = idempotencyKey(request.headers['idempotency-key']);
    // Nothing sent has no type either.
    if (!Buffer.isBuffer(body) || body.length === 0) throw refuseFile(EMPTY_FILE);
    const { type, charset } = contentTypeOf(request.headers['content-type'] ?? '');
    const batch = await take({
      principal,
      requestId: request.id,
      format: TYPES[type]?.format ?? 'csv',
      charset,
      bytes: body,
      preview: preview === 'true',
      decimal: decimal ?? null,
      idempotencyKey: key,
    });
    const answer = presentBatch(batch, await countsOf(batch));
    const location = { location: `/v1/batches/${batch.id}` };
    return batch.status === 'finished'
      ? json(answer, 200, location)
      : json(answer, 202, { ...location, 'retry-after': LOOK_AGAIN_S });
  },
});

/** `text/csv; charset="windows-1252"` in its parts. */
function contentTypeOf(header: string): { readonly type: string; readonly charset: string | null } {
  const [type = '', ...parameters] = header.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((one) => one.startsWith('charset='))?.slice('charset='.length);
  return { type, charset: charset?.replaceAll('"', '') ?? null };
}
