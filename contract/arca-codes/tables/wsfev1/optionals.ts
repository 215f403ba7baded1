/**
 * WSFEv1: optional data by resolution: promotion, RG 3668, education, rentals, models, surety insurance.
 * Facts: manual v4.5 (2 July 2026), the changes of 4.6 to 4.8, and recorded answers; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const OPTIONALS: ArcaCodeTable = {
  10052: {
    kind: 'rejection',
    field: 'optionals',
    cause: {
      es: 'Se abrió la lista de datos opcionales y quedó vacía.',
      en: 'The list of optionals was opened and left empty.',
    },
    fix: {
      es: 'Sacá «optionals» o cargá uno: la API no manda la lista si no tiene nada.',
      en: 'Remove "optionals" or give one: the API does not send the list when there is nothing in it.',
    },
  },
  10053: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: {
      es: 'Ese dato opcional no existe en la tabla de ARCA.',
      en: "That optional is not in ARCA's table.",
    },
    fix: {
      es: 'Elegí «optionals[].id» de GET /v1/reference/optionals.',
      en: 'Choose "optionals[].id" from GET /v1/reference/optionals.',
    },
  },
  10054: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: {
      es: 'Un dato opcional está repetido y sólo puede ir una vez.',
      en: 'An optional is repeated that may be there only once.',
    },
    fix: {
      es: 'Dejá uno solo de ese «optionals[].id»; los únicos que se repiten son los de locadores (1801 y 1802), referencias y pólizas.',
      en: 'Keep one of that "optionals[].id"; the only ones that repeat are those of lessors (1801 and 1802), references and policies.',
    },
  },
  10055: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: { es: 'Un dato opcional llegó sin valor.', en: 'An optional arrived without a value.' },
    fix: {
      es: 'Completá «optionals[].value»; la forma de cada uno está en GET /v1/reference/optionals.',
      en: 'Fill "optionals[].value"; the shape of each is in GET /v1/reference/optionals.',
    },
  },
  10064: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El proyecto de promoción industrial (opcional 2) no son ocho dígitos.',
      en: 'The industrial promotion project (optional 2) is not eight digits.',
    },
    fix: {
      es: 'Escribí los ocho dígitos del proyecto, con ceros adelante: 00000000 si la actividad no tiene el beneficio.',
      en: "Write the project's eight digits, with leading zeros: 00000000 if the activity has no benefit.",
    },
  },
  10066: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El proyecto de promoción industrial no es del emisor, o el opcional 2 no va en este tipo de comprobante.',
      en: "The industrial promotion project is not the issuer's, or optional 2 does not go with this type.",
    },
    fix: {
      es: 'Poné el proyecto que ARCA te asignó, o 00000000 sin beneficio; y sólo en facturas y notas A o B.',
      en: 'Give the project ARCA assigned to you, or 00000000 without benefit; and only on invoices and notes A or B.',
    },
  },
  10068: {
    kind: 'rejection',
    field: 'optionals',
    cause: {
      es: 'Este tipo de comprobante no admite datos opcionales.',
      en: 'This type of comprobante takes no optionals.',
    },
    fix: {
      es: 'Emitilo sin «optionals»; si necesitás informarlos, hacelo con factura, nota o recibo común.',
      en: 'Issue it without "optionals"; if you must give them, use a plain invoice, note or receipt.',
    },
  },
  10086: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: {
      es: 'En clase A, la RG 3668 sólo admite los opcionales 5, 61, 62 y 7.',
      en: 'On class A, RG 3668 takes only optionals 5, 61, 62 and 7.',
    },
    fix: {
      es: 'Quitá de «optionals» los que no sean 5 (excepción), 61 y 62 (documento del firmante) o 7 (carácter).',
      en: 'Remove from "optionals" whatever is not 5 (exception), 61 and 62 (signatory\'s document) or 7 (capacity).',
    },
  },
  10088: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'La excepción de la RG 3668 (opcional 5) no son dos caracteres.',
      en: 'The exception of RG 3668 (optional 5) is not two characters.',
    },
    fix: {
      es: 'Poné el código con cero adelante, de 01 a 06.',
      en: 'Give the code with its leading zero, from 01 to 06.',
    },
  },
  10089: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El código de excepción de la RG 3668 no existe.',
      en: 'The exception code of RG 3668 does not exist.',
    },
    fix: {
      es: 'Elegí por qué te exceptúan: 01 alquilás o prestás lo mismo, 02 es de un congreso, 03 entra en la RG 74, 04 es mercadería que revendés, 05 es ropa de trabajo, 06 sos intermediario.',
      en: 'Choose why you are excepted: 01 you let or provide the same, 02 it is of a congress, 03 it falls under RG 74, 04 you resell it, 05 it is work clothes, 06 you are an intermediary.',
    },
  },
  10090: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El tipo de documento del firmante (opcional 61) no son dos dígitos.',
      en: "The signatory's document type (optional 61) is not two digits.",
    },
    fix: {
      es: 'Para DNI poné 96; para CUIT, 80; para CUIL, 86.',
      en: 'For a DNI give 96; for a CUIT, 80; for a CUIL, 86.',
    },
  },
  10091: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El tipo de documento del firmante no está en la tabla de ARCA.',
      en: "The signatory's document type is not in ARCA's table.",
    },
    fix: {
      es: 'Usá en el opcional 61 un número de GET /v1/reference/document-types.',
      en: 'Use a number of GET /v1/reference/document-types in optional 61.',
    },
  },
  10092: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El documento del firmante (opcional 62) tiene letras o más de once dígitos.',
      en: "The signatory's document (optional 62) has letters or over eleven digits.",
    },
    fix: {
      es: 'Copiá el número sin puntos ni guiones en el opcional 62.',
      en: 'Copy the number without dots or dashes into optional 62.',
    },
  },
  10093: {
    kind: 'rejection',
    cause: {
      es: 'ARCA dio de baja este control; el código ya no debería aparecer.',
      en: 'ARCA retired this check; the code should no longer appear.',
    },
    fix: {
      es: 'Si lo recibís, mandanos el request_id junto con el texto de ARCA.',
      en: "If you receive it, send us the request_id with ARCA's text.",
    },
  },
  10094: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El carácter del firmante (opcional 7) no son dos dígitos.',
      en: "The signatory's capacity (optional 7) is not two digits.",
    },
    fix: {
      es: 'Escribilo con cero adelante: 01, 02, 03 o 04.',
      en: 'Write it with a leading zero: 01, 02, 03 or 04.',
    },
  },
  10095: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El carácter del firmante no es uno de los cuatro previstos.',
      en: "The signatory's capacity is none of the four foreseen.",
    },
    fix: {
      es: 'Elegí 01 titular, 02 director o presidente, 03 apoderado, 04 empleado.',
      en: 'Choose 01 owner, 02 director or president, 03 attorney, 04 employee.',
    },
  },
  10097: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'Educación privada (opcional 10): el valor no es 0 ni 1.',
      en: 'Private education (optional 10): the value is neither 0 nor 1.',
    },
    fix: {
      es: 'Poné 1 si la cuota está comprendida en la RG 3368, 0 si no.',
      en: 'Put 1 if the fee falls under RG 3368, 0 if not.',
    },
  },
  10098: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El tipo de documento de quien paga la cuota (opcional 1011) no es válido.',
      en: 'The document type of whoever pays the fee (optional 1011) is not valid.',
    },
    fix: {
      es: 'Usá 80, 86, 87 o 96 según sea CUIT, CUIL, CDI o DNI.',
      en: 'Use 80, 86, 87 or 96 for CUIT, CUIL, CDI or DNI.',
    },
  },
  10099: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El documento de quien paga la cuota (opcional 1012) no tiene la forma debida.',
      en: 'The document of whoever pays the fee (optional 1012) does not have its shape.',
    },
    fix: {
      es: 'Hasta once dígitos para CUIT, CUIL, CDI o DNI; hasta veinte letras y números para los demás.',
      en: 'Up to eleven digits for CUIT, CUIL, CDI or DNI; up to twenty letters and digits for others.',
    },
  },
  10110: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'Operaciones con inmuebles (opcional 11): el valor no es 0 ni 1.',
      en: 'Real estate operations (optional 11): the value is neither 0 nor 1.',
    },
    fix: {
      es: 'Poné 1 si la operación está en la RG 2820; si no, 0.',
      en: 'Put 1 if the operation falls under RG 2820; else 0.',
    },
  },
  10111: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'Alquiler turístico (opcional 12): el valor no es 0 ni 1.',
      en: 'Holiday rental (optional 12): the value is neither 0 nor 1.',
    },
    fix: {
      es: 'Poné 1 para un alquiler temporario con fines turísticos (RG 3687), 0 en otro caso.',
      en: 'Put 1 for a temporary holiday rental (RG 3687), 0 otherwise.',
    },
  },
  10112: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: {
      es: 'Se mezclaron datos opcionales de resoluciones distintas.',
      en: 'Optionals of different resolutions were mixed.',
    },
    fix: {
      es: 'Dejá en «optionals» los de una sola resolución (10, 11, 12, 13, 14, 15 o 17) y facturá lo otro aparte.',
      en: 'Keep those of a single resolution in "optionals" (10, 11, 12, 13, 14, 15 or 17) and invoice the rest apart.',
    },
  },
  10113: {
    kind: 'rejection',
    field: 'optionals',
    cause: {
      es: 'El documento de quien paga va sólo cuando la actividad educativa está comprendida, y entonces es obligatorio.',
      en: "The payer's document goes only where the educational activity is covered, and then it must.",
    },
    fix: {
      es: 'Con opcional 10 en 1 agregá 1011 y 1012; con 0, sacalos.',
      en: 'With optional 10 at 1 add 1011 and 1012; at 0, remove them.',
    },
  },
  10114: {
    kind: 'rejection',
    field: 'optionals',
    cause: {
      es: 'Está el documento de quien paga la cuota (1011 o 1012) sin el opcional 10.',
      en: "The payer's document (1011 or 1012) is there without optional 10.",
    },
    fix: {
      es: "Sumá { id: '10', value: '1' } a «optionals».",
      en: "Add { id: '10', value: '1' } to \"optionals\".",
    },
  },
  10115: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El documento de quien paga la cuota no está en el padrón.',
      en: 'The document of whoever pays the fee is not in the padrón.',
    },
    fix: {
      es: 'Verificá con la familia el número del opcional 1012; un CUIT lo podés buscar en GET /v1/padron/{cuit}.',
      en: 'Check the number of optional 1012 with the family; a CUIT can be looked up in GET /v1/padron/{cuit}.',
    },
  },
  10116: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'Representantes de modelos (opcional 13): el valor no es 0 ni 1.',
      en: "Models' representatives (optional 13): the value is neither 0 nor 1.",
    },
    fix: {
      es: 'Poné 1 si representás modelos según la RG 2863; si no, 0.',
      en: 'Put 1 if you represent models under RG 2863; else 0.',
    },
  },
  10117: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'Agencias de publicidad (opcional 14): el valor no es 0 ni 1.',
      en: 'Advertising agencies (optional 14): the value is neither 0 nor 1.',
    },
    fix: {
      es: 'Poné 1 si la agencia está alcanzada por la RG 2863; en otro caso 0.',
      en: 'Put 1 if the agency falls under RG 2863; otherwise 0.',
    },
  },
  10118: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'Modelos (opcional 15): el valor no es 0 ni 1.',
      en: 'Models (optional 15): the value is neither 0 nor 1.',
    },
    fix: {
      es: 'Poné 1 por trabajos de modelaje de la RG 2863, 0 por otros.',
      en: 'Put 1 for modelling work of RG 2863, 0 for other work.',
    },
  },
  10123: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: {
      es: 'En B o C, el alquiler de vivienda (RG 4004-E) sólo admite los opcionales 17, 1801 y 1802.',
      en: 'On B or C, housing rental (RG 4004-E) takes only optionals 17, 1801 and 1802.',
    },
    fix: {
      es: 'Sacá los otros de «optionals»; el alquiler de vivienda no va en clase A.',
      en: 'Remove the others from "optionals"; housing rental does not go on class A.',
    },
  },
  10124: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'Alquiler de vivienda (opcional 17): el valor no es 1 ni 2.',
      en: 'Housing rental (optional 17): the value is neither 1 nor 2.',
    },
    fix: {
      es: 'Poné 1 si factura un intermediario (inmobiliaria) o 2 si factura el dueño.',
      en: 'Put 1 if an intermediary (estate agent) invoices or 2 if the owner does.',
    },
  },
  10125: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El CUIT del locador (opcional 1801) no tiene once dígitos.',
      en: "The lessor's CUIT (optional 1801) lacks eleven digits.",
    },
    fix: {
      es: 'Escribilo sin guiones en el opcional 1801.',
      en: 'Write it without dashes in optional 1801.',
    },
  },
  10126: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: { es: 'El CUIT del locador no está en el padrón.', en: "The lessor's CUIT is not in the padrón." },
    fix: {
      es: 'Confirmalo con el dueño y con GET /v1/padron/{cuit} antes de reenviar.',
      en: 'Confirm it with the owner and with GET /v1/padron/{cuit} before sending again.',
    },
  },
  10127: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El nombre del locador (opcional 1802) está vacío o pasa los 100 caracteres.',
      en: "The lessor's name (optional 1802) is empty or over 100 characters.",
    },
    fix: {
      es: 'Abreviá el nombre o la razón social en el opcional 1802.',
      en: 'Shorten the name in optional 1802.',
    },
  },
  10128: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: { es: 'Un mismo locador está cargado dos veces.', en: 'The same lessor is given twice.' },
    fix: {
      es: 'Un par 1801 y 1802 por dueño: borrá el repetido.',
      en: 'One pair 1801 and 1802 an owner: delete the repeated one.',
    },
  },
  10129: {
    kind: 'rejection',
    field: 'optionals',
    cause: {
      es: 'Una inmobiliaria factura el alquiler sin decir quién es el dueño.',
      en: 'An estate agent invoices the rent without saying who the owner is.',
    },
    fix: {
      es: 'Con opcional 17 en 1, agregá el CUIT (1801) y el nombre (1802) de cada dueño.',
      en: 'With optional 17 at 1, add the CUIT (1801) and name (1802) of every owner.',
    },
  },
  10130: {
    kind: 'rejection',
    field: 'optionals',
    cause: {
      es: 'Hay más CUIT de locadores que nombres, o al revés.',
      en: "There are more lessors' CUITs than names, or the reverse.",
    },
    fix: {
      es: 'Emparejá «optionals»: por cada 1801, un 1802.',
      en: 'Pair them in "optionals": a 1802 for every 1801.',
    },
  },
  10131: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El emisor figura como locador de su propia intermediación.',
      en: 'The issuer appears as lessor in its own intermediation.',
    },
    fix: {
      es: 'Si el dueño sos vos, poné opcional 17 en 2 y sacá tu CUIT del 1801.',
      en: 'If you own it, set optional 17 to 2 and remove your CUIT from 1801.',
    },
  },
  10132: {
    kind: 'rejection',
    field: 'optionals',
    cause: {
      es: 'Hay datos de locadores sin el opcional 17.',
      en: 'There is data of lessors without optional 17.',
    },
    fix: {
      es: 'Agregá el opcional 17: 1 como intermediario, 2 como dueño.',
      en: 'Add optional 17: 1 as intermediary, 2 as owner.',
    },
  },
  10273: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: {
      es: 'La póliza de caución (opcional 2901) sólo la informa una aseguradora, en facturas o notas A o B de su punto de venta SEGWS.',
      en: 'The bond policy (optional 2901) is given only by an insurer, on invoices or notes A or B of its punto de venta SEGWS.',
    },
    fix: {
      es: 'Si no sos aseguradora de caución, sacá el opcional 2901; si lo sos, emití desde el punto de venta SEGWS.',
      en: 'If you are no surety insurer, remove optional 2901; if you are, issue from the punto de venta SEGWS.',
    },
  },
  10274: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El número de póliza está vacío, tiene símbolos o pasa los 30 caracteres.',
      en: "The policy's number is empty, has symbols or is over 30 characters.",
    },
    fix: {
      es: 'Dejá en el opcional 2901 sólo letras y números.',
      en: 'Keep only letters and digits in optional 2901.',
    },
  },
  10275: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: {
      es: 'El endoso de caución (opcional 2902) sólo va en facturas o notas A o B de un punto de venta SEGWS.',
      en: 'The bond endorsement (optional 2902) goes only on invoices or notes A or B of a punto de venta SEGWS.',
    },
    fix: {
      es: 'Quitá el opcional 2902 o cambiá «punto_de_venta» por el SEGWS de la aseguradora.',
      en: 'Remove optional 2902 or change "punto_de_venta" to the insurer\'s SEGWS one.',
    },
  },
  10276: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El número de endoso está vacío, tiene símbolos o pasa los 30 caracteres.',
      en: "The endorsement's number is empty, has symbols or is over 30 characters.",
    },
    fix: {
      es: 'Reescribí el opcional 2902 sin barras ni guiones; la API revisa su forma.',
      en: 'Rewrite optional 2902 without slashes or dashes; the API checks its shape.',
    },
  },
  10277: {
    kind: 'rejection',
    field: 'optionals',
    cause: {
      es: 'Desde el punto de venta SEGWS faltan la póliza y el endoso.',
      en: 'From the punto de venta SEGWS the policy and the endorsement are missing.',
    },
    fix: {
      es: 'Agregá un par de opcionales 2901 y 2902 por cada póliza facturada.',
      en: 'Add a pair of optionals 2901 and 2902 for every invoiced policy.',
    },
  },
  10278: {
    kind: 'rejection',
    field: 'optionals',
    cause: {
      es: 'El punto de venta es de seguros de caución y el comprobante no trae póliza con su endoso.',
      en: 'The punto de venta is of surety insurance and the comprobante brings no policy with its endorsement.',
    },
    fix: {
      es: 'Cargá 2901 y 2902, o usá en «punto_de_venta» otro para lo que no es caución.',
      en: 'Give 2901 and 2902, or use another "punto_de_venta" for what is no surety.',
    },
  },
  10279: {
    kind: 'rejection',
    field: 'optionals',
    cause: {
      es: 'Se informó una póliza o un endoso sin ser aseguradora de caución con punto de venta SEGWS.',
      en: 'A policy or endorsement was given without being a surety insurer with a punto de venta SEGWS.',
    },
    fix: {
      es: 'Para otros seguros escribí la póliza en la descripción de la línea y no en «optionals».',
      en: 'For other insurance write the policy into the line\'s description and not into "optionals".',
    },
  },
  10280: {
    kind: 'rejection',
    field: 'optionals',
    cause: {
      es: 'Hay más de 3000 pares de póliza y endoso en un comprobante.',
      en: 'There are over 3000 pairs of policy and endorsement in one comprobante.',
    },
    fix: {
      es: 'Dividí la facturación en varios comprobantes; la API admite hasta 99 opcionales en cada uno.',
      en: 'Split the invoicing into several comprobantes; the API takes up to 99 optionals in each.',
    },
  },
  10281: {
    kind: 'rejection',
    field: 'optionals',
    cause: { es: 'No hay un endoso por cada póliza.', en: 'There is not one endorsement a policy.' },
    fix: {
      es: 'Contá los 2901 y los 2902: tienen que ser tantos unos como otros.',
      en: 'Count the 2901 and the 2902: there must be as many of one as of the other.',
    },
  },
  10282: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'El punto de venta es SEGWS y el emisor no está en la nómina de aseguradoras de caución.',
      en: 'The punto de venta is SEGWS and the issuer is not on the list of surety insurers.',
    },
    fix: {
      es: 'Facturá desde un punto de venta común de web services, o pedí a ARCA la inclusión en la nómina.',
      en: 'Invoice from a plain web services punto de venta, or ask ARCA to be put on the list.',
    },
  },
};
