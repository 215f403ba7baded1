/** The name ARCA wants in a certificate: country, organisation, alias and the CUIT as serialNumber. */
import 'reflect-metadata';
import { Name } from '@peculiar/x509';

const SERIAL_NUMBER = '2.5.4.5';
/** ARCA's alias takes letters and digits only. */
const ALIAS = 'arcaapi';
/** Upper bound of X.520's organizationName. */
const LONGEST_ORGANISATION = 64;

export function subjectOf(cuit: string, organisation: string): Name {
  return new Name([
    { C: [{ printableString: 'AR' }] },
    { O: [{ utf8String: organisation.slice(0, LONGEST_ORGANISATION) }] },
    { CN: [{ printableString: ALIAS }] },
    { [SERIAL_NUMBER]: [{ printableString: `CUIT ${cuit}` }] },
  ]);
}

/** The CUIT a certificate speaks for; `null` when its serialNumber does not say `CUIT <n>`. */
export function cuitOf(name: Name): string | null {
  for (const value of name.getField(SERIAL_NUMBER)) {
    const found = /^CUIT (\d{11})$/i.exec(value.trim());
    if (found?.[1]) return found[1];
  }
  return null;
}
