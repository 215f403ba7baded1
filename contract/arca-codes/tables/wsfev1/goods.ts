/**
 * WSFEv1: used goods, goods bought by several people, and activities with their remitos; little of it is sent by this API.
 * Facts: manual v4.5 (2 July 2026), the changes of 4.6 to 4.8, and recorded answers; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const GOODS: ArcaCodeTable = {
  10076: {
    kind: 'rejection',
    field: 'optionals',
    cause: {
      es: 'La compra de bienes usados necesita los datos del vendedor.',
      en: "A purchase of used goods needs the seller's data.",
    },
    fix: {
      es: 'Esta API no emite el comprobante de bienes usados: hacelo en «Comprobantes en línea» con nombre, domicilio y nacionalidad del vendedor.',
      en: 'This API does not issue the used goods comprobante: make it in "Comprobantes en línea" with the seller\'s name, address and nationality.',
    },
  },
  10077: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El nombre del vendedor (opcional 91) está vacío o pasa los 100 caracteres.',
      en: "The seller's name (optional 91) is empty or over 100 characters.",
    },
    fix: { es: 'Escribilo abreviado en el opcional 91.', en: 'Write it shortened in optional 91.' },
  },
  10078: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: {
      es: 'Falta el nombre de quien vende los bienes usados.',
      en: 'The name of whoever sells the used goods is missing.',
    },
    fix: {
      es: 'Sumá el opcional 91 con nombre y apellido, en el sistema con el que emitís ese comprobante.',
      en: 'Add optional 91 with the full name, in the system that issues that comprobante.',
    },
  },
  10079: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'La nacionalidad del vendedor (opcional 92) no son tres dígitos.',
      en: "The seller's nationality (optional 92) is not three digits.",
    },
    fix: {
      es: 'Usá el código de país de ARCA con sus tres cifras, por ejemplo 200.',
      en: "Use ARCA's country code with its three digits, for example 200.",
    },
  },
  10080: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El código de país del vendedor no existe.',
      en: "The seller's country code does not exist.",
    },
    fix: {
      es: 'Buscá el país en la tabla de países de ARCA y cargá ese código en el opcional 92.',
      en: "Find the country in ARCA's table of countries and give that code in optional 92.",
    },
  },
  10081: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: {
      es: 'En bienes usados sólo van los opcionales 91, 92 y 93.',
      en: 'On used goods only optionals 91, 92 and 93 go.',
    },
    fix: {
      es: 'Quitá los demás: ni FCE ni alquileres se informan en esa compra.',
      en: 'Remove the rest: neither FCE nor rentals are given on that purchase.',
    },
  },
  10082: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: {
      es: 'La nacionalidad va sólo, y siempre, si el vendedor se identifica con un documento extranjero.',
      en: "The nationality goes only, and always, where the seller's document is foreign.",
    },
    fix: {
      es: 'Agregá el opcional 92 si el documento es tipo 30, 91 o 94; si es CUIT o DNI, sacalo.',
      en: 'Add optional 92 if the document is of type 30, 91 or 94; if CUIT or DNI, remove it.',
    },
  },
  10083: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El domicilio del vendedor (opcional 93) está vacío o pasa los 250 caracteres.',
      en: "The seller's address (optional 93) is empty or over 250 characters.",
    },
    fix: {
      es: 'Dejá calle, número y localidad en el opcional 93.',
      en: 'Keep street, number and town in optional 93.',
    },
  },
  10084: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: {
      es: 'Falta el domicilio de quien vende los bienes usados.',
      en: 'The address of whoever sells the used goods is missing.',
    },
    fix: {
      es: 'Cargá el opcional 93 con el domicilio del vendedor.',
      en: "Give optional 93 with the seller's address.",
    },
  },
  10085: {
    kind: 'rejection',
    field: 'concept',
    cause: { es: 'Los bienes usados son siempre productos.', en: 'Used goods are always products.' },
    fix: {
      es: 'Usá «concept» products, sin fechas de servicio.',
      en: 'Use "concept" products, without service dates.',
    },
  },
  10133: {
    kind: 'rejection',
    cause: {
      es: 'Se abrió la lista de compradores y quedó vacía.',
      en: 'The list of buyers was opened and left empty.',
    },
    fix: {
      es: 'Esta API no envía esa lista, porque factura a un solo receptor: si lo ves, otro programa emite con tu punto de venta.',
      en: 'This API does not send that list, as it invoices a single recipient: if you see this, another program issues on your punto de venta.',
    },
  },
  10134: {
    kind: 'rejection',
    cause: {
      es: 'La lista de compradores no va con este tipo de comprobante.',
      en: 'The list of buyers does not go with this type.',
    },
    fix: {
      es: 'Hacé en «Comprobantes en línea» una factura A, B o C para la compra en condominio.',
      en: 'Make an invoice A, B or C in "Comprobantes en línea" for the joint purchase.',
    },
  },
  10135: {
    kind: 'rejection',
    cause: {
      es: 'A un comprador de la lista le falta el tipo de documento.',
      en: 'A buyer of the list lacks the document type.',
    },
    fix: {
      es: 'Elegí CUIT, CUIL o CDI para cada condómino en el sistema con el que los cargaste.',
      en: 'Choose CUIT, CUIL or CDI for every co-owner in the system where you entered them.',
    },
  },
  10136: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'Hay varios compradores, pero el receptor principal no tiene CUIT, CUIL ni CDI.',
      en: 'There are several buyers, but the main recipient has no CUIT, CUIL or CDI.',
    },
    fix: {
      es: 'Identificá al receptor con «recipient.cuit» antes de sumar condóminos.',
      en: 'Identify the recipient by "recipient.cuit" before adding co-owners.',
    },
  },
  10137: {
    kind: 'rejection',
    cause: {
      es: 'Un comprador de la lista se identifica con un documento que no es CUIT, CUIL ni CDI.',
      en: 'A buyer of the list has a document other than CUIT, CUIL or CDI.',
    },
    fix: {
      es: 'Pedile la CUIL al condómino: el DNI no alcanza.',
      en: 'Ask the co-owner for a CUIL: a DNI is not enough.',
    },
  },
  10138: {
    kind: 'rejection',
    cause: {
      es: 'A un comprador de la lista le falta el número de documento.',
      en: 'A buyer of the list lacks the document number.',
    },
    fix: {
      es: 'Completá los once dígitos de cada condómino.',
      en: "Fill in every co-owner's eleven digits.",
    },
  },
  10139: {
    kind: 'rejection',
    cause: {
      es: 'El documento de un comprador no tiene once dígitos.',
      en: "A buyer's document lacks eleven digits.",
    },
    fix: {
      es: 'Escribilo completo, con prefijo y dígito verificador.',
      en: 'Write it whole, with prefix and check digit.',
    },
  },
  10140: {
    kind: 'rejection',
    cause: {
      es: 'El emisor está en su propia lista de compradores.',
      en: 'The issuer is in its own list of buyers.',
    },
    fix: {
      es: 'Sacá tu CUIT de los condóminos: quien vende no compra.',
      en: 'Remove your CUIT from the co-owners: who sells does not buy.',
    },
  },
  10141: {
    kind: 'rejection',
    cause: { es: 'Un comprador está dos veces.', en: 'A buyer is there twice.' },
    fix: {
      es: 'Sumá sus porcentajes en una sola entrada.',
      en: "Add up that buyer's percentages in one entry.",
    },
  },
  10142: {
    kind: 'rejection',
    cause: { es: 'Falta el porcentaje de un comprador.', en: "A buyer's percentage is missing." },
    fix: {
      es: 'Indicá qué parte compra cada uno; entre todos, 100.',
      en: 'Say which part each one buys; 100 among all.',
    },
  },
  10143: {
    kind: 'rejection',
    cause: {
      es: 'El porcentaje de un comprador no entra en dos enteros y dos decimales.',
      en: "A buyer's percentage does not fit two integer and two decimal digits.",
    },
    fix: {
      es: 'Escribilo como 33.33: menos de cien y sin signo.',
      en: 'Write it as 33.33: below a hundred and unsigned.',
    },
  },
  10144: {
    kind: 'rejection',
    cause: { es: 'El porcentaje de un comprador es cero.', en: "A buyer's percentage is zero." },
    fix: {
      es: 'Quien no tiene parte no va en la lista: borralo.',
      en: 'Whoever has no part does not go into the list: delete it.',
    },
  },
  10145: {
    kind: 'rejection',
    cause: {
      es: 'La lista de compradores tiene uno solo, o no incluye al receptor.',
      en: 'The list of buyers has only one, or leaves out the recipient.',
    },
    fix: {
      es: 'Cargá al receptor y al menos a otro; si compra uno solo, facturale sin lista.',
      en: 'Enter the recipient and at least one more; if only one buys, invoice without a list.',
    },
  },
  10146: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El receptor no es quien tiene el mayor porcentaje.',
      en: 'The recipient is not the one with the largest percentage.',
    },
    fix: {
      es: 'Poné en «recipient.cuit» al condómino principal.',
      en: 'Put the main co-owner into "recipient.cuit".',
    },
  },
  10147: {
    kind: 'rejection',
    cause: {
      es: 'Los porcentajes de los compradores no suman 100.',
      en: "The buyers' percentages do not add up to 100.",
    },
    fix: {
      es: 'Ajustá un centésimo en la parte más grande: tres tercios van 33.34, 33.33 y 33.33.',
      en: 'Adjust a hundredth in the largest part: three thirds go 33.34, 33.33 and 33.33.',
    },
  },
  10148: {
    kind: 'rejection',
    cause: { es: 'Un comprador no está activo en el padrón.', en: 'A buyer is not active in the padrón.' },
    fix: {
      es: 'Controlá cada CUIT con GET /v1/padron/{cuit} y reemplazá al inactivo.',
      en: 'Check every CUIT with GET /v1/padron/{cuit} and replace the inactive one.',
    },
  },
  10149: {
    kind: 'rejection',
    field: 'letter',
    cause: {
      es: 'En una A con varios compradores, ninguno está en IVA ni en monotributo.',
      en: 'On an A with several buyers, none is in IVA or monotributo.',
    },
    fix: {
      es: 'Usá «letter» en auto: a consumidores finales les corresponde B.',
      en: 'Use "letter" auto: final consumers get a B.',
    },
  },
  10150: {
    kind: 'rejection',
    field: 'concept',
    cause: {
      es: 'Una compra entre varios sólo puede ser de productos.',
      en: 'A purchase among several can only be of products.',
    },
    fix: {
      es: 'Facturá los servicios aparte, a cada comprador.',
      en: 'Invoice the services apart, to each buyer.',
    },
  },
  10218: {
    kind: 'rejection',
    cause: { es: 'La lista de actividades llegó vacía.', en: 'The list of activities arrived empty.' },
    fix: {
      es: 'Esta API factura sin detallar actividades: si te aparece, mandanos el request_id.',
      en: 'This API invoices without detailing activities: should it appear, send us the request_id.',
    },
  },
  10219: {
    kind: 'rejection',
    cause: {
      es: 'Una actividad de la lista vino sin código.',
      en: 'An activity of the list came without its code.',
    },
    fix: {
      es: 'Completá el código que ARCA le dio a la actividad en el programa que la informa.',
      en: 'Fill in the code that ARCA gave the activity in the program that reports it.',
    },
  },
  10220: {
    kind: 'rejection',
    cause: {
      es: 'El código de actividad no es de las habilitadas.',
      en: "The activity's code is none of those enabled.",
    },
    fix: {
      es: 'Elegí una de las actividades que ARCA tiene declaradas para vos en el Sistema Registral.',
      en: 'Choose one of the activities that ARCA has on record for you in the Sistema Registral.',
    },
  },
  10221: {
    kind: 'rejection',
    cause: { es: 'Una actividad está repetida.', en: 'An activity is repeated.' },
    fix: {
      es: 'Informá cada actividad una vez por comprobante.',
      en: 'Give every activity once a comprobante.',
    },
  },
  10222: {
    kind: 'rejection',
    cause: {
      es: 'Se combinaron actividades de rubros con reglas distintas (carne, harina, tabaco).',
      en: 'Activities of trades with different rules (meat, flour, tobacco) were combined.',
    },
    fix: { es: 'Hacé un comprobante por rubro.', en: 'Make one comprobante a trade.' },
  },
  10223: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'La actividad informada no está activa para el emisor.',
      en: 'The given activity is not active for the issuer.',
    },
    fix: {
      es: 'Dala de alta en el Sistema Registral, o sacala del comprobante.',
      en: 'Register it in the Sistema Registral, or take it off the comprobante.',
    },
  },
  10224: {
    kind: 'rejection',
    field: 'concept',
    cause: {
      es: 'La actividad cárnica se factura como producto.',
      en: 'The meat activity is invoiced as a product.',
    },
    fix: {
      es: 'Cambiá «concept» a products o products_and_services.',
      en: 'Change "concept" to products or products_and_services.',
    },
  },
  10225: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Una venta de la actividad cárnica tiene que llevar su remito electrónico (995).',
      en: 'A sale of the meat activity has to carry its electronic remito (995).',
    },
    fix: {
      es: 'Agregá el remito 995 en «related_comprobantes».',
      en: 'Add remito 995 to "related_comprobantes".',
    },
  },
  10226: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Una venta de harinas tiene que llevar su remito harinero (993 en camión, 994 en tren).',
      en: 'A sale of flour has to carry its flour remito (993 by lorry, 994 by train).',
    },
    fix: {
      es: 'Asociá en «related_comprobantes» el 993 o el 994 con el que viajó.',
      en: 'Relate the 993 or 994 it travelled with in "related_comprobantes".',
    },
  },
  10227: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Una venta de tabaco en hebras tiene que llevar su remito (88).',
      en: 'A sale of cut tobacco has to carry its remito (88).',
    },
    fix: {
      es: 'Sumá el remito 88 a «related_comprobantes».',
      en: 'Add remito 88 to "related_comprobantes".',
    },
  },
  10228: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Hay un remito cárnico sin la actividad que le corresponde.',
      en: 'There is a meat remito without its activity.',
    },
    fix: {
      es: 'Esta API no informa actividades: emití la venta de carne en «Comprobantes en línea», o sacá el remito 995 si no es de esta venta.',
      en: 'This API gives no activities: issue the sale of meat in "Comprobantes en línea", or remove remito 995 if it is not of this sale.',
    },
  },
  10229: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Hay un remito harinero sin la actividad harinera.',
      en: 'There is a flour remito without the flour activity.',
    },
    fix: {
      es: 'Facturá la harina en «Comprobantes en línea», donde se elige la actividad; acá dejá afuera el 993 o 994.',
      en: 'Invoice flour in "Comprobantes en línea", where the activity is chosen; leave 993 or 994 out here.',
    },
  },
  10230: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Hay un remito de tabaco sin la actividad tabacalera.',
      en: 'There is a tobacco remito without the tobacco activity.',
    },
    fix: {
      es: 'Usá «Comprobantes en línea» para la venta de tabaco con remito 88.',
      en: 'Use "Comprobantes en línea" for the sale of tobacco with remito 88.',
    },
  },
  10231: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'La actividad informada exige asociar un comprobante o remito, y no hay ninguno.',
      en: 'The given activity calls for a related comprobante or remito, and there is none.',
    },
    fix: {
      es: 'Completá «related_comprobantes» con el remito de la mercadería.',
      en: 'Fill "related_comprobantes" with the goods\' remito.',
    },
  },
};
