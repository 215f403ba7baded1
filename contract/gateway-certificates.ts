/** What `api` asks of `arca-gateway` about certificates, and about how ready a CUIT is: no private key passes here. */
import { z } from 'zod';
import { cuit, environment } from './primitives.ts';

const text = z.string();
const words = z.object({ es: text, en: text });
const origin = z.enum(['simulator', 'self_signed', 'uploaded']);

/**
 * The certificates that act for a CUIT: its own, or those of the CUIT it delegated its services to
 * (`certificate_cuit`). The fields on top are those of the one that signs; `installed` lists all, `csr` is pending.
 */
export const certificate = z.object({
  environment,
  cuit,
  certificate_cuit: cuit,
  state: z.enum(['missing', 'requested', 'installed', 'expired', 'not_yet_valid']),
  origin: origin.nullable(),
  subject: text.nullable(),
  fingerprint: text.nullable(),
  not_before: text.nullable(),
  not_after: text.nullable(),
  csr: text.nullable(),
  installed: z.array(
    z.object({
      fingerprint: text,
      subject: text,
      origin,
      state: z.enum(['in_force', 'expired', 'not_yet_valid']),
      /** The one that signs the next login. */
      in_use: z.boolean(),
      /** WSAA's code for the last login signed with it, unless that went well: `cms.cert.untrusted`. */
      refused_code: text.nullable(),
      not_before: text,
      not_after: text,
    }),
  ),
});
export type Certificate = z.infer<typeof certificate>;

/** POST /internal/certificates/status, and /request, which answers the CSR. */
export const certificateRequest = z.object({ environment, cuit, name: text });

/** POST /internal/certificates/upload: PEM, a chain, PKCS #7, or DER in base64. */
export const certificateUpload = z.object({ environment, cuit, certificate: text });

/** Why a file was not taken, besides its words. */
export const UPLOAD_REASONS = [
  'empty',
  'private_key',
  'request',
  'too_large',
  'not_a_certificate',
  'no_cuit',
  'other_cuit',
  'other_environment',
  'expired',
  'no_key',
] as const;
export type UploadReason = (typeof UPLOAD_REASONS)[number];

/** POST /internal/certificates/holder: whose certificate acts for `cuit`; its own CUIT undoes it. */
export const certificateHolder = z.object({ environment, cuit, certificate_cuit: cuit });

/** POST /internal/certificates/ending: those somebody brought that end within that time, or have ended. */
export const endingRequest = z.object({ within_ms: z.number().nonnegative() });
export const endingCertificates = z.object({
  certificates: z.array(
    z.object({
      environment,
      cuit,
      fingerprint: text,
      subject: text,
      not_before: text,
      not_after: text,
      /** One that ends later is in force beside it. */
      replaced: z.boolean(),
    }),
  ),
});
export type EndingCertificate = z.infer<typeof endingCertificates>['certificates'][number];

/** ARCA's services an issuer may need, by WSAA's names. */
export const CHECKED_SERVICES = ['wsfe', 'wsfex', 'ws_sr_constancia_inscripcion', 'wscdc'] as const;

/** How far a service lets the CUIT in. */
export const ACCESS_STATES = [
  'ok',
  'no_certificate',
  /** WSAA knows no relation at all, or a fresh ticket does not name the CUIT. */
  'not_delegated',
  /** The ticket at hand was given before the delegation, and WSAA gives no other yet. */
  'ticket_older',
  /** WSAA refused the certificate itself: `code` says why. */
  'certificate_refused',
  'clock_off',
  /** WSAA gave out a ticket that we do not have; it must be waited out. */
  'already_authenticated',
  'down',
  /** Any other refusal, in ARCA's own words. */
  'refused',
] as const;

/** POST /internal/checkup: everything an issuer needs of ARCA, looked at by harmless readings. */
export const checkupRequest = z.object({ environment, cuit });
export const checkup = z.object({
  certificate,
  /** The last file handed in for this CUIT was not taken, and none since. */
  refused_upload: z.object({ reason: z.enum(UPLOAD_REASONS), words, at: text }).nullable(),
  /** ARCA's clock less ours; `null` when ARCA was not heard. */
  clock_skew_ms: z.number().nullable(),
  services: z.array(
    z.object({
      service: z.enum(CHECKED_SERVICES),
      access: z.enum(ACCESS_STATES),
      code: text.nullable(),
      message: text.nullable(),
      retry_after_ms: z.number().nullable(),
    }),
  ),
  /** As ARCA lists them; `null` when it was not asked or did not answer. */
  puntos_de_venta: z
    .array(z.object({ number: z.int(), kind: text, blocked: z.boolean(), closed_on: text.nullable() }))
    .nullable(),
  /** Numbers that issue exports (class E); `null` when that was not asked or not answered. */
  export_puntos_de_venta: z.array(z.int()).nullable(),
});
export type Checkup = z.infer<typeof checkup>;
export type CheckedAccess = Checkup['services'][number];
