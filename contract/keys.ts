/** API keys on the wire: what they may do, and the secret that is shown once. */
import { z } from 'zod';
import { cuitText, line } from './text.ts';

const text = z.string();
const mode = z.enum(['test', 'live']);
export const scope = z.enum(['read', 'draft', 'issue', 'void', 'admin']);

/** The body of `POST /v1/api-keys`. Left out, `taxpayers` is whatever the caller's own key has. */
export const keyBody = z.strictObject({
  name: line(100),
  scopes: z.array(scope).min(1).max(10),
  taxpayers: z.array(cuitText).min(1).max(500).nullable().optional(),
  /** ISO 8601 with offset. */
  expires_at: z.iso.datetime({ offset: true }).nullable().default(null),
});

const DAY_S = 24 * 3600;

/** The body of `POST /v1/api-keys/{id}/rotate`: for how long the old key goes on working. */
export const rotateKeyBody = z.strictObject({
  overlap_seconds: z
    .int()
    .min(0)
    .max(30 * DAY_S)
    .default(DAY_S),
});

/** A key as answered; `ends_at` is whichever comes first, its expiry or its revocation. */
export const keyAnswer = z.object({
  id: text,
  object: z.literal('api_key'),
  mode,
  name: text,
  /** Enough of the secret to recognise it. */
  hint: text,
  scopes: z.array(scope),
  taxpayers: z.array(text).nullable(),
  active: z.boolean(),
  created_at: text,
  ends_at: text.nullable(),
});
export type KeyAnswer = z.infer<typeof keyAnswer>;

/** A new key: the only time its secret is told. */
export const newKeyAnswer = keyAnswer.extend({ secret: text });

/** The answer of a rotation: the new key, and when the old one ends. */
export const rotatedKeyAnswer = newKeyAnswer.extend({ replaces: keyAnswer });

/** `GET /v1/me`. */
export const meAnswer = z.object({
  object: z.literal('principal'),
  kind: z.enum(['key', 'session', 'service', 'agent']),
  id: text,
  mode,
  organization: z.object({ id: text, name: text.nullable() }),
  scopes: z.array(scope),
  /** CUITs; `null` is all. */
  taxpayers: z.array(text).nullable(),
});

/** One line of the audit log. */
export const auditAnswer = z.object({
  id: text,
  object: z.literal('audit_entry'),
  principal: text,
  action: text,
  subject: text,
  detail: z.record(text, z.unknown()),
  at: text,
});
