/** Issues an invoice: one request, one invoice, accepted durably before anything is promised. */
import { Refusal } from '@arca-api/contract/errors';
import { type InvoiceBody, invoiceBody } from '@arca-api/contract/invoices';
import { contentOf, recipientNumber } from '@arca-api/domain/content/content';
import type { Fault } from '@arca-api/domain/faults/fault';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Random } from '@arca-api/platform/random/port';
import { grantOf, mayUse, type Principal } from '../access/principal.ts';
import { isTouched } from '../doors/is-touched.ts';
import { readLeniently } from '../doors/read-body.ts';
import { requestHash } from '../doors/request-hash.ts';
import { laneId } from '../issuing/lanes.store.ts';
import type { Judged, judgeRequest } from '../judging/judge-request.ts';
import type { NewInvoice } from './invoices.store.ts';
import type { Accept, Acceptance, KnownInvoices } from './port.ts';
import type { InvoiceRow } from './present-invoice.ts';

export interface IssueParts {
  readonly invoices: KnownInvoices;
  readonly judge: ReturnType<typeof judgeRequest>;
  readonly accept: Accept;
  readonly wake: (lane: string, organization: string) => void;
  readonly clock: Clock;
  readonly random: Random;
}

export interface IssueOrder {
  readonly principal: Principal;
  readonly requestId: string;
  /** The route, part of what makes two requests the same. */
  readonly route: string;
  readonly body: unknown;
  /** What makes two requests the same, where it is not the body. */
  readonly identity?: unknown;
  readonly idempotencyKey: string | null;
  readonly origin: 'api' | 'dashboard' | 'draft' | 'connection' | 'batch' | 'recurring';
  readonly original: string | null;
  readonly draft: Acceptance['draft'];
}

export interface Issued {
  readonly row: InvoiceRow;
  /** The same request was answered before. */
  readonly replayed: boolean;
}

/** What makes two requests the same. */
interface Sameness {
  readonly order: IssueOrder;
  readonly hash: string;
  readonly externalId: string | null;
}

/** An order that was judged and can be accepted, or the invoice that it was answered with before. */
export type Prepared = { readonly before: InvoiceRow } | (Sameness & { readonly acceptance: Acceptance });

export function issueInvoice(parts: IssueParts) {
  const { prepare, settle } = issuingSteps(parts);
  return async (order: IssueOrder): Promise<Issued> => settle(await prepare(order));
}

