/** A person as the constancia de inscripción tells it (A5): who it is, and which taxes it is registered for. */
import { many, optional } from '../codec/presence.ts';
import { record } from '../codec/record.ts';
import { digits, int, text } from '../codec/scalars.ts';

const words = optional(text());
const number = optional(int());

const actividad = record({
  /** The activity, in words. */
  descripcionActividad: words,
  /** The activity, by code. */
  idActividad: optional(digits()),
  /** Which list the code is of: 883 since 2013. */
  nomenclador: number,
  /** 1 is the main one. */
  orden: number,
  /** Since when, `yyyymm`. */
  periodo: number,
});
const categoria = record({
  /** The category, in words. */
  descripcionCategoria: words,
  /** The category, by number. */
  idCategoria: number,
  /** The tax: 20 monotributo, 30 IVA, 32 IVA exento. */
  idImpuesto: number,
  /** Since when, `yyyymm`. */
  periodo: number,
});
const impuesto = record({
  /** The tax, in words. */
  descripcionImpuesto: words,
  /** State of the registration; told since 2026. */
  estadoImpuesto: words,
  /** 20 monotributo, 30 IVA, 32 IVA exento. */
  idImpuesto: number,
  /** Why it is in that state; told since 2026. */
  motivo: words,
  /** Since when, `yyyymm`. */
  periodo: number,
});
/** The ARCA office in charge. */
const dependencia = record({
  /** Postal code. */
  codPostal: words,
  /** The office, in words. */
  descripcionDependencia: words,
  /** Province, in words. */
  descripcionProvincia: words,
  /** Street, number and flat in one line. */
  direccion: words,
  /** The office, by number. */
  idDependencia: number,
  /** Province, by number; 0 is the city of Buenos Aires. */
  idProvincia: number,
  /** Town; may be missing in the city of Buenos Aires. */
  localidad: words,
});
const domicilio = record({
  /** Postal code. */
  codPostal: words,
  /** What else there is to say of the address. */
  datoAdicional: words,
  /** Province, in words. */
  descripcionProvincia: words,
  /** Street, number and flat in one line. */
  direccion: words,
  /** 0 is the city of Buenos Aires, whose `localidad` may be missing. */
  idProvincia: number,
  /** Town; may be missing in the city of Buenos Aires. */
  localidad: words,
  /** What kind of thing `datoAdicional` is. */
  tipoDatoAdicional: words,
  /** `FISCAL` or `LEGAL/REAL`. */
  tipoDomicilio: words,
});

const datosGenerales = record({
  /** Surname, of a natural person. */
  apellido: words,
  /** What ARCA knows a taxpayer as, besides. */
  caracterizacion: many(
    record({
      /** The trait, in words. */
      descripcionCaracterizacion: words,
      /** The trait, by number. */
      idCaracterizacion: number,
      /** Since when, `yyyymm`. */
      periodo: number,
    }),
  ),
  /** The ARCA office in charge. */
  dependencia: optional(dependencia),
  /** The address for taxes. */
  domicilioFiscal: optional(domicilio),
  /** Whether it is the estate of a dead person. */
  esSucesion: words,
  /** `ACTIVO` or `INACTIVO`. */
  estadoClave: words,
  /** When the company was founded: `2021-08-10T12:00:00-03:00`. */
  fechaContratoSocial: words,
  /** When the person died: `2021-08-10T12:00:00-03:00`. */
  fechaFallecimiento: words,
  /** CUIT, CUIL or CDI, 11 digits. */
  idPersona: optional(digits()),
  /** The month its year closes, 1 to 12. */
  mesCierre: number,
  /** Given names, of a natural person. */
  nombre: words,
  /** Name of a company. */
  razonSocial: words,
  /** `CUIT`, `CUIL` or `CDI`. */
  tipoClave: words,
  /** `FISICA` or `JURIDICA`. */
  tipoPersona: words,
});

const datosMonotributo = record({
  /** What the taxpayer does. */
  actividad: many(actividad),
  /** The activity that counts for monotributo. */
  actividadMonotributista: optional(actividad),
  /** The category of monotributo. */
  categoriaMonotributo: optional(categoria),
  /** Partners of a simple company. */
  componenteDeSociedad: many(
    record({
      /** Surname of the partner. */
      apellidoPersonaAsociada: words,
      /** Since when. */
      ffRelacion: words,
      /** Until when. */
      ffVencimiento: words,
      /** Key of the other one, 11 digits. */
      idPersonaAsociada: optional(digits()),
      /** Given names of the partner. */
      nombrePersonaAsociada: words,
      /** Name of a partner that is a company. */
      razonSocialPersonaAsociada: words,
      /** What kind of partner. */
      tipoComponente: words,
    }),
  ),
  /** The taxes it is registered for. */
  impuesto: many(impuesto),
});

const datosRegimenGeneral = record({
  /** What the taxpayer does. */
  actividad: many(actividad),
  /** The category of a self-employed person. */
  categoriaAutonomo: optional(categoria),
  /** The taxes it is registered for. */
  impuesto: many(impuesto),
  /** The regimes of payment and information it is in. */
  regimen: many(
    record({
      /** The regime, in words. */
      descripcionRegimen: words,
      /** The tax: 20 monotributo, 30 IVA, 32 IVA exento. */
      idImpuesto: number,
      /** The regime, by number. */
      idRegimen: number,
      /** Since when, `yyyymm`. */
      periodo: number,
      /** What kind of regime. */
      tipoRegimen: words,
    }),
  ),
});

const heldBack = optional(
  record({
    /** The reasons, in words. */
    error: many(text()),
    /** What they led to, in words. */
    mensaje: words,
  }),
);

/** Data and errors come side by side: each `error...` says why the group of the same name is missing. */
export const persona = {
  /** Who it is and where. */
  datosGenerales: optional(datosGenerales),
  /** What it is registered for in monotributo; missing when it is not. */
  datosMonotributo: optional(datosMonotributo),
  /** What it is registered for in the general regime; missing when it is not. */
  datosRegimenGeneral: optional(datosRegimenGeneral),
  /** Why there is no constancia: an unknown or inactive key. */
  errorConstancia: optional(
    record({
      /** Surname, of a natural person. */
      apellido: words,
      /** The reasons, in words. */
      error: many(text()),
      /** CUIT, CUIL or CDI, 11 digits. */
      idPersona: optional(digits()),
      /** Given names, of a natural person. */
      nombre: words,
    }),
  ),
  /** Why `datosMonotributo` is missing or short. */
  errorMonotributo: heldBack,
  /** Why `datosRegimenGeneral` is missing or short. */
  errorRegimenGeneral: heldBack,
} as const;
