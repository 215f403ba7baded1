/**
 * WSBFEv1: capital goods with fiscal bonds (Bonos Fiscales), a service this API does not issue through; many rules are WSFEv1's.
 * Facts: manual V3.0 and V3.2, second hand; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../entry.ts';

export const WSBFEV1: ArcaCodeTable = {
  15: {
    kind: 'observation',
    cause: {
      es: 'El emisor no reúne las condiciones para emitir facturas de crédito electrónicas.',
      en: 'The issuer does not meet the conditions of electronic credit invoices.',
    },
    fix: {
      es: 'Inscribí la empresa en el Registro MiPyME antes de la próxima FCE.',
      en: 'Enter the company in the MiPyME register before the next FCE.',
    },
  },
  16: {
    kind: 'observation',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no tiene domicilio fiscal electrónico.',
      en: 'The issuer has no electronic fiscal address.',
    },
    fix: {
      es: 'Constituilo en ARCA: ahí llegan las aceptaciones y rechazos de sus FCE.',
      en: 'Set it up at ARCA: acceptances and rejections of its FCE arrive there.',
    },
  },
  17: { kind: 'observation', like: { service: 'wsfev1', code: 10180 } },
  18: { kind: 'observation', like: { service: 'wsfev1', code: 10161 } },
  21: { kind: 'observation', like: { service: 'wsfev1', code: 10195 } },
  22: {
    kind: 'observation',
    field: 'recipient.cuit',
    cause: {
      es: 'El comprador de la FCE B no está activo en IVA, monotributo ni exento.',
      en: 'The buyer of the FCE B is active in neither IVA, monotributo nor exempt.',
    },
    fix: {
      es: 'Consultá GET /v1/padron/{cuit} y facturale sin FCE si no está inscripto.',
      en: 'Ask GET /v1/padron/{cuit} and invoice without FCE if not registered.',
    },
  },
  23: { kind: 'observation', like: { service: 'wsfev1', code: 10234 } },
  24: { kind: 'observation', like: { service: 'wsfev1', code: 10238 } },
  25: { kind: 'observation', like: { service: 'wsfev1', code: 10237 } },
  26: { kind: 'observation', like: { service: 'wsfev1', code: 10245 } },
  500: {
    kind: 'outage',
    cause: {
      es: 'El servicio de bonos fiscales tuvo una falla interna.',
      en: 'The fiscal bonds service had an internal failure.',
    },
    fix: {
      es: 'Preguntá por el último número antes de repetir el envío.',
      en: 'Ask for the last number before repeating.',
    },
  },
  501: {
    kind: 'outage',
    cause: {
      es: 'La base de datos de bonos fiscales no respondió.',
      en: 'The fiscal bonds database did not answer.',
    },
    fix: {
      es: 'Esperá unos minutos y reenviá el mismo identificador.',
      en: 'Wait some minutes and send the same id again.',
    },
  },
  502: {
    kind: 'outage',
    cause: {
      es: 'El autorizador de bonos fiscales tenía una operación sin cerrar.',
      en: 'The fiscal bonds authoriser had an operation still open.',
    },
    fix: {
      es: 'Verificá si el comprobante salió con la consulta por número.',
      en: 'Check by number whether the comprobante was authorised.',
    },
  },
  1000: {
    kind: 'access',
    field: 'taxpayer',
    cause: {
      es: 'El ticket no es válido para bonos fiscales.',
      en: 'The ticket is not valid for fiscal bonds.',
    },
    fix: {
      es: 'Pedí un ticket para wsbfe: los de wsfe no valen acá.',
      en: 'Get a ticket for wsbfe: those of wsfe do not serve here.',
    },
  },
  1001: {
    kind: 'access',
    field: 'taxpayer',
    cause: {
      es: 'El certificado no representa a ese emisor en bonos fiscales.',
      en: 'The certificate does not represent that issuer for fiscal bonds.',
    },
    fix: {
      es: 'Delegá «Bonos Fiscales Electrónicos» (wsbfe) en el Administrador de Relaciones.',
      en: 'Delegate "Bonos Fiscales Electrónicos" (wsbfe) in the Administrador de Relaciones.',
    },
  },
  1014: {
    kind: 'rejection',
    cause: {
      es: 'Código comodín: algún dato tiene mal el tipo, el largo o el rango, y el texto de ARCA dice cuál.',
      en: "Catch-all code: some datum has the wrong type, length or range, and ARCA's text says which.",
    },
    fix: {
      es: 'Leé el campo que nombra el mensaje; lo más común es la fecha fuera de 5 días, el CUIT en clase A o ítems que no suman el total.',
      en: 'Read the field that the message names; most often the day is over 5 days off, class A lacks its CUIT, or items do not add up to the total.',
    },
  },
  1015: { kind: 'rejection', like: { service: 'wsfev1', code: 10052 } },
  1016: { kind: 'rejection', like: { service: 'wsfev1', code: 10053 } },
  1017: { kind: 'rejection', like: { service: 'wsfev1', code: 10054 } },
  1018: { kind: 'rejection', like: { service: 'wsfev1', code: 10055 } },
  1019: { kind: 'rejection', like: { service: 'wsfev1', code: 10064 } },
  1020: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10066 },
    differs: {
      es: 'En la consulta de comprobantes el mismo número quiere decir que no existe.',
      en: 'In the query of comprobantes the same number means that it does not exist.',
    },
  },
  1030: { kind: 'rejection', like: { service: 'wsfev1', code: 10062 } },
  1031: { kind: 'rejection', like: { service: 'wsfev1', code: 10057 } },
  1032: { kind: 'rejection', like: { service: 'wsfev1', code: 10058 } },
  1033: { kind: 'rejection', like: { service: 'wsfev1', code: 10059 } },
  1034: { kind: 'rejection', like: { service: 'wsfev1', code: 10060 } },
  1035: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Ese tipo no lleva comprobantes asociados.',
      en: 'That type carries no related comprobantes.',
    },
    fix: {
      es: 'Asociá sólo en facturas y notas A o B, comunes o FCE.',
      en: 'Relate only on invoices and notes A or B, plain or FCE.',
    },
  },
  1036: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'Una factura A o B de bonos sólo asocia remitos 91.',
      en: 'An invoice A or B of bonds relates only remitos 91.',
    },
    fix: {
      es: 'Poné 91 en «related_comprobantes[].type» o sacá el asociado.',
      en: 'Put 91 into "related_comprobantes[].type" or remove the related one.',
    },
  },
  1037: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'Una nota A asocia facturas o notas A, o un remito 91.',
      en: 'A note A relates invoices or notes A, or a remito 91.',
    },
    fix: { es: 'Asociá 1, 2, 3 o 91, según qué ajustes.', en: 'Relate 1, 2, 3 or 91, by what you adjust.' },
  },
  1038: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'Una nota B asocia facturas o notas B, o un remito 91.',
      en: 'A note B relates invoices or notes B, or a remito 91.',
    },
    fix: { es: 'Asociá 6, 7, 8 o 91, según qué ajustes.', en: 'Relate 6, 7, 8 or 91, by what you adjust.' },
  },
  1039: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10041 },
    differs: {
      es: 'Se busca entre los de bonos fiscales.',
      en: 'It is looked for among those of fiscal bonds.',
    },
  },
  4880: { kind: 'rejection', like: { service: 'wsfev1', code: 10041 } },
  4881: { kind: 'rejection', like: { service: 'wsfev1', code: 10154 } },
  4882: { kind: 'rejection', like: { service: 'wsfev1', code: 10160 } },
  4883: { kind: 'rejection', like: { service: 'wsfev1', code: 10183 } },
  4884: { kind: 'rejection', like: { service: 'wsfev1', code: 10184 } },
  4886: { kind: 'rejection', like: { service: 'wsfev1', code: 10153 } },
  4887: { kind: 'rejection', like: { service: 'wsfev1', code: 10151 } },
  4888: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: { es: 'Una FCE de bonos sólo asocia remitos 91.', en: 'An FCE of bonds relates only remitos 91.' },
    fix: {
      es: 'Quitá lo que no sea remito 91 de la factura 201 o 206.',
      en: 'Remove from invoice 201 or 206 whatever is no remito 91.',
    },
  },
  4889: { kind: 'rejection', like: { service: 'wsfev1', code: 10156 } },
  4890: { kind: 'rejection', like: { service: 'wsfev1', code: 10157 } },
  4891: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'La nota FCE A de anulación asocia una 201, 202 o 203.',
      en: 'A cancelling FCE A note relates a 201, 202 or 203.',
    },
    fix: {
      es: 'Elegí el comprobante A que anulás; el remito 91 puede acompañarlo.',
      en: 'Choose the comprobante A that you undo; remito 91 may go with it.',
    },
  },
  4892: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10156 },
    differs: { es: 'En la letra B la factura es la 206.', en: 'For letter B the invoice is 206.' },
  },
  4893: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10157 },
    differs: {
      es: 'En la letra B sólo valen la 206 y el remito 91.',
      en: 'For letter B only 206 and remito 91 serve.',
    },
  },
  4894: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'La nota FCE B de anulación asocia una 206, 207 o 208.',
      en: 'A cancelling FCE B note relates a 206, 207 or 208.',
    },
    fix: {
      es: 'Elegí el comprobante B que anulás, uno solo.',
      en: 'Choose the comprobante B that you undo, a single one.',
    },
  },
  4895: { kind: 'rejection', like: { service: 'wsfev1', code: 10159 } },
  4896: { kind: 'rejection', like: { service: 'wsfev1', code: 10158 } },
  4897: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'La fecha de la FCE se aleja de hoy más de lo permitido: 5 días atrás, 1 adelante.',
      en: "The FCE's day is further from today than allowed: 5 days back, 1 ahead.",
    },
    fix: { es: 'Emitila con la fecha de hoy.', en: "Issue it with today's date." },
  },
  4898: { kind: 'rejection', like: { service: 'wsfev1', code: 10152 } },
  4900: { kind: 'rejection', like: { service: 'wsfev1', code: 10163 } },
  4901: { kind: 'rejection', like: { service: 'wsfev1', code: 10164 } },
  4902: { kind: 'rejection', like: { service: 'wsfev1', code: 10175 } },
  4903: { kind: 'rejection', like: { service: 'wsfev1', code: 10181 } },
  4905: { kind: 'rejection', like: { service: 'wsfev1', code: 10162 } },
  4906: { kind: 'rejection', like: { service: 'wsfev1', code: 10165 } },
  4907: { kind: 'rejection', like: { service: 'wsfev1', code: 10166 } },
  4908: { kind: 'rejection', like: { service: 'wsfev1', code: 10167 } },
  4909: { kind: 'rejection', like: { service: 'wsfev1', code: 10112 } },
  4910: { kind: 'rejection', like: { service: 'wsfev1', code: 10170 } },
  4911: { kind: 'rejection', like: { service: 'wsfev1', code: 10168 } },
  4912: { kind: 'rejection', like: { service: 'wsfev1', code: 10171 } },
  4913: { kind: 'rejection', like: { service: 'wsfev1', code: 10174 } },
  4914: { kind: 'rejection', like: { service: 'wsfev1', code: 10172 } },
  4915: { kind: 'rejection', like: { service: 'wsfev1', code: 10173 } },
  4916: { kind: 'rejection', like: { service: 'wsfev1', code: 10169 } },
  4917: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10151 },
    differs: {
      es: 'Acá sólo se mira que sean once dígitos.',
      en: 'Here only the eleven digits are looked at.',
    },
  },
  4918: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'La anulación FCE A se refiere a más de una nota.',
      en: 'The FCE A cancellation refers to more than one note.',
    },
    fix: { es: 'Anulá las notas A de a una.', en: 'Undo A notes one by one.' },
  },
  4919: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'Una nota de débito A de anulación sólo deshace créditos, no facturas ni débitos.',
      en: 'A cancelling debit note A undoes credits only, not invoices or debits.',
    },
    fix: {
      es: 'Para anular la 201 o la 202 emití la nota de crédito 203.',
      en: 'To undo 201 or 202 issue credit note 203.',
    },
  },
  4920: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'Una nota de crédito A de anulación no deshace otra de crédito.',
      en: 'A cancelling credit note A does not undo another credit note.',
    },
    fix: { es: 'Usá la nota de débito 202 para anular la 203.', en: 'Use debit note 202 to undo 203.' },
  },
  4921: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'La anulación FCE B se refiere a más de una nota.',
      en: 'The FCE B cancellation refers to more than one note.',
    },
    fix: { es: 'Anulá las notas B de a una.', en: 'Undo B notes one by one.' },
  },
  4922: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'Una nota de débito B de anulación sólo deshace créditos.',
      en: 'A cancelling debit note B undoes credits only.',
    },
    fix: {
      es: 'Para anular la 206 o la 207 emití la nota de crédito 208.',
      en: 'To undo 206 or 207 issue credit note 208.',
    },
  },
  4923: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'Una nota de crédito B de anulación no deshace otra de crédito.',
      en: 'A cancelling credit note B does not undo another credit note.',
    },
    fix: { es: 'Usá la nota de débito 207 para anular la 208.', en: 'Use debit note 207 to undo 208.' },
  },
  4924: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10156 },
    differs: { es: 'En la letra A la factura es la 201.', en: 'For letter A the invoice is 201.' },
  },
  4925: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10156 },
    differs: { es: 'Rige para las notas 207 y 208.', en: 'It rules notes 207 and 208.' },
  },
  4926: { kind: 'rejection', like: { service: 'wsfev1', code: 10184 } },
  4927: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'La FCE asociada todavía no fue aceptada ni rechazada por el comprador.',
      en: 'The buyer has neither accepted nor rejected the related FCE yet.',
    },
    fix: {
      es: 'Esperá la respuesta del comprador, o la aceptación tácita, y emití la nota entonces.',
      en: "Wait for the buyer's answer, or tacit acceptance, and issue the note then.",
    },
  },
  4928: { kind: 'rejection', like: { service: 'wsfev1', code: 10186 } },
  4929: { kind: 'rejection', like: { service: 'wsfev1', code: 10187 } },
  4930: { kind: 'observation', like: { service: 'wsfev1', code: 10188 } },
  4931: { kind: 'rejection', like: { service: 'wsfev1', code: 10189 } },
  4932: { kind: 'rejection', like: { service: 'wsfev1', code: 10190 } },
  4933: {
    kind: 'rejection',
    field: 'mipyme',
    cause: {
      es: 'El total no llega al mínimo desde el que se hace FCE.',
      en: 'The total does not reach the minimum for an FCE.',
    },
    fix: {
      es: 'Quitá «mipyme»: por debajo del mínimo va factura común.',
      en: 'Remove "mipyme": below the minimum a plain invoice goes.',
    },
  },
  4944: { kind: 'rejection', like: { service: 'wsfev1', code: 10192 } },
  4945: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El comprobante asociado se hizo a otro cliente.',
      en: 'The related comprobante was made to another customer.',
    },
    fix: {
      es: 'Repetí en «recipient.cuit» el receptor del original.',
      en: 'Repeat the original\'s recipient in "recipient.cuit".',
    },
  },
  4946: { kind: 'rejection', like: { service: 'wsfev1', code: 10173 } },
  4947: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: { es: 'El comprobante asociado no existe.', en: 'The related comprobante does not exist.' },
    fix: {
      es: 'Copialo de nuevo del original: tipo, punto de venta, número y fecha.',
      en: 'Copy it again from the original: type, punto de venta, number and day.',
    },
  },
  4948: { kind: 'rejection', like: { service: 'wsfev1', code: 10184 } },
  4949: { kind: 'rejection', like: { service: 'wsfev1', code: 10154 } },
  4950: { kind: 'rejection', like: { service: 'wsfev1', code: 10186 } },
  4951: { kind: 'rejection', like: { service: 'wsfev1', code: 10187 } },
  4952: { kind: 'rejection', like: { service: 'wsfev1', code: 10214 } },
  4953: { kind: 'rejection', like: { service: 'wsfev1', code: 10215 } },
  4954: { kind: 'rejection', like: { service: 'wsfev1', code: 10216 } },
  4955: { kind: 'rejection', like: { service: 'wsfev1', code: 10065 } },
  4956: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'La nota y su original salieron de puntos de venta de regímenes distintos.',
      en: 'The note and its original come from puntos de venta of different regimes.',
    },
    fix: {
      es: 'Emití la nota desde un punto de venta de bonos fiscales si la factura era de bonos.',
      en: 'Issue the note from a fiscal bonds punto de venta if the invoice was one.',
    },
  },
  4957: { kind: 'rejection', like: { service: 'wsfev1', code: 10038 } },
  4958: { kind: 'rejection', like: { service: 'wsfev1', code: 10241 } },
  4959: { kind: 'rejection', like: { service: 'wsfev1', code: 10239 } },
  4960: { kind: 'rejection', like: { service: 'wsfev1', code: 10240 } },
  4961: { kind: 'rejection', like: { service: 'wsfev1', code: 10242 } },
  4962: { kind: 'rejection', like: { service: 'wsfev1', code: 10243 } },
  4963: { kind: 'rejection', like: { service: 'wsfev1', code: 10246 } },
  4964: {
    kind: 'rejection',
    field: 'exchange_rate',
    cause: { es: 'No hay cotización para esa fecha.', en: 'There is no rate for that day.' },
    fix: { es: 'Pedí la del último día hábil anterior.', en: 'Ask for that of the last working day before.' },
  },
  4965: { kind: 'rejection', like: { service: 'wsfev1', code: 12000 } },
  4966: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 12002 },
    differs: { es: 'Sin fecha ARCA toma la de hoy.', en: 'Without a day ARCA takes today.' },
  },
  4967: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10244 },
    differs: { es: 'En bonos sólo hay A y B.', en: 'Bonds only have A and B.' },
  },
};
