/**
 * What `api` asks of `arca-gateway`, the only service that speaks with ARCA.
 * Every answer about a write says what is certain, because ARCA has no idempotency key.
 */
import { z } from 'zod';
import { cuit, day, decimal, environment } from './primitives.ts';

const positive = z.int().positive();
/** ARCA's services as breakers and health name them. */
export const ARCA_SERVICES = ['wsaa', 'wsfe', 'wsfex', 'wscdc', 'padron'] as const;
export type ArcaServiceName = (typeof ARCA_SERVICES)[number];
/** Methods that fail together: logins, readings and authorisations. */
export const ARCA_METHODS = ['auth', 'read', 'authorise'] as const;

/** One of ARCA's services is out, as our own calls saw it: nothing is sent to it for a while. Instants in milliseconds. */
export const outage = z.object({
  environment,
  service: z.enum(ARCA_SERVICES),
  methods: z.enum(ARCA_METHODS),
  /** `recovering`: it answers again, and a growing share of the calls is sent. */
  state: z.enum(['out', 'recovering']),
  since: z.number(),
  /** When it is worth asking again. */
  retry_at: z.number(),
  reason: z.string().nullable(),
});
export type Outage = z.infer<typeof outage>;

const observation = z.object({ code: z.int(), message: z.string() });
export type Observation = z.infer<typeof observation>;

export const comprobante = z.object({
  type: positive,
  punto_de_venta: positive,
  concept: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  document: z.object({ type: z.int(), number: z.string() }),
  date: day,
  total: decimal,
  net_untaxed: decimal,
  net_taxed: decimal,
  exempt: decimal,
  other_taxes_total: decimal,
  iva_total: decimal,
  service_from: day.nullable(),
  service_to: day.nullable(),
  payment_due_date: day.nullable(),
  currency: z.string(),
  exchange_rate: decimal,
  paid_in_same_currency: z.boolean().nullable(),
  recipient_iva_condition: z.int().nullable(),
  iva: z.array(z.object({ id: z.int(), base: decimal, amount: decimal })),
  other_taxes: z.array(
    z.object({ id: z.int(), description: z.string(), base: decimal, rate: decimal, amount: decimal }),
  ),
  related: z.array(
    z.object({
      type: positive,
      punto_de_venta: positive,
      number: positive,
      cuit: cuit.nullable(),
      date: day.nullable(),
    }),
  ),
  related_period: z.object({ from: day, to: day }).nullable(),
  optionals: z.array(z.object({ id: z.string(), value: z.string() })),
});

/** Class E, which another of ARCA's services (WSFEX) authorises. */
export const exportComprobante = z.object({
  type: positive,
  punto_de_venta: positive,
  date: day,
  export_type: z.union([z.literal(1), z.literal(2), z.literal(4)]),
  country: positive,
  client: z.object({
    name: z.string(),
    address: z.string(),
    country_tax_id: z.string().nullable(),
    foreign_tax_id: z.string().nullable(),
  }),
  currency: z.string(),
  exchange_rate: decimal,
  paid_in_same_currency: z.boolean().nullable(),
  total: decimal,
  language: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  items: z.array(
    z.object({
      code: z.string().nullable(),
      description: z.string(),
      quantity: decimal,
      unit: z.int(),
      unit_price: decimal,
      discount: decimal,
      total: decimal,
    }),
  ),
  has_permit: z.boolean().nullable(),
  permits: z.array(z.object({ id: z.string(), destination: z.int() })),
  payment_terms: z.string().nullable(),
  payment_date: day.nullable(),
  incoterms: z.string().nullable(),
  incoterms_detail: z.string().nullable(),
  related: comprobante.shape.related,
  optionals: comprobante.shape.optionals,
});

/** An export as ARCA echoes it: `null` where it does not say. */
const echoedExport = z.object({
  type: exportComprobante.shape.type.nullable(),
  punto_de_venta: exportComprobante.shape.punto_de_venta.nullable(),
  date: day.nullable(),
  export_type: exportComprobante.shape.export_type.nullable(),
  country: exportComprobante.shape.country.nullable(),
  client: exportComprobante.shape.client.nullable(),
  currency: z.string().nullable(),
  exchange_rate: decimal.nullable(),
  paid_in_same_currency: z.boolean().nullable(),
  total: decimal.nullable(),
  language: exportComprobante.shape.language.nullable(),
  items: exportComprobante.shape.items.nullable(),
  has_permit: z.boolean().nullable(),
  permits: exportComprobante.shape.permits.nullable(),
  payment_terms: z.string().nullable(),
  payment_date: day.nullable(),
  incoterms: z.string().nullable(),
  incoterms_detail: z.string().nullable(),
  related: exportComprobante.shape.related.nullable(),
  optionals: exportComprobante.shape.optionals.nullable(),
});

