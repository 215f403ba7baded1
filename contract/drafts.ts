/** Drafts on the wire: invoices not yet meant. */
import { z } from 'zod';
import { faultSchema } from './problem.ts';

/**
 * What `POST /v1/invoices` takes instead of an invoice: the draft, and the content that was looked at.
 *
 * @example
 * draftReference.parse({ draft_id: 'drf_…', content_hash: '9f86…' });
 */
export const draftReference = z.strictObject({
  draft_id: z.string().max(100),
  content_hash: z.string().max(100),
});

/** The body of `POST /v1/drafts/{id}/approve`: naming the content refuses to approve anything newer. */
export const approveDraftBody = z.strictObject({ content_hash: z.string().max(100).optional() });

/** A draft as answered. `body` is what was sent; `faults` say what keeps it from being read as an invoice. */
export const draftAnswer = z.object({
  id: z.string(),
  object: z.literal('draft'),
  mode: z.enum(['test', 'live']),
  version: z.int(),
  /** SHA-256 (hex) of the body with sorted keys. */
  content_hash: z.string(),
  body: z.record(z.string(), z.unknown()),
  faults: z.array(faultSchema),
  created_by: z.string(),
  approved_by: z.string().nullable(),
  /** The invoice it became. */
  invoice: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type DraftAnswer = z.infer<typeof draftAnswer>;
