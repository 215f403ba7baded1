/** What became of a line, for programs and for people. */
import type { BatchLineAnswer } from '@arca-api/contract/batches';
import { fullNumber } from '@arca-api/domain/comprobante/number';
import { serviceOfType } from '../invoices/explain-arca.ts';
import { explainRejection } from '../invoices/explain-rejection.ts';
import type { ReadLine } from './batch.ts';
import type { ToldLine } from './batches.store.ts';

/** `columns`: field → title, of a CSV. */
export function presentLine(row: ToldLine, columns: ReadLine['columns']): BatchLineAnswer {
  const { preview } = row;
  return {
    line: row.line,
    status: row.status === 'accepted' ? (row.invoice_status ?? 'submitted') : row.status,
    invoice: row.invoice_id,
    repeated: row.repeated,
    external_id: row.external_id,
    kind: row.kind,
    letter: row.letter ?? preview?.letter ?? null,
    full_number:
      row.number === null || row.punto_de_venta === null ? null : fullNumber(row.punto_de_venta, row.number),
    issue_date: row.issue_date,
    cae: row.cae,
    cae_expires_on: row.cae_expires_on,
    total: row.total ?? preview?.total ?? null,
    currency: row.currency ?? preview?.currency ?? null,
    errors: (row.faults ?? []).map(({ code, path, message, fix, arca }) => ({
      code,
      path,
      column: columns.get(path) ?? null,
      message: { es: message.es, en: message.en },
      fix: { es: fix.es, en: fix.en },
      arca: [...arca],
    })),
    rejection: rejectionOf(row),
  };
}

function rejectionOf({ rejection, type }: ToldLine): BatchLineAnswer['rejection'] {
  if (rejection === null || type === null) return null;
  const { message, fix } = explainRejection(rejection, serviceOfType(type));
  return { message, fix };
}

/** The sentences of a line for a cell: each with the column or the field it is about. */
export function sentencesOf({ errors, rejection }: BatchLineAnswer): {
  readonly error: string;
  readonly fix: string;
} {
  const told = [...errors, ...(rejection === null ? [] : [{ path: '', column: null, ...rejection }])];
  const tell = (of: 'message' | 'fix') =>
    told
      .map(({ column, path, ...words }) => {
        const place = column ?? path;
        return place === '' ? words[of].es : `${place}: ${words[of].es}`;
      })
      .join(' | ');
  return { error: tell('message'), fix: tell('fix') };
}
