/** What is told of a punto de venta, and of webhooks themselves, where no answer of the API has that shape. */
import { z } from 'zod';
import { foundComprobante } from '../gateway.ts';
import { environment } from '../primitives.ts';

const text = z.string();

const lane = {
  version: z.literal(1),
  /** As `/v1/lanes` names it. */
  lane: text,
  environment,
  cuit: text,
  punto_de_venta: z.int(),
  /** ARCA's code of the kind of comprobante. */
  type: z.int(),
};

/** `punto_de_venta.conflict` and `punto_de_venta.orphan_found`: what ARCA has under a number, and our books do not. */
export const laneConflict = z.object({
  object: z.literal('lane_conflict'),
  ...lane,
  number: z.int(),
  found: foundComprobante,
});
export type LaneConflict = z.infer<typeof laneConflict>;

/** `punto_de_venta.halted`: nothing moves in it until a person has looked. */
export const laneHalted = z.object({
  object: z.literal('lane_halt'),
  ...lane,
  halt: z.object({
    reason: z.enum(['suspended', 'ambiguous', 'behind', 'unexplained']),
    detail: text,
    errors: z.array(z.object({ code: z.int(), message: text })),
  }),
});
export type LaneHalted = z.infer<typeof laneHalted>;

/** `delivery.exhausted`: the last attempt of its schedule failed as well. */
export const deliveryExhausted = z.object({
  object: z.literal('webhook_delivery'),
  version: z.literal(1),
  id: text,
  endpoint: text,
  /** The event that was not told, and its type. */
  event: text,
  event_type: text,
  attempts: z.int(),
  /** Of the last answer; `null` where there was none. */
  status: z.int().nullable(),
  reason: text.nullable(),
});
export type DeliveryExhausted = z.infer<typeof deliveryExhausted>;
