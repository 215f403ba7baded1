/** What a round of work made of a line. */
import type { Fault } from '@arca-api/domain/faults/fault';
import type { LinePreview } from './batch.ts';

export type LineOutcome =
  | {
      readonly line: number;
      readonly status: 'accepted';
      readonly invoice: string;
      /** The invoice was there before. */
      readonly repeated: boolean;
    }
  | { readonly line: number; readonly status: 'valid'; readonly preview: LinePreview | null }
  | { readonly line: number; readonly status: 'failed'; readonly faults: readonly Fault[] }
  /** Nobody can say: it is tried again, and never given up. */
  | { readonly line: number; readonly status: 'pending'; readonly error: unknown };
