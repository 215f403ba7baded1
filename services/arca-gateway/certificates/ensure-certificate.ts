/** The built-in simulator certifies any CUIT, so that trying the product needs nothing: this obtains it. */
import { webcrypto } from 'node:crypto';
import { z } from 'zod';
import type { AutomaticCertificates } from '../config.ts';
import type { GatewayParts } from '../parts.ts';
import {
  type CertificateRow,
  type InstalledCertificate,
  type InstalledRow,
  inForce,
} from './certificates.store.ts';
import { inspectPem, publicKeyOfRequest } from './inspect-certificate.ts';
import { selfSign } from './key-pair.ts';
import { addRequest } from './request-certificate.ts';

const REQUEST_KEY = 'automatic';
const ORGANISATION = 'ARCA API (simulador)';
const TWO_YEARS = 2 * 365 * 86_400_000;
const A_DAY = 86_400_000;
const controlAnswer = z.object({ pem: z.string() });

type SimulatorControl = Extract<AutomaticCertificates, { kind: 'simulator' }>;

/** Any number of callers at once end with one key; a request left half done is taken up again. */
export async function ensureCertificate(parts: GatewayParts, cuit: string): Promise<InstalledRow | null> {
  const { clock, certificates } = parts;
  const before = await certificates.ofTaxpayer('simulator', cuit);
  const [active] = inForce(before, clock.now());
  if (active) return active;
  const how = parts.settings.automaticCertificates;
  if (how.kind === 'none') return null;
  const pending =
    before.find(isPending) ??
    (await addRequest(parts, {
      environment: 'simulator',
      cuit,
      requestKey: REQUEST_KEY,
      origin: how.kind,
      name: ORGANISATION,
    }));
  // While our key was made another may have got its certificate, and then ours is one too many.
  const [meanwhile] = inForce(await certificates.ofTaxpayer('simulator', cuit), clock.now());
  if (meanwhile) {
    await certificates.withdraw(pending.id);
    return meanwhile;
  }
  await certificates.install(pending.id, await certify(parts, how, cuit, pending));
  const after = await certificates.ofTaxpayer('simulator', cuit);
  return inForce(after, clock.now())[0] ?? null;
}

function isPending(row: CertificateRow): boolean {
  return row.certificate === null && row.request_key === REQUEST_KEY;
}

async function certify(
  parts: GatewayParts,
  how: Exclude<AutomaticCertificates, { kind: 'none' }>,
  cuit: string,
  pending: CertificateRow,
): Promise<InstalledCertificate> {
  const pem =
    how.kind === 'simulator'
      ? await askSimulator(parts, how, pending.csr)
      : await signOurselves(parts, cuit, pending);
  const found = await inspectPem(pem);
  if (!found) throw new Error('what came back for our certificate request is not a certificate');
  return {
    origin: how.kind,
    certificate: found.pem,
    subject: found.subject,
    fingerprint: found.fingerprint,
    not_before: found.notBefore,
    not_after: found.notAfter,
    installed_at: parts.clock.now(),
  };
}

async function askSimulator(parts: GatewayParts, simulator: SimulatorControl, csr: string): Promise<string> {
  const { controlUrl, controlToken } = simulator;
  const response = await parts.fetch(`${controlUrl}/control/certificates`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(controlToken === undefined ? {} : { authorization: `Bearer ${controlToken}` }),
    },
    body: JSON.stringify({ csr }),
    signal: AbortSignal.timeout(parts.settings.timeouts.control),
  });
  if (!response.ok) throw new Error(`the simulator refused our certificate request with ${response.status}`);
  return controlAnswer.parse(await response.json()).pem;
}

async function signOurselves(parts: GatewayParts, cuit: string, pending: CertificateRow): Promise<string> {
  const scope = { environment: 'simulator', cuit, purpose: 'private-key' } as const;
  const privateKey = await parts.vault.open(scope, pending.sealed_private_key);
  const publicKey = await webcrypto.subtle.importKey(
    'spki',
    Buffer.from(publicKeyOfRequest(pending.csr), 'base64'),
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    true,
    ['verify'],
  );
  const now = parts.clock.now();
  return selfSign(privateKey, publicKey, {
    cuit,
    organisation: ORGANISATION,
    serialNumber: Buffer.from(parts.random.bytes(8)).toString('hex'),
    from: now - A_DAY,
    to: now + TWO_YEARS,
  });
}
