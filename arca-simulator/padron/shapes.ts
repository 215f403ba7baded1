// The types of the padrón services A5 (constancia) and A13, children in alphabetical order as CXF writes them.
import { many, part, shape } from '../soap/shape.ts';

const METADATA = part('metadata', shape('metadata', 'fechaHora:dateTime', 'servidor:string'));
const IDENTITY = ['token:string', 'sign:string', 'cuitRepresentada!long'];
const DUMMY = part(
  'return',
  shape('dummyReturn', 'appserver:string', 'authserver:string', 'dbserver:string'),
);

const ACTIVIDAD = shape(
  'actividad',
  'descripcionActividad:string',
  'idActividad:long',
  'nomenclador:int',
  'orden:int',
  'periodo:int',
);
const CATEGORIA = shape(
  'categoria',
  'descripcionCategoria:string',
  'idCategoria:int',
  'idImpuesto:int',
  'periodo:int',
);
const IMPUESTO = shape(
  'impuesto',
  'descripcionImpuesto:string',
  'estadoImpuesto:string',
  'idImpuesto:int',
  'motivo:string',
  'periodo:int',
);
const DOMICILIO_FISCAL = shape(
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
const GENERALES = shape(
  'datosGenerales',
  'apellido:string',
  many(
    'caracterizacion',
    shape('caracterizacion', 'descripcionCaracterizacion:string', 'idCaracterizacion:int', 'periodo:int'),
  ),
  part('domicilioFiscal', DOMICILIO_FISCAL),
  'esSucesion:string',
  'estadoClave:string',
  'fechaContratoSocial:dateTime',
  'fechaFallecimiento:dateTime',
  'idPersona:long',
  'mesCierre:int',
  'nombre:string',
  'razonSocial:string',
  'tipoClave:string',
  'tipoPersona:string',
);
const PARTS = [
  part('datosGenerales', GENERALES),
  part(
    'datosMonotributo',
    shape(
      'datosMonotributo',
      many('actividad', ACTIVIDAD),
      part('actividadMonotributista', ACTIVIDAD),
      part('categoriaMonotributo', CATEGORIA),
      many('impuesto', IMPUESTO),
    ),
  ),
  part(
    'datosRegimenGeneral',
    shape('datosRegimenGeneral', many('actividad', ACTIVIDAD), many('impuesto', IMPUESTO)),
  ),
  part(
    'errorConstancia',
    shape('errorConstancia', 'apellido:string', many('error', 'string'), 'idPersona:long', 'nombre:string'),
  ),
  part('errorMonotributo', shape('errorMonotributo', many('error', 'string'), 'mensaje:string')),
  part('errorRegimenGeneral', shape('errorRegimenGeneral', many('error', 'string'), 'mensaje:string')),
];
const A5_RETURN = part('personaReturn', shape('personaReturn', ...PARTS, METADATA));
const A5_LIST = part(
  'personaListReturn',
  shape('personaListReturn', METADATA, many('persona', shape('persona', ...PARTS))),
);

const DOMICILIO = shape(
  'domicilio',
  'calle:string',
  'codigoPostal:string',
  'descripcionProvincia:string',
  'direccion:string',
  'estadoDomicilio:string',
  'idProvincia:int',
  'localidad:string',
  'numero:int',
  'tipoDomicilio:string',
);
const A13_RETURN = part(
  'personaReturn',
  shape(
    'personaReturn',
    METADATA,
    part(
      'persona',
      shape(
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
      ),
    ),
  ),
);
const ID_LIST = part(
  'idPersonaListReturn',
  shape('idPersonaListReturn', many('idPersona', 'long'), METADATA),
);

function operation(
  name: string,
  argument: readonly (string | ReturnType<typeof many>)[],
  result: ReturnType<typeof part>,
) {
  const identity = name === 'dummy' ? [] : IDENTITY;
  return { name, request: shape(name, ...identity, ...argument), response: shape(`${name}Response`, result) };
}

/** Operations of personaServiceA5. */
export const A5_OPERATIONS = [
  operation('dummy', [], DUMMY),
  operation('getPersona', ['idPersona!long'], A5_RETURN),
  operation('getPersonaList', [many('idPersona', 'long')], A5_LIST),
  operation('getPersonaList_v2', [many('idPersona', 'long')], A5_LIST),
  operation('getPersona_v2', ['idPersona!long'], A5_RETURN),
];

/** Operations of personaServiceA13. */
export const A13_OPERATIONS = [
  operation('dummy', [], DUMMY),
  operation('getIdPersonaListByDocumento', ['documento:string'], ID_LIST),
  operation('getPersona', ['idPersona!long'], A13_RETURN),
  operation('getPersonaV2', ['idPersona!long'], A13_RETURN),
];
