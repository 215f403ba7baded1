// The types of the constancia de inscripción (A5), children in alphabetical order as CXF writes them (WSDL of 2026-06).
import { many, part, several, shape } from '../../soap/shape.ts';
import { DUMMY, METADATA, operation } from './parts.ts';

const CARACTERIZACION = shape(
  'caracterizacion',
  'descripcionCaracterizacion:string',
  'idCaracterizacion:int',
  'periodo:int',
);
const DEPENDENCIA = shape(
  'dependencia',
  'codPostal:string',
  'descripcionDependencia:string',
  'descripcionProvincia:string',
  'direccion:string',
  'idDependencia:int',
  'idProvincia:int',
  'localidad:string',
);
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
const DATOS_GENERALES = shape(
  'datosGenerales',
  'apellido:string',
  many('caracterizacion', CARACTERIZACION),
  part('dependencia', DEPENDENCIA),
  part('domicilioFiscal', DOMICILIO),
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
const RELACION = shape(
  'relacion',
  'apellidoPersonaAsociada:string',
  'ffRelacion:dateTime',
  'ffVencimiento:dateTime',
  'idPersonaAsociada:long',
  'nombrePersonaAsociada:string',
  'razonSocialPersonaAsociada:string',
  'tipoComponente:string',
);
const IMPUESTO = shape(
  'impuesto',
  'descripcionImpuesto:string',
  'estadoImpuesto:string',
  'idImpuesto:int',
  'motivo:string',
  'periodo:int',
);
const DATOS_MONOTRIBUTO = shape(
  'datosMonotributo',
  many('actividad', ACTIVIDAD),
  part('actividadMonotributista', ACTIVIDAD),
  part('categoriaMonotributo', CATEGORIA),
  many('componenteDeSociedad', RELACION),
  many('impuesto', IMPUESTO),
);
const REGIMEN = shape(
  'regimen',
  'descripcionRegimen:string',
  'idImpuesto:int',
  'idRegimen:int',
  'periodo:int',
  'tipoRegimen:string',
);
const DATOS_REGIMEN_GENERAL = shape(
  'datosRegimenGeneral',
  many('actividad', ACTIVIDAD),
  part('categoriaAutonomo', CATEGORIA),
  many('impuesto', IMPUESTO),
  many('regimen', REGIMEN),
);
const ERROR_CONSTANCIA = shape(
  'errorConstancia',
  'apellido:string',
  many('error', 'string'),
  'idPersona:long',
  'nombre:string',
);
const ERROR_MONOTRIBUTO = shape('errorMonotributo', many('error', 'string'), 'mensaje:string');
const ERROR_REGIMEN_GENERAL = shape('errorRegimenGeneral', many('error', 'string'), 'mensaje:string');
const PERSONA_RETURN = shape(
  'personaReturn',
  part('datosGenerales', DATOS_GENERALES),
  part('datosMonotributo', DATOS_MONOTRIBUTO),
  part('datosRegimenGeneral', DATOS_REGIMEN_GENERAL),
  part('errorConstancia', ERROR_CONSTANCIA),
  part('errorMonotributo', ERROR_MONOTRIBUTO),
  part('errorRegimenGeneral', ERROR_REGIMEN_GENERAL),
  part('metadata', METADATA),
);
const PERSONA = shape(
  'persona',
  part('datosGenerales', DATOS_GENERALES),
  part('datosMonotributo', DATOS_MONOTRIBUTO),
  part('datosRegimenGeneral', DATOS_REGIMEN_GENERAL),
  part('errorConstancia', ERROR_CONSTANCIA),
  part('errorMonotributo', ERROR_MONOTRIBUTO),
  part('errorRegimenGeneral', ERROR_REGIMEN_GENERAL),
);
const PERSONA_LIST_RETURN = shape('personaListReturn', part('metadata', METADATA), many('persona', PERSONA));

const ONE = part('personaReturn', PERSONA_RETURN);
const SEVERAL = part('personaListReturn', PERSONA_LIST_RETURN);

/** Operations of personaServiceA5. */
export const A5_OPERATIONS = [
  DUMMY,
  operation('getPersona', ['idPersona!long'], ONE),
  operation('getPersonaList', [several('idPersona', 'long')], SEVERAL),
  operation('getPersonaList_v2', [several('idPersona', 'long')], SEVERAL),
  operation('getPersona_v2', ['idPersona!long'], ONE),
];
