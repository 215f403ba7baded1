// The subject of a certificate is who logs in: its serialNumber carries the CUIT, its CN the alias.
import type { RelativeDistinguishedNames } from 'pkijs';

const SHORT: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
};

export interface Subject {
  /** `SERIALNUMBER=CUIT 30000000147, CN=alias`, in the order of the certificate. */
  readonly text: string;
  readonly cuit: string | undefined;
  readonly alias: string;
}

export function readSubject(names: RelativeDistinguishedNames): Subject {
  const parts = names.typesAndValues.map((part) => ({
    type: SHORT[part.type] ?? part.type,
    value: String(part.value.valueBlock.value),
  }));
  const serial = parts.find(({ type }) => type === 'SERIALNUMBER')?.value;
  return {
    text: parts.map(({ type, value }) => `${type}=${value}`).join(', '),
    cuit: /^CUIT\s*(\d{11})$/i.exec(serial ?? '')?.[1],
    alias: parts.find(({ type }) => type === 'CN')?.value ?? '',
  };
}

/** A distinguished name as an order-free, case-free text, to compare what a TRA says with what a certificate says. */
export function normalizeName(text: string): string {
  return text
    .split(/[,/]/)
    .map((part) => part.replace(/\s+/g, '').toLowerCase())
    .filter((part) => part !== '')
    .sort()
    .join(',');
}
