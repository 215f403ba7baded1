/** The state of a taxpayer's certificate as others may see it: never a key. */
import type { Certificate } from '@arca-api/contract/gateway';
import type { Environment } from '@arca-api/contract/primitives';
import type { CertificateRow } from './certificates.store.ts';

export function describeCertificate(
  environment: Environment,
  cuit: string,
  rows: readonly CertificateRow[],
  now: number,
): Certificate {
  const active = rows.find((row) => row.certificate !== null);
  const pending = rows.find((row) => row.certificate === null);
  const shown = active ?? pending;
  return {
    environment,
    cuit,
    state: stateOf(active, pending, now),
    origin: shown ? originOf(shown) : null,
    subject: active?.subject ?? null,
    fingerprint: active?.fingerprint ?? null,
    not_before: active ? instant(active.not_before) : null,
    not_after: active ? instant(active.not_after) : null,
    csr: pending?.csr ?? null,
  };
}

function stateOf(
  active: CertificateRow | undefined,
  pending: CertificateRow | undefined,
  now: number,
): Certificate['state'] {
  if (active) return (active.not_after ?? 0) > now ? 'installed' : 'expired';
  return pending ? 'requested' : 'missing';
}

function originOf(row: CertificateRow): Certificate['origin'] {
  return row.origin === 'simulator' || row.origin === 'self_signed' ? row.origin : 'uploaded';
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
