/** The state of a CUIT's certificates as others may see them: never a key. */
import type { Certificate } from '@arca-api/contract/gateway-certificates';
import type { Environment } from '@arca-api/contract/primitives';
import { type CertificateRow, type InstalledRow, inForce, isInstalled } from './certificates.store.ts';

export interface Described {
  readonly environment: Environment;
  readonly cuit: string;
  /** Whose certificate acts for it. */
  readonly certificateCuit: string;
  /** Of `certificateCuit`. */
  readonly rows: readonly CertificateRow[];
  readonly now: number;
}

export function describeCertificate({
  environment,
  cuit,
  certificateCuit,
  rows,
  now,
}: Described): Certificate {
  const installed = rows.filter(isInstalled);
  const used = inForce(rows, now);
  const active = used.find((row) => row.refused_code === null) ?? used[0] ?? installed[0];
  const pending = rows.find((row) => row.certificate === null);
  const shown = active ?? pending;
  return {
    environment,
    cuit,
    certificate_cuit: certificateCuit,
    state: stateOf(active, pending, now),
    origin: shown ? originOf(shown) : null,
    subject: active?.subject ?? null,
    fingerprint: active?.fingerprint ?? null,
    not_before: active ? instant(active.not_before) : null,
    not_after: active ? instant(active.not_after) : null,
    csr: pending?.csr ?? null,
    installed: installed.map((row) => ({
      fingerprint: row.fingerprint,
      subject: row.subject,
      origin: originOf(row),
      state: validity(row, now),
      in_use: row === active && used.includes(row),
      refused_code: row.refused_code,
      not_before: instant(row.not_before),
      not_after: instant(row.not_after),
    })),
  };
}

function stateOf(
  active: InstalledRow | undefined,
  pending: CertificateRow | undefined,
  now: number,
): Certificate['state'] {
  if (!active) return pending ? 'requested' : 'missing';
  const state = validity(active, now);
  return state === 'in_force' ? 'installed' : state;
}

function validity(row: InstalledRow, now: number): 'in_force' | 'expired' | 'not_yet_valid' {
  if (row.not_after <= now) return 'expired';
  return row.not_before > now ? 'not_yet_valid' : 'in_force';
}

function originOf(row: CertificateRow): 'simulator' | 'self_signed' | 'uploaded' {
  return row.origin === 'simulator' || row.origin === 'self_signed' ? row.origin : 'uploaded';
}

const instant = (ms: number): string => new Date(ms).toISOString();
