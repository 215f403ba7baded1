/** Certificates somebody brought that end soon or have ended, with what has replaced them. */
import type { endingCertificates } from '@arca-api/contract/gateway-certificates';
import type { Environment } from '@arca-api/contract/primitives';
import type { z } from 'zod';
import type { GatewayParts } from '../parts.ts';
import { inForce } from './certificates.store.ts';

export async function listEnding(
  parts: GatewayParts,
  withinMs: number,
): Promise<z.infer<typeof endingCertificates>> {
  const now = parts.clock.now();
  const rows = await parts.certificates.endingBefore(now + withinMs);
  return {
    certificates: await Promise.all(
      rows.map(async (row) => {
        const all = await parts.certificates.ofTaxpayer(row.environment, row.cuit);
        return {
          environment: row.environment as Environment,
          cuit: row.cuit,
          fingerprint: row.fingerprint,
          subject: row.subject,
          not_before: new Date(row.not_before).toISOString(),
          not_after: new Date(row.not_after).toISOString(),
          replaced: inForce(all, now).some(
            (other) => other.not_after > row.not_after && other.refused_code === null,
          ),
        };
      }),
    ),
  };
}
