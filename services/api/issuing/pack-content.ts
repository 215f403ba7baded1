/** What ARCA is told, as it is stored: once for a number's pin, its try and its invoice, since all three keep the same. */
import type { Content } from '@arca-api/domain/content/content';
import { packJson } from '@arca-api/platform/packing/pack';

const packed = new WeakMap<Content, string>();

export function packContent(content: Content): string {
  const before = packed.get(content);
  if (before !== undefined) return before;
  const now = packJson(content, 'content');
  packed.set(content, now);
  return now;
}
