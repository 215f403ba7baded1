/**
 * WSFEv1: questions about what ARCA holds, and asking for a CAEA.
 * Facts: manual v4.5 (2 July 2026), the changes of 4.6 to 4.8, and recorded answers; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const QUERIES: ArcaCodeTable = {
  10100: {
    kind: 'rejection',
    cause: {
      es: 'La consulta de CAEA sin movimientos no trae un CAEA de 14 dígitos.',
      en: 'The query about a CAEA without movements brings no CAEA of 14 digits.',
    },
    fix: {
      es: 'Copiá el CAEA tal como ARCA lo otorgó, sin espacios.',
      en: 'Copy the CAEA just as ARCA granted it, without spaces.',
    },
  },
  10101: {
    kind: 'rejection',
    cause: {
      es: 'La consulta de CAEA sin movimientos no trae un punto de venta válido.',
      en: 'The query about a CAEA without movements brings no valid punto de venta.',
    },
    fix: {
      es: 'Agregá el punto de venta CAEA por el que preguntás.',
      en: 'Add the CAEA punto de venta you ask about.',
    },
  },
  10102: {
    kind: 'rejection',
    cause: {
      es: 'Ese CAEA no fue informado como sin movimientos.',
      en: 'That CAEA was not reported as without movements.',
    },
    fix: {
      es: 'Si no lo usaste, informalo sin movimientos antes del vencimiento; si lo usaste, no hay nada que hacer.',
      en: 'If you did not use it, report it as without movements before the deadline; if you did, there is nothing to do.',
    },
  },
  10104: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'Se consultó un punto de venta que ARCA no tiene registrado.',
      en: 'A punto de venta was asked about that ARCA does not have on record.',
    },
    fix: {
      es: 'Compará con la lista de ARCA en GET /v1/taxpayers/{cuit}/diagnosis; si es nuevo, esperá unas horas a que ARCA lo propague.',
      en: "Compare with ARCA's list in GET /v1/taxpayers/{cuit}/diagnosis; if it is new, wait some hours for ARCA to propagate it.",
    },
  },
  10105: {
    kind: 'rejection',
    cause: {
      es: 'Ese punto de venta sí informó comprobantes con el CAEA.',
      en: 'That punto de venta did report comprobantes under the CAEA.',
    },
    fix: {
      es: 'No lo declares sin movimientos: el punto de venta se usó y ya está rendido.',
      en: 'Do not declare it as without movements: the punto de venta was used and is accounted for.',
    },
  },
  10200: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'Se consultó un comprobante sin un punto de venta válido.',
      en: 'A comprobante was asked about without a valid punto de venta.',
    },
    fix: {
      es: 'Indicá los cinco primeros dígitos del número impreso; la API completa este dato en sus propias consultas.',
      en: 'Give the first five digits of the printed number; the API fills this in for its own queries.',
    },
  },
  10201: {
    kind: 'rejection',
    field: 'kind',
    cause: {
      es: 'Se consultó un comprobante con un tipo que no existe.',
      en: 'A comprobante was asked about with a type that does not exist.',
    },
    fix: {
      es: 'Tomá el tipo de GET /v1/reference/comprobante-types.',
      en: 'Take the type from GET /v1/reference/comprobante-types.',
    },
  },
  10202: {
    kind: 'rejection',
    cause: {
      es: 'Se consultó un comprobante sin número.',
      en: 'A comprobante was asked about without its number.',
    },
    fix: {
      es: 'Preguntá con el número que sigue al guion; para los tuyos usá GET /v1/invoices.',
      en: 'Ask with the number that follows the dash; for your own use GET /v1/invoices.',
    },
  },
  11000: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'Se pidió el último número de un punto de venta fuera de 1 a 99998.',
      en: 'The last number was asked of a punto de venta outside 1 to 99998.',
    },
    fix: {
      es: 'Corregí el punto de venta del emisor: la API pregunta por el que vos cargaste.',
      en: "Correct the issuer's punto de venta: the API asks about the one you registered.",
    },
  },
  11001: {
    kind: 'rejection',
    field: 'kind',
    cause: {
      es: 'Se pidió el último número de un tipo que este servicio no autoriza.',
      en: 'The last number was asked of a type that this service does not authorise.',
    },
    fix: {
      es: 'Para comprobantes E completá «export», que la API envía por el servicio de exportación.',
      en: 'For class E fill "export", which the API sends through the export service.',
    },
  },
  11002: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'Se pidió el último número de un punto de venta que no es de web services.',
      en: 'The last number was asked of a punto de venta that is not of web services.',
    },
    fix: {
      es: 'Usá uno que figure como web service en ARCA; los de «Comprobantes en línea» y controlador fiscal no sirven acá.',
      en: 'Use one listed as web service at ARCA; those of "Comprobantes en línea" and fiscal printers do not serve here.',
    },
  },
  1200: {
    kind: 'rejection',
    cause: {
      es: 'El código informado sin movimientos no es un CAEA.',
      en: 'The code reported as without movements is no CAEA.',
    },
    fix: {
      es: 'Revisá si pegaste un CAE: el CAEA es el que ARCA da por quincena.',
      en: 'See whether you pasted a CAE: the CAEA is the one ARCA gives by fortnight.',
    },
  },
  1201: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: { es: 'El CAEA es de otro emisor.', en: "The CAEA is another issuer's." },
    fix: {
      es: 'Informalo en nombre del CUIT que lo pidió.',
      en: 'Report it in the name of the CUIT that asked for it.',
    },
  },
  1202: {
    kind: 'rejection',
    cause: {
      es: 'El CAEA ya se usó en un comprobante de ese punto de venta.',
      en: 'The CAEA was already used on a comprobante of that punto de venta.',
    },
    fix: {
      es: 'No hace falta informarlo sin movimientos; rendí los comprobantes que falten.',
      en: 'It need not be reported as without movements; account for the comprobantes still missing.',
    },
  },
  1203: {
    kind: 'rejection',
    cause: { es: 'La quincena del CAEA todavía no empezó.', en: "The CAEA's fortnight has not begun." },
    fix: {
      es: 'Esperá a que comience la vigencia para declararlo sin movimientos.',
      en: 'Wait for its validity to begin before declaring it as without movements.',
    },
  },
  1204: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'El punto de venta no es de contingencia CAEA.',
      en: 'The punto de venta is not a CAEA contingency one.',
    },
    fix: {
      es: 'Elegí uno del tipo CAEA; los de CAE no se declaran.',
      en: 'Choose one of the CAEA kind; those of CAE are not declared.',
    },
  },
  1205: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'El punto de venta no estuvo activo en la quincena del CAEA.',
      en: "The punto de venta was not active in the CAEA's fortnight.",
    },
    fix: {
      es: 'Declará sólo los que estaban de alta entonces.',
      en: 'Declare only those registered at the time.',
    },
  },
  1206: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'El punto de venta sin movimientos está fuera de 1 a 99998.',
      en: 'The punto de venta without movements lies outside 1 to 99998.',
    },
    fix: { es: 'Escribí su número sin ceros de relleno.', en: 'Write its number without padding zeros.' },
  },
  1207: {
    kind: 'rejection',
    cause: { es: 'El CAEA informado no tiene 14 dígitos.', en: 'The reported CAEA lacks 14 digits.' },
    fix: {
      es: 'Pedí de nuevo el de la quincena a ARCA y copialo completo.',
      en: "Ask ARCA again for the fortnight's and copy it whole.",
    },
  },
  1209: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'Ese punto de venta ya estaba declarado sin movimientos.',
      en: 'That punto de venta was already declared as without movements.',
    },
    fix: {
      es: 'Listo: la obligación está cumplida, no lo repitas.',
      en: 'Done: the duty is met, do not repeat it.',
    },
  },
  15000: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no está activo en el Sistema Registral.',
      en: 'The issuer is not active in the Sistema Registral.',
    },
    fix: {
      es: 'Reactivá el CUIT en ARCA antes de pedir el CAEA.',
      en: 'Reactivate the CUIT at ARCA before asking for the CAEA.',
    },
  },
  15001: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no figuraba como autoimpresor; ARCA dejó de exigirlo el 1 de junio de 2026.',
      en: 'The issuer was not on record as a self-printer; ARCA ceased to ask for it on the 1st of June of 2026.',
    },
    fix: {
      es: 'Volvé a pedir el CAEA: el requisito ya no rige.',
      en: 'Ask for the CAEA again: the requirement is no longer in force.',
    },
  },
  15003: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'El emisor no tiene un punto de venta CAEA activo.',
      en: 'The issuer has no active CAEA punto de venta.',
    },
    fix: {
      es: 'Dá de alta en ARCA un punto de venta «CAEA – Contingencias» y pedilo de nuevo.',
      en: 'Register a "CAEA – Contingencias" punto de venta at ARCA and ask again.',
    },
  },
  15004: {
    kind: 'rejection',
    cause: { es: 'El período del CAEA no es año y mes.', en: "The CAEA's period is not a year and month." },
    fix: { es: 'Escribilo como 202611, sin guion.', en: 'Write it as 202611, without a dash.' },
  },
  15005: {
    kind: 'rejection',
    cause: { es: 'La quincena del CAEA no es 1 ni 2.', en: "The CAEA's fortnight is neither 1 nor 2." },
    fix: {
      es: 'Usá 1 del día 1 al 15 y 2 del 16 a fin de mes.',
      en: "Use 1 for days 1 to 15 and 2 from the 16th to the month's end.",
    },
  },
  15006: {
    kind: 'rejection',
    cause: {
      es: 'Se pidió el CAEA fuera de término: se puede desde 5 días antes de la quincena hasta su último día.',
      en: 'The CAEA was asked for out of time: from 5 days before the fortnight until its last day.',
    },
    fix: {
      es: 'Pedí el de la quincena actual o esperá a que falten cinco días para la siguiente.',
      en: "Ask for the present fortnight's or wait until five days before the next.",
    },
  },
  15008: {
    kind: 'rejection',
    cause: { es: 'Ya hay un CAEA para esa quincena.', en: 'There is already a CAEA for that fortnight.' },
    fix: {
      es: 'Consultalo en vez de pedirlo: es uno solo por emisor y quincena.',
      en: 'Query it instead of asking: there is one an issuer and fortnight.',
    },
  },
  15009: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El domicilio del emisor tiene problemas en ARCA.',
      en: "The issuer's address has problems at ARCA.",
    },
    fix: {
      es: 'Actualizá el domicilio fiscal en el Sistema Registral.',
      en: 'Update the fiscal address in the Sistema Registral.',
    },
  },
  15010: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no está en monotributo, IVA ni IVA exento.',
      en: 'The issuer is in neither monotributo, IVA nor IVA exempt.',
    },
    fix: {
      es: 'Inscribilo en el impuesto que le toque y pedí el CAEA después.',
      en: 'Register it in the tax that is due and ask for the CAEA afterwards.',
    },
  },
  15011: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no declaró ninguna actividad económica.',
      en: 'The issuer has declared no economic activity.',
    },
    fix: {
      es: 'Cargá su actividad en el Sistema Registral.',
      en: 'Enter its activity in the Sistema Registral.',
    },
  },
  15012: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no está empadronado para emitir comprobantes electrónicos.',
      en: 'The issuer is not registered to issue electronic comprobantes.',
    },
    fix: {
      es: 'Empadronalo en «Regímenes de Facturación y Registración (REAR/RECE/RFI)».',
      en: 'Register it in "Regímenes de Facturación y Registración (REAR/RECE/RFI)".',
    },
  },
  15014: {
    kind: 'observation',
    cause: {
      es: 'Hay quincenas anteriores sin rendir: dos meses seguidos o tres salteados en el año.',
      en: 'Earlier fortnights are unaccounted for: two months running or three in the year.',
    },
    fix: {
      es: 'Informá los comprobantes, o el «sin movimientos», de cada CAEA viejo: ARCA puede negarte los próximos.',
      en: 'Report the comprobantes, or "without movements", of every old CAEA: ARCA may refuse you the next ones.',
    },
  },
  15015: {
    kind: 'observation',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no adhirió al domicilio fiscal electrónico.',
      en: 'The issuer has not taken up the electronic fiscal address.',
    },
    fix: {
      es: 'Constituilo en ARCA con mail y teléfono; el CAEA salió igual.',
      en: 'Set it up at ARCA with mail and telephone; the CAEA was given all the same.',
    },
  },
  15016: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'Desde la RG 5782 el CAEA es sólo para contingencias: en ese domicilio tiene que haber un punto de venta CAE o un controlador fiscal nuevo.',
      en: 'Since RG 5782 the CAEA is for contingencies only: that address has to have a CAE punto de venta or a new fiscal printer.',
    },
    fix: {
      es: 'Dá de alta un punto de venta de web services (CAE) en el mismo domicilio y pedí el CAEA otra vez.',
      en: 'Register a web services (CAE) punto de venta at the same address and ask for the CAEA again.',
    },
  },
  15017: {
    kind: 'observation',
    field: 'punto_de_venta',
    cause: {
      es: 'Algunos puntos de venta CAEA están en domicilios sin uno de CAE ni controlador fiscal; ARCA los enumera.',
      en: 'Some CAEA puntos de venta are at addresses without a CAE one or a fiscal printer; ARCA lists them.',
    },
    fix: {
      es: 'Mudá los de la lista al domicilio de un punto de venta CAE o dalos de baja.',
      en: 'Move the listed ones to the address of a CAE punto de venta or close them.',
    },
  },
  15018: {
    kind: 'observation',
    cause: {
      es: 'ARCA recuerda que cada comprobante CAEA se informa con su fecha y hora de generación.',
      en: 'ARCA reminds that every CAEA comprobante is reported with the day and time it was made.',
    },
    fix: {
      es: 'Guardá la hora en que emitís en contingencia; no hay nada que corregir ahora.',
      en: 'Keep the time at which you issue in contingency; there is nothing to mend now.',
    },
  },
};
