// Options by resolution: which may be sent, how often, and what each may say.
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import { PAISES } from '../../tables/paises.ts';
import { DOC_TIPOS, OPCIONALES } from '../../tables/params.ts';
import { valuesOf } from './values-of.ts';

const KNOWN = new Set(OPCIONALES.map(([id]) => id));
const DOCUMENTS = new Set(DOC_TIPOS.map(([id]) => Number(id)));
const COUNTRIES = new Set(PAISES.map(([id]) => Number(id)));
const ALLOWED_IN = new Set([
  1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 15, 49, 51, 52, 53, 54, 63, 64, 201, 202, 203, 206, 207, 208, 211, 212,
  213,
]);
const REPEATABLE = ['1801', '1802', '23', '2901', '2902'];

type Rule = readonly [id: string, code: number, accepts: RegExp | ((value: string) => boolean)];

const VALUES: readonly Rule[] = [
  ['2', 10064, /^\d{8}$/],
  ['91', 10077, /^(?=.*\S).{1,100}$/s],
  ['92', 10079, /^\d{3}$/],
  ['92', 10080, (value) => COUNTRIES.has(Number(value || 'x'))],
  ['93', 10083, /^(?=.*\S).{1,250}$/s],
  ['5', 10088, /^[A-Za-z0-9]{2}$/],
  ['5', 10089, /^0[1-6]$/],
  ['61', 10090, /^\d{2}$/],
  ['61', 10091, (value) => DOCUMENTS.has(Number(value))],
  ['62', 10092, /^\d{1,11}$/],
  ['7', 10094, /^\d{2}$/],
  ['7', 10095, /^0[1-4]$/],
  ['10', 10097, /^[01]$/],
  ['1011', 10098, (value) => value !== '' && DOCUMENTS.has(Number(value))],
  ['11', 10110, /^[01]$/],
  ['12', 10111, /^[01]$/],
  ['13', 10116, /^[01]$/],
  ['14', 10117, /^[01]$/],
  ['15', 10118, /^[01]$/],
  ['17', 10124, /^[12]$/],
  ['1801', 10125, /^\d{11}$/],
  ['1802', 10127, /^(?=.*\S).{1,100}$/s],
  ['23', 10189, /^.{1,50}$/s],
];

export function* checkOptions({ detail, kind }: DetailContext): Iterable<Finding> {
  if (!detail.Opcionales) return;
  const options = detail.Opcionales.Opcional;
  if (options.length === 0) {
    yield find(10052);
    return;
  }
  if (!ALLOWED_IN.has(kind.type)) yield find(10068);
  if (options.some(({ Id }) => !KNOWN.has(Id ?? ''))) yield find(10053);
  if (options.some(({ Valor }) => !Valor?.trim())) yield find(10055);
  const once = options.map(({ Id }) => Id ?? '').filter((id) => !REPEATABLE.includes(id));
  if (new Set(once).size !== once.length) yield find(10054);
  const references = valuesOf(options, '23');
  if (new Set(references).size !== references.length) yield find(10190);
  for (const [id, code, accepts] of VALUES) {
    const good = (value: string): boolean =>
      accepts instanceof RegExp ? accepts.test(value) : accepts(value);
    if (!valuesOf(options, id).every(good)) yield find(code);
  }
}
