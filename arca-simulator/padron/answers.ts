// What each padrón operation answers about a number.
import { isCuit } from '../people/cuit.ts';
import type { Person } from '../people/person.ts';
import { argentineDate, argentineIso } from '../world/time/calendar.ts';
import type { World } from '../world/world.ts';
import { type PadronAuth, PadronFault } from './check-token.ts';
import { describeA4 } from './describe/a4.ts';
import { describeA10 } from './describe/a10.ts';
import { describeA13 } from './describe/a13.ts';
import { describeConstancia, type Telling } from './describe/constancia.ts';

const MAX_LIST = 250;
const STATES_FROM = '20260206';

export interface PadronRequest extends PadronAuth {
  readonly idPersona?: number | readonly number[];
  readonly documento?: string;
}

/** The answer of one service to one operation, but for `dummy`. */
export type PadronAnswer = (world: World, operation: string, request: PadronRequest) => object;

const metadata = (world: World): object => ({
  fechaHora: argentineIso(world.clock.now()),
  servidor: 'setiwsh2',
});

/** Constancia de inscripción. */
export const answerA5: PadronAnswer = (world, operation, request) => {
  const telling: Telling = {
    legacy: !operation.endsWith('_v2'),
    withStates: argentineDate(world.clock.now()) >= STATES_FROM,
  };
  if (Array.isArray(request.idPersona)) {
    if (request.idPersona.length > MAX_LIST)
      throw new PadronFault(`La cantidad maxima de personas es ${MAX_LIST}`);
    const persona = request.idPersona.map((id: number) => {
      const person = world.people.find(String(id));
      return person
        ? describeConstancia(person, telling)
        : { errorConstancia: { error: ['No existe persona con ese Id'], idPersona: id } };
    });
    return { personaListReturn: { metadata: metadata(world), persona } };
  }
  const person = world.people.find(String(request.idPersona));
  if (!person) throw new PadronFault('No existe persona con ese Id');
  return { personaReturn: { ...describeConstancia(person, telling), metadata: metadata(world) } };
};

const answerWith =
  (describe: (person: Person) => object): PadronAnswer =>
  (world, _operation, request) => {
    const person = requirePerson(world, String(request.idPersona));
    return { personaReturn: { metadata: metadata(world), persona: describe(person) } };
  };

/** Everything, taxes included. */
export const answerA4 = answerWith(describeA4);

/** The least there is. */
export const answerA10 = answerWith(describeA10);

/** Identity and addresses; DNI to CUIT. */
export const answerA13: PadronAnswer = (world, operation, request) => {
  if (operation === 'getIdPersonaListByDocumento') {
    const document = request.documento?.trim() ?? '';
    if (!/^\d{1,8}$/.test(document)) throw new PadronFault('El numero de documento no es valido');
    const idPersona = world.people.findByDocument(document).map(({ cuit }) => Number(cuit));
    return { idPersonaListReturn: { idPersona, metadata: metadata(world) } };
  }
  const person = requirePerson(world, String(request.idPersona));
  if (!person.active && operation === 'getPersona')
    throw new PadronFault('La clave (CUIT/CUIL) consultada se encuentra INACTIVA');
  return { personaReturn: { metadata: metadata(world), persona: describeA13(person) } };
};

function requirePerson(world: World, id: string): Person {
  if (!isCuit(id)) throw new PadronFault('El Id de la persona no es valido');
  const person = world.people.find(id);
  if (!person) throw new PadronFault('La Clave (CUIT/CUIL) consultada es inexistente');
  return person;
}
