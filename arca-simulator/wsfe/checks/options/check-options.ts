// Options by resolution: which may be sent, alone or together, and what each may say.
import { isCuit } from '../../../people/cuit.ts';
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import type { Opcional } from '../../detail.ts';
import { DOC_TIPOS, OPCIONALES } from '../../tables/params.ts';

const KNOWN = new Set(OPCIONALES.map(([id]) => id));
const DOCUMENTS = new Set(DOC_TIPOS.map(([id]) => Number(id)));
const ALLOWED_IN = new Set([
  1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 15, 49, 51, 52, 53, 54, 63, 64, 201, 202, 203, 206, 207, 208, 211, 212,
  213,
]);
const REPEATABLE = ['1801', '1802', '23', '2901', '2902'];
const RESOLUTIONS = [['10', '1011', '1012'], ['11'], ['12'], ['13'], ['14'], ['15'], ['17', '1801', '1802']];

type Rule = readonly [id: string, code: number, accepts: RegExp | ((value: string) => boolean)];

const VALUES: readonly Rule[] = [
  ['2', 10064, /^\d{8}$/],
  ['5', 10088, /^[A-Za-z0-9]{2}$/],
  ['5', 10089, /^0[1-6]$/],
  ['61', 10090, /^\d{2}$/],
  ['61', 10091, (value) => DOCUMENTS.has(Number(value))],
  ['62', 10092, /^\d{1,11}$/],
  ['7', 10094, /^\d{2}$/],
  ['7', 10095, /^0[1-4]$/],
  ['10', 10097, /^[01]$/],
  ['1011', 10098, (value) => value !== '' && DOCUMENTS.has(Number(value))],
  ['1012', 10099, /^[A-Za-z0-9]{1,20}$/],
  ['11', 10110, /^[01]$/],
  ['12', 10111, /^[01]$/],
  ['13', 10116, /^[01]$/],
  ['14', 10117, /^[01]$/],
  ['15', 10118, /^[01]$/],
  ['17', 10124, /^[12]$/],
  ['1801', 10125, /^\d{11}$/],
  ['1802', 10127, /^.{1,100}$/],
  ['23', 10189, /^.{1,50}$/],
];

export function* checkOptions(context: DetailContext): Iterable<Finding> {
  const { detail, kind } = context;
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
  yield* checkTogether(context, options);
}

function* checkTogether(context: DetailContext, options: readonly Opcional[]): Iterable<Finding> {
  const { kind, issuer, world } = context;
  const ids = new Set(options.map(({ Id }) => Id ?? ''));
  if (ids.has('2') && ![1, 2, 3, 6, 7, 8].includes(kind.type)) yield find(10066);
  if (['5', '61', '62', '7'].some((id) => ids.has(id)) && kind.clase !== 'A') yield find(10086);
  if (RESOLUTIONS.filter((group) => group.some((id) => ids.has(id))).length > 1) yield find(10112);
  const education = valuesOf(options, '10')[0];
  const payer = ids.has('1011') || ids.has('1012');
  if (education === '1' ? !ids.has('1011') || !ids.has('1012') : education === '0' && payer)
    yield find(10113);
  if (payer && education === undefined) yield find(10114);
  const rental = valuesOf(options, '17')[0];
  const owners = valuesOf(options, '1801');
  const names = valuesOf(options, '1802');
  if ((ids.has('17') || ids.has('1801') || ids.has('1802')) && kind.clase !== 'B' && kind.clase !== 'C')
    yield find(10123);
  if (owners.some((cuit) => /^\d{11}$/.test(cuit) && !(isCuit(cuit) && world.people.find(cuit))))
    yield find(10126);
  if (new Set(owners).size !== owners.length) yield find(10128);
  if (rental === '1' && (owners.length === 0 || names.length === 0)) yield find(10129);
  if (owners.length !== names.length) yield find(10130);
  if (owners.includes(issuer)) yield find(10131);
  if ((owners.length > 0 || names.length > 0) && rental === undefined) yield find(10132);
}

function valuesOf(options: readonly Opcional[], id: string): string[] {
  return options.filter((one) => one.Id === id).map((one) => one.Valor ?? '');
}
