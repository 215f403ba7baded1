// The types of A4, children in alphabetical order as CXF writes them (WSDL of 2026-06).
import { many, part, shape } from '../../soap/shape.ts';
import { DUMMY, METADATA, operation } from './parts.ts';

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
  'estado:string',
  'idCategoria:int',
  'idImpuesto:int',
  'periodo:int',
);
const DEPENDENCIA = shape('dependencia', 'descripcionDependencia:string', 'idDependencia:int');
const DOMICILIO = shape(
  'domicilio',
  'codPostal:string',
  'datoAdicional:string',
  'descripcionProvincia:string',
  'direccion:string',
  'idProvincia:int',
  'localidad:string',
  'orden:int',
  'tipoDatoAdicional:string',
  'tipoDomicilio:string',
);
const EMAIL = shape('email', 'direccion:string', 'estado:string', 'tipoEmail:string');
const IMPUESTO = shape(
  'impuesto',
  'descripcionImpuesto:string',
  'diaPeriodo:int',
  'estado:string',
  'ffInscripcion:dateTime',
  'idImpuesto:int',
  'periodo:int',
);
const REGIMEN = shape(
  'regimen',
  'descripcionRegimen:string',
  'diaPeriodo:int',
  'estado:string',
  'idImpuesto:int',
  'idRegimen:int',
  'periodo:int',
  'tipoRegimen:string',
);
const RELACION = shape(
  'relacion',
  'ffRelacion:dateTime',
  'ffVencimiento:dateTime',
  'idPersona:long',
  'idPersonaAsociada:long',
  'subtipoRelacion:string',
  'tipoRelacion:string',
);
const TELEFONO = shape('telefono', 'numero:long', 'tipoLinea:string', 'tipoTelefono:string');
const PERSONA = shape(
  'persona',
  many('actividad', ACTIVIDAD),
  'apellido:string',
  'cantidadSociosEmpresaMono:int',
  many('categoria', CATEGORIA),
  many('claveInactivaAsociada', 'long'),
  part('dependencia', DEPENDENCIA),
  many('domicilio', DOMICILIO),
  many('email', EMAIL),
  'estadoClave:string',
  'fechaContratoSocial:dateTime',
  'fechaFallecimiento:dateTime',
  'fechaInscripcion:dateTime',
  'fechaJubilado:dateTime',
  'fechaNacimiento:dateTime',
  'fechaVencimientoMigracion:dateTime',
  'formaJuridica:string',
  'idPersona:long',
  many('impuesto', IMPUESTO),
  'leyJubilacion:int',
  'localidadInscripcion:string',
  'mesCierre:int',
  'nombre:string',
  'numeroDocumento:string',
  'numeroInscripcion:string',
  'organismoInscripcion:string',
  'organismoOriginante:string',
  'porcentajeCapitalNacional:double',
  'provinciaInscripcion:string',
  'razonSocial:string',
  many('regimen', REGIMEN),
  many('relacion', RELACION),
  'sexo:string',
  many('telefono', TELEFONO),
  'tipoClave:string',
  'tipoDocumento:string',
  'tipoOrganismoOriginante:string',
  'tipoPersona:string',
  'tipoResidencia:string',
);
const PERSONA_RETURN = shape('personaReturn', part('metadata', METADATA), part('persona', PERSONA));

/** Operations of personaServiceA4. */
export const A4_OPERATIONS = [
  DUMMY,
  operation('getPersona', ['idPersona!long'], part('personaReturn', PERSONA_RETURN)),
];
