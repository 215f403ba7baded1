/** One loginCms, archived, its ticket or the reason for having none. */
import { ArcaSoapFault } from 'arca-soap';
import type { Barred } from '../breaker/barred.ts';
import type { Permit } from '../breaker/breakers.ts';
import { importSigningKey } from '../certificates/key-pair.ts';
import type { SigningIdentity } from '../certificates/signing-identity.ts';
import { recordCall } from '../exchanges/record-call.ts';
import type { GatewayParts } from '../parts.ts';
import { Secret } from '../vault/secret.ts';
import type { WantedTicket } from './wanted-ticket.ts';

export type Login =
  | {
      readonly ok: true;
      readonly issuedAt: number;
      readonly expiresAt: number;
      readonly credentials: Secret<{ readonly token: string; readonly sign: string }>;
    }
  | { readonly ok: false; readonly code: string; readonly reason: string };

/** The right to ask WSAA once: had before anything is written down of a login. */
export function enterWsaa(
  parts: GatewayParts,
  { environment, cuit }: WantedTicket,
): Promise<Permit | Barred> {
  const deadline = parts.clock.now() + parts.settings.timeouts.login;
  return parts.breakers.enter({ environment, service: 'wsaa', methods: 'auth', cuit, deadline });
}

export async function logIn(
  parts: GatewayParts,
  permit: Permit | Barred,
  wanted: WantedTicket,
  identity: SigningIdentity,
): Promise<Login> {
  const { environment, cuit, service } = wanted;
  const arca = parts.arca(environment);
  if (arca === null)
    return { ok: false, code: 'environment.off', reason: `${environment} is not served here` };
  const { certificate } = identity;
  const privateKey = await importSigningKey(await identity.privateKey());
  const patience = parts.settings.timeouts.login;
  const called = await recordCall(
    parts,
    permit,
    { environment, cuit, health: 'wsaa', methods: 'auth', sendId: null, patience },
    async (until) => {
      const deadline = Math.min(until, parts.clock.now() + patience);
      const { ticket, exchange } = await arca.wsaa.login({ service, certificate, privateKey }, { deadline });
      return { result: ticket, exchange };
    },
    () => null,
  );
  if (called.ok) {
    const { token, sign, generatedAt, expiresAt } = called.result;
    return { ok: true, issuedAt: generatedAt, expiresAt, credentials: new Secret({ token, sign }) };
  }
  const { failure } = called;
  const code = failure instanceof ArcaSoapFault ? failure.fault.code : failure.reason;
  return { ok: false, code, reason: failure.message };
}