/** As ARCA echoes it: `null` where it does not say. */
const echoedComprobante = z.object({
  type: comprobante.shape.type.nullable(),
  punto_de_venta: comprobante.shape.punto_de_venta.nullable(),
  concept: comprobante.shape.concept.nullable(),
  document: comprobante.shape.document.nullable(),
  date: comprobante.shape.date.nullable(),
  total: decimal.nullable(),
  net_untaxed: decimal.nullable(),
  net_taxed: decimal.nullable(),
  exempt: decimal.nullable(),
  other_taxes_total: decimal.nullable(),
  iva_total: decimal.nullable(),
  service_from: day.nullable(),
  service_to: day.nullable(),
  payment_due_date: day.nullable(),
  currency: z.string().nullable(),
  exchange_rate: decimal.nullable(),
  paid_in_same_currency: z.boolean().nullable(),
  recipient_iva_condition: z.int().nullable(),
  iva: comprobante.shape.iva.nullable(),
  other_taxes: comprobante.shape.other_taxes.nullable(),
  related: comprobante.shape.related.nullable(),
  related_period: comprobante.shape.related_period.nullable(),
  optionals: comprobante.shape.optionals.nullable(),
});

/** One lane: numbers are consecutive in it. */
export const lane = z.object({ environment, cuit, punto_de_venta: positive, type: positive });
export type Lane = z.infer<typeof lane>;

/** POST /internal/comprobantes/authorize: consecutive comprobantes of one lane, in order. */
export const authorizeRequest = z.object({
  lane,
  /** Identifies this try; asking again with the same id answers what came of it. */
  send_id: z.string(),
  /** Instant (ms since the epoch) after which nothing may leave for ARCA. */
  deadline: z.number(),
  /** Exports come one at a time. */
  items: z
    .array(z.object({ number: positive, comprobante: z.union([comprobante, exportComprobante]) }))
    .min(1),
});
export type AuthorizeRequest = z.infer<typeof authorizeRequest>;

/** How a header error of ARCA must be taken. */
export const HEADER_CLASSES = ['sequence', 'lane_permanent', 'delegation', 'infrastructure'] as const;

export const authorizeResult = z.object({
  number: positive,
  /** `unprocessed`: R and empty, ARCA never looked at it. */
  result: z.enum(['authorized', 'rejected', 'unprocessed']),
  cae: z.string().nullable(),
  cae_expires_on: day.nullable(),
  observations: z.array(observation),
});
export type AuthorizeResult = z.infer<typeof authorizeResult>;

export const authorizeAnswer = z.discriminatedUnion('certainty', [
  z.object({
    certainty: z.literal('answered'),
    results: z.array(authorizeResult),
    /** Header `Errors`; empty when every item has its own verdict. */
    errors: z.array(observation),
    /** The gravest class among `errors`; `null` without errors. */
    error_class: z.enum(HEADER_CLASSES).nullable(),
    /** FchProceso as `YYYY-MM-DDTHH:mm:ss`, Buenos Aires. */
    processed_at: z.string().nullable(),
  }),
  /** Nothing left for ARCA, or ARCA certainly did not take it. */
  z.object({
    certainty: z.literal('not-sent'),
    reason: z.string(),
    retry_after_ms: z.number(),
    /** Present when waiting alone will not help: no certificate, or WSAA knows no such relation. */
    error_class: z.enum(HEADER_CLASSES).optional(),
    /** Present when a request of it was refused for its ticket or its `Id`: a copy of that one may be taken yet. */
    refused: z.literal(true).optional(),
    /** Present when it was not tried at all, because ARCA is out. */
    outage: outage.optional(),
  }),
  /** It may have been taken. */
  z.object({ certainty: z.literal('unknown'), reason: z.string() }),
]);
export type AuthorizeAnswer = z.infer<typeof authorizeAnswer>;

/** A read that ARCA answered, or a reason why it did not. Reads may always be tried again. */
export const readFailure = z.object({
  ok: z.literal(false),
  reason: z.string(),
  error_class: z.enum(HEADER_CLASSES).nullable(),
  errors: z.array(observation),
  retry_after_ms: z.number(),
  /** Present when it was not tried at all, because ARCA is out. */
  outage: outage.optional(),
});
export type ReadFailure = z.infer<typeof readFailure>;

