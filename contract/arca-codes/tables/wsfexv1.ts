/**
 * WSFEXv1: invoices, debit and credit notes of class E (exports).
 * Facts: manual V3.1.1 (18 August 2025), second hand; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../entry.ts';

export const WSFEXV1: ArcaCodeTable = {
  14: {
    kind: 'observation',
    field: 'lines',
    cause: {
      es: 'El emisor es monotributista y con esta exportación pasa el tope de la categoría máxima.',
      en: 'The issuer is a monotributista and this export passes the ceiling of the highest category.',
    },
    fix: {
      es: 'El CAE vale, pero corresponde pasar al régimen general: consultá ya a tu contador.',
      en: 'The CAE stands, but moving to the general regime is due: ask your accountant now.',
    },
  },
  15: {
    kind: 'observation',
    field: 'lines',
    cause: {
      es: 'La exportación supera el tope de la categoría de monotributo del emisor.',
      en: "The export passes the ceiling of the issuer's monotributo category.",
    },
    fix: {
      es: 'No hay que tocar el comprobante; recategorizate en el próximo período.',
      en: 'The comprobante needs no change; recategorise in the next period.',
    },
  },
  16: {
    kind: 'observation',
    field: 'export.country_tax_id',
    cause: {
      es: 'La venta es a una zona franca y el cliente no está en el padrón.',
      en: 'The sale is to a free zone and the customer is not in the padrón.',
    },
    fix: {
      es: 'Cargá en «export.country_tax_id» el CUIT del usuario de la zona franca.',
      en: 'Give the CUIT of the free zone\'s user in "export.country_tax_id".',
    },
  },
  17: {
    kind: 'observation',
    field: 'lines',
    cause: {
      es: 'La nota de crédito es mayor que la factura que ajusta.',
      en: 'The credit note is larger than the invoice it adjusts.',
    },
    fix: {
      es: 'Si te pasaste, hacé una nota de débito por la diferencia.',
      en: 'If it was too much, make a debit note for the difference.',
    },
  },
  21: {
    kind: 'rejection',
    field: 'export.country_tax_id',
    cause: {
      es: 'El receptor está inactivo por figurar en la base de facturas apócrifas.',
      en: 'The recipient is inactive for being in the base of apocryphal invoices.',
    },
    fix: {
      es: 'No le vendas a ese CUIT hasta que lo regularice en ARCA.',
      en: 'Do not sell to that CUIT until it is settled with ARCA.',
    },
  },
  500: {
    kind: 'outage',
    cause: {
      es: 'El servicio de exportación de ARCA tuvo una falla interna.',
      en: "ARCA's export service had an internal failure.",
    },
    fix: {
      es: 'Antes de reintentar consultá el último número de la serie: pudo autorizarse igual.',
      en: "Before retrying ask for the series' last number: it may have been authorised all the same.",
    },
  },
  501: {
    kind: 'outage',
    cause: {
      es: 'La base de datos del servicio de exportación no respondió.',
      en: 'The database of the export service did not answer.',
    },
    fix: {
      es: 'Reintentá en unos minutos, con el mismo número y contenido.',
      en: 'Retry in some minutes, with the same number and content.',
    },
  },
  502: {
    kind: 'outage',
    cause: {
      es: 'El autorizador de exportación tenía otra operación en curso.',
      en: 'The export authoriser had another operation under way.',
    },
    fix: {
      es: 'Dejá terminar la anterior y averiguá qué número quedó antes de mandar otro.',
      en: 'Let the earlier one end and find out which number it took before sending another.',
    },
  },
  505: {
    kind: 'outage',
    cause: {
      es: 'El autorizador de exportación no pudo cerrar la operación.',
      en: 'The export authoriser could not close the operation.',
    },
    fix: {
      es: 'Consultá si el comprobante existe; si no, volvé a enviarlo igual.',
      en: 'Ask whether the comprobante exists; if not, send the same again.',
    },
  },
  1000: {
    kind: 'access',
    field: 'taxpayer',
    cause: {
      es: 'El ticket de acceso venció o no es el del servicio de exportación.',
      en: "The access ticket expired or is not the export service's.",
    },
    fix: {
      es: 'Pedile al emisor que delegue «Web Service de Factura de Exportación» (wsfex) al certificado; los tickets los renueva la API.',
      en: 'Have the issuer delegate "Web Service de Factura de Exportación" (wsfex) to the certificate; the API renews tickets itself.',
    },
  },
  1001: {
    kind: 'access',
    field: 'taxpayer',
    cause: {
      es: 'El certificado no representa a ese exportador.',
      en: 'The certificate does not represent that exporter.',
    },
    fix: {
      es: 'Delegá wsfex desde el CUIT del exportador en el Administrador de Relaciones.',
      en: "Delegate wsfex from the exporter's CUIT in the Administrador de Relaciones.",
    },
  },
  1002: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: { es: 'El CUIT del emisor no es un número.', en: "The issuer's CUIT is no number." },
    fix: { es: 'Escribí «taxpayer» con sus once dígitos.', en: 'Write "taxpayer" with its eleven digits.' },
  },
  1003: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'La fecha para la que se pidió la cotización no es válida.',
      en: 'The day whose rate was asked is not valid.',
    },
    fix: {
      es: 'Pedí la cotización con año, mes y día, como 2026-11-18.',
      en: 'Ask for the rate with year, month and day, as 2026-11-18.',
    },
  },
  1014: {
    kind: 'rejection',
    cause: {
      es: 'El identificador de la llamada no es un número, o ARCA usó este código comodín para otra cosa que explica su texto.',
      en: "The call's id is no number, or ARCA used this catch-all code for something its text explains.",
    },
    fix: {
      es: 'Leé el mensaje de ARCA que acompaña al código: ahí está el dato que hay que corregir. El identificador lo pone la API.',
      en: "Read ARCA's message beside the code: it names what to mend. The API sets the id.",
    },
  },
  1020: {
    kind: 'rejection',
    cause: {
      es: 'El comprobante E consultado no existe.',
      en: 'The class E comprobante asked about does not exist.',
    },
    fix: {
      es: 'Verificá tipo (19, 20 o 21), punto de venta y número.',
      en: 'Check type (19, 20 or 21), punto de venta and number.',
    },
  },
  1500: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'La fecha se aleja más de 5 días de hoy, o es de servicios y cae en un mes que no empezó.',
      en: 'The day is over 5 days from today, or is of services and falls in a month not begun.',
    },
    fix: {
      es: 'Sacá «issue_date» y la API usa la de hoy.',
      en: 'Remove "issue_date" and the API uses today.',
    },
  },
  1510: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'El punto de venta no es de exportación por web services.',
      en: 'The punto de venta is not of export through web services.',
    },
    fix: {
      es: 'Creá en ARCA uno «Comprobantes de Exportación – Web Services»: no sirve el de ventas locales.',
      en: 'Create one "Comprobantes de Exportación – Web Services" at ARCA: the one for local sales does not serve.',
    },
  },
  1520: {
    kind: 'rejection',
    cause: { es: 'El número está fuera de 1 a 99999999.', en: 'The number lies outside 1 to 99999999.' },
    fix: {
      es: 'No lo elijas: la serie sigue desde el último autorizado.',
      en: 'Do not choose it: the series goes on from the last authorised.',
    },
  },
  1530: {
    kind: 'rejection',
    field: 'kind',
    cause: {
      es: 'En exportación sólo hay factura (19), nota de débito (20) y nota de crédito (21).',
      en: 'For exports there are only invoice (19), debit note (20) and credit note (21).',
    },
    fix: {
      es: 'Elegí «kind» invoice, debit_note o credit_note; no hay recibos E.',
      en: 'Choose "kind" invoice, debit_note or credit_note; there are no receipts E.',
    },
  },
  1535: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'El número no es el siguiente de la serie, o la fecha es anterior a la del último.',
      en: "The number is not the series' next, or the day is before that of the last one.",
    },
    fix: {
      es: 'Si otro sistema exporta con el mismo punto de venta, usá uno distinto para cada uno.',
      en: 'If another system exports on the same punto de venta, use a different one for each.',
    },
  },
  1540: {
    kind: 'rejection',
    field: 'export.type',
    cause: {
      es: 'El tipo de exportación no es bienes, servicios ni otros.',
      en: "The export's type is neither goods, services nor other.",
    },
    fix: {
      es: 'Poné «export.type» en goods, services u other.',
      en: 'Set "export.type" to goods, services or other.',
    },
  },
  1550: {
    kind: 'rejection',
    field: 'export.has_permit',
    cause: {
      es: 'Se dijo algo del permiso de embarque donde no va: en notas, servicios u otros.',
      en: 'Something was said of a shipping permit where it does not go: on notes, services or other.',
    },
    fix: {
      es: 'Quitá «export.has_permit» salvo en facturas de bienes.',
      en: 'Remove "export.has_permit" except on invoices of goods.',
    },
  },
  1560: {
    kind: 'rejection',
    field: 'export.country',
    cause: {
      es: 'Falta el país de destino o no está en la tabla de ARCA.',
      en: "The country of destination is missing or not in ARCA's table.",
    },
    fix: {
      es: 'Poné en «export.country» el código de país de ARCA (no el ISO): Brasil es 203.',
      en: 'Put ARCA\'s country code (not the ISO one) into "export.country": Brazil is 203.',
    },
  },
  1570: {
    kind: 'rejection',
    field: 'export.country_tax_id',
    cause: {
      es: 'El CUIT del país del cliente no es de los que publica ARCA.',
      en: "The CUIT of the customer's country is none of those ARCA publishes.",
    },
    fix: {
      es: 'Copiá en «export.country_tax_id» el CUIT genérico que ARCA da a ese país, para persona humana o jurídica.',
      en: 'Copy the generic CUIT that ARCA gives that country, for persons or companies, into "export.country_tax_id".',
    },
  },
  1580: {
    kind: 'rejection',
    field: 'export.foreign_tax_id',
    cause: {
      es: 'El cliente del exterior no está identificado.',
      en: 'The foreign customer is not identified.',
    },
    fix: {
      es: 'Completá «export.foreign_tax_id» (su número fiscal allá) o «export.country_tax_id».',
      en: 'Fill "export.foreign_tax_id" (its tax number there) or "export.country_tax_id".',
    },
  },
  1590: {
    kind: 'rejection',
    field: 'currency',
    cause: {
      es: 'La moneda no está en la tabla, o al exportar servicios ARCA no tiene su cotización del día hábil anterior.',
      en: 'The currency is not in the table, or for exported services ARCA lacks its rate of the previous working day.',
    },
    fix: {
      es: 'Facturá en una moneda con cotización publicada, como USD o EUR.',
      en: 'Invoice in a currency with a published rate, such as USD or EUR.',
    },
  },
  1600: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: {
      es: 'La cotización no es mayor que cero o no entra en 4 enteros y 6 decimales.',
      en: 'The rate is not above zero or does not fit 4 integer and 6 decimal digits.',
    },
    fix: {
      es: 'Recortá los decimales de «exchange_rate», o dejalo en auto.',
      en: 'Trim the decimals of "exchange_rate", or leave it on auto.',
    },
  },
  1601: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: {
      es: 'La exportación está en pesos con cotización distinta de 1.',
      en: 'The export is in pesos with a rate other than 1.',
    },
    fix: {
      es: 'Con «currency» ARS no pongas «exchange_rate».',
      en: 'With "currency" ARS give no "exchange_rate".',
    },
  },
  1602: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: {
      es: 'Falta la cotización y no se dijo que se cobra en moneda extranjera.',
      en: 'The rate is missing and it was not said that payment is in foreign currency.',
    },
    fix: {
      es: 'Usá «exchange_rate» auto, o «paid_in_same_currency» true si cobrás en esa moneda.',
      en: 'Use "exchange_rate" auto, or "paid_in_same_currency" true if paid in that currency.',
    },
  },
  1603: {
    kind: 'rejection',
    field: 'paid_in_same_currency',
    cause: {
      es: 'El dato de cobro en moneda extranjera vino vacío o con otra letra.',
      en: 'The datum on payment in foreign currency came empty or with another letter.',
    },
    fix: {
      es: 'Mandá sólo true o false en «paid_in_same_currency».',
      en: 'Send only true or false in "paid_in_same_currency".',
    },
  },
  1604: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: {
      es: 'La cotización excede en 1 o más a la oficial.',
      en: 'The rate exceeds the official one by 1 or more.',
    },
    fix: {
      es: 'Usá la que muestra GET /v1/reference/currencies o una menor.',
      en: 'Use the one shown by GET /v1/reference/currencies or a lower one.',
    },
  },
  1605: {
    kind: 'rejection',
    field: 'paid_in_same_currency',
    cause: {
      es: 'El dato de cobro en moneda extranjera no va en pesos ni en notas E.',
      en: 'The datum on payment in foreign currency does not go in pesos nor on notes E.',
    },
    fix: {
      es: 'Dejá «paid_in_same_currency» afuera de notas de crédito y débito.',
      en: 'Leave "paid_in_same_currency" out of credit and debit notes.',
    },
  },
  1606: {
    kind: 'rejection',
    field: 'kind',
    cause: {
      es: 'Se pidió el último número de un tipo que no es de exportación.',
      en: 'The last number was asked of a type that is not of exports.',
    },
    fix: { es: 'Preguntá por 19, 20 o 21.', en: 'Ask for 19, 20 or 21.' },
  },
  1607: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'Se pidió el último número de un punto de venta que no es de exportación por web services.',
      en: 'The last number was asked of a punto de venta that is not of export through web services.',
    },
    fix: {
      es: 'Cambiá «punto_de_venta» por el que diste de alta para exportar.',
      en: 'Change "punto_de_venta" to the one you registered for exports.',
    },
  },
  1610: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'El total no es la suma de los ítems (ARCA tolera un centavo por ítem).',
      en: 'The total is not the sum of the items (ARCA tolerates a cent an item).',
    },
    fix: {
      es: 'Mandá cantidad y precio por línea: el total lo suma la API.',
      en: 'Send quantity and price by line: the API adds the total.',
    },
  },
  1620: {
    kind: 'rejection',
    field: 'export.payment_terms',
    cause: {
      es: 'La factura E no dice la forma de pago.',
      en: 'The invoice E does not say the payment terms.',
    },
    fix: {
      es: 'Escribila en «export.payment_terms», por ejemplo «Transferencia a 30 días».',
      en: 'Write them into "export.payment_terms", for example "30 days wire transfer".',
    },
  },
  1630: {
    kind: 'rejection',
    field: 'export.language',
    cause: { es: 'Falta el idioma del comprobante.', en: "The comprobante's language is missing." },
    fix: { es: 'Elegí «export.language» es, en o pt.', en: 'Choose "export.language" es, en or pt.' },
  },
  1640: {
    kind: 'rejection',
    field: 'export.incoterms',
    cause: {
      es: 'Una exportación de bienes necesita el Incoterm.',
      en: 'An export of goods needs its Incoterm.',
    },
    fix: {
      es: 'Poné tres letras en «export.incoterms», como FOB o CIF.',
      en: 'Put three letters into "export.incoterms", such as FOB or CIF.',
    },
  },
  1641: {
    kind: 'rejection',
    field: 'export.incoterms',
    cause: {
      es: 'Hay aclaración de Incoterm sin Incoterm, o uno que no existe.',
      en: 'There is an Incoterm detail without an Incoterm, or one that does not exist.',
    },
    fix: {
      es: 'Completá «export.incoterms» o borrá «export.incoterms_detail».',
      en: 'Fill "export.incoterms" or delete "export.incoterms_detail".',
    },
  },
  1642: {
    kind: 'rejection',
    field: 'export.incoterms_detail',
    cause: {
      es: 'La aclaración del Incoterm pasa los 20 caracteres.',
      en: "The Incoterm's detail is over 20 characters.",
    },
    fix: {
      es: 'Dejá sólo el lugar, como «Puerto Madryn», en «export.incoterms_detail».',
      en: 'Keep only the place, such as "Puerto Madryn", in "export.incoterms_detail".',
    },
  },
  1650: {
    kind: 'rejection',
    field: 'recipient.name',
    cause: { es: 'Falta el nombre del cliente.', en: "The customer's name is missing." },
    fix: { es: 'Completá «recipient.name».', en: 'Fill "recipient.name".' },
  },
  1651: {
    kind: 'rejection',
    field: 'recipient.name',
    cause: {
      es: 'El nombre del cliente pasa los 200 caracteres.',
      en: "The customer's name is over 200 characters.",
    },
    fix: {
      es: 'Abrevialo en «recipient.name»; la API no acepta uno más largo.',
      en: 'Shorten it in "recipient.name"; the API refuses longer ones before sending.',
    },
  },
  1660: {
    kind: 'rejection',
    field: 'recipient.address',
    cause: { es: 'Falta el domicilio del cliente.', en: "The customer's address is missing." },
    fix: {
      es: 'Completá «recipient.address» con calle, ciudad y país.',
      en: 'Fill "recipient.address" with street, city and country.',
    },
  },
  1661: {
    kind: 'rejection',
    field: 'recipient.address',
    cause: {
      es: 'El domicilio del cliente pasa los 300 caracteres.',
      en: "The customer's address is over 300 characters.",
    },
    fix: {
      es: 'Resumilo en «recipient.address»; el máximo de la API es el de ARCA.',
      en: 'Shorten it in "recipient.address"; the API\'s maximum is ARCA\'s.',
    },
  },
  1665: {
    kind: 'rejection',
    field: 'notes',
    cause: {
      es: 'Las observaciones son demasiado largas (1000 caracteres, 4000 las comerciales).',
      en: 'The remarks are too long (1000 characters, 4000 commercial ones).',
    },
    fix: {
      es: 'Acortá «notes», o llevá el detalle a un adjunto.',
      en: 'Shorten "notes", or take the detail to an attachment.',
    },
  },
  1666: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'La factura no tiene ítems o tiene más de 9999.',
      en: 'The invoice has no items or over 9999.',
    },
    fix: {
      es: 'Cargá entre 1 y 1000 «lines»; si vendés más renglones, repartilos en dos facturas.',
      en: 'Give 1 to 1000 "lines"; if you sell more, share them between two invoices.',
    },
  },
  1667: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: {
      es: 'La cotización está fuera de lo razonable: menos del 2 % o más del 400 % de la oficial.',
      en: 'The rate is beyond reason: under 2 % or over 400 % of the official one.',
    },
    fix: {
      es: 'Revisá que sean pesos por unidad de moneda extranjera; auto lo resuelve.',
      en: 'Check that it is pesos a unit of foreign currency; auto settles it.',
    },
  },
  1668: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'Para exportar bienes el emisor tiene que ser exportador registrado.',
      en: 'To export goods the issuer has to be a registered exporter.',
    },
    fix: {
      es: 'Inscribí el CUIT como exportador en Aduana, o usá «export.type» services si no hay mercadería.',
      en: 'Register the CUIT as exporter at Customs, or use "export.type" services if there are no goods.',
    },
  },
  1670: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Al comprobante asociado le falta tipo, punto de venta o número.',
      en: 'The related comprobante lacks type, punto de venta or number.',
    },
    fix: {
      es: 'Completá los tres en «related_comprobantes», o sacalo.',
      en: 'Fill the three in "related_comprobantes", or remove it.',
    },
  },
  1671: {
    kind: 'rejection',
    field: 'export.payment_date',
    cause: { es: 'La fecha de pago no es una fecha.', en: 'The payment date is no date.' },
    fix: {
      es: 'Escribila como 2026-12-15 en «export.payment_date».',
      en: 'Write it as 2026-12-15 in "export.payment_date".',
    },
  },
  1672: {
    kind: 'rejection',
    field: 'export.payment_date',
    cause: {
      es: 'Al exportar servicios falta la fecha de pago.',
      en: 'Exporting services, the payment date is missing.',
    },
    fix: {
      es: 'Agregá «export.payment_date» con el día pactado.',
      en: 'Add "export.payment_date" with the agreed day.',
    },
  },
  1673: {
    kind: 'rejection',
    field: 'export.payment_date',
    cause: {
      es: 'La fecha de pago va sólo en la factura, no en notas.',
      en: 'The payment date goes only on the invoice, not on notes.',
    },
    fix: { es: 'Quitá «export.payment_date» de la nota.', en: 'Remove "export.payment_date" from the note.' },
  },
  1674: {
    kind: 'rejection',
    field: 'export.payment_date',
    cause: {
      es: 'El pago de los servicios vence antes de la factura.',
      en: 'Payment of the services falls due before the invoice.',
    },
    fix: {
      es: 'Mové «export.payment_date» al día de emisión o después.',
      en: 'Move "export.payment_date" to the day of issue or later.',
    },
  },
  1680: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'El tipo asociado no se admite en exportación.',
      en: 'The related type is not admitted for exports.',
    },
    fix: {
      es: 'Usá comprobantes E (19, 20, 21) o remitos (88, 89, 91, 993, 994) en «related_comprobantes[].type».',
      en: 'Use class E comprobantes (19, 20, 21) or remitos (88, 89, 91, 993, 994) in "related_comprobantes[].type".',
    },
  },
  1690: {
    kind: 'rejection',
    field: 'related_comprobantes[].punto_de_venta',
    cause: {
      es: 'El punto de venta del asociado está fuera de rango.',
      en: 'The related punto de venta is out of range.',
    },
    fix: {
      es: 'Poné entre 1 y 99998 en «related_comprobantes[].punto_de_venta».',
      en: 'Put 1 to 99998 into "related_comprobantes[].punto_de_venta".',
    },
  },
  1700: {
    kind: 'rejection',
    field: 'related_comprobantes[].number',
    cause: { es: 'El número del asociado está fuera de rango.', en: 'The related number is out of range.' },
    fix: {
      es: 'Copiá el número impreso en «related_comprobantes[].number».',
      en: 'Copy the printed number into "related_comprobantes[].number".',
    },
  },
  1720: {
    kind: 'rejection',
    field: 'export.has_permit',
    cause: {
      es: 'Se declaró que hay permiso de embarque y no está, o al revés.',
      en: 'A shipping permit was declared and is not there, or the reverse.',
    },
    fix: {
      es: 'Si todavía no tenés el permiso poné «export.has_permit» en false; la carga de permisos se hace en el servicio de ARCA.',
      en: 'If you do not have the permit yet set "export.has_permit" to false; permits are entered in ARCA\'s own service.',
    },
  },
  1730: {
    kind: 'rejection',
    field: 'export.has_permit',
    cause: {
      es: 'A un permiso de embarque le falta su destino, o al destino su permiso.',
      en: 'A shipping permit lacks its destination, or a destination its permit.',
    },
    fix: {
      es: 'Informá los dos juntos, tal como salen del despacho de aduana.',
      en: 'Give both together, as the customs papers say.',
    },
  },
  1736: {
    kind: 'rejection',
    field: 'export.has_permit',
    cause: { es: 'Los servicios no llevan permisos de embarque.', en: 'Services carry no shipping permits.' },
    fix: {
      es: 'Quitá «export.has_permit»; es de exportaciones de bienes.',
      en: 'Remove "export.has_permit"; it is of exports of goods.',
    },
  },
  1740: {
    kind: 'rejection',
    field: 'export.has_permit',
    cause: {
      es: 'El número de permiso de embarque no tiene su forma o está repetido con el mismo destino.',
      en: "The shipping permit's number lacks its shape or is repeated with the same destination.",
    },
    fix: {
      es: 'Copiá los 16 caracteres del despacho, sin espacios, una sola vez por destino.',
      en: 'Copy the 16 characters of the customs papers, without spaces, once a destination.',
    },
  },
  1749: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'La factura E asociada no está autorizada o su punto de venta no es de exportación.',
      en: 'The related invoice E is not authorised or its punto de venta is not of exports.',
    },
    fix: {
      es: 'Asociá una E con CAE: compará con GET /v1/invoices.',
      en: 'Relate an E with its CAE: compare with GET /v1/invoices.',
    },
  },
  1750: {
    kind: 'rejection',
    field: 'export.country',
    cause: {
      es: 'El destino de la mercadería no existe o no es el del permiso.',
      en: "The goods' destination does not exist or is not the permit's.",
    },
    fix: {
      es: 'Corregí «export.country» con el destino del permiso de embarque.',
      en: 'Correct "export.country" with the shipping permit\'s destination.',
    },
  },
  1754: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Hay más de un comprobante asociado que no es remito.',
      en: 'There is more than one related comprobante that is no remito.',
    },
    fix: { es: 'Dejá uno; hacé una nota por factura.', en: 'Keep one; make one note an invoice.' },
  },
  1755: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: { es: 'Una factura E sólo puede asociar remitos.', en: 'An invoice E may only relate remitos.' },
    fix: {
      es: 'Quitá de «related_comprobantes» las facturas y notas, o cambiá «kind» a nota.',
      en: 'Remove invoices and notes from "related_comprobantes", or change "kind" to a note.',
    },
  },
  1760: {
    kind: 'rejection',
    field: 'lines[].code',
    cause: {
      es: 'El código de un ítem pasa los 50 caracteres.',
      en: "An item's code is over 50 characters.",
    },
    fix: { es: 'Acortá «lines[].code».', en: 'Shorten "lines[].code".' },
  },
  1770: {
    kind: 'rejection',
    field: 'lines[].description',
    cause: {
      es: 'Un ítem no tiene descripción o es larguísima.',
      en: 'An item has no description or a very long one.',
    },
    fix: {
      es: 'Escribí hasta 1000 caracteres en «lines[].description».',
      en: 'Write up to 1000 characters into "lines[].description".',
    },
  },
  1775: {
    kind: 'rejection',
    field: 'lines[].unit',
    cause: {
      es: 'Una línea de seña, descuento o sin unidad lleva cantidad o precio.',
      en: 'A line of advance, discount or without unit carries quantity or price.',
    },
    fix: {
      es: 'Poné una unidad real en «lines[].unit» y el descuento en «lines[].discount_percent».',
      en: 'Put a real unit into "lines[].unit" and the discount into "lines[].discount_percent".',
    },
  },
  1780: {
    kind: 'rejection',
    field: 'lines[].quantity',
    cause: { es: 'Un ítem con precio no tiene cantidad.', en: 'An item with a price has no quantity.' },
    fix: {
      es: 'Poné un número mayor que cero en «lines[].quantity».',
      en: 'Put a number above zero into "lines[].quantity".',
    },
  },
  1790: {
    kind: 'rejection',
    field: 'lines[].unit',
    cause: {
      es: 'La unidad de medida no está en la tabla de ARCA.',
      en: "The unit of measure is not in ARCA's table.",
    },
    fix: {
      es: 'Elegí «lines[].unit» de GET /v1/reference/units.',
      en: 'Choose "lines[].unit" from GET /v1/reference/units.',
    },
  },
  1800: {
    kind: 'rejection',
    field: 'lines[].unit_price',
    cause: { es: 'Un ítem con cantidad no tiene precio.', en: 'An item with a quantity has no price.' },
    fix: {
      es: 'Completá «lines[].unit_price»; cero vale para bonificados.',
      en: 'Fill "lines[].unit_price"; zero is fine for free goods.',
    },
  },
  1810: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'Un ítem no tiene total o su signo no corresponde; en la consulta de permisos, falta un dato o el país no existe.',
      en: 'An item has no total or the wrong sign; in the query about permits, something is missing or the country does not exist.',
    },
    fix: {
      es: 'Evitá precios negativos: los totales por línea los calcula la API. Para consultar un permiso mandá su número y el país.',
      en: 'Avoid negative prices: the API works out the line totals. To query a permit send its number and country.',
    },
  },
  1811: {
    kind: 'rejection',
    field: 'lines[].discount_percent',
    cause: { es: 'La bonificación de un ítem es negativa.', en: "An item's discount is negative." },
    fix: {
      es: 'Usá de 0 a 100 en «lines[].discount_percent»; un recargo va como otra línea.',
      en: 'Use 0 to 100 in "lines[].discount_percent"; a surcharge goes as another line.',
    },
  },
  1812: {
    kind: 'rejection',
    field: 'lines[].discount_percent',
    cause: { es: 'La bonificación supera el precio del ítem.', en: "The discount exceeds the item's price." },
    fix: {
      es: 'Bajá «lines[].discount_percent» a 100 o menos.',
      en: 'Lower "lines[].discount_percent" to 100 or less.',
    },
  },
  1813: {
    kind: 'rejection',
    field: 'lines[].quantity',
    cause: {
      es: 'La cantidad tiene más de 12 enteros o 6 decimales.',
      en: 'The quantity has over 12 integer or 6 decimal digits.',
    },
    fix: {
      es: 'Cambiá a una unidad mayor (toneladas en vez de gramos) en «lines[].unit».',
      en: 'Change to a larger unit (tonnes instead of grams) in "lines[].unit".',
    },
  },
  1814: {
    kind: 'rejection',
    field: 'lines[].unit_price',
    cause: {
      es: 'El precio unitario tiene más de 12 enteros o 6 decimales.',
      en: 'The unit price has over 12 integer or 6 decimal digits.',
    },
    fix: {
      es: 'Redondeá «lines[].unit_price» a seis decimales.',
      en: 'Round "lines[].unit_price" to six decimals.',
    },
  },
  1815: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'El total del ítem no es precio por cantidad menos bonificación.',
      en: "The item's total is not price times quantity less discount.",
    },
    fix: {
      es: 'La cuenta la hace la API; si lo ves, mandanos el request_id.',
      en: 'The API does the sum; should you see this, send us the request_id.',
    },
  },
  1816: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'El total de un ítem pasa los 13 enteros.',
      en: "An item's total is over 13 integer digits.",
    },
    fix: {
      es: 'Partí la línea en varias o revisá si sobra un cero.',
      en: 'Split the line or see whether a zero is too many.',
    },
  },
  1817: {
    kind: 'rejection',
    field: 'lines[].discount_percent',
    cause: {
      es: 'La bonificación en plata tiene demasiadas cifras.',
      en: 'The discount in money has too many digits.',
    },
    fix: {
      es: 'Usá un porcentaje redondo en «lines[].discount_percent».',
      en: 'Use a round percentage in "lines[].discount_percent".',
    },
  },
  1818: { kind: 'rejection', like: { service: 'wsfev1', code: 10120 } },
  1819: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El remito es de otro emisor y todavía no se confirmó.',
      en: "The remito is another issuer's and is not confirmed yet.",
    },
    fix: {
      es: 'Confirmalo en ARCA y emití la factura después.',
      en: 'Confirm it at ARCA and issue the invoice afterwards.',
    },
  },
  1820: { kind: 'rejection', like: { service: 'wsfev1', code: 10062 } },
  1821: { kind: 'rejection', like: { service: 'wsfev1', code: 10122 } },
  1822: { kind: 'rejection', like: { service: 'wsfev1', code: 10232 } },
  1823: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: { es: 'El remito asociado no es de exportación.', en: 'The related remito is not of exports.' },
    fix: {
      es: 'Asociá el remito emitido para esta salida al exterior.',
      en: 'Relate the remito made for this shipment abroad.',
    },
  },
  2001: { kind: 'rejection', like: { service: 'wsfev1', code: 10052 } },
  2002: {
    kind: 'rejection',
    field: 'optionals',
    cause: { es: 'Un dato opcional vino sin contenido.', en: 'An optional came without contents.' },
    fix: {
      es: 'Completá «optionals[].id» y «optionals[].value», o quitá la entrada.',
      en: 'Fill "optionals[].id" and "optionals[].value", or remove the entry.',
    },
  },
  2003: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: {
      es: 'El dato opcional no existe para exportación.',
      en: 'The optional does not exist for exports.',
    },
    fix: {
      es: 'Usá 2401 (documento de exportación) o 2402 (monto FOB).',
      en: 'Use 2401 (export document) or 2402 (FOB amount).',
    },
  },
  2004: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: { es: 'Un opcional de exportación está repetido.', en: 'An export optional is repeated.' },
    fix: { es: 'Dejá un solo 2401 y un solo 2402.', en: 'Keep a single 2401 and a single 2402.' },
  },
  2005: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El documento de exportación (2401) está vacío.',
      en: 'The export document (2401) is empty.',
    },
    fix: {
      es: 'Escribí el número que dio Aduana en el opcional 2401.',
      en: 'Write the number Customs gave in optional 2401.',
    },
  },
  2006: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El documento de exportación no son 11 letras o números.',
      en: 'The export document is not 11 letters or digits.',
    },
    fix: {
      es: 'Copialo sin guiones ni espacios en el 2401.',
      en: 'Copy it without dashes or spaces into 2401.',
    },
  },
  2007: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: { es: 'El monto FOB (2402) está vacío.', en: 'The FOB amount (2402) is empty.' },
    fix: {
      es: 'Escribí el FOB de esta venta en el opcional 2402.',
      en: "Write this sale's FOB into optional 2402.",
    },
  },
  2008: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El monto FOB no es un número con punto y dos decimales.',
      en: 'The FOB amount is no number with a dot and two decimals.',
    },
    fix: { es: 'Escribilo como 1500.00 en el 2402.', en: 'Write it as 1500.00 in 2402.' },
  },
  2010: {
    kind: 'rejection',
    field: 'optionals',
    cause: {
      es: 'A la exportación simplificada le falta el documento o el FOB (en notas va sólo el FOB).',
      en: 'The simplified export lacks the document or the FOB (notes carry the FOB only).',
    },
    fix: {
      es: 'Factura: opcionales 2401 y 2402; nota: sólo 2402.',
      en: 'Invoice: optionals 2401 and 2402; note: 2402 only.',
    },
  },
  2011: {
    kind: 'rejection',
    field: 'export.type',
    cause: {
      es: 'La exportación simplificada es sólo de bienes.',
      en: 'The simplified export is of goods only.',
    },
    fix: {
      es: 'Poné «export.type» en goods o sacá los opcionales 2401 y 2402.',
      en: 'Set "export.type" to goods or remove optionals 2401 and 2402.',
    },
  },
  2016: {
    kind: 'rejection',
    field: 'currency',
    cause: {
      es: 'La exportación simplificada se factura en dólares.',
      en: 'The simplified export is invoiced in dollars.',
    },
    fix: { es: 'Cambiá «currency» a USD.', en: 'Change "currency" to USD.' },
  },
  2020: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El FOB supera el tope por comprobante de la exportación simplificada.',
      en: "The FOB exceeds the simplified export's ceiling a comprobante.",
    },
    fix: {
      es: 'Exportá por el régimen general con permiso de embarque, o dividí el envío si corresponde.',
      en: 'Export under the general regime with a shipping permit, or split the shipment where that is proper.',
    },
  },
  2021: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El FOB es mayor que el total de la factura.',
      en: "The FOB is larger than the invoice's total.",
    },
    fix: {
      es: 'Corregí el 2402: el total incluye el FOB más flete y seguro.',
      en: 'Correct 2402: the total is the FOB plus freight and insurance.',
    },
  },
  2022: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: { es: 'El FOB de la factura no es el del permiso.', en: "The invoice's FOB is not the permit's." },
    fix: {
      es: 'Usá en el 2402 el importe exacto del documento aduanero.',
      en: 'Use the exact amount of the customs document in 2402.',
    },
  },
  2023: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El FOB de la nota es mayor que el original del permiso.',
      en: "The note's FOB is larger than the permit's original.",
    },
    fix: { es: 'Ajustá el 2402 a lo que esta nota modifica.', en: 'Adjust 2402 to what this note changes.' },
  },
  2026: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El exportador no tiene saldo para más ventas simplificadas en el período.',
      en: 'The exporter has no balance for more simplified sales in the period.',
    },
    fix: {
      es: 'Esperá al próximo período o exportá por el régimen general.',
      en: 'Wait for the next period or export under the general regime.',
    },
  },
  2027: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no está habilitado para la exportación simplificada.',
      en: 'The issuer may not use the simplified export.',
    },
    fix: {
      es: 'Pedí el alta en el régimen ante Aduana, o facturá sin los opcionales 2401 y 2402.',
      en: 'Apply for the regime at Customs, or invoice without optionals 2401 and 2402.',
    },
  },
  2028: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'La nota simplificada no dice qué factura corrige.',
      en: 'The simplified note does not say which invoice it corrects.',
    },
    fix: {
      es: 'Asociá la factura 19 simplificada en «related_comprobantes».',
      en: 'Relate the simplified invoice 19 in "related_comprobantes".',
    },
  },
  2029: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'La factura asociada no está autorizada, no es simplificada o es de otro emisor.',
      en: "The related invoice is not authorised, not simplified or another issuer's.",
    },
    fix: {
      es: 'Elegí una factura simplificada tuya con CAE.',
      en: 'Choose a simplified invoice of yours with its CAE.',
    },
  },
  2031: {
    kind: 'rejection',
    field: 'related_comprobantes[].cuit',
    cause: {
      es: 'El comprobante asociado es de otro CUIT.',
      en: 'The related comprobante is of another CUIT.',
    },
    fix: {
      es: 'Poné tu CUIT en «related_comprobantes[].cuit», salvo en remitos ajenos.',
      en: 'Put your CUIT into "related_comprobantes[].cuit", save on others\' remitos.',
    },
  },
  2032: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'A la nota simplificada le falta el asociado o los opcionales.',
      en: 'The simplified note lacks its related comprobante or its optionals.',
    },
    fix: {
      es: 'Completá «related_comprobantes» y el opcional 2402.',
      en: 'Fill "related_comprobantes" and optional 2402.',
    },
  },
  2040: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Una nota de débito de servicios se refiere a más de una factura.',
      en: 'A debit note of services refers to more than one invoice.',
    },
    fix: { es: 'Hacé una nota de débito por factura.', en: 'Make a debit note for each invoice.' },
  },
  2041: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'Una nota de débito de servicios no se asocia a otra nota de débito.',
      en: 'A debit note of services is not related to another debit note.',
    },
    fix: { es: 'Asociala a la factura original (19).', en: 'Relate it to the original invoice (19).' },
  },
  2042: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'Una nota de débito de servicios no se asocia a una de crédito.',
      en: 'A debit note of services is not related to a credit note.',
    },
    fix: {
      es: 'Referila a la factura 19, que es la que se recarga.',
      en: 'Refer it to invoice 19, which is the one surcharged.',
    },
  },
  2043: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Una nota de crédito de servicios se refiere a más de una factura.',
      en: 'A credit note of services refers to more than one invoice.',
    },
    fix: { es: 'Hacé una nota de crédito por cada factura.', en: 'Make a credit note for every invoice.' },
  },
  2044: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Una nota de crédito de servicios se refiere a más de una nota de débito.',
      en: 'A credit note of services refers to more than one debit note.',
    },
    fix: {
      es: 'Separá los ajustes: un crédito por cada débito.',
      en: 'Part the adjustments: one credit for every debit.',
    },
  },
  2045: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'Una nota de crédito de servicios no se asocia a otra de crédito.',
      en: 'A credit note of services is not related to another credit note.',
    },
    fix: {
      es: 'Para deshacer un crédito emití una nota de débito.',
      en: 'To undo a credit issue a debit note.',
    },
  },
  2046: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'La nota de crédito mezcla una factura y una nota de débito.',
      en: 'The credit note mixes an invoice and a debit note.',
    },
    fix: { es: 'Acreditá cada una con su propia nota.', en: 'Credit each with its own note.' },
  },
  2047: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'La nota de servicios no dice qué comprobante ajusta.',
      en: 'The note of services does not say what it adjusts.',
    },
    fix: {
      es: 'Completá «related_comprobantes» con la factura E de servicios.',
      en: 'Fill "related_comprobantes" with the invoice E of services.',
    },
  },
  2048: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El comprobante de servicios asociado no existe o no es electrónico.',
      en: 'The related comprobante of services does not exist or is not electronic.',
    },
    fix: {
      es: 'Verificá sus números contra GET /v1/invoices.',
      en: 'Check its numbers against GET /v1/invoices.',
    },
  },
  2049: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Se ajusta una venta de bienes con una nota de servicios.',
      en: 'A sale of goods is adjusted by a note of services.',
    },
    fix: {
      es: 'Usá en la nota el mismo «export.type» que la factura.',
      en: 'Use the invoice\'s own "export.type" on the note.',
    },
  },
  2050: {
    kind: 'rejection',
    field: 'export.country',
    cause: {
      es: 'La nota va a otro país que la factura.',
      en: 'The note goes to another country than the invoice.',
    },
    fix: { es: 'Repetí el «export.country» del original.', en: 'Repeat the original\'s "export.country".' },
  },
  2051: {
    kind: 'rejection',
    field: 'currency',
    cause: {
      es: 'La nota está en otra moneda que la factura de servicios.',
      en: 'The note is in another currency than the invoice of services.',
    },
    fix: { es: 'Usá la moneda original, o ARS.', en: 'Use the original currency, or ARS.' },
  },
  2052: {
    kind: 'rejection',
    field: 'issue_date',
    cause: { es: 'La nota es anterior a lo que ajusta.', en: 'The note is earlier than what it adjusts.' },
    fix: {
      es: 'Corré «issue_date» a la fecha del asociado o después.',
      en: 'Move "issue_date" to the related day or later.',
    },
  },
  2053: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: {
      es: 'Los servicios en moneda extranjera llevan la cotización vendedor del día hábil anterior; las notas, la de su factura.',
      en: "Services in foreign currency carry the selling rate of the previous working day; notes, their invoice's.",
    },
    fix: {
      es: 'En facturas dejá «exchange_rate» en auto; en notas copiá la de la factura.',
      en: 'On invoices leave "exchange_rate" on auto; on notes copy the invoice\'s.',
    },
  },
  2054: {
    kind: 'rejection',
    cause: {
      es: 'La consulta de monedas con cotización no trae un día válido.',
      en: 'The query for currencies with a rate brings no valid day.',
    },
    fix: {
      es: 'Mandá la fecha con ocho cifras, como 20261118.',
      en: 'Send the day in eight digits, as 20261118.',
    },
  },
  2055: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'La nota de débito asociada no tiene detrás una factura de servicios.',
      en: 'The related debit note has no invoice of services behind it.',
    },
    fix: {
      es: 'Asociá un débito que ajuste una factura 19 de servicios.',
      en: 'Relate a debit that adjusts an invoice 19 of services.',
    },
  },
  2056: {
    kind: 'rejection',
    field: 'export.has_permit',
    cause: {
      es: 'La exportación simplificada no lleva permisos de embarque.',
      en: 'The simplified export carries no shipping permits.',
    },
    fix: {
      es: 'Quitá «export.has_permit», o los opcionales si es del régimen general.',
      en: 'Remove "export.has_permit", or the optionals if it is of the general regime.',
    },
  },
  2057: {
    kind: 'rejection',
    field: 'optionals',
    cause: {
      es: 'Una nota simplificada no lleva el documento de exportación.',
      en: 'A simplified note carries no export document.',
    },
    fix: { es: 'Sacá el opcional 2401 de la nota.', en: 'Remove optional 2401 from the note.' },
  },
  2058: {
    kind: 'rejection',
    field: 'optionals',
    cause: { es: 'A la nota simplificada le falta el FOB.', en: 'The simplified note lacks its FOB.' },
    fix: {
      es: 'Agregá el opcional 2402 con el FOB que se ajusta.',
      en: 'Add optional 2402 with the adjusted FOB.',
    },
  },
  2059: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'Aduana no tiene ese documento de exportación, o lo tiene con otros datos.',
      en: 'Customs does not have that export document, or has it with other data.',
    },
    fix: {
      es: 'Compará el 2401 con el documento oficializado y corregí el que difiere.',
      en: 'Compare 2401 with the official document and correct the one that differs.',
    },
  },
  2060: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El documento de exportación no está registrado o su FOB difiere.',
      en: 'The export document is not on record or its FOB differs.',
    },
    fix: {
      es: 'Hacé coincidir el 2402 con el FOB oficializado en ese documento.',
      en: 'Make 2402 equal the FOB made official in that document.',
    },
  },
  2061: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'El FOB dejaría el saldo del documento negativo o por encima de lo disponible.',
      en: "The FOB would leave the document's balance negative or above what is available.",
    },
    fix: {
      es: 'Sumá los FOB ya usados de ese documento e informá sólo lo que queda.',
      en: "Add up that document's FOB already used and give only what is left.",
    },
  },
};
