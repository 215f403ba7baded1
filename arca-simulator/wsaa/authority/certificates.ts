// The certificates that an authority issued, and what became of them since.
import type { CertificateStatus, IssuedCertificate } from '../../world/events.ts';

export interface Certificates {
  add(certificate: IssuedCertificate): void;
  mark(serial: string, status: CertificateStatus): void;
  find(serial: string): IssuedCertificate | undefined;
  /** In the order in which they were issued. */
  list(): IssuedCertificate[];
}

export function createCertificates(): Certificates {
  const known = new Map<string, IssuedCertificate>();
  return {
    add: (certificate) => void known.set(certificate.serial, certificate),
    mark(serial, status) {
      const certificate = known.get(serial);
      if (certificate) known.set(serial, { ...certificate, status });
    },
    find: (serial) => known.get(serial),
    list: () => [...known.values()],
  };
}
