/** Whether ARCA holds what we sent, whichever service it was sent to. */
import type { Comparison } from '../comprobante/agreement.ts';
import { compareComprobante } from '../comprobante/compare.ts';
import { compareExport } from '../export/compare-export.ts';
import { type Content, type EchoedContent, isExport, isExportEcho } from './content.ts';

/**
 * The comparison that decides whether a CAE is adopted; contents of different services are never the same.
 *
 * @example
 * const mayAdopt = (sent: Content, found: EchoedContent) => compareContent(sent, found) === 'equal';
 */
export function compareContent(sent: Content, found: EchoedContent): Comparison {
  if (isExport(sent)) return isExportEcho(found) ? compareExport(sent, found) : 'different';
  return isExportEcho(found) ? 'different' : compareComprobante(sent, found);
}
