// Who may log in and act for whom: the authority, its certificates, delegations and tickets.
import { InputProblem } from '../../problem.ts';
import type { CertificateStatus, IssuedCertificate } from '../../world/events.ts';
import type { World } from '../../world/world.ts';
import { type CertificateRequest, issueCertificate } from '../../wsaa/authority/issue-certificate.ts';
import { type Delegation, type IssuedTicket, isSame } from '../../wsaa/tickets/tickets.ts';

/** Controls of certificates, delegations and tickets. */
export interface AccessControl {
  /** Certifies a PEM request; the CUIT is the one its subject names. */
  issueCertificate(request: CertificateRequest): IssuedCertificate & {
    readonly authority: string;
  };
  certificates(): readonly IssuedCertificate[];
  certificate(serial: string): IssuedCertificate | undefined;
  /** Revokes a certificate, lets it expire before its time, or makes it valid again; `undefined` when there is none. */
  markCertificate(serial: string, status: CertificateStatus): IssuedCertificate | undefined;
  /** The authority's certificate, PEM. */
  authority(): string;
  /** Lets the certificates of a CUIT use a service in another's name (or its own, where that has to be said). */
  delegate(delegation: Delegation): void;
  delegations(): readonly Delegation[];
  /** Ends a delegation; tickets keep what they were issued with. `false` when there is none like it. */
  endDelegation(delegation: Delegation): boolean;
  /** The newest ticket of each certificate and service. */
  tickets(): readonly IssuedTicket[];
  /** Ends a ticket before its time: its services refuse it and WSAA gives another. `false` when there is none. */
  expireTicket(uniqueId: number): boolean;
}

export function createAccessControl(world: World): AccessControl {
  return {
    issueCertificate: (request) => issueCertificate(world, request),
    certificates: () => world.certificates.list(),
    certificate: (serial) => world.certificates.find(serial),
    markCertificate(serial, status) {
      if (!world.certificates.find(serial)) return undefined;
      world.commit({ kind: 'certificate-status', serial, status });
      return world.certificates.find(serial);
    },
    authority: () => world.authority().pem,
    delegate(delegation) {
      if (world.settings.strict && !world.people.isRegistered(delegation.cuit))
        throw unregistered('cuit', delegation.cuit);
      if (world.tickets.delegations().some((one) => isSame(one, delegation))) return;
      world.commit({ kind: 'delegation', delegation });
    },
    delegations: () => world.tickets.delegations(),
    endDelegation(delegation) {
      if (!world.tickets.delegations().some((one) => isSame(one, delegation))) return false;
      world.commit({ kind: 'delegation-ended', delegation });
      return true;
    },
    tickets: () => world.tickets.list(),
    expireTicket(uniqueId) {
      if (!world.tickets.list().some((ticket) => ticket.unique_id === uniqueId)) return false;
      world.commit({ kind: 'ticket-expired', unique_id: uniqueId });
      return true;
    },
  };
}

function unregistered(field: string, cuit: string): InputProblem {
  return new InputProblem(
    field,
    { es: `${cuit} no está en el padrón.`, en: `${cuit} is not in the padrón.` },
    {
      es: 'En modo estricto, registralo primero (PUT people).',
      en: 'In strict mode, register it first (PUT people).',
    },
  );
}
