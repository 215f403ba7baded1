// The types of A10, children in alphabetical order as CXF writes them (WSDL of 2026-06).
import { many, part, shape } from '../../soap/shape.ts';
import { DUMMY, METADATA, operation } from './parts.ts';

const DEPENDENCIA = shape('dependencia', 'descripcionDependencia:string', 'idDependencia:int');
const DOMICILIO = shape(
  'domicilio',
  'codPostal:string',
  'datoAdicional:string',
  'descripcionProvincia:string',
  'direccion:string',
  'idProvincia:int',
  'localidad:string',
  'tipoDatoAdicional:string',
  'tipoDomicilio:string',
);
const PERSONA = shape(
  'persona',
  'apellido:string',
  many('claveInactivaAsociada', 'long'),
  part('dependencia', DEPENDENCIA),
  'descripcionActividadPrincipal:string',
  many('domicilio', DOMICILIO),
  'estadoClave:string',
  'idActividadPrincipal:long',
  'idPersona:long',
  'nombre:string',
  'numeroDocumento:string',
  'razonSocial:string',
  'tipoClave:string',
  'tipoDocumento:string',
  'tipoPersona:string',
);
const PERSONA_RETURN = shape('personaReturn', part('metadata', METADATA), part('persona', PERSONA));

/** Operations of personaServiceA10. */
export const A10_OPERATIONS = [
  DUMMY,
  operation('getPersona', ['idPersona!long'], part('personaReturn', PERSONA_RETURN)),
];
