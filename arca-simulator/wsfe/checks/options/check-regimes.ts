// What the options of one regime say together: education (RG 3368), rentals (RG 4004-E), promoción industrial, RG 3668.
import { isCuit } from '../../../people/cuit.ts';
import type { World } from '../../../world/world.ts';
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import { valuesOf } from './values-of.ts';

const REGIMES = [['10', '1011', '1012'], ['11'], ['12'], ['13'], ['14'], ['15'], ['17', '1801', '1802']];
const NO_PROJECT = '00000000';

export function* checkRegimes(context: DetailContext): Iterable<Finding> {
  const { detail, kind, issuerPerson } = context;
  const options = detail.Opcionales?.Opcional ?? [];
  if (options.length === 0) return;
  const ids = new Set(options.map(({ Id }) => Id ?? ''));
  const [project] = valuesOf(options, '2');
  if (project !== undefined) {
    const own =
      project === NO_PROJECT ||
      issuerPerson?.synthetic ||
      issuerPerson?.promotion_projects?.includes(project);
    if (![1, 2, 3, 6, 7, 8].includes(kind.type) || (/^\d{8}$/.test(project) && !own)) yield find(10066);
  }
  if (['5', '61', '62', '7'].some((id) => ids.has(id)) && kind.clase !== 'A') yield find(10086);
  if (REGIMES.filter((group) => group.some((id) => ids.has(id))).length > 1) yield find(10112);
  yield* checkEducation(context, ids);
  yield* checkRental(context, ids);
}

function* checkEducation({ detail, world }: DetailContext, ids: ReadonlySet<string>): Iterable<Finding> {
  const options = detail.Opcionales?.Opcional ?? [];
  const covered = valuesOf(options, '10')[0];
  const payer = ids.has('1011') || ids.has('1012');
  if (covered === '1' ? !ids.has('1011') || !ids.has('1012') : covered === '0' && payer) yield find(10113);
  if (payer && covered === undefined) yield find(10114);
  const [type, number] = [valuesOf(options, '1011')[0], valuesOf(options, '1012')[0]];
  if (number === undefined) return;
  const byNumber = ['80', '86', '87', '96'].includes(type ?? '');
  if (!(byNumber ? /^\d{1,11}$/ : /^[A-Za-z0-9]{1,20}$/).test(number)) yield find(10099);
  else if (covered === '1' && byNumber && !isKnown(world, type === '96', number)) yield find(10115);
}

function isKnown(world: World, isDni: boolean, number: string): boolean {
  return isDni ? world.people.findByDocument(number).length > 0 : world.people.find(number) !== undefined;
}

function* checkRental(context: DetailContext, ids: ReadonlySet<string>): Iterable<Finding> {
  const { detail, kind, issuer, world } = context;
  const options = detail.Opcionales?.Opcional ?? [];
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
