// What each padrón operation answers about a number.
import { isCuit } from '../people/cuit.ts';
import type { Person } from '../people/person.ts';
import { argentineIso } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { type PadronAuth, PadronFault } from './check-token.ts';
import { describeConstancia } from './describe-constancia.ts';
import { describePersona } from './describe-persona.ts';

const MAX_LIST = 250;

export interface PadronRequest extends PadronAuth {
  readonly idPersona?: number | readonly number[];
  readonly documento?: string;
}

const DUMMY = { return: { appserver: 'OK', authserver: 'OK', dbserver: 'OK' } };

const metadata = (world: World): object => ({
  fechaHora: argentineIso(world.clock.now()),
  servidor: 'setiwsh2',
});

/** Constancia de inscripción. */
export function answerA5(world: World, operation: string, request: PadronRequest): object {
  if (operation === 'dummy') return DUMMY;
  if (Array.isArray(request.idPersona)) {
    if (request.idPersona.length > MAX_LIST)
      throw new PadronFault(`La cantidad maxima de personas es ${MAX_LIST}`);
    const persona = request.idPersona.map((id: number) => {
      const person = world.people.find(String(id));
      return person
        ? describeConstancia(person)
        : { errorConstancia: { error: ['No existe persona con ese Id'], idPersona: id } };
    });
    return { personaListReturn: { metadata: metadata(world), persona } };
  }
  const person = world.people.find(String(request.idPersona));
  if (!person) throw new PadronFault('No existe persona con ese Id');
  return { personaReturn: { ...describeConstancia(person), metadata: metadata(world) } };
}

/** Identity and addresses; DNI to CUIT. */
export function answerA13(world: World, operation: string, request: PadronRequest): object {
  if (operation === 'dummy') return DUMMY;
  if (operation === 'getIdPersonaListByDocumento') {
    const document = request.documento?.trim() ?? '';
    if (!/^\d{1,8}$/.test(document)) throw new PadronFault('El numero de documento no es valido');
    const idPersona = world.people.findByDocument(document).map(({ cuit }) => Number(cuit));
    return { idPersonaListReturn: { idPersona, metadata: metadata(world) } };
  }
  const person = requirePerson(world, String(request.idPersona));
  if (!person.active && operation === 'getPersona')
    throw new PadronFault('La clave (CUIT/CUIL) consultada se encuentra INACTIVA');
  return { personaReturn: { metadata: metadata(world), persona: describePersona(person) } };
}

function requirePerson(world: World, id: string): Person {
  if (!isCuit(id)) throw new PadronFault('El Id de la persona no es valido');
  const person = world.people.find(id);
  if (!person) throw new PadronFault('La Clave (CUIT/CUIL) consultada es inexistente');
  return person;
}
