/**
 * WSFECRED: accepting, rejecting and cancelling received FCE, a service this API does not speak yet.
 * Facts: manual of WSFECRED, second hand; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../entry.ts';

export const WSFECRED: ArcaCodeTable = {
  1000: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: { es: 'El CUIT no está activo.', en: 'The CUIT is not active.' },
    fix: {
      es: 'Reactivalo en ARCA; mientras tanto los plazos de tus FCE siguen corriendo.',
      en: "Reactivate it at ARCA; meanwhile your FCE's terms keep running.",
    },
  },
  1001: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: { es: 'ARCA tiene observado ese CUIT.', en: 'ARCA has that CUIT under observation.' },
    fix: {
      es: 'Presentate en la agencia donde estás inscripto.',
      en: 'Go to the office where you are registered.',
    },
  },
  1002: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El CUIT no está en IVA, monotributo ni exento.',
      en: 'The CUIT is in neither IVA, monotributo nor exempt.',
    },
    fix: {
      es: 'Inscribilo en uno de ellos para operar con FCE.',
      en: 'Register it in one of them to operate with FCE.',
    },
  },
  1003: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: { es: 'El CUIT no tiene actividades declaradas.', en: 'The CUIT has no declared activities.' },
    fix: {
      es: 'Declará la actividad principal en el Sistema Registral.',
      en: 'Declare the main activity in the Sistema Registral.',
    },
  },
  1004: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'Falta el domicilio fiscal electrónico: sólo se puede consultar.',
      en: 'The electronic fiscal address is missing: only queries are possible.',
    },
    fix: {
      es: 'Adherí al domicilio fiscal electrónico para aceptar o rechazar.',
      en: 'Take up the electronic fiscal address in order to accept or reject.',
    },
  },
  1100: {
    kind: 'rejection',
    cause: {
      es: 'Esa cuenta corriente es de otras empresas.',
      en: 'That current account is of other companies.',
    },
    fix: {
      es: 'Elegí una FCE donde seas comprador o vendedor.',
      en: 'Choose an FCE where you are buyer or seller.',
    },
  },
  1101: {
    kind: 'rejection',
    cause: {
      es: 'Tu papel en esa FCE no permite la operación.',
      en: 'Your role in that FCE does not allow the operation.',
    },
    fix: {
      es: 'Aceptar y rechazar es del comprador; informar al agente, del vendedor.',
      en: "Accepting and rejecting are the buyer's; informing the agent the seller's.",
    },
  },
  1102: {
    kind: 'rejection',
    cause: { es: 'La cuenta corriente no existe.', en: 'The current account does not exist.' },
    fix: {
      es: 'Buscala por comprobante en la consulta de cuentas.',
      en: 'Find it by comprobante in the query of accounts.',
    },
  },
  1103: {
    kind: 'rejection',
    cause: { es: 'ARCA no pudo hacer la operación ahora.', en: 'ARCA could not do the operation now.' },
    fix: { es: 'Repetila más tarde: no cambió nada.', en: 'Repeat it later: nothing changed.' },
  },
  1104: {
    kind: 'rejection',
    cause: {
      es: 'Alguien modificó la cuenta mientras operabas.',
      en: 'Somebody changed the account while you operated.',
    },
    fix: {
      es: 'Volvé a leerla y decidí con los datos nuevos.',
      en: 'Read it again and decide with the new data.',
    },
  },
  1105: {
    kind: 'rejection',
    cause: { es: 'El comprobante no existe.', en: 'The comprobante does not exist.' },
    fix: {
      es: 'Compará emisor, tipo, punto de venta y número con el que recibiste.',
      en: 'Compare issuer, type, punto de venta and number with what you received.',
    },
  },
  1106: {
    kind: 'rejection',
    cause: {
      es: 'La FCE se puso a disposición hace muy poco.',
      en: 'The FCE was made available too recently.',
    },
    fix: {
      es: 'Operá desde pasado mañana: hay que esperar el día siguiente completo.',
      en: 'Operate from the day after tomorrow: the whole next day has to pass.',
    },
  },
  1107: {
    kind: 'rejection',
    cause: { es: 'Venció el plazo para esa operación.', en: 'The term for that operation ended.' },
    fix: {
      es: 'Si era para responder, la FCE quedó aceptada tácitamente: arreglá la diferencia con una nota.',
      en: 'If it was to answer, the FCE was tacitly accepted: settle the difference with a note.',
    },
  },
  1108: {
    kind: 'rejection',
    cause: {
      es: 'El estado de la FCE no permite la operación.',
      en: "The FCE's state does not allow the operation.",
    },
    fix: {
      es: 'Consultá el estado: una rechazada o cancelada no se toca más.',
      en: 'Query its state: a rejected or cancelled one is not touched again.',
    },
  },
  2000: {
    kind: 'rejection',
    cause: { es: 'Quedó una nota sin aceptar.', en: 'A note was left without acceptance.' },
    fix: {
      es: 'Incluí en la aceptación todas las notas de la cuenta.',
      en: 'Include every note of the account in the acceptance.',
    },
  },
  2001: {
    kind: 'rejection',
    cause: {
      es: 'Se quiso rechazar una nota dentro de la aceptación.',
      en: 'A note was to be rejected within the acceptance.',
    },
    fix: {
      es: 'Rechazá esa nota primero, con su propia operación.',
      en: 'Reject that note first, by its own operation.',
    },
  },
  2002: {
    kind: 'rejection',
    cause: { es: 'Se acepta una nota que ya se rechazó.', en: 'A note already rejected is accepted.' },
    fix: { es: 'Quitala de la lista de notas.', en: 'Remove it from the list of notes.' },
  },
  2003: {
    kind: 'rejection',
    cause: {
      es: 'La jurisdicción de una retención no existe o está repetida.',
      en: "A withholding's jurisdiction does not exist or is repeated.",
    },
    fix: {
      es: 'Una retención por provincia, con su código.',
      en: 'One withholding a province, with its code.',
    },
  },
  2004: {
    kind: 'rejection',
    cause: {
      es: 'El porcentaje de retención no es el normado y no se explicó.',
      en: "The withholding's percentage is not the normal one and was not explained.",
    },
    fix: {
      es: 'Agregá el motivo, por ejemplo un certificado de exclusión.',
      en: 'Add the reason, for example an exclusion certificate.',
    },
  },
  2005: {
    kind: 'rejection',
    cause: {
      es: 'El importe retenido no da con el saldo.',
      en: 'The withheld amount does not follow from the balance.',
    },
    fix: {
      es: 'Recalculalo sobre el saldo neto de notas.',
      en: 'Work it out again on the balance net of notes.',
    },
  },
  2006: {
    kind: 'rejection',
    cause: { es: 'Falta la cotización al aceptar.', en: 'The rate is missing at acceptance.' },
    fix: {
      es: 'Usá la del día hábil anterior a la aceptación.',
      en: 'Use that of the working day before acceptance.',
    },
  },
  2007: {
    kind: 'rejection',
    cause: { es: 'La cotización en pesos no es 1.', en: 'The rate in pesos is not 1.' },
    fix: { es: 'Poné 1 si la factura es en pesos.', en: 'Put 1 if the invoice is in pesos.' },
  },
  2008: {
    kind: 'rejection',
    cause: {
      es: 'El saldo aceptado no es el que calcula ARCA.',
      en: 'The accepted balance is not the one ARCA works out.',
    },
    fix: {
      es: 'Restá notas de crédito, retenciones y cancelaciones, y sumá las de débito.',
      en: 'Subtract credit notes, withholdings and cancellations, and add debit notes.',
    },
  },
  2009: {
    kind: 'rejection',
    cause: {
      es: 'La cotización está fuera de 2 % a 400 % de la oficial.',
      en: 'The rate lies outside 2 % to 400 % of the official one.',
    },
    fix: { es: 'Corregí el orden de magnitud.', en: 'Correct its order of magnitude.' },
  },
  2010: {
    kind: 'rejection',
    cause: { es: 'Hay un importe negativo.', en: 'There is a negative amount.' },
    fix: {
      es: 'Mandá cancelaciones, retenciones y embargos en positivo.',
      en: 'Send cancellations, withholdings and attachments as positive.',
    },
  },
  2011: {
    kind: 'rejection',
    cause: {
      es: 'Cambió la cotización y falta el ajuste.',
      en: 'The rate changed and the adjustment is missing.',
    },
    fix: {
      es: 'Informá la nota o ajuste por diferencia de cambio.',
      en: 'Give the note or adjustment for the exchange difference.',
    },
  },
  2012: {
    kind: 'rejection',
    cause: {
      es: 'La cotización no cambió y hay un ajuste.',
      en: 'The rate did not change and there is an adjustment.',
    },
    fix: { es: 'Quitá el ajuste por tipo de cambio.', en: 'Remove the exchange adjustment.' },
  },
  2013: {
    kind: 'rejection',
    cause: {
      es: 'El tipo de ajuste no existe o se repite.',
      en: "The adjustment's type does not exist or is repeated.",
    },
    fix: { es: 'Elegí uno de la lista, una sola vez.', en: 'Choose one of the list, once.' },
  },
  2014: {
    kind: 'rejection',
    cause: {
      es: 'Se informó un CBU y la FCE no va por circulación abierta.',
      en: 'A CBU was given and the FCE does not use open circulation.',
    },
    fix: {
      es: 'Sacá el CBU: con agente de depósito no se usa.',
      en: 'Remove the CBU: with a depository it is not used.',
    },
  },
  2015: {
    kind: 'rejection',
    cause: { es: 'El CBU no es del comprador.', en: "The CBU is not the buyer's." },
    fix: {
      es: 'Usá una cuenta a nombre del CUIT que acepta.',
      en: 'Use an account in the name of the accepting CUIT.',
    },
  },
  2016: {
    kind: 'rejection',
    cause: {
      es: 'No queda saldo, así que no hace falta CBU.',
      en: 'No balance is left, so that no CBU is needed.',
    },
    fix: { es: 'Quitalo al cancelar todo.', en: 'Remove it when cancelling everything.' },
  },
  2017: {
    kind: 'rejection',
    cause: {
      es: 'La FCE está en una moneda sin débito bancario.',
      en: 'The FCE is in a currency without bank debit.',
    },
    fix: {
      es: 'Aceptala sin CBU: sólo va en pesos o dólares.',
      en: 'Accept it without CBU: it only goes in pesos or dollars.',
    },
  },
  2018: {
    kind: 'rejection',
    cause: {
      es: 'La cuenta está en otra moneda que la FCE.',
      en: 'The account is in another currency than the FCE.',
    },
    fix: {
      es: 'Elegí una cuenta en la moneda de la factura.',
      en: "Choose an account in the invoice's currency.",
    },
  },
  3000: {
    kind: 'rejection',
    cause: { es: 'Falta explicar el rechazo.', en: 'The rejection lacks its explanation.' },
    fix: {
      es: 'Escribí una justificación que el vendedor entienda.',
      en: 'Write a justification that the seller understands.',
    },
  },
  3001: {
    kind: 'rejection',
    cause: {
      es: 'El motivo de rechazo no existe o se repite.',
      en: 'The reason for rejection does not exist or is repeated.',
    },
    fix: {
      es: 'Elegí de la tabla: daño, vicios, divergencias, pago ya hecho.',
      en: 'Choose from the table: damage, defects, divergences, already paid.',
    },
  },
  4000: {
    kind: 'rejection',
    cause: {
      es: 'La cancelación no cubre todo el saldo.',
      en: 'The cancellation does not cover the whole balance.',
    },
    fix: { es: 'Ajustá el importe al saldo exacto.', en: 'Adjust the amount to the exact balance.' },
  },
  4001: {
    kind: 'rejection',
    cause: { es: 'Falta decir cómo se canceló.', en: 'How it was cancelled is missing.' },
    fix: {
      es: 'Agregá al menos una forma: transferencia, cheque, compensación.',
      en: 'Add one form at least: transfer, cheque, offset.',
    },
  },
  4002: {
    kind: 'rejection',
    cause: {
      es: 'La forma de cancelación no existe o se repite.',
      en: 'The form of cancellation does not exist or is repeated.',
    },
    fix: { es: 'Dejá cada forma una vez.', en: 'Keep every form once.' },
  },
  4003: {
    kind: 'rejection',
    cause: {
      es: 'La cesión o la locación de inmuebles cancela todo y sin otras formas.',
      en: 'Assignment or property lease cancels everything and without other forms.',
    },
    fix: { es: 'Informala sola, por el total.', en: 'Give it alone, for the total.' },
  },
  5000: {
    kind: 'rejection',
    cause: {
      es: 'Rechazar esa nota dejaría el saldo en cero o menos.',
      en: 'Rejecting that note would leave the balance at zero or below.',
    },
    fix: { es: 'Aceptala, o rechazá la factura entera.', en: 'Accept it, or reject the whole invoice.' },
  },
  6000: {
    kind: 'rejection',
    cause: { es: 'La FCE ya está en el agente de depósito.', en: 'The FCE is already with the depository.' },
    fix: { es: 'No la informes de nuevo.', en: 'Do not inform it again.' },
  },
  6001: {
    kind: 'rejection',
    cause: {
      es: 'La FCE se informó y el agente todavía no la recibió.',
      en: 'The FCE was informed and the agent has not received it yet.',
    },
    fix: { es: 'Esperá su confirmación.', en: 'Wait for its confirmation.' },
  },
  6002: {
    kind: 'rejection',
    cause: {
      es: 'La cuenta en el agente no es de ese CUIT.',
      en: "The account with the agent is not that CUIT's.",
    },
    fix: {
      es: 'Pedile a tu agente los datos de la cuenta comitente.',
      en: "Ask your agent for the account's data.",
    },
  },
  6003: {
    kind: 'rejection',
    cause: { es: 'No se pudo enviar al agente.', en: 'It could not be sent to the agent.' },
    fix: {
      es: 'Reintentá más tarde y, si sigue, avisale al agente.',
      en: 'Retry later and, if it goes on, tell the agent.',
    },
  },
  6004: {
    kind: 'rejection',
    cause: {
      es: 'La FCE venció sin ser título ejecutivo.',
      en: 'The FCE fell due without being an enforceable title.',
    },
    fix: {
      es: 'No se puede negociar: cobrala por la vía común.',
      en: 'It cannot be negotiated: collect it the plain way.',
    },
  },
  6005: {
    kind: 'rejection',
    cause: {
      es: 'Todavía corre el plazo para que el comprador acepte.',
      en: "The buyer's term to accept is still running.",
    },
    fix: { es: 'Informala cuando acepte o venza el plazo.', en: 'Inform it once accepted or the term ends.' },
  },
  6006: {
    kind: 'rejection',
    cause: { es: 'Hay que esperar el vencimiento del pago.', en: 'The payment due date has to pass.' },
    fix: { es: 'Volvé a intentarlo después de esa fecha.', en: 'Try again after that day.' },
  },
  6007: {
    kind: 'rejection',
    cause: { es: 'El agente todavía no leyó la FCE.', en: 'The agent has not read the FCE yet.' },
    fix: { es: 'Consultá el estado mañana.', en: 'Query its state tomorrow.' },
  },
  7000: {
    kind: 'rejection',
    field: 'mipyme.transfer',
    cause: { es: 'La opción de transferencia ya era esa.', en: 'The transfer option was that one already.' },
    fix: { es: 'No hay nada que cambiar.', en: 'There is nothing to change.' },
  },
  9000: {
    kind: 'observation',
    cause: {
      es: 'ARCA no pudo validar el CBU, pero aceptó igual.',
      en: 'ARCA could not validate the CBU, but accepted all the same.',
    },
    fix: {
      es: 'Confirmá con tu banco que la cuenta esté activa.',
      en: 'Confirm with your bank that the account is active.',
    },
  },
  10000: {
    kind: 'outage',
    cause: { es: 'El servicio de FCE tuvo un error interno.', en: 'The FCE service had an internal error.' },
    fix: {
      es: 'Leé la cuenta para saber si la operación quedó hecha.',
      en: 'Read the account to learn whether the operation was done.',
    },
  },
  12000: {
    kind: 'rejection',
    cause: { es: 'La cotización informada para pesos no es 1.', en: 'The given rate for pesos is not 1.' },
    fix: { es: 'Dejala en 1 o no la mandes.', en: 'Leave it at 1 or do not send it.' },
  },
  12001: {
    kind: 'rejection',
    cause: { es: 'La moneda no es la de la FCE.', en: "The currency is not the FCE's." },
    fix: { es: 'Repetí la moneda de la factura.', en: "Repeat the invoice's currency." },
  },
  12002: {
    kind: 'rejection',
    cause: {
      es: 'Tu saldo aceptado difiere del que tiene ARCA.',
      en: "Your accepted balance differs from ARCA's.",
    },
    fix: {
      es: 'Traé la cuenta corriente y partí de su saldo.',
      en: 'Fetch the current account and start from its balance.',
    },
  },
  12003: {
    kind: 'rejection',
    cause: { es: 'Falta confirmar una nota de la cuenta.', en: 'A note of the account is not confirmed.' },
    fix: {
      es: 'Listá las notas y confirmá la que falta.',
      en: 'List the notes and confirm the missing one.',
    },
  },
  12004: {
    kind: 'rejection',
    cause: {
      es: 'La confirmación contradice lo que ya se respondió de la nota.',
      en: 'The confirmation contradicts what was already answered of the note.',
    },
    fix: { es: 'Repetí la respuesta registrada.', en: 'Repeat the answer on record.' },
  },
  12005: {
    kind: 'rejection',
    cause: { es: 'Las retenciones no suman su total.', en: 'The withholdings do not add up to their total.' },
    fix: {
      es: 'Sumá las de cada provincia e impuesto otra vez.',
      en: 'Add those of every province and tax again.',
    },
  },
  12006: {
    kind: 'rejection',
    cause: {
      es: 'Un porcentaje fuera de norma no trae justificación.',
      en: 'A percentage outside the rule brings no justification.',
    },
    fix: { es: 'Escribí por qué retenés otro porcentaje.', en: 'Write why you withhold another percentage.' },
  },
  12007: {
    kind: 'rejection',
    cause: { es: 'A las retenciones les falta un dato.', en: 'The withholdings lack a datum.' },
    fix: {
      es: 'Completá código, base, porcentaje e importe de cada una.',
      en: "Fill in each one's code, base, percentage and amount.",
    },
  },
  12008: {
    kind: 'rejection',
    cause: { es: 'A la cancelación le falta un dato.', en: 'The cancellation lacks a datum.' },
    fix: { es: 'Mandá tipo, formas e importe juntos.', en: 'Send type, forms and amount together.' },
  },
  12009: {
    kind: 'rejection',
    cause: { es: 'El código de retención no existe.', en: "The withholding's code does not exist." },
    fix: {
      es: 'Tomalo de la consulta de tipos de retenciones.',
      en: 'Take it from the query of withholding types.',
    },
  },
  12010: {
    kind: 'rejection',
    cause: {
      es: 'Sólo las FCE en moneda extranjera llevan ajustes.',
      en: 'Only FCE in foreign currency carry adjustments.',
    },
    fix: { es: 'Quitá los ajustes de una FCE en pesos.', en: 'Remove adjustments from an FCE in pesos.' },
  },
  12011: {
    kind: 'rejection',
    cause: { es: 'El número de página es cero o negativo.', en: "The page's number is zero or negative." },
    fix: { es: 'Empezá por la página 1.', en: 'Begin with page 1.' },
  },
  12012: {
    kind: 'rejection',
    cause: { es: 'Con cancelación total no se informa CBU.', en: 'With total cancellation no CBU is given.' },
    fix: { es: 'Dejá en no la marca de CBU.', en: 'Set the CBU mark to no.' },
  },
  12013: {
    kind: 'rejection',
    cause: { es: 'La marca de CBU y el CBU no coinciden.', en: 'The CBU mark and the CBU do not match.' },
    fix: { es: 'Mandá los dos, o ninguno de los dos.', en: 'Send the two, or neither of the two.' },
  },
  12014: {
    kind: 'rejection',
    cause: {
      es: 'Con circulación abierta falta decir si se informa CBU.',
      en: 'With open circulation it is missing whether a CBU is given.',
    },
    fix: { es: 'Completá la marca con sí o no.', en: 'Fill in the mark with yes or no.' },
  },
  12015: {
    kind: 'rejection',
    cause: {
      es: 'Sin circulación abierta se dijo algo del CBU.',
      en: 'Without open circulation something was said of the CBU.',
    },
    fix: { es: 'Omití la marca y el CBU.', en: 'Leave out the mark and the CBU.' },
  },
  15000: {
    kind: 'rejection',
    cause: {
      es: 'El estado de la nota no permite rechazarla.',
      en: "The note's state does not allow rejecting it.",
    },
    fix: {
      es: 'Una nota ya aceptada o vencida queda firme.',
      en: 'A note accepted or past its term is final.',
    },
  },
  32767: {
    kind: 'observation',
    cause: { es: 'La búsqueda no encontró nada.', en: 'The search found nothing.' },
    fix: { es: 'Ampliá fechas o sacá filtros.', en: 'Widen the dates or remove filters.' },
  },
  BL: {
    kind: 'outage',
    cause: {
      es: 'Contestó el balanceador de ARCA y no el servicio.',
      en: "ARCA's balancer answered instead of the service.",
    },
    fix: {
      es: 'Es una caída del lado de ARCA: reintentá en unos minutos.',
      en: "It is an outage on ARCA's side: retry in some minutes.",
    },
  },
  'cvc-complex-type.2.4.d': {
    kind: 'rejection',
    cause: {
      es: 'Al pedido le sobra un elemento o está fuera de lugar.',
      en: 'The request has an element too many or out of place.',
    },
    fix: { es: 'Ordená los elementos como el WSDL.', en: 'Order the elements as the WSDL does.' },
  },
  'cvc-datatype-valid.1.2.1': {
    kind: 'rejection',
    cause: {
      es: 'Un número trae caracteres que no son dígitos.',
      en: 'A number brings characters other than digits.',
    },
    fix: { es: 'Limpiá el dato antes de enviarlo.', en: 'Clean the datum before sending it.' },
  },
  'cvc-type.3.1.3': {
    kind: 'rejection',
    cause: {
      es: 'Un elemento tiene un valor imposible para su tipo.',
      en: 'An element has a value impossible for its type.',
    },
    fix: { es: 'Compará su largo y forma con el WSDL.', en: 'Compare its length and shape with the WSDL.' },
  },
  wscommon_007: {
    kind: 'access',
    cause: {
      es: 'El ticket y su firma son de pedidos distintos.',
      en: 'The ticket and its signature are of different requests.',
    },
    fix: { es: 'Guardalos y usalos siempre como pareja.', en: 'Keep and use them always as a pair.' },
  },
};
