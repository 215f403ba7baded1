/** Issuers on the wire: who they are, their puntos de venta, their certificates. */
import { z } from 'zod';
import { certificate } from './gateway-certificates.ts';
import { ivaCondition } from './invoices.ts';
import { environment } from './primitives.ts';
import { cuitText, dayText, line } from './text.ts';

const number = z.int().min(1).max(99_998);
const text = z.string();
const nullableText = text.nullable();
const words = z.object({ es: text, en: text });

/** The body of `POST /v1/taxpayers/{cuit}/puntos-de-venta`. */
export const puntoDeVentaBody = z.strictObject({
  number,
  name: line(100).nullable().default(null),
  address: line(300).nullable().default(null),
});

/** The body of `PATCH /v1/taxpayers/{cuit}/puntos-de-venta/{number}`: what is left out stays. */
export const puntoDeVentaChange = z.strictObject({
  name: line(100).nullable().optional(),
  address: line(300).nullable().optional(),
});

const classARegime = z.enum(['plain', 'withholding', 'cbu_informed']);

/** The body of `POST /v1/taxpayers`: what the padrón knows may be left out. */
export const taxpayerBody = z.strictObject({
  cuit: cuitText,
  name: line(200).optional(),
  trade_name: line(200).nullable().default(null),
  iva_condition: ivaCondition.optional(),
  address: line(300).optional(),
  gross_income_number: line(40).nullable().default(null),
  activities_started_on: dayText.nullable().default(null),
  class_a_regime: classARegime.default('plain'),
  footer: line(300).nullable().default(null),
  environment: environment.optional(),
  puntos_de_venta: z.array(puntoDeVentaBody).max(200).default([]),
});
export type TaxpayerBody = z.infer<typeof taxpayerBody>;

/** The body of `PATCH /v1/taxpayers/{cuit}`: what is left out stays, `null` empties. */
export const taxpayerChange = z.strictObject({
  name: line(200).optional(),
  trade_name: line(200).nullable().optional(),
  iva_condition: ivaCondition.optional(),
  address: line(300).optional(),
  gross_income_number: line(40).nullable().optional(),
  activities_started_on: dayText.nullable().optional(),
  class_a_regime: classARegime.optional(),
  footer: line(300).nullable().optional(),
  environment: environment.optional(),
});
export type TaxpayerChange = z.infer<typeof taxpayerChange>;

/** A punto de venta as answered. */
export const puntoDeVentaAnswer = z.object({
  object: z.literal('punto_de_venta'),
  number: z.int(),
  name: nullableText,
  address: nullableText,
  created_at: text,
});
export type PuntoDeVentaAnswer = z.infer<typeof puntoDeVentaAnswer>;

/** An issuer as answered. */
export const taxpayerAnswer = z.object({
  id: text,
  object: z.literal('taxpayer'),
  mode: z.enum(['test', 'live']),
  environment,
  cuit: text,
  name: text,
  trade_name: nullableText,
  iva_condition: ivaCondition,
  address: text,
  gross_income_number: nullableText,
  activities_started_on: nullableText,
  class_a_regime: classARegime,
  footer: nullableText,
  has_logo: z.boolean(),
  /** When a live issuer was let issue; `null` while it prepares, and in test mode. */
  live_since: nullableText,
  puntos_de_venta: z.array(puntoDeVentaAnswer),
  created_at: text,
  updated_at: text,
});
export type TaxpayerAnswer = z.infer<typeof taxpayerAnswer>;

/** `POST /v1/taxpayers` also says which fields the padrón filled. */
export const createdTaxpayerAnswer = taxpayerAnswer.extend({ completed_from_padron: z.array(text) });

/** What ARCA lists, each beside what we knew: `new` ones were just added. */
export const puntosDeVentaSyncAnswer = z.object({
  object: z.literal('puntos_de_venta_sync'),
  data: z.array(
    z.object({
      number: z.int(),
      kind: text,
      state: z.enum(['known', 'new', 'blocked', 'closed', 'other_regime', 'owned']),
      closed_on: nullableText,
    }),
  ),
  /** Registered here, but ARCA does not list them. */
  unknown_to_arca: z.array(z.int()),
});
export type PuntosDeVentaSyncAnswer = z.infer<typeof puntosDeVentaSyncAnswer>;

/** The body of `PUT /v1/taxpayers/{cuit}/logo`: base64 of at most 256 KB of image. */
export const logoBody = z.strictObject({
  content_type: z.enum(['image/png', 'image/jpeg']),
  data: text.min(1).max(400_000),
});

/** A certificate's state as answered; `csr` is what ARCA's page asks for. */
export const certificateAnswer = certificate.extend({ object: z.literal('certificate') });
export type CertificateAnswer = z.infer<typeof certificateAnswer>;

/** The body of `POST /v1/taxpayers/{cuit}/certificates`: `name` tells one request from another. */
export const certificateWish = z.strictObject({ name: line(60).default('arca-api') });

/** The body of `POST /v1/taxpayers/{cuit}/certificates/upload`. */
export const certificateFile = z.strictObject({ certificate: z.string().max(100_000) });

/** The body of `PUT /v1/taxpayers/{cuit}/representative`: whose certificate acts for the issuer. */
export const representativeBody = z.strictObject({ cuit: cuitText });

/** The doctor's report: what was looked at, in plain words, and the next step where there is one. */
export const diagnosisAnswer = z.object({
  object: z.literal('diagnosis'),
  cuit: text,
  environment,
  healthy: z.boolean(),
  checks: z.array(
    z.object({
      check: z.enum([
        'arca',
        'certificate',
        'certificate_upload',
        'certificate_renewal',
        'certificate_expiry',
        'clock',
        'invoicing',
        'export',
        'padron',
        'verification',
        'puntos_de_venta',
        'iva_condition',
        'lanes',
      ]),
      /** What exactly was found, for programs: `service.not_delegated`. */
      code: text,
      state: z.enum(['ok', 'warning', 'failed', 'unknown']),
      message: words,
      next_step: words.nullable(),
    }),
  ),
});
export type Diagnosis = z.infer<typeof diagnosisAnswer>;
export type Check = Diagnosis['checks'][number];
