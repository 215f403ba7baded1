/** Judges a round of lines together and has them accepted in the order of the file; one bad line stops no other. */
import { REFUSALS, Refusal } from '@arca-api/contract/errors';
import type { Fault } from '@arca-api/domain/faults/fault';
import { type IssueParts, issuingSteps, type Prepared } from '../invoices/issue-invoice.ts';
import type { InvoiceRow } from '../invoices/present-invoice.ts';
import { keyOfLine, type LinePreview, type ReadLine } from './batch.ts';
import type { BatchRow } from './batch-row.ts';
import type { LineRow } from './batches.store.ts';
import { repeatedExternalId } from './line-faults.ts';
import type { LineOutcome } from './line-outcome.ts';
import { lineReader } from './read-line.ts';

type Step<Value> = { readonly value: Value } | { readonly error: unknown };
type Prepare = ReturnType<typeof issuingSteps>['prepare'];

/** A line and the key that makes it one invoice, for ever. */
interface Asked {
  readonly line: number;
  readonly key: string;
  readonly read: ReadLine;
}

export function issueLines(parts: IssueParts) {
  const { prepare, settle } = issuingSteps(parts);

  return async (batch: BatchRow, lines: readonly LineRow[]): Promise<readonly LineOutcome[]> => {
    const read = lineReader(batch.layout);
    const asked = lines.map(({ line, source }) => ({
      line,
      key: keyOfLine(batch.id, line),
      read: read(source),
    }));
    const prepared = await Promise.all(
      asked.map((one) =>
        attempt(async () => {
          const ready = await prepareLine(batch, one, prepare);
          // Acceptance would find out; a preview has none.
          if (batch.preview) await requireFreeId(batch, ready);
          return ready;
        }),
      ),
    );
    return Promise.all(
      asked.map(async ({ line, key, read: row }, index): Promise<LineOutcome> => {
        const step = prepared[index];
        if (step === undefined) throw new Error(`line ${line} was not judged`);
        if ('error' in step) return failed(line, step.error, row);
        if (batch.preview) return { line, status: 'valid', preview: previewOf(step.value) };
        // No wait between the lines: they are handed over in their order.
        const issued = await attempt(() => settle(step.value));
        if ('error' in issued) return failed(line, issued.error, row);
        const invoice = issued.value.row;
        const earlier = lineOf(batch.id, invoice);
        if (earlier !== null && earlier !== line) {
          return { line, status: 'failed', faults: [repeatedExternalId(earlier)] };
        }
        return { line, status: 'accepted', invoice: invoice.id, repeated: invoice.idempotency_key !== key };
      }),
    );
  };

  async function requireFreeId(batch: BatchRow, prepared: Prepared): Promise<void> {
    if ('before' in prepared || prepared.externalId === null) return;
    const { organization_id: organization, mode } = batch;
    const row = await parts.invoices.byExternalId(organization, mode, prepared.externalId);
    if (row !== undefined && row.request_hash !== prepared.hash) throw new Refusal('external_id.exists');
  }
}

async function prepareLine(batch: BatchRow, { key, read }: Asked, prepare: Prepare): Promise<Prepared> {
  const { body, faults } = read;
  if (body === null) throw new Refusal('request.invalid', { faults });
  const prepared = await prepare({
    principal: batch.principal,
    requestId: batch.request_id,
    // A line is the same request as the same body sent by itself.
    route: 'POST /v1/invoices',
    body,
    idempotencyKey: key,
    origin: 'batch',
    original: null,
    draft: null,
  });
  if (faults.length > 0) throw new Refusal('request.invalid', { faults });
  return prepared;
}

async function attempt<Value>(work: () => Promise<Value>): Promise<Step<Value>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}

/** What the caller can mend is told; anything else says nothing of the line, which is tried again. */
function failed(line: number, error: unknown, read: ReadLine): LineOutcome {
  if (!(error instanceof Refusal)) return { line, status: 'pending', error };
  const told = error.detail.faults ?? [faultOf(error)];
  const ofCells = new Set(read.faults.map(({ path }) => path));
  // How to write a cell is said in the words of a spreadsheet.
  const faults = [...read.faults, ...told.filter(({ path }) => !ofCells.has(path))];
  return { line, status: 'failed', faults };
}

/** A refusal that names no field is one of the whole line, but for the id that is there already. */
function faultOf({ code, detail }: Refusal): Fault {
  const { message, fix } = REFUSALS[code];
  const path = code === 'external_id.exists' ? 'external_id' : '';
  return { code, path, message: detail.detail ?? message, fix: detail.fix ?? fix, arca: [] };
}

/** The line of this batch that an invoice was accepted for. */
function lineOf(batch: string, row: InvoiceRow): number | null {
  const prefix = keyOfLine(batch, 0).slice(0, -1);
  return row.idempotency_key?.startsWith(prefix) === true
    ? Number(row.idempotency_key.slice(prefix.length))
    : null;
}

function previewOf(prepared: Prepared): LinePreview | null {
  if ('before' in prepared) return null;
  const { letter, total, currency } = prepared.acceptance.invoice;
  return { letter, total, currency };
}
