/** Says everything that can be said about an invoice without issuing or storing it. */
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import { invoiceBody } from '@arca-api/contract/invoices';
import { plain } from '@arca-api/contract/plain';
import { dayText } from '@arca-api/contract/text';
import { contentOf } from '@arca-api/domain/content/content';
import type { Fault } from '@arca-api/domain/faults/fault';
import type { Assessment } from '@arca-api/domain/invoice/assessment';
import { grantOf, type Principal } from '../access/principal.ts';
import { isTouched } from '../doors/is-touched.ts';
import { readLeniently } from '../doors/read-body.ts';
import { presentRecipient, presentTotals } from '../invoices/present-invoice.ts';
import type { judgeRequest } from './judge-request.ts';

export const previewBody = invoiceBody.extend({ as_of: dayText.optional() });

export interface PreviewParts {
  readonly judge: ReturnType<typeof judgeRequest>;
  readonly gateway: GatewayClient;
}

export function previewInvoice({ judge, gateway }: PreviewParts) {
  return async (principal: Principal, body: unknown) => {
    const read = readLeniently(previewBody, body);
    if (read.value === null) return preview(read.faults);
    const { as_of, ...invoice } = read.value;
    const judged = await judge(invoice, grantOf(principal), principal.mode, as_of ?? null);
    if (!('assessment' in judged)) return preview([...read.faults, ...judged]);
    const { assessment } = judged;
    const faults = [
      ...read.faults,
      ...assessment.faults.filter((fault) => !isTouched(fault.path, read.broken)),
    ];
    return {
      ...preview(faults),
      letter: assessment.letter?.letter ?? null,
      letter_reason: assessment.letter?.why ?? null,
      comprobante_type: assessment.comprobante_type,
      issue_date: contentOf(assessment)?.date ?? null,
      recipient: assessment.recipient === null ? null : presentRecipient(assessment.recipient),
      lines: assessment.lines,
      totals: assessment.totals === null ? null : presentTotals(assessment.totals),
      transparency: assessment.transparency,
      exchange_rate: assessment.exchange_rate,
      warnings: assessment.warnings,
      arca_request: await arcaRequest(assessment),
    };
  };

  /** By ARCA's own names, as WSFEv1 or WSFEX would be sent it. */
  async function arcaRequest(assessment: Assessment): Promise<Record<string, unknown> | null> {
    const { comprobante, export_comprobante } = assessment;
    if (comprobante !== null) {
      return (await gateway.translate({ comprobante: plain(comprobante), number: null })).request;
    }
    if (export_comprobante === null) return null;
    return (await gateway.translate({ export_comprobante: plain(export_comprobante), number: null })).request;
  }
}

function preview(faults: readonly Fault[]) {
  return {
    object: 'preview' as const,
    valid: faults.length === 0,
    letter: null,
    letter_reason: null,
    comprobante_type: null,
    issue_date: null,
    recipient: null,
    lines: [],
    totals: null,
    transparency: null,
    exchange_rate: null,
    faults,
    warnings: [],
    arca_request: null,
  };
}
