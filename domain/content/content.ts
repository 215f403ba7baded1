/** What ARCA is told of one comprobante, whichever of its services authorises it: WSFEv1, or WSFEX for class E. */
import type { Day } from '../calendar/day.ts';
import type { Comprobante, EchoedComprobante } from '../comprobante/comprobante.ts';
import type { EchoedExport, ExportComprobante } from '../export/export-comprobante.ts';
import type { Assessment } from '../invoice/assessment.ts';

/** The whole content of a comprobante but its number, which belongs to the lane. */
export type Content = Comprobante | ExportComprobante;

/** A content as ARCA echoes it: `null` where it does not say. */
export type EchoedContent = EchoedComprobante | EchoedExport;

/** What ARCA answers when asked for a comprobante by its number (FECompConsultar, FEXGetCMP), in our words. */
export interface FoundComprobante {
  readonly number: number;
  readonly comprobante: EchoedContent;
  readonly authorization: {
    readonly kind: 'cae' | 'caea';
    readonly code: string;
    readonly expires_on: Day | null;
  };
  /**
   * When ARCA processed it, local time of Buenos Aires: `YYYY-MM-DDTHH:mm:ss`, or the day alone where ARCA tells no
   * more (WSFEX); `null` if not told.
   */
  readonly processed_at: string | null;
  readonly observations: readonly { readonly code: number; readonly message: string }[];
}

/**
 * Whether it is class E, which goes to WSFEX.
 *
 * @example
 * const country = (content: Content) => (isExport(content) ? content.country : null);
 */
export function isExport(content: Content): content is ExportComprobante {
  return 'export_type' in content;
}

/** The same question of an echo. */
export function isExportEcho(echo: EchoedContent): echo is EchoedExport {
  return 'export_type' in echo;
}

/**
 * What an assessment would send, whenever it can be computed.
 *
 * @example
 * const total = (assessment: Assessment) => contentOf(assessment)?.total ?? null;
 */
export function contentOf(assessment: Assessment): Content | null {
  return assessment.comprobante ?? assessment.export_comprobante;
}

/** Who the comprobante is for, as it can be searched by: a document, or the number a foreign country gave. */
export function recipientNumber(content: Content): string {
  if (!isExport(content)) return content.document.number;
  return content.client.foreign_tax_id ?? content.client.country_tax_id ?? '0';
}
