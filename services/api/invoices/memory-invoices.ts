/** The books of invoices' twin in memory: acceptance, cancelling and what is asked of both, over the books of issuing. */
import { Refusal } from '@arca-api/contract/errors';
import { groupCommit } from '@arca-api/platform/database/group-commit';
import { type Books, memoryVerbs } from '../issuing/memory-store.ts';
import type { NewInvoice } from './invoices.store.ts';
import type { Accept, Acceptance, Accepted, Cancel, KnownInvoices } from './port.ts';
import type { InvoiceRow } from './present-invoice.ts';
import { reserveCredit, told } from './reserve-credit.ts';

export interface MemoryInvoicesOptions {
  readonly books: Books;
  /** Where an issuer's comprobantes go now, by the taxpayer's id. */
  readonly environmentOf: (taxpayer: string) => string | undefined;
}

export interface MemoryInvoices {
  readonly known: KnownInvoices;
  readonly accept: Accept;
  readonly cancel: Cancel;
  /** All of them or none, at once: what `accept` does with a group. */
  commit(items: readonly Acceptance[]): readonly Accepted[];
  rows(): InvoiceRow[];
}

const GROUP = 200;
const COUNTS = new Set<string>(['submitted', 'verifying', 'authorized']);
const GIVES_UP_ITS_ID = new Set<string>(['rejected', 'cancelled']);

export function memoryInvoices({ books, environmentOf }: MemoryInvoicesOptions): MemoryInvoices {
  const accepted = new Map<string, NewInvoice>();

  function rowOf(id: string): InvoiceRow | undefined {
    const first = accepted.get(id);
    const now = books.invoices.get(id);
    if (first === undefined || now === undefined) return undefined;
    const { granted } = now;
    return {
      ...first,
      context: now.judged_by,
      assessment: now.assessment,
      acceptance: now.acceptance,
      status: now.status,
      event_sequence: now.sequence,
      number: now.number,
      cae: now.cae,
      issue_date: granted?.content.date ?? first.issue_date,
      external_id: lost(first, now.status) ? null : first.external_id,
      authorization_kind: granted?.kind ?? null,
      cae_expires_on: granted?.expires_on ?? null,
      observations: [...(granted?.observations ?? [])],
      comprobante: granted?.content ?? null,
      rejection: now.rejection === null ? null : [...now.rejection],
      held_rejection: now.held === null ? null : [...now.held],
      orphan_number: now.orphan,
      // Nothing is decided by it.
      authorized_at: now.cae === null ? null : first.created_at,
      public_token: null,
    };
  }

  const rows = (): InvoiceRow[] => [...accepted.keys()].flatMap((id) => rowOf(id) ?? []);

  const sharesId = (one: NewInvoice, other: NewInvoice): boolean =>
    one.external_id !== null &&
    one.external_id === other.external_id &&
    one.organization_id === other.organization_id &&
    one.mode === other.mode;

  /** One that was told rejected and has its CAE after all leaves its external id to whoever took it meanwhile. */
  const lost = (one: NewInvoice, status: string): boolean =>
    status === 'authorized' && holders(one).some((other) => other.id !== one.id && isLater(other, one));
  const isLater = (one: NewInvoice, other: NewInvoice): boolean =>
    (books.invoices.get(one.id)?.acceptance ?? 0) > (books.invoices.get(other.id)?.acceptance ?? 0);
  const holders = (one: NewInvoice): NewInvoice[] =>
    [...accepted.values()].filter(
      (other) => sharesId(other, one) && !GIVES_UP_ITS_ID.has(books.invoices.get(other.id)?.status ?? ''),
    );

  const isTwin = (one: NewInvoice): boolean =>
    holders(one).length > 0 ||
    [...accepted.values()].some(
      (other) =>
        one.idempotency_key !== null &&
        other.idempotency_key === one.idempotency_key &&
        other.organization_id === one.organization_id &&
        other.mode === one.mode,
    );

  const notesOf = (id: string) =>
    rows()
      .filter((row) => row.original_id === id && COUNTS.has(row.status))
      .map((row) => ({ original_id: row.original_id, kind: row.kind, ...told(row) }));

  function commit(items: readonly Acceptance[]): readonly Accepted[] {
    for (const { invoice, environment, draft } of items) {
      if (environmentOf(invoice.taxpayer_id) !== environment) throw new Refusal('taxpayer.unsettled');
      if (draft !== null) throw new Error('the twin in memory keeps no drafts');
    }
    return items.map((item): Accepted => {
      const { invoice } = item;
      // First of all: the same note again takes nothing.
      if (isTwin(invoice)) return { twin: true };
      const { original_id: original } = invoice;
      const refusal = original === null ? null : reserveCredit(invoice, rowOf(original), notesOf(original));
      if (refusal !== null) return { refusal };
      write(item);
      const row = rowOf(invoice.id);
      if (row === undefined) throw new Error(`${invoice.id} was not written`);
      return { row };
    });
  }

  function write({ invoice, environment, cuit }: Acceptance): void {
    const { id, lane_id: lane, organization_id: organization, punto_de_venta, type } = invoice;
    if (!books.lanes.has(lane)) {
      memoryVerbs.addLane(books, lane, { environment, cuit, punto_de_venta, type }, organization);
    }
    accepted.set(id, invoice);
    const { request, context, assessment } = invoice;
    memoryVerbs.accept(books, { invoice: id, request, judged_by: context, assessment, lane, organization });
  }

  const find = async (which: (row: InvoiceRow) => boolean) => rows().find(which);
  return {
    commit,
    rows,
    accept: groupCommit({ limit: GROUP, commit: async (items) => commit(items) }),
    async cancel(row) {
      if (!memoryVerbs.cancel(books, row.id)) throw new Refusal('invoice.not_cancellable');
      return rowOf(row.id) ?? row;
    },
    known: {
      byId: async (id) => rowOf(id),
      byKey: (organization, mode, key) =>
        find(
          (row) => row.organization_id === organization && row.mode === mode && row.idempotency_key === key,
        ),
      byNumber: (lane, number) => find((row) => row.lane_id === lane && row.number === number),
      byExternalId: (organization, mode, externalId) =>
        find(
          (row) =>
            row.organization_id === organization &&
            row.mode === mode &&
            row.external_id === externalId &&
            !GIVES_UP_ITS_ID.has(row.status),
        ),
      notesOf: async (id) => notesOf(id),
    },
  };
}
