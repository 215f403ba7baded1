/** Looks through the codes: our own, and those of ARCA's services as the catalogue tells them. */
import { ARCA_SERVICES, type ArcaService } from '@arca-api/contract/arca-codes/entry';
import {
  explainArcaCode,
  findArcaCode,
  listArcaCodes,
} from '@arca-api/contract/arca-codes/explain-arca-code';
import { type Entry, TABLES } from './tables-of-reference.ts';

export interface CodeSearch {
  readonly service?: 'api' | ArcaService | undefined;
  readonly code?: string | undefined;
  readonly q?: string | undefined;
}

/** An unknown code of a named service is answered too: whoever holds it needs to know what to do. */
export function searchErrorCodes({ service, code, q }: CodeSearch): readonly Entry[] {
  const found = (service === undefined ? everywhere(code, q) : codesOf(service)).filter(
    (entry) => (code === undefined || entry['code'] === code) && (q === undefined || says(entry, q)),
  );
  if (found.length > 0 || service === undefined || service === 'api' || code === undefined) return found;
  return q !== undefined || findArcaCode(service, code) !== null ? [] : [present(service, code)];
}

/** Without a question the table is our own codes, as long as it takes to read them. */
function everywhere(code: string | undefined, q: string | undefined): readonly Entry[] {
  const own = codesOf('api');
  return code === undefined && q === undefined ? own : [...own, ...ARCA_SERVICES.flatMap(codesOf)];
}

function codesOf(service: 'api' | ArcaService): readonly Entry[] {
  if (service === 'api') return TABLES['error-codes'].entries();
  return listArcaCodes(service).map((entry) => ({ ...entry, known: true }));
}

function present(service: ArcaService, code: string): Entry {
  return { ...explainArcaCode(service, code), known: false };
}

/** Every word somewhere in the entry's own texts. */
function says(entry: Entry, q: string): boolean {
  const text = plain(JSON.stringify(entry));
  return plain(q)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
