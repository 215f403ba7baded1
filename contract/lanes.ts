/** Lanes as operators see them: where each stands, what stopped it, which numbers are in doubt, and what people decide. */
import { z } from 'zod';
import { foundComprobante } from './gateway.ts';
import { listQuery } from './lists.ts';
import { environment } from './primitives.ts';
import { cuitText, line } from './text.ts';

const text = z.string();
const words = z.object({ es: text, en: text });
const arcaMessages = z.array(z.object({ code: z.int(), message: text }));

/** `halted` waits for a person; `suspect` is being compared with ARCA after a restore. */
export const laneState = z.enum(['idle', 'waiting', 'suspect', 'halted']);

/** Why a lane stands still, and what a person can do. */
export const laneHalt = z.object({
  reason: text,
  detail: text,
  message: words,
  fix: words,
  arca: arcaMessages,
});

/** The query of `GET /v1/lanes`. */
export const lanesQuery = listQuery.extend({
  taxpayer: cuitText.optional(),
  state: laneState.optional(),
});

/** One lane, in lists and in whole. */
export const laneAnswer = z.object({
  id: text,
  object: z.literal('lane'),
  environment,
  taxpayer: text,
  punto_de_venta: z.int(),
  comprobante_type: z.int(),
  state: laneState,
  /** Something here is only a person's to decide. */
  needs_person: z.boolean(),
  waiting: z.int(),
  oldest_waiting_at: text.nullable(),
  /** Every number up to this one is accounted for. */
  settled_through: z.int(),
  last_date: text.nullable(),
  halt: laneHalt.nullable(),
  /** When the restore was told of since which what ARCA has may be ours and forgotten. */
  suspect_since: text.nullable(),
  /** How many numbers wait for a person to say whose they are. */
  doubtful: z.int(),
  /** How many numbers the books and ARCA disagree about. */
  differences: z.int(),
});
export type LaneAnswer = z.infer<typeof laneAnswer>;

/** Where books and ARCA say different things of one number. */
export const differenceAnswer = z.object({
  number: z.int(),
  kind: z.enum(['content', 'missing_at_arca', 'beyond_the_books']),
  invoice: text.nullable(),
  fields: z.array(z.object({ field: text, books: z.unknown(), arca: z.unknown() })),
  found_at: text,
});
export type DifferenceAnswer = z.infer<typeof differenceAnswer>;

/** The query of `GET /v1/lanes/{lane}`; with `arca=true` ARCA is asked. */
export const laneQuery = z.strictObject({ arca: z.enum(['true', 'false']).default('false') });

/** `GET /v1/lanes/{lane}`. */
export const laneDetailAnswer = laneAnswer.extend({
  /** The first that waits. */
  head: z.object({ invoice: text, status: text, created_at: text }).nullable(),
  /** Tries whose outcome is not certain yet. */
  tries: z.array(
    z.object({
      send_id: text,
      first_number: z.int(),
      numbers: z.array(z.int()),
      invoices: z.array(text),
      sent_at: text,
    }),
  ),
  doubtful_numbers: z.array(
    z.object({
      number: z.int(),
      /** `orphan`: restored books do not know it; `ambiguous`: it resembles what was sent, but not in everything. */
      why: z.enum(['orphan', 'ambiguous']),
      /** What ARCA holds; of an ambiguous one only when ARCA was asked. */
      found: foundComprobante.nullable(),
      /** Invoices of ours that it may be. */
      candidates: z.array(text),
    }),
  ),
  differing_numbers: z.array(differenceAnswer),
  /** `null` unless ARCA was asked. */
  arca: z.object({ last_number: z.int().nullable(), reason: text.nullable(), asked_at: text }).nullable(),
});
export type LaneDetailAnswer = z.infer<typeof laneDetailAnswer>;

const note = line(500).optional();

/** The body of `POST /v1/lanes/{lane}/resume`. */
export const resumeBody = z.strictObject({ note });

/** `POST /v1/lanes/{lane}/resume`. */
export const resumeAnswer = z.object({
  object: z.literal('lane'),
  id: text,
  state: z.literal('resumed'),
});

/** The body of `POST /v1/lanes/{lane}/adopt`: whose a doubtful number is. `invoice` null: nobody's of ours. */
export const adoptBody = z.strictObject({
  number: z.int().min(1).max(99_999_999),
  invoice: line(60).nullable(),
  /** The CAE of what was looked at; refused where ARCA holds another meanwhile. */
  cae: z
    .string()
    .regex(/^\d{14}$/)
    .optional(),
  note,
});
export type AdoptBody = z.infer<typeof adoptBody>;

/** `POST /v1/lanes/{lane}/adopt`. */
export const adoptAnswer = z.object({
  object: z.literal('lane_decision'),
  lane: text,
  number: z.int(),
  decision: z.enum(['invoice', 'stranger']),
  invoice: text.nullable(),
  /** What ARCA held when it was decided. */
  found: foundComprobante,
  decided_at: text,
});
export type AdoptAnswer = z.infer<typeof adoptAnswer>;

/** The body of `POST /v1/lanes/{lane}/differences/{number}/accept`. */
export const acceptDifferenceBody = z.strictObject({ note });

/**
 * The data of `punto_de_venta.difference_found` and `punto_de_venta.difference_resolved`, a whole snapshot.
 *
 * @example
 * const { lane, number, fields } = laneDifference.parse(event.data);
 */
export const laneDifference = differenceAnswer.extend({
  object: z.literal('lane_difference'),
  lane: text,
  /** `agrees`: a later look found no difference; `accepted`: a person has looked; `null`: it stands. */
  resolution: z.enum(['agrees', 'accepted']).nullable(),
});
export type LaneDifference = z.infer<typeof laneDifference>;
