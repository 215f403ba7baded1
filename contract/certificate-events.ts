/** What is told of a certificate's end: `arca.certificate.expiring` and `arca.certificate.expired`. */
import { z } from 'zod';
import { endingCertificates } from './gateway-certificates.ts';
import { cuit } from './primitives.ts';

/**
 * The data of both events, a whole snapshot. `arca.certificate.expiring` is told at 60, 30 and 7 days
 * (`notice_days`), once each; `arca.certificate.expired` (`notice_days` 0) once. A certificate that was replaced by
 * a later one ends unsaid.
 *
 * @example
 * const { days_left, taxpayers } = certificateNotice.parse(event.data);
 */
export const certificateNotice = z.object({
  object: z.literal('certificate_notice'),
  version: z.literal(1),
  notice_days: z.union([z.literal(60), z.literal(30), z.literal(7), z.literal(0)]),
  /** Whole days until its end, when the notice was told. */
  days_left: z.int().nonnegative(),
  /** CUITs that invoice with it: its own, and those it represents. */
  taxpayers: z.array(cuit),
  certificate: endingCertificates.shape.certificates.element.omit({ replaced: true }),
});
export type CertificateNotice = z.infer<typeof certificateNotice>;
