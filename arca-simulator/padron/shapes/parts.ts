// What the types of the padrón services share.
import { type Field, part, shape } from '../../soap/shape.ts';
import type { WsdlOperation } from '../../soap/wsdl.ts';

export const METADATA = shape('metadata', 'fechaHora:dateTime', 'servidor:string');

const CREDENTIALS = ['token!string', 'sign!string', 'cuitRepresentada!long'];

/** An operation that asks for a ticket. */
export function operation(name: string, argument: readonly (string | Field)[], result: Field): WsdlOperation {
  return {
    name,
    request: shape(name, ...CREDENTIALS, ...argument),
    response: shape(`${name}Response`, result),
  };
}

/** The only one that does not. */
export const DUMMY: WsdlOperation = {
  name: 'dummy',
  request: shape('dummy'),
  response: shape(
    'dummyResponse',
    part('return', shape('dummyReturn', 'appserver:string', 'authserver:string', 'dbserver:string')),
  ),
};
