/** Which fields ARCA tells otherwise than the books, each by the comparison that decides whether a CAE is adopted. Pure. */
import { compareContent } from '@arca-api/domain/content/compare-content';
import type { Content, EchoedContent, FoundComprobante } from '@arca-api/domain/content/content';
import type { DifferentField } from '../tables.ts';

export interface Booked {
  readonly content: Content;
  readonly cae: string | null;
  readonly cae_expires_on: string | null;
}

export function differingFields(booked: Booked, found: FoundComprobante): readonly DifferentField[] {
  const { content } = booked;
  const echo = found.comprobante;
  const nothing = Object.fromEntries(Object.keys(echo).map((name) => [name, null]));
  const fields: DifferentField[] = Object.entries(echo).flatMap(([field, arca]) => {
    if (arca === null) return [];
    // Nothing is told but this one, and a total that agrees: what differs then is it.
    const alone = { ...nothing, total: content.total, [field]: arca } as unknown as EchoedContent;
    if (compareContent(content, alone) === 'equal') return [];
    return [{ field, books: (content as unknown as Record<string, unknown>)[field] ?? null, arca }];
  });
  const { code, expires_on } = found.authorization;
  if (code !== booked.cae) fields.push({ field: 'cae', books: booked.cae, arca: code });
  if (expires_on !== null && expires_on !== booked.cae_expires_on)
    fields.push({ field: 'cae_expires_on', books: booked.cae_expires_on, arca: expires_on });
  return fields;
}
