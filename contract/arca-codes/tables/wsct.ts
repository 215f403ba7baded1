/**
 * WSCT: class T comprobantes for foreign tourists' lodging, a service this API does not issue through.
 * Facts: manual v1.6.4, second hand; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../entry.ts';

export const WSCT: ArcaCodeTable = {
  100: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: { es: 'El emisor no está activo en ARCA.', en: 'The issuer is not active at ARCA.' },
    fix: {
      es: 'Reactivá el CUIT en el Sistema Registral antes de facturar al turista.',
      en: 'Reactivate the CUIT in the Sistema Registral before invoicing the tourist.',
    },
  },
  101: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no tiene actividad de alojamiento ni de turismo.',
      en: 'The issuer has no lodging or tourism activity.',
    },
    fix: {
      es: 'Declará la actividad hotelera o de agencia en ARCA; sin ella el comprobante T no va.',
      en: 'Declare the hotel or agency activity at ARCA; without it there is no comprobante T.',
    },
  },
  102: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El domicilio del emisor tiene inconsistencias.',
      en: "The issuer's address has inconsistencies.",
    },
    fix: {
      es: 'Corregí el domicilio fiscal en el Sistema Registral.',
      en: 'Correct the fiscal address in the Sistema Registral.',
    },
  },
  103: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: { es: 'El emisor no está inscripto en IVA.', en: 'The issuer is not registered in IVA.' },
    fix: {
      es: 'Sólo un responsable inscripto hace reintegro a turistas: facturá con la clase que te corresponda.',
      en: 'Only a responsable inscripto refunds tourists: invoice with the class that is yours.',
    },
  },
  104: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'No hay un punto de venta de web services vigente.',
      en: 'There is no current web services punto de venta.',
    },
    fix: {
      es: 'Dá de alta uno «RECE – WS» o de codificación de productos.',
      en: 'Register one "RECE – WS" or of product coding.',
    },
  },
  200: {
    kind: 'rejection',
    cause: { es: 'Falta el tipo de autorización.', en: 'The type of authorisation is missing.' },
    fix: { es: 'Indicá E, que es CAE.', en: 'Give E, which is CAE.' },
  },
  201: {
    kind: 'rejection',
    cause: { es: 'El tipo de autorización no es CAE.', en: 'The type of authorisation is not CAE.' },
    fix: { es: 'Cambialo a E: el T no admite CAEA.', en: 'Change it to E: T takes no CAEA.' },
  },
  202: {
    kind: 'rejection',
    cause: {
      es: 'Se mandó un código de autorización al pedir uno.',
      en: 'An authorisation code was sent when asking for one.',
    },
    fix: { es: 'Dejá vacío el código: lo da ARCA.', en: 'Leave the code empty: ARCA gives it.' },
  },
  203: {
    kind: 'rejection',
    cause: {
      es: 'Se mandó el vencimiento de una autorización que todavía no existe.',
      en: 'The expiry was sent of an authorisation that does not exist yet.',
    },
    fix: { es: 'Quitá el vencimiento del pedido.', en: 'Remove the expiry from the request.' },
  },
  210: {
    kind: 'rejection',
    field: 'currency',
    cause: {
      es: 'La moneda consultada no existe en turismo.',
      en: 'The currency asked about does not exist for tourism.',
    },
    fix: { es: 'Elegí una de las que lista el servicio.', en: 'Choose one that the service lists.' },
  },
  300: {
    kind: 'rejection',
    field: 'kind',
    cause: { es: 'El tipo de comprobante no es T.', en: 'The type of comprobante is not T.' },
    fix: {
      es: 'Usá 195 (factura), 196 (débito) o 197 (crédito).',
      en: 'Use 195 (invoice), 196 (debit) or 197 (credit).',
    },
  },
  301: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'El punto de venta no está habilitado para turismo.',
      en: 'The punto de venta is not enabled for tourism.',
    },
    fix: {
      es: 'Consultá los habilitados del servicio y elegí de ahí.',
      en: 'Query those enabled for the service and choose from them.',
    },
  },
  302: {
    kind: 'rejection',
    cause: {
      es: 'El número no sigue al último T autorizado.',
      en: 'The number does not follow the last T authorised.',
    },
    fix: { es: 'Pedí el último autorizado y sumá uno.', en: 'Ask for the last authorised and add one.' },
  },
  303: {
    kind: 'rejection',
    field: 'issue_date',
    cause: { es: 'La fecha se aleja más de 10 días de hoy.', en: 'The day is over 10 days from today.' },
    fix: { es: 'Omitila y ARCA pone la del proceso.', en: 'Leave it out and ARCA puts the processing day.' },
  },
  304: {
    kind: 'rejection',
    field: 'currency',
    cause: {
      es: 'La moneda no está en la tabla del servicio.',
      en: "The currency is not in the service's table.",
    },
    fix: { es: 'Facturá en pesos o en una moneda listada.', en: 'Invoice in pesos or in a listed currency.' },
  },
  305: { kind: 'rejection', like: { service: 'wsfev1', code: 10039 } },
  306: { kind: 'rejection', like: { service: 'wsfev1', code: 10119 } },
  307: {
    kind: 'rejection',
    cause: {
      es: 'El país del turista no existe en la tabla.',
      en: "The tourist's country is not in the table.",
    },
    fix: {
      es: 'Buscá su código de país de ARCA (no el ISO).',
      en: "Find ARCA's own country code (not the ISO one).",
    },
  },
  308: {
    kind: 'rejection',
    field: 'recipient.iva_condition',
    cause: {
      es: 'La condición del receptor no existe en este servicio.',
      en: "The recipient's condition does not exist in this service.",
    },
    fix: {
      es: 'Elegí cliente del exterior, consumidor final o responsable inscripto.',
      en: 'Choose foreign customer, final consumer or responsable inscripto.',
    },
  },
  309: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'Un receptor responsable inscripto se identifica con CUIT.',
      en: 'A responsable inscripto is identified by CUIT.',
    },
    fix: { es: 'Pedile el CUIT a la agencia u operador.', en: 'Ask the agency or operator for its CUIT.' },
  },
  310: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El CUIT de la agencia no está registrado o activo.',
      en: "The agency's CUIT is not on record or active.",
    },
    fix: { es: 'Verificalo en GET /v1/padron/{cuit}.', en: 'Check it with GET /v1/padron/{cuit}.' },
  },
  311: {
    kind: 'rejection',
    cause: {
      es: 'El documento del consumidor final no es de los admitidos.',
      en: "The final consumer's document is none of those admitted.",
    },
    fix: {
      es: 'Usá pasaporte, cédula extranjera, DNI o CUIT de país.',
      en: "Use passport, foreign identity card, DNI or a country's CUIT.",
    },
  },
  312: {
    kind: 'rejection',
    cause: {
      es: 'El documento del consumidor final tiene símbolos.',
      en: "The final consumer's document has symbols.",
    },
    fix: {
      es: 'Dejá sólo letras y números del pasaporte.',
      en: "Keep only the passport's letters and digits.",
    },
  },
  313: {
    kind: 'rejection',
    cause: {
      es: 'El documento del cliente del exterior no es de los admitidos.',
      en: "The foreign customer's document is none of those admitted.",
    },
    fix: {
      es: 'Tomá los datos del pasaporte o de la cédula de su país.',
      en: "Take the data of the passport or of the country's identity card.",
    },
  },
  314: {
    kind: 'rejection',
    cause: { es: 'El CUIT de país no está habilitado.', en: "The country's CUIT is not enabled." },
    fix: {
      es: 'Buscá el CUIT que ARCA publica para la nacionalidad del turista.',
      en: "Find the CUIT that ARCA publishes for the tourist's nationality.",
    },
  },
  315: {
    kind: 'rejection',
    cause: {
      es: 'El documento del cliente del exterior tiene símbolos.',
      en: "The foreign customer's document has symbols.",
    },
    fix: { es: 'Sacale guiones, puntos y espacios.', en: 'Remove dashes, dots and spaces.' },
  },
  316: {
    kind: 'rejection',
    field: 'recipient.iva_condition',
    cause: {
      es: 'El receptor dice ser responsable inscripto y no está en IVA.',
      en: 'The recipient claims to be a responsable inscripto and is not in IVA.',
    },
    fix: {
      es: 'Cambiá su condición por la que muestra el padrón.',
      en: 'Change the condition to the one the padrón shows.',
    },
  },
  317: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: { es: 'La cotización es cero o negativa.', en: 'The rate is zero or negative.' },
    fix: { es: 'Poné los pesos por unidad de moneda.', en: 'Give the pesos a unit of currency.' },
  },
  318: {
    kind: 'rejection',
    field: 'paid_in_same_currency',
    cause: {
      es: 'Sólo la factura dice que se cobra en la misma moneda.',
      en: 'Only the invoice says that it is paid in the same currency.',
    },
    fix: { es: 'Quitá ese dato de las notas T.', en: 'Remove that datum from T notes.' },
  },
  319: { kind: 'rejection', like: { service: 'wsfev1', code: 10241 } },
  320: { kind: 'rejection', like: { service: 'wsfev1', code: 10038 } },
  321: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: {
      es: 'Código del historial sobre moneda y cotización, del que ARCA no publica la regla.',
      en: 'A code of the history about currency and rate, whose rule ARCA does not publish.',
    },
    fix: {
      es: 'Omití la cotización y dejá que ARCA ponga la suya.',
      en: 'Leave the rate out and let ARCA put its own.',
    },
  },
  322: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: {
      es: 'Falta la cotización y no se cobra en la misma moneda.',
      en: 'The rate is missing and payment is not in the same currency.',
    },
    fix: {
      es: 'Agregá la cotización oficial del día hábil anterior.',
      en: 'Add the official rate of the previous working day.',
    },
  },
  350: {
    kind: 'rejection',
    field: 'recipient.address',
    cause: {
      es: 'Falta el domicilio del turista o pasa los 300 caracteres.',
      en: "The tourist's address is missing or over 300 characters.",
    },
    fix: {
      es: 'Escribí el domicilio en su país, abreviado.',
      en: 'Write the address in the home country, shortened.',
    },
  },
  351: {
    kind: 'rejection',
    cause: {
      es: 'La relación entre emisor y receptor no existe.',
      en: 'The relation between issuer and recipient does not exist.',
    },
    fix: {
      es: 'Elegí una de las seis: hotel o agencia, a turista, a agencia local o a operador del exterior.',
      en: 'Choose one of the six: hotel or agency, to tourist, to local agency or to foreign operator.',
    },
  },
  352: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'La relación elegida no va con la actividad del emisor: 1 a 3 son de alojamiento; 4 a 6, de agencias de turismo.',
      en: "The chosen relation does not go with the issuer's activity: 1 to 3 are of lodging; 4 to 6 of tourism agencies.",
    },
    fix: {
      es: 'Usá las tuyas, o pedí el alta en el padrón de agencias.',
      en: 'Use your own, or apply for the register of agencies.',
    },
  },
  353: {
    kind: 'rejection',
    cause: {
      es: 'El documento no va con la relación: el turista directo usa pasaporte o cédula; las demás, CUIT.',
      en: 'The document does not go with the relation: a direct tourist uses passport or identity card; the others CUIT.',
    },
    fix: {
      es: 'Revisá si le vendés al huésped (1 o 5) o a una empresa.',
      en: 'See whether you sell to the guest (1 or 5) or to a company.',
    },
  },
  354: { kind: 'rejection', like: { service: 'wsfev1', code: 10069 } },
  355: {
    kind: 'rejection',
    cause: {
      es: 'El país no va con la relación: los turistas y operadores son del exterior; las agencias 2 y 6, argentinas.',
      en: 'The country does not go with the relation: tourists and operators are foreign; agencies 2 and 6 Argentine.',
    },
    fix: { es: 'Poné 200 sólo para una agencia local.', en: 'Put 200 only for a local agency.' },
  },
  356: {
    kind: 'rejection',
    cause: {
      es: 'Condición, relación y documento no combinan.',
      en: 'Condition, relation and document do not match.',
    },
    fix: {
      es: 'Agencia inscripta: relación 2 o 6 con CUIT; operador del exterior: 3 o 4 con CUIT de país; huésped: 1 o 5 con pasaporte.',
      en: "Registered agency: relation 2 or 6 with CUIT; foreign operator: 3 or 4 with a country's CUIT; guest: 1 or 5 with passport.",
    },
  },
  360: {
    kind: 'rejection',
    cause: { es: 'Falta el importe gravado.', en: 'The taxed amount is missing.' },
    fix: { es: 'Informalo, aunque sea cero.', en: 'Give it, even if zero.' },
  },
  361: {
    kind: 'rejection',
    cause: {
      es: 'El gravado no es la suma de los ítems sin IVA.',
      en: 'The taxed amount is not the sum of items without IVA.',
    },
    fix: {
      es: 'Restá el IVA de cada ítem antes de sumar.',
      en: 'Take the IVA off every item before adding.',
    },
  },
  362: {
    kind: 'rejection',
    cause: { es: 'En turismo no hay importe no gravado.', en: 'Tourism has no untaxed amount.' },
    fix: { es: 'Omitilo o dejalo en cero.', en: 'Leave it out or at zero.' },
  },
  363: {
    kind: 'rejection',
    cause: { es: 'En turismo no hay importe exento.', en: 'Tourism has no exempt amount.' },
    fix: {
      es: 'Cargá esos conceptos en una factura B aparte.',
      en: 'Put those items on a separate invoice B.',
    },
  },
  364: {
    kind: 'rejection',
    cause: {
      es: 'Hay alojamiento con reintegro y no se informó cuánto IVA se devuelve.',
      en: 'There is lodging with refund and the refunded IVA was not given.',
    },
    fix: {
      es: 'Poné el reintegro en negativo, igual al IVA del alojamiento y desayuno.',
      en: 'Give the refund below zero, equal to the IVA of lodging and breakfast.',
    },
  },
  365: {
    kind: 'rejection',
    cause: {
      es: 'Una nota de puros excedentes no lleva reintegro.',
      en: 'A note of extras alone carries no refund.',
    },
    fix: { es: 'Dejá el reintegro en cero en esa nota.', en: 'Leave the refund at zero on that note.' },
  },
  366: {
    kind: 'rejection',
    cause: {
      es: 'El reintegro no es el IVA de los ítems de alojamiento.',
      en: 'The refund is not the IVA of the lodging items.',
    },
    fix: {
      es: 'Sumá sólo el IVA de los ítems con código 1 y 2.',
      en: 'Add only the IVA of items with code 1 and 2.',
    },
  },
  367: { kind: 'rejection', like: { service: 'wsfev1', code: 10046 } },
  368: { kind: 'rejection', like: { service: 'wsfev1', code: 10029 } },
  369: {
    kind: 'rejection',
    cause: {
      es: 'El total no incluye todo: gravado, tributos e IVA, menos el reintegro.',
      en: 'The total lacks something: taxed, other taxes and IVA, less the refund.',
    },
    fix: { es: 'Recordá que el reintegro va restando.', en: 'Remember that the refund is taken off.' },
  },
  400: {
    kind: 'rejection',
    cause: { es: 'El tipo de ítem no existe.', en: "The item's type does not exist." },
    fix: { es: 'Usá 0 común, 97 anticipo o 99 descuento.', en: 'Use 0 plain, 97 advance or 99 discount.' },
  },
  401: {
    kind: 'rejection',
    cause: { es: 'El código de turismo del ítem no existe.', en: "The item's tourism code does not exist." },
    fix: {
      es: 'Elegí de la tabla: alojamiento, desayuno, excedente y demás.',
      en: 'Choose from the table: lodging, breakfast, extras and others.',
    },
  },
  403: {
    kind: 'rejection',
    cause: { es: 'La alícuota del ítem no es 21 %.', en: "The item's rate is not 21 %." },
    fix: {
      es: 'En comprobantes T sólo va 21 %; lo demás, en otra factura.',
      en: 'On T comprobantes only 21 % goes; the rest on another invoice.',
    },
  },
  404: {
    kind: 'rejection',
    field: 'lines[].description',
    cause: {
      es: 'El ítem no tiene descripción o es muy larga.',
      en: 'The item has no description or a very long one.',
    },
    fix: {
      es: 'Escribí algo como «2 noches habitación doble».',
      en: 'Write something like "2 nights double room".',
    },
  },
  406: {
    kind: 'rejection',
    cause: { es: 'Un ítem común tiene importe negativo.', en: 'A plain item has an amount below zero.' },
    fix: { es: 'Para restar usá el tipo 99.', en: 'To subtract use type 99.' },
  },
  407: {
    kind: 'rejection',
    cause: {
      es: 'El importe del anticipo no es un número válido.',
      en: "The advance's amount is no valid number.",
    },
    fix: {
      es: 'Mandá el anticipo con su signo: positivo al cobrarlo, negativo al aplicarlo.',
      en: 'Send the advance with its sign: positive when collected, negative when applied.',
    },
  },
  408: {
    kind: 'rejection',
    cause: { es: 'Un descuento tiene importe positivo.', en: 'A discount has an amount above zero.' },
    fix: { es: 'Poné el signo menos en el ítem 99.', en: 'Put the minus sign on item 99.' },
  },
  409: {
    kind: 'rejection',
    cause: { es: 'El IVA de un ítem común es negativo.', en: 'The IVA of a plain item is below zero.' },
    fix: {
      es: 'Calculalo como 21 % de un importe positivo.',
      en: 'Work it out as 21 % of a positive amount.',
    },
  },
  410: {
    kind: 'rejection',
    cause: {
      es: 'El IVA del anticipo no acompaña a su importe.',
      en: "The advance's IVA does not follow its amount.",
    },
    fix: { es: 'Usá el mismo signo en ambos.', en: 'Use the same sign in both.' },
  },
  411: {
    kind: 'rejection',
    cause: { es: 'El IVA de un descuento es positivo.', en: 'The IVA of a discount is above zero.' },
    fix: { es: 'Un descuento resta también su IVA.', en: 'A discount takes its IVA off too.' },
  },
  412: {
    kind: 'rejection',
    cause: { es: 'El ítem no lleva la alícuota 5 (21 %).', en: 'The item lacks rate 5 (21 %).' },
    fix: { es: 'Completá el código 5.', en: 'Fill in code 5.' },
  },
  413: { kind: 'rejection', like: { service: 'wsfev1', code: 10051 } },
  414: {
    kind: 'rejection',
    cause: {
      es: 'El importe y el IVA del ítem tienen signos distintos.',
      en: "The item's amount and IVA have different signs.",
    },
    fix: { es: 'Cambiá el que no corresponda.', en: 'Change the one that is wrong.' },
  },
  415: {
    kind: 'rejection',
    cause: { es: 'La factura T tiene sólo excedentes.', en: 'Invoice T has extras only.' },
    fix: {
      es: 'Si no hay alojamiento no hay reintegro: hacé una factura B.',
      en: 'Without lodging there is no refund: make an invoice B.',
    },
  },
  500: {
    kind: 'rejection',
    cause: { es: 'Faltan los subtotales de IVA.', en: 'The IVA subtotals are missing.' },
    fix: { es: 'Agregá uno con el 21 %.', en: 'Add one with 21 %.' },
  },
  501: { kind: 'rejection', like: { service: 'wsfev1', code: 10019 } },
  502: { kind: 'rejection', like: { service: 'wsfev1', code: 10022 } },
  503: { kind: 'rejection', like: { service: 'wsfev1', code: 10021 } },
  504: { kind: 'rejection', like: { service: 'wsfev1', code: 10023 } },
  600: { kind: 'rejection', like: { service: 'wsfev1', code: 10025 } },
  602: { kind: 'rejection', like: { service: 'wsfev1', code: 10042 } },
  603: { kind: 'rejection', like: { service: 'wsfev1', code: 10026 } },
  604: { kind: 'rejection', like: { service: 'wsfev1', code: 10028 } },
  700: {
    kind: 'rejection',
    cause: { es: 'La forma de pago no existe.', en: 'The form of payment does not exist.' },
    fix: {
      es: 'Elegí tarjeta, transferencia o cuenta corriente con su código.',
      en: 'Choose card, transfer or current account with its code.',
    },
  },
  701: {
    kind: 'rejection',
    cause: { es: 'Un pago con tarjeta trae código SWIFT.', en: 'A card payment brings a SWIFT code.' },
    fix: { es: 'Quitá el SWIFT, que es de transferencias.', en: 'Remove the SWIFT, which is for transfers.' },
  },
  702: {
    kind: 'rejection',
    cause: { es: 'Un pago con tarjeta trae tipo de cuenta.', en: 'A card payment brings an account type.' },
    fix: { es: 'Quitá el tipo de cuenta.', en: 'Remove the account type.' },
  },
  703: {
    kind: 'rejection',
    cause: {
      es: 'Un pago con tarjeta trae número de cuenta.',
      en: 'A card payment brings an account number.',
    },
    fix: { es: 'Quitá la cuenta bancaria.', en: 'Remove the bank account.' },
  },
  704: {
    kind: 'rejection',
    cause: { es: 'Falta la marca de la tarjeta.', en: "The card's brand is missing." },
    fix: { es: 'Elegila según sea de débito o crédito.', en: 'Choose it by debit or credit.' },
  },
  705: {
    kind: 'rejection',
    cause: {
      es: 'Faltan los seis primeros números de la tarjeta.',
      en: "The card's first six digits are missing.",
    },
    fix: {
      es: 'Mandá sólo esos seis: nunca el número completo.',
      en: 'Send those six only: never the whole number.',
    },
  },
  720: {
    kind: 'rejection',
    cause: { es: 'Una transferencia trae marca de tarjeta.', en: 'A transfer brings a card brand.' },
    fix: { es: 'Sacala del pago por transferencia.', en: 'Take it off the transfer.' },
  },
  721: {
    kind: 'rejection',
    cause: { es: 'Una transferencia trae número de tarjeta.', en: 'A transfer brings a card number.' },
    fix: { es: 'Borralo: con cuenta bancaria alcanza.', en: 'Delete it: the bank account is enough.' },
  },
  722: {
    kind: 'rejection',
    cause: {
      es: 'Falta el tipo de cuenta de la transferencia.',
      en: "The transfer's account type is missing.",
    },
    fix: { es: 'Decí si es caja de ahorro o cuenta corriente.', en: 'Say whether savings or current.' },
  },
  723: {
    kind: 'rejection',
    cause: { es: 'La cuenta de la transferencia no es válida.', en: "The transfer's account is not valid." },
    fix: {
      es: 'Copiá el CBU o la cuenta del comprobante bancario.',
      en: "Copy the CBU or account from the bank's slip.",
    },
  },
  724: {
    kind: 'rejection',
    cause: {
      es: 'El banco de la transferencia no va con la relación: la agencia local paga desde acá, el turista y el operador desde afuera.',
      en: "The transfer's bank does not go with the relation: local agencies pay from here, tourists and operators from abroad.",
    },
    fix: {
      es: 'Usá un SWIFT argentino para 2 y 6, y extranjero para las demás.',
      en: 'Use an Argentine SWIFT for 2 and 6, and a foreign one for the others.',
    },
  },
  730: {
    kind: 'rejection',
    cause: {
      es: 'La cuenta corriente trae datos de tarjeta o banco.',
      en: 'The current account brings card or bank data.',
    },
    fix: { es: 'Dejá sólo su código.', en: 'Keep only its code.' },
  },
  731: {
    kind: 'rejection',
    cause: {
      es: 'La cuenta corriente figura más de una vez.',
      en: 'The current account appears more than once.',
    },
    fix: { es: 'Sumá los importes en una sola.', en: 'Add the amounts in one.' },
  },
  732: {
    kind: 'rejection',
    cause: {
      es: 'Sólo una agencia local paga en cuenta corriente.',
      en: 'Only a local agency pays on a current account.',
    },
    fix: {
      es: 'Al huésped o al operador cobrale con tarjeta o transferencia.',
      en: 'Charge the guest or operator by card or transfer.',
    },
  },
  800: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'La factura T no lleva asociados y la nota T los necesita.',
      en: 'Invoice T takes no related comprobantes and note T needs them.',
    },
    fix: {
      es: 'Asociá a la nota la factura 195 que ajusta.',
      en: 'Relate the invoice 195 it adjusts to the note.',
    },
  },
  801: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'El tipo asociado no existe en turismo.',
      en: 'The related type does not exist for tourism.',
    },
    fix: {
      es: 'Asociá una factura 195 o una nota 196 o 197.',
      en: 'Relate an invoice 195 or a note 196 or 197.',
    },
  },
  803: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El asociado no está registrado, o es de otro emisor o huésped.',
      en: 'The related one is not on record, or is of another issuer or guest.',
    },
    fix: {
      es: 'Copiá sus datos del comprobante T original.',
      en: 'Copy its data from the original comprobante T.',
    },
  },
  804: { kind: 'rejection', like: { service: 'wsfev1', code: 10060 } },
  805: {
    kind: 'rejection',
    field: 'issue_date',
    cause: { es: 'La nota T es anterior a su factura.', en: 'Note T is earlier than its invoice.' },
    fix: { es: 'Fechala el día de la factura o después.', en: "Date it on the invoice's day or later." },
  },
  806: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10122 },
    differs: { es: 'Vale entre la nota y la factura T.', en: 'It holds between note and invoice T.' },
  },
  807: { kind: 'observation', like: { service: 'wsfev1', code: 10237 } },
  900: {
    kind: 'rejection',
    cause: { es: 'El dato adicional no existe.', en: 'The additional datum does not exist.' },
    fix: {
      es: 'Consultá la lista de datos adicionales del servicio.',
      en: "Query the service's list of additional data.",
    },
  },
  1000: {
    kind: 'rejection',
    field: 'kind',
    cause: {
      es: 'Se pidió el último número de un tipo que no es T.',
      en: 'The last number was asked of a type that is not T.',
    },
    fix: { es: 'Preguntá por 195, 196 o 197, de a uno.', en: 'Ask for 195, 196 or 197, one by one.' },
  },
  1001: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'Se pidió el último número de un punto de venta sin turismo.',
      en: 'The last number was asked of a punto de venta without tourism.',
    },
    fix: { es: 'Elegí uno habilitado para el servicio.', en: 'Choose one enabled for the service.' },
  },
  1002: {
    kind: 'rejection',
    cause: { es: 'Esa serie todavía no tiene comprobantes.', en: 'That series has no comprobantes yet.' },
    fix: { es: 'Empezá por el número 1.', en: 'Begin with number 1.' },
  },
  1106: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'El emisor no tiene puntos de venta para turismo.',
      en: 'The issuer has no puntos de venta for tourism.',
    },
    fix: {
      es: 'Creá uno en «Administración de puntos de venta y domicilios».',
      en: 'Create one in "Administración de puntos de venta y domicilios".',
    },
  },
  1200: {
    kind: 'rejection',
    cause: {
      es: 'Se pidieron tarjetas sin decir si de débito o crédito.',
      en: 'Cards were asked for without saying debit or credit.',
    },
    fix: { es: 'Preguntá con 1 (débito) o 2 (crédito).', en: 'Ask with 1 (debit) or 2 (credit).' },
  },
  2000: {
    kind: 'rejection',
    field: 'kind',
    cause: {
      es: 'Se consultó un comprobante de un tipo que no es T.',
      en: 'A comprobante was asked about of a type that is not T.',
    },
    fix: {
      es: 'Los T son 195, 196 y 197; los demás se consultan en su propio servicio.',
      en: 'T are 195, 196 and 197; others are asked about in their own service.',
    },
  },
  2001: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'Se consultó un comprobante de un punto de venta sin turismo.',
      en: 'A comprobante was asked about of a punto de venta without tourism.',
    },
    fix: {
      es: 'Verificá los cinco primeros dígitos impresos.',
      en: 'Check the five leading printed digits.',
    },
  },
  2002: {
    kind: 'rejection',
    cause: {
      es: 'No hay comprobantes en ese punto de venta y tipo.',
      en: 'There are no comprobantes in that punto de venta and type.',
    },
    fix: {
      es: 'Revisá si se emitió en otro punto de venta.',
      en: 'See whether it was issued on another punto de venta.',
    },
  },
  5000: {
    kind: 'outage',
    cause: {
      es: 'El servicio de turismo tuvo una falla general.',
      en: 'The tourism service had a general failure.',
    },
    fix: {
      es: 'Consultá si el comprobante salió antes de repetirlo.',
      en: 'Ask whether the comprobante was authorised before repeating.',
    },
  },
  'cvc-datatype-valid.1.2.1': {
    kind: 'rejection',
    cause: { es: 'Un dato numérico trae letras o signos.', en: 'A numeric datum brings letters or signs.' },
    fix: {
      es: 'Sacá guiones y espacios del CUIT y de los números.',
      en: 'Remove dashes and spaces from the CUIT and numbers.',
    },
  },
  'cvc-minInclusive-valid': {
    kind: 'rejection',
    cause: {
      es: 'Un número es menor que el mínimo que admite el campo.',
      en: 'A number is below the minimum its field admits.',
    },
    fix: {
      es: 'Casi siempre es un cero donde va un número de comprobante.',
      en: 'Almost always a zero where a comprobante number goes.',
    },
  },
  'cvc-type.3.1.3': {
    kind: 'rejection',
    cause: {
      es: 'Un dato no tiene la forma que pide el servicio.',
      en: 'A datum lacks the shape the service asks for.',
    },
    fix: {
      es: 'El mensaje nombra el elemento: completalo con un valor de verdad.',
      en: 'The message names the element: fill it with a real value.',
    },
  },
  wscommon_002: {
    kind: 'access',
    cause: { es: 'El ticket de acceso venció.', en: 'The access ticket expired.' },
    fix: { es: 'Pedí otro a WSAA: dura doce horas.', en: 'Ask WSAA for another: it lasts twelve hours.' },
  },
  wscommon_007: {
    kind: 'access',
    cause: {
      es: 'La firma no es la del ticket enviado.',
      en: 'The signature is not that of the ticket sent.',
    },
    fix: {
      es: 'Mandá token y firma de la misma respuesta de WSAA.',
      en: 'Send token and sign of the same answer of WSAA.',
    },
  },
};
