/**
 * WSMTXCA, invoices with coded items (a service this API does not issue through): the whole comprobante.
 * Facts: manual of WSMTXCA, second hand; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const DOCUMENT: ArcaCodeTable = {
  100: {
    kind: 'rejection',
    field: 'kind',
    cause: {
      es: 'El tipo no va por este servicio (no hay recibos ni clase C), o el emisor no está habilitado a la clase A.',
      en: 'The type does not go through this service (no receipts nor class C), or the issuer may not use class A.',
    },
    fix: {
      es: 'Emití lo que falta por el servicio común, que es el de esta API; si es por la clase A, presentá el formulario de habilitación.',
      en: "Issue the rest through the plain service, which is this API's; if it is about class A, file its form.",
    },
  },
  101: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'El punto de venta no es de «Codificación de Productos – WS» o está bloqueado.',
      en: 'The punto de venta is not of "Codificación de Productos – WS" or is blocked.',
    },
    fix: {
      es: 'Creá uno de ese tipo; los RECE comunes sirven para esta API, no para ese servicio.',
      en: 'Create one of that kind; plain RECE ones serve this API, not that service.',
    },
  },
  102: {
    kind: 'rejection',
    cause: {
      es: 'El número no es el siguiente de esa serie codificada.',
      en: "The number is not that coded series' next.",
    },
    fix: { es: 'Preguntá el último autorizado y sumá uno.', en: 'Ask for the last authorised and add one.' },
  },
  103: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'La fecha está fuera de plazo: 5 días para productos (sin pasar de mes), 10 para servicios.',
      en: 'The day is out of time: 5 days for products (within the month), 10 for services.',
    },
    fix: { es: 'Omitila y ARCA pone la del proceso.', en: 'Leave it out and ARCA puts the processing day.' },
  },
  104: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'La fecha es anterior al último comprobante de la serie.',
      en: "The day is before the series' last comprobante.",
    },
    fix: { es: 'Usá la de aquel o una posterior.', en: "Use that one's or a later one." },
  },
  105: {
    kind: 'rejection',
    cause: {
      es: 'Al pedir CAE no se dice el tipo de autorización.',
      en: 'Asking for a CAE, the type of authorisation is not given.',
    },
    fix: {
      es: 'Dejá vacío el tipo: lo decide la operación.',
      en: 'Leave the type empty: the operation decides it.',
    },
  },
  106: {
    kind: 'rejection',
    cause: { es: 'Al pedir CAE no se manda un código.', en: 'Asking for a CAE, no code is sent.' },
    fix: {
      es: 'Sacá el código de autorización del pedido.',
      en: 'Remove the authorisation code from the request.',
    },
  },
  107: {
    kind: 'rejection',
    cause: {
      es: 'Al pedir CAE no se manda su vencimiento.',
      en: 'Asking for a CAE, its expiry is not sent.',
    },
    fix: { es: 'Sacalo: lo devuelve ARCA.', en: 'Remove it: ARCA returns it.' },
  },
  108: {
    kind: 'rejection',
    field: 'recipient.document',
    cause: {
      es: 'Vino el tipo de documento sin el número, o al revés.',
      en: 'The document type came without the number, or the reverse.',
    },
    fix: {
      es: 'Completá «recipient.document.type» y «recipient.document.number» juntos.',
      en: 'Fill "recipient.document.type" and "recipient.document.number" together.',
    },
  },
  109: { kind: 'observation', like: { service: 'wsfev1', code: 1420 } },
  110: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'El gravado no es la suma de los ítems gravados sin IVA (ARCA tolera un centavo por ítem).',
      en: 'The taxed amount is not the sum of taxed items without IVA (ARCA tolerates a cent an item).',
    },
    fix: {
      es: 'En A sumá importe menos IVA; en B, sacá el IVA de adentro del precio.',
      en: 'On A add amount less IVA; on B take the IVA out of the price.',
    },
  },
  111: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'El no gravado no es la suma de los ítems no gravados.',
      en: 'The untaxed amount is not the sum of untaxed items.',
    },
    fix: { es: 'Sumá sólo los de condición 1.', en: 'Add only those of condition 1.' },
  },
  112: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'El exento no es la suma de los ítems exentos.',
      en: 'The exempt amount is not the sum of exempt items.',
    },
    fix: { es: 'Sumá sólo los de condición 2.', en: 'Add only those of condition 2.' },
  },
  113: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'El subtotal no es gravado más no gravado más exento.',
      en: 'The subtotal is not taxed plus untaxed plus exempt.',
    },
    fix: {
      es: 'Recalculalo con los tres totales ya redondeados.',
      en: 'Work it out again from the three rounded totals.',
    },
  },
  114: { kind: 'rejection', like: { service: 'wsfev1', code: 10029 } },
  115: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'El total no es subtotal más tributos más IVA.',
      en: 'The total is not subtotal plus other taxes plus IVA.',
    },
    fix: {
      es: 'Sumá los subtotales de IVA por alícuota, no el IVA ítem por ítem.',
      en: 'Add the IVA subtotals by rate, not IVA item by item.',
    },
  },
  116: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'El total no es la suma de los ítems más los tributos.',
      en: 'The total is not the sum of items plus other taxes.',
    },
    fix: {
      es: 'Compará ítem por ítem: alguno tiene el IVA de más o de menos.',
      en: 'Compare item by item: one has IVA too much or too little.',
    },
  },
  117: { kind: 'rejection', like: { service: 'wsfev1', code: 10037 } },
  118: {
    kind: 'rejection',
    field: 'paid_in_same_currency',
    cause: {
      es: 'Una nota no dice que se cobra en la misma moneda.',
      en: 'A note does not say that it is paid in the same currency.',
    },
    fix: {
      es: 'Usá «paid_in_same_currency» sólo en facturas.',
      en: 'Use "paid_in_same_currency" on invoices only.',
    },
  },
  119: { kind: 'rejection', like: { service: 'wsfev1', code: 10119 } },
  120: { kind: 'rejection', like: { service: 'wsfev1', code: 10039 } },
  121: { kind: 'rejection', like: { service: 'wsfev1', code: 10030 } },
  122: {
    kind: 'rejection',
    field: 'service_from',
    cause: {
      es: 'Falta el inicio del servicio, o sobra en una venta de productos. Al informar con CAEA el mismo número avisa que una nota dijo cobrarse en la misma moneda.',
      en: "The service's start is missing, or too much on a sale of products. Reporting under a CAEA the same number remarks that a note claimed payment in the same currency.",
    },
    fix: {
      es: 'Poné «service_from» con servicios y sacalo con productos; en notas CAEA quitá «paid_in_same_currency».',
      en: 'Give "service_from" with services and remove it with products; on CAEA notes remove "paid_in_same_currency".',
    },
  },
  123: {
    kind: 'rejection',
    field: 'service_to',
    cause: {
      es: 'Falta el fin del servicio, o sobra en una venta de productos.',
      en: "The service's end is missing, or too much on a sale of products.",
    },
    fix: {
      es: 'Poné «service_to» si «concept» incluye servicios; si no, sacalo.',
      en: 'Give "service_to" if "concept" includes services; else remove it.',
    },
  },
  124: {
    kind: 'rejection',
    field: 'payment_due_date',
    cause: {
      es: 'Falta el vencimiento de pago de un servicio, o sobra en productos.',
      en: "A service's payment due date is missing, or too much on products.",
    },
    fix: {
      es: 'Poné «payment_due_date» sólo con servicios o FCE.',
      en: 'Give "payment_due_date" with services or FCE only.',
    },
  },
  125: { kind: 'rejection', like: { service: 'wsfev1', code: 10036 } },
  127: { kind: 'rejection', like: { service: 'wsfev1', code: 10070 } },
  128: {
    kind: 'rejection',
    field: 'recipient',
    cause: {
      es: 'Falta identificar al receptor: las A y las FCE lo exigen siempre, las B cuando llegan al tope.',
      en: 'The recipient is unidentified: needed always on A and FCE, and on B from the threshold.',
    },
    fix: {
      es: 'Completá «recipient.cuit» o «recipient.dni».',
      en: 'Fill "recipient.cuit" or "recipient.dni".',
    },
  },
  129: { kind: 'rejection', like: { service: 'wsfev1', code: 10013 } },
  130: { kind: 'observation', like: { service: 'wsfev1', code: 10063 } },
  131: { kind: 'rejection', like: { service: 'wsfev1', code: 10069 } },
  132: {
    kind: 'rejection',
    field: 'recipient.document.type',
    cause: {
      es: 'El tipo de documento no existe en este servicio.',
      en: 'The document type does not exist in this service.',
    },
    fix: {
      es: 'Buscalo en GET /v1/reference/document-types: la tabla es la misma.',
      en: 'Find it in GET /v1/reference/document-types: the table is the same.',
    },
  },
  133: { kind: 'rejection', like: { service: 'wsfev1', code: 10032 } },
  134: { kind: 'observation', like: { service: 'wsfev1', code: 10017 } },
  135: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'Otro pedido usa a la vez el mismo punto de venta y tipo.',
      en: 'Another request uses the same punto de venta and type at once.',
    },
    fix: {
      es: 'Mandalos de a uno, como hace la API con cada serie.',
      en: 'Send them one by one, as the API does with every series.',
    },
  },
  136: {
    kind: 'rejection',
    field: 'kind',
    cause: {
      es: 'Un ajuste de IVA se hace con notas A o B, y el emisor tiene que poder usar esa clase.',
      en: 'An IVA adjustment is made with notes A or B, and the issuer must be entitled to that class.',
    },
    fix: { es: 'Usá 2, 3, 7, 8, 52 o 53.', en: 'Use 2, 3, 7, 8, 52 or 53.' },
  },
  137: {
    kind: 'rejection',
    cause: {
      es: 'Un ajuste de IVA no lleva importe gravado.',
      en: 'An IVA adjustment carries no taxed amount.',
    },
    fix: {
      es: 'Omití el gravado: sólo se ajusta el impuesto.',
      en: 'Leave the taxed amount out: only the tax is adjusted.',
    },
  },
  138: {
    kind: 'rejection',
    cause: {
      es: 'Un ajuste de IVA no lleva no gravado.',
      en: 'An IVA adjustment carries no untaxed amount.',
    },
    fix: { es: 'Omití lo no gravado.', en: 'Leave what is untaxed out.' },
  },
  139: {
    kind: 'rejection',
    cause: { es: 'Un ajuste de IVA no lleva exento.', en: 'An IVA adjustment carries no exempt amount.' },
    fix: { es: 'Omití el importe exento.', en: 'Leave what is exempt out.' },
  },
  140: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'Al ajustar IVA el subtotal va en cero. Al informar con CAEA el número avisa que el receptor está inactivo o invalidado.',
      en: 'Adjusting IVA the subtotal is zero. Reporting under a CAEA the number remarks that the recipient is inactive or invalidated.',
    },
    fix: {
      es: 'Mandá el subtotal en 0; si es por el receptor, verificalo con GET /v1/padron/{cuit}.',
      en: 'Send the subtotal as 0; if about the recipient, check with GET /v1/padron/{cuit}.',
    },
  },
  141: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'Un ajuste de IVA no lleva otros tributos. Con CAEA el número avisa que el receptor del ajuste está inactivo.',
      en: "An IVA adjustment carries no other taxes. Under a CAEA the number remarks that the adjustment's recipient is inactive.",
    },
    fix: {
      es: 'Sacá los tributos del ajuste, o hacé el ajuste a un CUIT activo.',
      en: 'Remove other taxes from the adjustment, or adjust to an active CUIT.',
    },
  },
  142: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El total del ajuste no es la suma de los subtotales de IVA. Con CAEA el número avisa que el receptor no es confiable en Seguridad Social.',
      en: "The adjustment's total is not the sum of IVA subtotals. Under a CAEA the number remarks that the recipient is unreliable for Social Security.",
    },
    fix: {
      es: 'Igualá el total a los subtotales; si es por el receptor, anulá con nota de crédito.',
      en: 'Make the total equal the subtotals; if about the recipient, undo with a credit note.',
    },
  },
  143: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El total del ajuste no es la suma de sus ítems. Con CAEA el número avisa que el receptor del ajuste no es confiable en Seguridad Social.',
      en: "The adjustment's total is not the sum of its items. Under a CAEA the number remarks that its recipient is unreliable for Social Security.",
    },
    fix: {
      es: 'Sumá otra vez los ítems; si es por el receptor, pedile que regularice su situación.',
      en: 'Add the items again; if about the recipient, ask for its situation to be settled.',
    },
  },
  144: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'Un ajuste de IVA no trae detalle de tributos. Con CAEA el número avisa que el receptor está limitado por facturas apócrifas.',
      en: 'An IVA adjustment brings no detail of other taxes. Under a CAEA the number remarks that the recipient is limited over apocryphal invoices.',
    },
    fix: {
      es: 'Quitá el detalle; si es por el receptor, no le factures más hasta que lo resuelva.',
      en: 'Remove the detail; if about the recipient, do not invoice it until settled.',
    },
  },
  145: {
    kind: 'rejection',
    field: 'other_taxes',
    cause: {
      es: 'A un no categorizado le falta la percepción de IVA (tributo 13). En ajustes CAEA el número avisa que el receptor está limitado por apócrifos.',
      en: 'An uncategorised buyer lacks the IVA perception (tax 13). On CAEA adjustments the number remarks that the recipient is limited over apocryphal invoices.',
    },
    fix: {
      es: 'Agregá a «other_taxes» la entrada iva_perception_uncategorized.',
      en: 'Add the entry iva_perception_uncategorized to "other_taxes".',
    },
  },
  146: {
    kind: 'rejection',
    field: 'recipient',
    cause: {
      es: 'La fecha y hora de generación va sólo con CAEA. Y con CAEA el número avisa que el receptor falleció.',
      en: 'The day and time of making goes only with a CAEA. And with a CAEA the number remarks that the recipient is deceased.',
    },
    fix: {
      es: 'Sacá la hora del pedido de CAE; si es por el receptor, facturá a la sucesión.',
      en: 'Remove the time from the CAE request; if about the recipient, invoice the estate.',
    },
  },
  147: { kind: 'rejection', like: { service: 'wsfev1', code: 10251 } },
  148: {
    kind: 'rejection',
    field: 'payment_due_date',
    cause: {
      es: 'La factura MiPyME no trae vencimiento de pago. En ajustes CAEA el número avisa que el receptor falleció.',
      en: 'The MiPyME invoice brings no payment due date. On CAEA adjustments the number remarks that the recipient is deceased.',
    },
    fix: {
      es: 'Completá «payment_due_date», o el receptor correcto si era un ajuste.',
      en: 'Fill "payment_due_date", or the right recipient if it was an adjustment.',
    },
  },
  149: {
    kind: 'rejection',
    field: 'payment_due_date',
    cause: {
      es: 'Una nota MiPyME lleva vencimiento de pago.',
      en: 'A MiPyME note carries a payment due date.',
    },
    fix: {
      es: 'Quitá «payment_due_date» de la nota FCE.',
      en: 'Remove "payment_due_date" from the FCE note.',
    },
  },
  150: {
    kind: 'rejection',
    field: 'mipyme',
    cause: {
      es: 'El receptor de la FCE no es empresa grande ni adherida. Como observación avisa que falta la percepción a no categorizados.',
      en: "The FCE's recipient is neither large nor adhered. As an observation it remarks that the perception on uncategorised buyers is missing.",
    },
    fix: {
      es: 'Facturale sin «mipyme»; si es la observación, sumá la percepción la próxima vez.',
      en: 'Invoice without "mipyme"; if it is the observation, add the perception next time.',
    },
  },
  151: { kind: 'rejection', like: { service: 'wsfev1', code: 10192 } },
  152: {
    kind: 'rejection',
    field: 'mipyme',
    cause: { es: 'El total no llega al mínimo de las FCE.', en: 'The total is below the minimum of FCE.' },
    fix: { es: 'Hacé factura común, sin «mipyme».', en: 'Make a plain invoice, without "mipyme".' },
  },
  153: { kind: 'rejection', like: { service: 'wsfev1', code: 10184 } },
  154: { kind: 'rejection', like: { service: 'wsfev1', code: 10181 } },
  155: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El receptor de la FCE A no está activo en IVA ni monotributo.',
      en: "The FCE A's recipient is active in neither IVA nor monotributo.",
    },
    fix: {
      es: 'Cambiá a la letra que le toca según GET /v1/padron/{cuit}.',
      en: 'Change to the letter that is due by GET /v1/padron/{cuit}.',
    },
  },
  156: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El receptor de la FCE B no es inscripto, exento ni monotributista.',
      en: "The FCE B's recipient is neither registered, exempt nor monotributista.",
    },
    fix: {
      es: 'Facturale sin FCE: no es una empresa alcanzada.',
      en: 'Invoice without FCE: it is no reached company.',
    },
  },
  157: { kind: 'rejection', like: { service: 'wsfev1', code: 10161 } },
  158: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'La nota FCE en otra moneda es anterior a la aceptación de la factura.',
      en: "The FCE note in another currency is earlier than the invoice's acceptance.",
    },
    fix: {
      es: 'Fechala después de que el comprador acepte, o usá la moneda original.',
      en: 'Date it after the buyer accepts, or use the original currency.',
    },
  },
  159: { kind: 'rejection', like: { service: 'wsfev1', code: 10196 } },
  160: { kind: 'rejection', like: { service: 'wsfev1', code: 10197 } },
  161: {
    kind: 'rejection',
    field: 'related_period',
    cause: {
      es: 'La nota dice a la vez un comprobante y un período.',
      en: 'The note says both a comprobante and a period.',
    },
    fix: {
      es: 'Elegí «related_comprobantes» o «related_period», no ambos.',
      en: 'Choose "related_comprobantes" or "related_period", not both.',
    },
  },
  162: { kind: 'rejection', like: { service: 'wsfev1', code: 10198 } },
  163: { kind: 'rejection', like: { service: 'wsfev1', code: 10195 } },
  164: {
    kind: 'rejection',
    field: 'paid_in_same_currency',
    cause: {
      es: 'El dato de cobro en la misma moneda no es S ni N. Como observación avisa que el receptor de la A es monotributista.',
      en: "The datum on payment in the same currency is neither S nor N. As an observation it remarks that A's recipient is a monotributista.",
    },
    fix: {
      es: 'Mandá true o false; la observación no pide nada.',
      en: 'Send true or false; the observation asks for nothing.',
    },
  },
  165: {
    kind: 'rejection',
    cause: {
      es: 'ARCA falló al validar las actividades.',
      en: 'ARCA failed while validating the activities.',
    },
    fix: { es: 'Reenvialo en unos minutos sin cambiarlo.', en: 'Send it again in some minutes unchanged.' },
  },
  166: { kind: 'rejection', like: { service: 'wsfev1', code: 10221 } },
  167: { kind: 'rejection', like: { service: 'wsfev1', code: 10223 } },
  168: { kind: 'rejection', like: { service: 'wsfev1', code: 10222 } },
  169: {
    kind: 'rejection',
    field: 'paid_in_same_currency',
    cause: {
      es: 'En pesos no se dice que se cobra en la misma moneda. Como observación avisa que falta el formulario de la clase A.',
      en: "In pesos nothing is said of payment in the same currency. As an observation it remarks that class A's form is missing.",
    },
    fix: {
      es: 'Quitá «paid_in_same_currency»; si es la observación, presentá el formulario.',
      en: 'Remove "paid_in_same_currency"; if the observation, file the form.',
    },
  },
  170: {
    kind: 'rejection',
    cause: { es: 'ARCA falló al validar el remito.', en: 'ARCA failed while validating the remito.' },
    fix: {
      es: 'Intentá de nuevo; si persiste, verificá el remito en ARCA.',
      en: 'Try again; if it persists, check the remito at ARCA.',
    },
  },
  171: { kind: 'rejection', like: { service: 'wsfev1', code: 10120 } },
  172: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El estado del remito no permite facturarlo.',
      en: "The remito's state does not allow invoicing it.",
    },
    fix: { es: 'Fijate si fue anulado o no se recibió.', en: 'See whether it was voided or not received.' },
  },
  173: { kind: 'rejection', like: { service: 'wsfev1', code: 10122 } },
  174: { kind: 'observation', like: { service: 'wsfev1', code: 10239 } },
  175: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El rubro carne va con un remito que no es cárnico. Al informar CAEA en pesos, avisa que no va el cobro en la misma moneda.',
      en: 'The meat trade goes with a remito that is not of meat. Reporting a CAEA in pesos, it remarks that payment in the same currency does not go.',
    },
    fix: {
      es: 'Asociá el remito 995; en CAEA quitá «paid_in_same_currency».',
      en: 'Relate remito 995; under a CAEA remove "paid_in_same_currency".',
    },
  },
  176: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Los rubros de tabaco van con un remito de otra mercadería.',
      en: 'The tobacco trades go with a remito of other goods.',
    },
    fix: { es: 'Asociá remitos 88 o 990, según el tabaco.', en: 'Relate remitos 88 or 990, by the tobacco.' },
  },
  177: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El tabaco acondicionado va con otro remito.',
      en: 'Conditioned tobacco goes with another remito.',
    },
    fix: {
      es: 'Asociá el remito 88, que es el de tabaco acondicionado.',
      en: "Relate remito 88, which is conditioned tobacco's.",
    },
  },
  178: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El tabaco en hebras va con otro remito. Con CAEA avisa que falta la percepción a no categorizados.',
      en: 'Cut tobacco goes with another remito. Under a CAEA it remarks that the perception on uncategorised buyers is missing.',
    },
    fix: {
      es: 'Usá el remito 990; la percepción sumala en «other_taxes».',
      en: 'Use remito 990; add the perception in "other_taxes".',
    },
  },
  180: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El rubro harina va con un remito que no es harinero.',
      en: 'The flour trade goes with a remito that is not of flour.',
    },
    fix: { es: 'Asociá el 993 (camión) o el 994 (tren).', en: 'Relate 993 (lorry) or 994 (train).' },
  },
  181: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'La venta de harina no trae su remito. Con CAEA avisa que la cotización no es exactamente la oficial.',
      en: 'The sale of flour brings no remito. Under a CAEA it remarks that the rate is not exactly the official one.',
    },
    fix: {
      es: 'Sumá el 993 o 994; en CAEA dejá «exchange_rate» en auto.',
      en: 'Add 993 or 994; under a CAEA leave "exchange_rate" on auto.',
    },
  },
  182: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'La venta de carne no trae su remito. Con CAEA avisa que la cotización está muy lejos de la oficial.',
      en: 'The sale of meat brings no remito. Under a CAEA it remarks that the rate is very far from the official one.',
    },
    fix: {
      es: 'Sumá el 995; en CAEA corregí «exchange_rate».',
      en: 'Add 995; under a CAEA correct "exchange_rate".',
    },
  },
  183: {
    kind: 'rejection',
    field: 'concept',
    cause: {
      es: 'El remito cárnico acompaña productos, y el concepto es sólo servicios.',
      en: 'The meat remito goes with products, and the concept is services only.',
    },
    fix: {
      es: 'Poné «concept» en products o products_and_services si asociás un 995.',
      en: 'Set "concept" to products or products_and_services when relating a 995.',
    },
  },
  184: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Hay un remito de un rubro y no se informó la actividad.',
      en: "There is a trade's remito and no activity was given.",
    },
    fix: {
      es: 'Informá la actividad del rubro, o sacá el remito.',
      en: "Give the trade's activity, or remove the remito.",
    },
  },
  185: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El remito es de exportación y la venta es local.',
      en: 'The remito is of exports and the sale is local.',
    },
    fix: { es: 'Asociá un remito de mercado interno.', en: 'Relate a remito of the home market.' },
  },
  186: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: { es: 'El remito está repetido.', en: 'The remito is repeated.' },
    fix: { es: 'Dejá cada remito una sola vez.', en: 'Keep every remito once only.' },
  },
  187: { kind: 'observation', like: { service: 'wsfev1', code: 10234 } },
  188: { kind: 'observation', like: { service: 'wsfev1', code: 10238 } },
  189: { kind: 'observation', like: { service: 'wsfev1', code: 10238 }, adjusts: true },
  190: { kind: 'observation', like: { service: 'wsfev1', code: 10246 } },
  191: { kind: 'observation', like: { service: 'wsfev1', code: 10243 } },
  192: { kind: 'rejection', like: { service: 'wsfev1', code: 10038 } },
  194: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: {
      es: 'Falta la cotización y no se cobra en la misma moneda. Como observación avisa que la nota de crédito supera lo que ajusta.',
      en: 'The rate is missing and payment is not in the same currency. As an observation it remarks that the credit note exceeds what it adjusts.',
    },
    fix: {
      es: 'Usá «exchange_rate» auto; si es la observación, compensá con una nota de débito.',
      en: 'Use "exchange_rate" auto; if the observation, make up with a debit note.',
    },
  },
  195: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: {
      es: 'La cotización es negativa. Como observación avisa que la nota de crédito del ajuste supera lo que corrige.',
      en: 'The rate is negative. As an observation it remarks that the adjusting credit note exceeds what it corrects.',
    },
    fix: {
      es: 'Escribí una cotización positiva, o revisá el importe de la nota.',
      en: "Write a positive rate, or review the note's amount.",
    },
  },
  196: {
    kind: 'rejection',
    field: 'kind',
    cause: {
      es: 'Se consultaron condiciones de IVA de un tipo que el servicio no tiene.',
      en: 'IVA conditions were asked of a type that the service lacks.',
    },
    fix: { es: 'Mirá GET /v1/reference/iva-conditions.', en: 'See GET /v1/reference/iva-conditions.' },
  },
  253: { kind: 'rejection', like: { service: 'wsfev1', code: 10247 } },
  261: { kind: 'rejection', like: { service: 'wsfev1', code: 10247 }, adjusts: true },
  265: { kind: 'rejection', like: { service: 'wsfev1', code: 10248 } },
  297: { kind: 'rejection', like: { service: 'wsfev1', code: 10248 }, adjusts: true },
  303: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10195 },
    differs: {
      es: 'Se llega por la limitación que ARCA le puso al CUIT.',
      en: 'It comes of the limitation ARCA put on the CUIT.',
    },
  },
  304: { kind: 'rejection', like: { service: 'wsfev1', code: 10195 }, adjusts: true },
  311: { kind: 'observation', like: { service: 'wsfev1', code: 10249 } },
  312: { kind: 'observation', like: { service: 'wsfev1', code: 10249 }, adjusts: true },
  342: {
    kind: 'rejection',
    field: 'recipient.iva_condition',
    cause: {
      es: 'El CUIT genérico de no categorizado va sólo en B y con esa condición.',
      en: 'The generic uncategorised CUIT goes only on B and with that condition.',
    },
    fix: {
      es: 'Poné «recipient.iva_condition» en no_categorizado y «letter» en B.',
      en: 'Set "recipient.iva_condition" to no_categorizado and "letter" to B.',
    },
  },
  349: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El CUIT del receptor tiene que estar activo: siempre en A, y en B desde diez millones.',
      en: "The recipient's CUIT has to be active: always on A, and on B from ten million.",
    },
    fix: { es: 'Revisalo en GET /v1/padron/{cuit}.', en: 'Check it in GET /v1/padron/{cuit}.' },
  },
  353: { kind: 'rejection', like: { service: 'wsmtxca', code: 349 }, adjusts: true },
  266: { kind: 'rejection', like: { service: 'wsfev1', code: 10221 }, adjusts: true },
  267: { kind: 'rejection', like: { service: 'wsfev1', code: 10223 }, adjusts: true },
  268: { kind: 'rejection', like: { service: 'wsfev1', code: 10222 }, adjusts: true },
  270: { kind: 'rejection', like: { service: 'wsmtxca', code: 170 }, adjusts: true },
  271: { kind: 'rejection', like: { service: 'wsfev1', code: 10120 }, adjusts: true },
  272: { kind: 'rejection', like: { service: 'wsmtxca', code: 172 }, adjusts: true },
  273: { kind: 'rejection', like: { service: 'wsfev1', code: 10122 }, adjusts: true },
  275: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El ajuste de IVA por carne va con un remito que no es el 995.',
      en: 'The IVA adjustment of meat goes with a remito other than 995.',
    },
    fix: {
      es: 'Cambiá el remito asociado por el 995 de esa venta.',
      en: 'Change the related remito to the 995 of that sale.',
    },
  },
  276: { kind: 'rejection', like: { service: 'wsmtxca', code: 176 }, adjusts: true },
  277: { kind: 'rejection', like: { service: 'wsmtxca', code: 177 }, adjusts: true },
  278: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El ajuste de IVA por tabaco en hebras va con un remito que no es el 990.',
      en: 'The IVA adjustment of cut tobacco goes with a remito other than 990.',
    },
    fix: {
      es: 'Cambiá el remito asociado por el 990 de esa mercadería.',
      en: 'Change the related remito to the 990 of those goods.',
    },
  },
  280: { kind: 'rejection', like: { service: 'wsmtxca', code: 180 }, adjusts: true },
  281: { kind: 'rejection', like: { service: 'wsfev1', code: 10226 }, adjusts: true },
  282: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10225 },
    adjusts: true,
    differs: { es: 'Acá falta del todo.', en: 'Here it is wholly missing.' },
  },
  283: { kind: 'rejection', like: { service: 'wsmtxca', code: 183 }, adjusts: true },
  284: { kind: 'rejection', like: { service: 'wsmtxca', code: 184 }, adjusts: true },
  285: { kind: 'rejection', like: { service: 'wsmtxca', code: 185 }, adjusts: true },
  286: { kind: 'rejection', like: { service: 'wsmtxca', code: 186 }, adjusts: true },
  290: { kind: 'observation', like: { service: 'wsfev1', code: 10246 }, adjusts: true },
  291: { kind: 'observation', like: { service: 'wsfev1', code: 10243 }, adjusts: true },
};
