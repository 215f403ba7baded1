/** Whether what ARCA holds may be what an invoice asks for: the question where the evidence of a try was lost. */
import { compareContent } from '@arca-api/domain/content/compare-content';
import type { Content, FoundComprobante } from '@arca-api/domain/content/content';

/** Whatever nothing contradicts. A date that was not asked for contradicts nothing: it was that of another day. */
export function resembles(content: Content, automaticDate: boolean, found: FoundComprobante): boolean {
  return compareContent(datedLike(content, automaticDate, found), found.comprobante) !== 'different';
}

/** The content with the date that it would have had then. */
export function datedLike(content: Content, automaticDate: boolean, found: FoundComprobante): Content {
  const { date } = found.comprobante;
  return automaticDate && date !== null ? { ...content, date } : content;
}