/** POST /internal/comprobantes/last */
export const lastRequest = z.object({ lane, deadline: z.number() });
export const lastAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), number: z.int().nonnegative() }),
  readFailure,
]);
export type LastAnswer = z.infer<typeof lastAnswer>;

/** POST /internal/comprobantes/consult */
export const consultRequest = z.object({ lane, number: positive, deadline: z.number() });
export const foundComprobante = z.object({
  number: positive,
  comprobante: z.union([echoedComprobante, echoedExport]),
  authorization: z.object({ kind: z.enum(['cae', 'caea']), code: z.string(), expires_on: day.nullable() }),
  /** `YYYY-MM-DDTHH:mm:ss`, Buenos Aires; of exports ARCA tells the day alone. */
  processed_at: z.string().nullable(),
  observations: z.array(observation),
});
export const consultAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), found: foundComprobante.nullable() }),
  readFailure,
]);
export type ConsultAnswer = z.infer<typeof consultAnswer>;

/** GET /internal/exchanges/:send_id: what came of a try, if the gateway knows. */
export const exchangeAnswer = z.object({
  known: z.boolean(),
  answer: authorizeAnswer.nullable(),
  request_xml: z.string().nullable(),
  response_xml: z.string().nullable(),
});
export type ExchangeAnswer = z.infer<typeof exchangeAnswer>;

/** POST /internal/comprobantes/translate: the fields ARCA would be sent, by its own names. */
export const translateRequest = z.union([
  z.object({ comprobante, number: positive.nullable() }),
  z.object({ export_comprobante: exportComprobante, number: positive.nullable() }),
]);
export const translateAnswer = z.object({
  service: z.enum(['wsfe', 'wsfex']),
  request: z.record(z.string(), z.unknown()),
});

/** POST /internal/padron/look-up */
export const padronRequest = z.object({ environment, represented: cuit, cuit });
export const padronAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('found'),
    person: z.object({
      cuit,
      name: z.string(),
      address: z.string().nullable(),
      iva_condition: z.string().nullable(),
      active: z.boolean(),
      activities: z.array(z.object({ id: z.string(), description: z.string() })),
      monotributo_category: z.string().nullable(),
      kind: z.enum(['person', 'company']),
      /** Plain words when ARCA holds tax data back (`errorConstancia`). */
      note: z.string().nullable(),
    }),
    /** Instant (ms) at which ARCA said so. */
    as_of: z.number(),
  }),
  z.object({ outcome: z.literal('unknown') }),
  z.object({ outcome: z.literal('unavailable'), reason: z.string() }),
]);
export type PadronAnswer = z.infer<typeof padronAnswer>;

/** POST /internal/exchange-rate: ARCA's rate of a currency (its own code) for a day. */
export const rateRequest = z.object({ environment, cuit, currency: z.string(), date: day });
export const rateAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), rate: decimal, date: day }),
  z.object({ ok: z.literal(false), reason: z.string() }),
]);
export type RateAnswer = z.infer<typeof rateAnswer>;

/** POST /internal/batch-limit: FECompTotXRequest, cached. */
export const limitRequest = z.object({ environment, cuit });
export const limitAnswer = z.object({ limit: positive });

/** POST /internal/puntos-de-venta */
export const puntosDeVentaRequest = z.object({ environment, cuit });
export const puntosDeVentaAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    puntos_de_venta: z.array(
      z.object({ number: positive, kind: z.string(), blocked: z.boolean(), closed_on: day.nullable() }),
    ),
  }),
  readFailure,
]);

/** GET /internal/health: ARCA's services as seen by us. */
export const arcaHealth = z.object({
  /** The gateway's clock when it answered, in milliseconds: deadlines travel as instants. */
  now: z.number(),
  services: z.array(
    z.object({
      environment,
      service: z.enum(ARCA_SERVICES),
      state: z.enum(['up', 'degraded', 'down', 'unknown']),
      latency_ms: z.number().nullable(),
      last_ok_at: z.number().nullable(),
      last_error: z.string().nullable(),
    }),
  ),
  /** What is sent to them; a gateway of before does not say. `half_open`: one call shows whether the service is back, or will as soon as there is one. */
  breakers: z
    .array(
      z.object({
        environment,
        service: z.enum(ARCA_SERVICES),
        methods: z.enum(ARCA_METHODS),
        state: z.enum(['closed', 'open', 'half_open', 'recovering']),
        since: z.number().nullable(),
        retry_at: z.number().nullable(),
        reason: z.string().nullable(),
      }),
    )
    .default([]),
});
export type ArcaHealth = z.infer<typeof arcaHealth>;