/** Issuing in its two halves, for whoever judges many at once and has them accepted in an order of their own. */
export function issuingSteps(parts: IssueParts) {
  const { invoices, judge, accept, clock, random } = parts;
  return { prepare, settle };

  /** Looks and judges, and writes nothing. */
  async function prepare(order: IssueOrder): Promise<Prepared> {
    const read = readLeniently(invoiceBody, order.body);
    const hash = requestHash(
      order.route,
      order.identity ?? (read.faults.length === 0 ? read.value : order.body),
    );
    const sameness = { order, hash, externalId: read.value?.external_id ?? null };
    const judgement = async () => {
      requireKey(order, read.value);
      const judged = await judgeOrRefuse(order, read);
      const original = order.original ?? (await originalOf(judged, order));
      return { ...sameness, acceptance: compose({ ...order, original }, judged, hash) };
    };
    return judgement().catch(async (refusal) => ({ before: await twinOf(sameness, refusal) }));
  }

  /** Hands over before it waits for anything: what is settled first is accepted first. */
  async function settle(prepared: Prepared): Promise<Issued> {
    if ('before' in prepared) return { row: prepared.before, replayed: true };
    const accepted = await accept(prepared.acceptance).catch((refusal) => ({ refusal }));
    if ('row' in accepted) {
      parts.wake(accepted.row.lane_id, accepted.row.organization_id);
      return { row: accepted.row, replayed: false };
    }
    const refusal =
      'refusal' in accepted ? accepted.refusal : new Error('refused by a key that nobody holds');
    return { row: await twinOf(prepared, refusal), replayed: true };
  }

  /**
   * Seldom was the same asked before, so the books are searched only once something stood in the way. Whatever that
   * was, a repetition is answered with its twin: a note that took all there was leaves nothing to its own.
   */
  async function twinOf({ order, hash, externalId }: Sameness, refusal: unknown): Promise<InvoiceRow> {
    if (!(refusal instanceof Error)) throw refusal;
    const twin = (await replay(order, hash)) ?? (await known(order, hash, externalId));
    if (twin === null) throw refusal;
    return twin;
  }

  async function replay(order: IssueOrder, hash: string): Promise<InvoiceRow | null> {
    if (order.idempotencyKey === null) return null;
    const { organization } = grantOf(order.principal);
    const row = await invoices.byKey(organization, order.principal.mode, order.idempotencyKey);
    if (row === undefined) return null;
    requireReach(order, row);
    if (row.request_hash !== hash) throw new Refusal('idempotency.conflict', { extra: { invoice: row.id } });
    return row;
  }

  /** A key limited to some CUITs may not learn of others by guessing what they were asked with. */
  function requireReach(order: IssueOrder, row: InvoiceRow): void {
    if (!mayUse(grantOf(order.principal), row.request.taxpayer)) throw new Refusal('access.forbidden');
  }

  /** A note that names one of our own comprobantes counts against it, whichever door it came by. */
  async function originalOf({ request, issuer }: Judged, order: IssueOrder): Promise<string | null> {
    const [related, ...others] = request.related_comprobantes;
    const isNote = request.kind === 'credit_note' || request.kind === 'debit_note';
    if (!isNote || related === undefined || others.length > 0) return null;
    if (related.cuit !== undefined && related.cuit !== request.taxpayer) return null;
    const { environment, cuit } = issuer.taxpayer;
    const { punto_de_venta, type, number } = related;
    const row = await invoices.byNumber(laneId({ environment, cuit, punto_de_venta, type }), number);
    return row?.organization_id === grantOf(order.principal).organization ? row.id : null;
  }

  function requireKey(order: IssueOrder, body: InvoiceBody | null): void {
    if (order.principal.mode !== 'live' || order.idempotencyKey !== null) return;
    if ((body?.external_id ?? null) === null) throw new Refusal('idempotency.required');
  }

  /** All faults at once: those of form, and those of law in whatever could be read. */
  async function judgeOrRefuse(
    order: IssueOrder,
    read: {
      readonly value: InvoiceBody | null;
      readonly faults: readonly Fault[];
      readonly broken: readonly string[];
    },
  ): Promise<Judged> {
    const grant = grantOf(order.principal);
    if (read.value === null) throw new Refusal('request.invalid', { faults: read.faults });
    const judged = await judge(read.value, grant, order.principal.mode, null);
    const law = 'assessment' in judged ? judged.assessment.faults : judged;
    const faults = [...read.faults, ...law.filter((fault) => !isTouched(fault.path, read.broken))];
    if (faults.length > 0 || !('assessment' in judged)) throw new Refusal('request.invalid', { faults });
    return judged;
  }

  function compose(order: IssueOrder, judged: Judged, hash: string): Acceptance {
    const { request, context, assessment } = judged;
    const { taxpayer } = judged.issuer;
    const content = contentOf(assessment);
    if (content === null || assessment.letter === null) {
      throw new Error('a request without faults has no comprobante');
    }
    const now = clock.now();
    const invoice: NewInvoice = {
      id: random.id('inv'),
      organization_id: grantOf(order.principal).organization,
      mode: order.principal.mode,
      taxpayer_id: taxpayer.id,
      lane_id: laneId({
        environment: taxpayer.environment,
        cuit: taxpayer.cuit,
        punto_de_venta: content.punto_de_venta,
        type: content.type,
      }),
      status: 'submitted',
      kind: request.kind,
      letter: assessment.letter.letter,
      type: content.type,
      punto_de_venta: content.punto_de_venta,
      fixed_date: request.issue_date,
      issue_date: content.date,
      request,
      context,
      assessment,
      recipient_document: recipientNumber(content),
      recipient_name: assessment.recipient?.name ?? null,
      total: content.total,
      currency: request.currency,
      origin: order.origin,
      original_id: order.original,
      idempotency_key: order.idempotencyKey,
      request_hash: hash,
      external_id: request.external_id,
      metadata: request.metadata,
      notes: request.notes,
      request_id: order.requestId,
      created_at: now,
      updated_at: now,
    };
    const audit = {
      id: random.id('aud'),
      organization_id: invoice.organization_id,
      mode: invoice.mode,
      principal: order.principal.id,
      action: 'invoice.submitted',
      subject: invoice.id,
      detail: { origin: order.origin, request_id: order.requestId },
      at: now,
    };
    return { invoice, audit, environment: taxpayer.environment, cuit: taxpayer.cuit, draft: order.draft };
  }

  /** The caller's own id names one invoice too: the same request again is answered with it. */
  async function known(
    order: IssueOrder,
    hash: string,
    externalId: string | null,
  ): Promise<InvoiceRow | null> {
    if (externalId === null) return null;
    const { organization } = grantOf(order.principal);
    const row = await invoices.byExternalId(organization, order.principal.mode, externalId);
    if (row === undefined) return null;
    requireReach(order, row);
    if (row.request_hash !== hash) throw new Refusal('external_id.exists', { extra: { invoice: row.id } });
    return row;
  }
}
