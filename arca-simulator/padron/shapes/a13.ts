// The types of A13, children in alphabetical order as CXF writes them (WSDL of 2026-10).
import { many, part, shape } from '../../soap/shape.ts';
import { DUMMY, METADATA, operation } from './parts.ts';

const DOMICILIO = shape(
  'domicilio',
  'calle:string',
  'codigoPostal:string',
  'datoAdicional:string',
  'descripcionProvincia:string',
  'direccion:string',
  'estadoDomicilio:string',
  'idProvincia:int',
  'localidad:string',
  'manzana:string',
  'numero:int',
  'oficinaDptoLocal:string',
  'piso:string',
  'sector:string',
  'tipoDatoAdicional:string',
  'tipoDomicilio:string',
  'torre:string',
);
const PERSONA = shape(
  'persona',
  'apellido:string',
  many('claveInactivaAsociada', 'long'),
  'descripcionActividadPrincipal:string',
  many('domicilio', DOMICILIO),
  'estadoClave:string',
  'fechaContratoSocial:dateTime',
  'fechaFallecimiento:dateTime',
  'fechaNacimiento:dateTime',
  'formaJuridica:string',
  'idActividadPrincipal:long',
  'idPersona:long',
  'mesCierre:int',
  'nombre:string',
  'numeroDocumento:string',
  'periodoActividadPrincipal:int',
  'razonSocial:string',
  'tipoClave:string',
  'tipoDocumento:string',
  'tipoPersona:string',
);
const PERSONA_RETURN = shape('personaReturn', part('metadata', METADATA), part('persona', PERSONA));
const ID_PERSONA_LIST_RETURN = shape(
  'idPersonaListReturn',
  many('idPersona', 'long'),
  part('metadata', METADATA),
);

const RESULT = part('personaReturn', PERSONA_RETURN);

/** Operations of personaServiceA13. */
export const A13_OPERATIONS = [
  DUMMY,
  operation(
    'getIdPersonaListByDocumento',
    ['documento!string'],
    part('idPersonaListReturn', ID_PERSONA_LIST_RETURN),
  ),
  operation('getPersona', ['idPersona!long'], RESULT),
  operation('getPersonaV2', ['idPersona!long'], RESULT),
];
