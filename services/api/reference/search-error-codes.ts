/** Looks through the codes: our own, and those of ARCA's services as the catalogue tells them. */
import {
  ARCA_SERVICES,
  type ArcaCodeExplanation,
  type ArcaService,
} from '@arca-api/contract/arca-codes/entry';
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

interface Indexed {
  readonly entry: Entry;
  /** Everything it says, lower case and without accents. */
  readonly text: string;
}

/** Made when first asked for: nothing of it changes while the program runs. */
const indexes = new Map<'api' | ArcaService, readonly Indexed[]>();

/** An unknown code of a named service is answered too: whoever holds it needs to know what to do. */
export function searchErrorCodes({ service, code, q }: CodeSearch): readonly Entry[] {
  const words = q === undefined ? [] : plain(q).split(/\s+/);
  const where = service === undefined ? everywhere(code ?? q) : [service];
  const found = where
    .flatMap(indexOf)
    .filter(({ entry }) => code === undefined || entry['code'] === code)
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map(({ entry }) => entry)
    .sort((one, other) => Number(isAsked(other, q)) - Number(isAsked(one, q)));
  const mayBeUnknown = service !== undefined && service !== 'api' && code !== undefined && q === undefined;
  return found.length === 0 && mayBeUnknown ? [present(explainArcaCode(service, code), service)] : found;
}

/** Whoever types a code wants that code before those that mention it. */
const isAsked = ({ code }: Entry, q: string | undefined): boolean =>
  q !== undefined && plain(String(code)) === plain(q.trim());

/** Without a question the table is our own codes, as long as it takes to read them. */
const everywhere = (question: string | undefined): readonly ('api' | ArcaService)[] =>
  question === undefined ? ['api'] : ['api', ...ARCA_SERVICES];

function indexOf(service: 'api' | ArcaService): readonly Indexed[] {
  const made = indexes.get(service);
  if (made !== undefined) return made;
  const entries =
    service === 'api'
      ? TABLES['error-codes'].entries()
      : listArcaCodes(service).map((told) => present(told, service));
  const index = entries.map((entry) => ({ entry, text: plain(said({ ...entry, docs: '' })) }));
  indexes.set(service, index);
  return index;
}

const present = (told: ArcaCodeExplanation, service: ArcaService): Entry => ({
  ...told,
  known: findArcaCode(service, told.code) !== null,
});

/** What is told, without the names it is told under. */
function said(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(said).join('\n');
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
