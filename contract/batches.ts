/** Batches on the wire: files of invoices, how they are doing, and what became of each line. */
import { z } from 'zod';
import { faultSchema } from './problem.ts';

const text = z.string();
const nullableText = text.nullable();
const words = z.object({ es: text, en: text });

/** How many lines stand where; together they are `total`. */
export const batchCounts = z.object({
  total: z.int(),
  pending: z.int().describe('Todavía sin mirar.'),
  failed: z.int().describe('Con errores: no se emitieron.'),
  valid: z.int().describe('Sólo en una previsualización: se podrían emitir.'),
  submitted: z.int().describe('Guardadas; esperan a ARCA.'),
  verifying: z.int().describe('Se perdió una respuesta de ARCA y se está averiguando.'),
  authorized: z.int().describe('Con CAE.'),
  rejected: z.int().describe('ARCA no las autorizó.'),
  cancelled: z.int().describe('Canceladas antes de enviarse.'),
});

/**
 * A batch as answered, and as the event `batch.finished` carries it. `finished`: no line of it will change any more.
 *
 * @example
 * const { status, counts } = batchAnswer.parse(answer);
 */
export const batchAnswer = z.object({
  id: text,
  object: z.literal('batch'),
  mode: z.enum(['test', 'live']),
  status: z.enum(['processing', 'finished']),
  /** Only judged: nothing of it is issued. */
  preview: z.boolean(),
  format: z.enum(['ndjson', 'csv']),
  counts: batchCounts,
  results_url: text,
  /** `null` while there is nothing to mend. */
  failures_url: nullableText,
  request_id: text,
  created_at: text,
  finished_at: nullableText,
});
export type BatchAnswer = z.infer<typeof batchAnswer>;

/**
 * What became of one line: a line of `GET /v1/batches/{id}/results` as NDJSON.
 *
 * @example
 * const { line, status, cae, errors } = batchLineAnswer.parse(JSON.parse(text));
 */
export const batchLineAnswer = z.object({
  /** Of an NDJSON, its line; of a CSV, the row of the spreadsheet: the titles are 1. */
  line: z.int(),
  status: z.enum([
    'pending',
    'failed',
    'valid',
    'submitted',
    'verifying',
    'authorized',
    'rejected',
    'cancelled',
  ]),
  /** Id of its invoice. */
  invoice: nullableText,
  /** The invoice had been issued before, by its `external_id`. */
  repeated: z.boolean(),
  external_id: nullableText,
  kind: nullableText,
  letter: nullableText,
  full_number: nullableText,
  issue_date: nullableText,
  cae: nullableText,
  cae_expires_on: nullableText,
  total: nullableText,
  currency: nullableText,
  /** All that is to be mended; `column` is the title in a CSV. */
  errors: z.array(faultSchema.extend({ column: nullableText })),
  /** Why ARCA did not authorise it, and what to do. */
  rejection: z.object({ message: words, fix: words }).nullable(),
});
export type BatchLineAnswer = z.infer<typeof batchLineAnswer>;

/** The query of `POST /v1/invoices/batch`. */
export const batchQuery = z.strictObject({
  preview: z
    .enum(['true', 'false'])
    .default('false')
    .describe('true: revisa todas las líneas y no emite ninguna.'),
  decimal: z
    .enum(['comma', 'point'])
    .optional()
    .describe('CSV: con qué signo van los decimales, cuando el archivo no alcanza para saberlo.'),
});

/** The query of `GET /v1/batches/{id}/results`. */
export const batchResultsQuery = z.strictObject({
  format: z.enum(['ndjson', 'csv']).optional().describe('Si no se dice, el del archivo que se mandó.'),
});
