/**
 * WSFEv1: ARCA's breakdowns, who may issue, from which punto de venta, with which number and days.
 * Facts: manual v4.5 (2 July 2026), the changes of 4.6 to 4.8, and recorded answers; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const ISSUING: ArcaCodeTable = {
  500: {
    kind: 'outage',
    cause: {
      es: 'ARCA tuvo una falla interna, o el pedido le llegó sin las credenciales.',
      en: 'ARCA had an internal failure, or the request reached it without credentials.',
    },
    fix: {
      es: 'No cambies nada: la API averigua qué pasó con el número antes de volver a enviar. Si sigue por más de una hora, mirá GET /v1/status.',
      en: 'Change nothing: the API finds out what became of the number before sending again. If it lasts over an hour, see GET /v1/status.',
    },
  },
  501: {
    kind: 'outage',
    cause: { es: 'Falló la base de datos de ARCA.', en: "ARCA's database failed." },
    fix: {
      es: 'Esperá: es de ARCA y suele durar minutos. La API lee el último número autorizado y recién entonces reenvía.',
      en: "Wait: it is ARCA's and usually lasts minutes. The API reads the last authorised number and only then sends again.",
    },
  },
  502: {
    kind: 'outage',
    cause: {
      es: 'El autorizador de ARCA estaba procesando otra operación de este emisor o no pudo cerrar la suya.',
      en: "ARCA's authoriser was busy with another operation of this issuer or could not close its own.",
    },
    fix: {
      es: 'No emitas el comprobante otra vez por otro sistema: pudo haber quedado autorizado. La API lo consulta en ARCA y sigue sola.',
      en: 'Do not issue the comprobante again elsewhere: it may have been authorised. The API asks ARCA and goes on by itself.',
    },
  },
  600: {
    kind: 'access',
    field: 'taxpayer',
    cause: {
      es: 'ARCA no aceptó el ticket de acceso: venció, no corresponde a esa firma, o el CUIT del emisor no le delegó el servicio al certificado.',
      en: "ARCA did not take the access ticket: it expired, does not match its signature, or the issuer's CUIT has not delegated the service to the certificate.",
    },
    fix: {
      es: 'La API pide otro ticket sola. Si se repite, entrá al Administrador de Relaciones con la clave fiscal del emisor, delegá «Facturación Electrónica» al certificado y verificá con GET /v1/taxpayers/{cuit}/diagnosis.',
      en: 'The API asks for another ticket by itself. If it happens again, enter the Administrador de Relaciones with the issuer\'s clave fiscal, delegate "Facturación Electrónica" to the certificate and check with GET /v1/taxpayers/{cuit}/diagnosis.',
    },
  },
  601: {
    kind: 'access',
    field: 'taxpayer',
    cause: {
      es: 'El certificado no está autorizado a facturar en nombre de ese CUIT.',
      en: 'The certificate may not invoice in the name of that CUIT.',
    },
    fix: {
      es: 'En el Administrador de Relaciones de ARCA, el emisor tiene que delegar el servicio de facturación al dueño del certificado, y este asociarlo a su certificado (computador fiscal).',
      en: "In ARCA's Administrador de Relaciones the issuer has to delegate the invoicing service to the certificate's owner, who then associates it with the certificate (computador fiscal).",
    },
  },
  602: {
    kind: 'rejection',
    cause: {
      es: 'ARCA no tiene nada con los datos consultados.',
      en: 'ARCA holds nothing under what was asked.',
    },
    fix: {
      es: 'No es una falla: ese comprobante nunca se autorizó. La API lo toma como un «no existe» y sigue; si esperabas encontrarlo, compará tipo, punto de venta y número con el comprobante impreso.',
      en: 'It is no failure: that comprobante was never authorised. The API takes it as "does not exist" and goes on; if you expected to find it, compare type, punto de venta and number with the printed comprobante.',
    },
  },
  10000: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no está en condiciones de emitir este comprobante: puede faltarle el alta en IVA o en el régimen, la actividad, la habilitación para la clase A, el domicilio fiscal (también el electrónico) o el registro MiPyME. El mensaje de ARCA dice cuál.',
      en: "The issuer may not issue this comprobante: registration in IVA or in the regime, an activity, the right to class A, the fiscal address (the electronic one too) or the MiPyME register may be missing. ARCA's message says which.",
    },
    fix: {
      es: 'Con la clave fiscal del emisor, regularizá en ARCA lo que dice el mensaje (Sistema Registral, «Regímenes de Facturación y Registración» o Domicilio Fiscal Electrónico) y emitilo de nuevo.',
      en: 'With the issuer\'s clave fiscal, mend at ARCA what the message says (Sistema Registral, "Regímenes de Facturación y Registración" or Domicilio Fiscal Electrónico) and issue it again.',
    },
  },
  10001: {
    kind: 'rejection',
    cause: {
      es: 'El lote declaró una cantidad de comprobantes fuera de lo que ARCA admite (1 a 9998).',
      en: 'The batch declared a number of comprobantes that ARCA does not admit (1 to 9998).',
    },
    fix: {
      es: 'La API arma los lotes sola y nunca pasa el límite; si te aparece, es un defecto nuestro: avisanos con el request_id.',
      en: 'The API makes the batches itself and never exceeds the limit; should you see it, it is our defect: tell us the request_id.',
    },
  },
  10002: {
    kind: 'rejection',
    cause: {
      es: 'La cantidad que anuncia la cabecera del lote no es la que trae adentro.',
      en: "The number that the batch's header announces is not what it carries.",
    },
    fix: {
      es: 'La API cuenta los comprobantes al enviarlos, así que no depende de tus datos: avisanos con el request_id.',
      en: 'The API counts the comprobantes as it sends them, so it does not depend on your data: tell us the request_id.',
    },
  },
  10003: {
    kind: 'rejection',
    cause: {
      es: 'El lote trae más comprobantes de los que ARCA acepta por vez (de facturas de crédito electrónicas, uno).',
      en: 'The batch carries more comprobantes than ARCA takes at a time (of electronic credit invoices, one).',
    },
    fix: {
      es: 'Emití cada factura por su cuenta con POST /v1/invoices: los lotes los arma la API. Si se repite, avisanos con el request_id.',
      en: 'Issue every invoice on its own with POST /v1/invoices: the API makes the batches. If it happens again, tell us the request_id.',
    },
  },
  10004: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'El punto de venta está fuera de 1 a 99998.',
      en: 'The punto de venta lies outside 1 to 99998.',
    },
    fix: {
      es: 'Poné en «punto_de_venta» el número que diste de alta en ARCA, sin ceros a la izquierda. La API lo controla antes de enviar.',
      en: 'Put into "punto_de_venta" the number you registered at ARCA, without leading zeros. The API checks it before sending.',
    },
  },
  10005: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'Ese punto de venta no existe en ARCA para este emisor, está bloqueado o no es de web services.',
      en: 'That punto de venta does not exist at ARCA for this issuer, is blocked, or is not of web services.',
    },
    fix: {
      es: 'Creá en ARCA («Administración de puntos de venta y domicilios») uno del tipo «RECE para aplicativo y web services» y traelo con POST /v1/taxpayers/{cuit}/puntos-de-venta/sync.',
      en: 'Create one of type "RECE para aplicativo y web services" at ARCA ("Administración de puntos de venta y domicilios") and fetch it with POST /v1/taxpayers/{cuit}/puntos-de-venta/sync.',
    },
  },
  10006: {
    kind: 'rejection',
    field: 'kind',
    cause: {
      es: 'No se informó un tipo de comprobante válido.',
      en: 'No valid type of comprobante was given.',
    },
    fix: {
      es: 'Elegí «kind» (factura, nota o recibo) y dejá «letter» en auto: la API deduce el número de tipo.',
      en: 'Choose "kind" (invoice, note or receipt) and leave "letter" on auto: the API works out the type\'s number.',
    },
  },
  10007: {
    kind: 'rejection',
    field: 'kind',
    cause: {
      es: 'ARCA no autoriza ese tipo de comprobante por este servicio.',
      en: 'ARCA does not authorise that type of comprobante through this service.',
    },
    fix: {
      es: 'Emití facturas, notas o recibos A, B o C; las de exportación (E) van por otro servicio de ARCA, que la API elige cuando completás «export».',
      en: 'Issue invoices, notes or receipts A, B or C; export ones (E) go through another of ARCA\'s services, which the API picks when you fill "export".',
    },
  },
  10008: {
    kind: 'rejection',
    cause: {
      es: 'El número inicial está fuera de 1 a 99999999.',
      en: 'The first number lies outside 1 to 99999999.',
    },
    fix: {
      es: 'La API numera sola desde el último de ARCA. Si el punto de venta agotó sus números, abrí otro y usalo en «punto_de_venta».',
      en: 'The API numbers by itself from ARCA\'s last. If the punto de venta has run out of numbers, open another and use it in "punto_de_venta".',
    },
  },
  10010: {
    kind: 'rejection',
    cause: {
      es: 'El número final está fuera de 1 a 99999999.',
      en: 'The last number lies outside 1 to 99999999.',
    },
    fix: {
      es: 'No lo elegís vos: la API emite un comprobante por número. Si aparece, la serie se terminó: abrí otro punto de venta.',
      en: 'You do not choose it: the API issues one comprobante a number. Should it appear, the series has ended: open another punto de venta.',
    },
  },
  10011: {
    kind: 'rejection',
    cause: {
      es: 'El número final es menor que el inicial (o, en clase C, distinto).',
      en: 'The last number is below the first (or, in class C, different).',
    },
    fix: {
      es: 'La API manda siempre el mismo número en los dos, así que no hay dato tuyo que cambiar: avisanos con el request_id.',
      en: 'The API always sends the same number in both, so there is nothing of yours to change: tell us the request_id.',
    },
  },
  10012: {
    kind: 'rejection',
    cause: {
      es: 'Un solo pedido quiso usar varios números en una clase que los lleva de a uno.',
      en: 'One request meant to use several numbers in a class that takes them singly.',
    },
    fix: {
      es: 'Emití una factura por venta; la API no agrupa varias ventas en un rango de números.',
      en: 'Issue one invoice a sale; the API does not gather several sales into a range of numbers.',
    },
  },
  10014: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'Un resumen diario B agrupó ventas que, en promedio, llegan al monto desde el que hay que identificar al comprador.',
      en: 'A daily summary B gathered sales that average the amount from which the buyer must be identified.',
    },
    fix: {
      es: 'Emití esas ventas de a una con los datos del comprador en «recipient»: la API siempre factura cada venta por separado.',
      en: 'Issue those sales one by one with the buyer in "recipient": the API always invoices every sale on its own.',
    },
  },
  10016: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'El número no es el que sigue al último autorizado, o la fecha no sirve: ARCA acepta hasta 5 días antes o después de hoy (10 si hay servicios) y nunca antes que el comprobante anterior de la serie.',
      en: 'The number is not the one after the last authorised, or the day does not serve: ARCA takes up to 5 days before or after today (10 with services) and never before the previous comprobante of the series.',
    },
    fix: {
      es: 'Dejá «issue_date» sin poner: la API usa el primer día válido. Del número se ocupa ella: relee el último de ARCA y reintenta. Si otro sistema factura con el mismo punto de venta, separalos.',
      en: 'Leave "issue_date" out: the API takes the first valid day. It minds the number itself: it reads ARCA\'s last again and retries. If another system invoices on the same punto de venta, part them.',
    },
  },
  10152: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'La fecha es posterior a hoy y cae en otro mes, algo que ARCA no admite al vender productos ni en las MiPyME.',
      en: 'The day is after today and falls in another month, which ARCA does not admit for products nor for MiPyME invoices.',
    },
    fix: {
      es: 'Poné en «issue_date» un día de este mes o esperá a que empiece el otro; la API avisa antes de enviarlo.',
      en: 'Put a day of this month into "issue_date" or wait until the next begins; the API warns before sending.',
    },
  },
  10096: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'El emisor es exento en IVA y usa un punto de venta que no es el de los exentos.',
      en: 'The issuer is IVA-exempt and uses a punto de venta other than the one for exempt issuers.',
    },
    fix: {
      es: 'Dá de alta en ARCA un punto de venta «Comprobantes – Exento en IVA – Web Services» y ponelo en «punto_de_venta».',
      en: 'Register a punto de venta "Comprobantes – Exento en IVA – Web Services" at ARCA and put it into "punto_de_venta".',
    },
  },
  10234: {
    kind: 'observation',
    field: 'letter',
    cause: {
      es: 'Falta presentar el formulario que habilita a emitir clase A, o se presentó antes del alta en IVA. El comprobante quedó autorizado, pero no debió emitirse así.',
      en: 'The form that allows class A is missing, or was filed before registering in IVA. The comprobante is authorised but should not have been issued so.',
    },
    fix: {
      es: 'Si no es una nota de crédito, anulalo con POST /v1/invoices/{id}/credit-notes, presentá en ARCA el formulario de habilitación y facturá de nuevo.',
      en: 'Unless it is a credit note, undo it with POST /v1/invoices/{id}/credit-notes, file the form at ARCA and invoice again.',
    },
  },
  10235: {
    kind: 'observation',
    field: 'lines',
    cause: {
      es: 'Con este comprobante el emisor pasa el tope de la categoría máxima del monotributo y queda excluido.',
      en: "With this comprobante the issuer passes the ceiling of monotributo's highest category and is excluded.",
    },
    fix: {
      es: 'El comprobante vale. Hablá ya con tu contador: corresponde inscribirse en el régimen general y, después, cambiar la condición del emisor con PATCH /v1/taxpayers/{cuit}.',
      en: "The comprobante stands. Speak to your accountant now: registering in the general regime is due and, afterwards, changing the issuer's condition with PATCH /v1/taxpayers/{cuit}.",
    },
  },
  10236: {
    kind: 'observation',
    field: 'lines',
    cause: {
      es: 'Lo facturado pasa el tope de la categoría de monotributo que tiene el emisor.',
      en: "What was invoiced passes the ceiling of the issuer's monotributo category.",
    },
    fix: {
      es: 'El comprobante está bien autorizado; subí de categoría en la próxima recategorización.',
      en: 'The comprobante is duly authorised; move up a category at the next recategorisation.',
    },
  },
  10030: {
    kind: 'rejection',
    field: 'concept',
    cause: {
      es: 'No se dijo si se venden productos, servicios o ambos.',
      en: 'It was not said whether products, services or both are sold.',
    },
    fix: {
      es: 'Poné en «concept» products, services o products_and_services; sin ponerlo la API supone productos, o servicios si hay período.',
      en: 'Put products, services or products_and_services into "concept"; left out, the API assumes products, or services if there is a period.',
    },
  },
  10031: {
    kind: 'rejection',
    field: 'service_from',
    cause: {
      es: 'Hay fin de servicio o vencimiento de pago, pero no el inicio del servicio.',
      en: 'There is an end of service or a payment due date, but no start of service.',
    },
    fix: {
      es: 'Agregá «service_from»; si vendés sólo productos, sacá las tres fechas.',
      en: 'Add "service_from"; if you sell products only, remove the three dates.',
    },
  },
  10032: {
    kind: 'rejection',
    field: 'service_from',
    cause: { es: 'El servicio empieza después de terminar.', en: 'The service begins after it ends.' },
    fix: {
      es: 'Intercambiá «service_from» y «service_to»: la primera es la más vieja.',
      en: 'Swap "service_from" and "service_to": the first is the earlier.',
    },
  },
  10033: {
    kind: 'rejection',
    field: 'service_to',
    cause: {
      es: 'Falta el fin del servicio, y las otras fechas están.',
      en: 'The end of the service is missing, while the other dates are there.',
    },
    fix: {
      es: 'Completá «service_to»; para un servicio de un día repetí la fecha de inicio.',
      en: 'Fill "service_to"; for a service of one day repeat the starting day.',
    },
  },
  10035: {
    kind: 'rejection',
    field: 'payment_due_date',
    cause: {
      es: 'Falta el vencimiento de pago de un servicio.',
      en: 'The payment due date of a service is missing.',
    },
    fix: {
      es: 'Agregá «payment_due_date»; si cobrás en el acto, usá la fecha del comprobante.',
      en: 'Add "payment_due_date"; if you are paid at once, use the comprobante\'s day.',
    },
  },
  10036: {
    kind: 'rejection',
    field: 'payment_due_date',
    cause: {
      es: 'El pago vence antes de la fecha del comprobante.',
      en: "Payment falls due before the comprobante's day.",
    },
    fix: {
      es: 'Corré «payment_due_date» a la fecha de emisión o después. La API lo revisa antes de enviar.',
      en: 'Move "payment_due_date" to the day of issue or later. The API checks it before sending.',
    },
  },
  10049: {
    kind: 'rejection',
    field: 'service_from',
    cause: {
      es: 'Al facturar servicios son obligatorios el período y el vencimiento de pago.',
      en: 'When invoicing services the period and the payment due date are compulsory.',
    },
    fix: {
      es: 'Completá «service_from», «service_to» y «payment_due_date»; o «concept» en products si no hay servicios.',
      en: 'Fill "service_from", "service_to" and "payment_due_date"; or set "concept" to products if there are no services.',
    },
  },
};
