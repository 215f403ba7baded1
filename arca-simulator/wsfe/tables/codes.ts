// Every WSFEv1 code this simulator can answer. Source: developer manual 4.5 (2026-07-02) and the changes announced up to
// 4.8 (2026-12-01). `observed` texts were seen in real answers (recordings of 2021 and
// threads of 2016 to 2025 about client libraries); the others say what the manual asks for.

/** What is known of one code. */
export interface Code {
  readonly message: string;
  /** `request`: Errors, nothing processed. `lane`: Errors with every detail R. `rejection` and `observation`: Obs. */
  readonly where: 'request' | 'lane' | 'rejection' | 'observation';
  /** First and last day in force, `yyyymmdd`. */
  readonly from?: string;
  readonly until?: string;
  readonly observed?: true;
}

const request = (message: string): Code => ({ message, where: 'request' });
const lane = (message: string): Code => ({ message, where: 'lane' });
const rejects = (message: string, from?: string): Code => ({
  message,
  where: 'rejection',
  ...(from ? { from } : {}),
});
const observes = (message: string, from?: string): Code => ({
  message,
  where: 'observation',
  ...(from ? { from } : {}),
});

/**
 * Codes enforced, by number. Rejections and observations name the comprobante; `lane` and `request` the whole call.
 *
 * @example
 * ```ts
 * CODES[10246]?.from; // '20261201'
 * ```
 */
export const CODES: Readonly<Record<number, Code>> = {
  500: { message: 'Campo Auth no fue ingresado o esta mal formado.', where: 'request', observed: true },
  501: request('Error interno de base de datos.'),
  502: request('Error interno de base de datos - Autorizador CAE / Régimen CAEA – Transacción Activa.'),
  600: request('ValidacionDeToken: No se corresponden token y firma.'),
  601: request('CUIT representada no incluida en token.'),
  602: {
    message: 'No existen datos en nuestros registros para los parametros ingresados.',
    where: 'request',
    observed: true,
  },
  10000: lane('LA CUIT INFORMADA NO SE ENCUENTRA AUTORIZADA A EMITIR COMPROBANTES.'),
  10001: lane('Campo CantReg debe estar comprendido entre 1 y 9998.'),
  10002: lane('No coincide la cantidad de registros informadas con la cantidad real enviada'),
  10003: lane(
    'La cantidad de registros en detalle debe ser menor o igual al valor permitido. Consultar metodo FECompTotXRequest. Para comprobantes MiPyMEs (FCE) es 1 comprobante por request.',
  ),
  10004: lane('Campo PtoVta debe estar comprendido entre 1 y 99998.'),
  10005: lane('El punto de venta informado debe estar dado de alta y ser del tipo RECE.'),
  10006: lane('Campo CbteTipo debe ser un valor numerico mayor a 0.'),
  10007: lane(
    'Campo CbteTipo no se corresponde con alguno de los habilitados. Consultar metodo FEParamGetTiposCbte.',
  ),
  10008: rejects('Campo CbteDesde debe estar comprendido entre 1 y 99999999.'),
  10010: rejects('Campo CbteHasta debe estar comprendido entre 1 y 99999999.'),
  10011: rejects('Campo CbteHasta debe ser mayor o igual a CbteDesde.'),
  10012: rejects('Para comprobantes clase A, C, FCE y A con leyenda, CbteDesde debe ser igual a CbteHasta.'),
  10013: rejects('Para comprobantes clase A y A con leyenda, el campo DocTipo debe ser 80 (CUIT).'),
  10014: rejects(
    'Para un rango clase B, ImpTotal / (CbteHasta - CbteDesde + 1) debe ser menor al monto de la RG 4444.',
  ),
  10015: rejects(
    'DocTipo o DocNro no son validos para el comprobante y el importe informados, o no se encuentran en los padrones de ARCA.',
  ),
  10016: {
    message:
      'El numero o fecha del comprobante no se corresponde con el proximo a autorizar. Consultar metodo FECompUltimoAutorizado.',
    where: 'lane',
    observed: true,
  },
  10017: observes('El campo DocNro debe ser un valor registrado en el padron de ARCA, en condicion activa.'),
  10018: {
    message: 'Si ImpIva es mayor a 0 el objeto Iva y AlicIva son obligatorios.',
    where: 'rejection',
    observed: true,
  },
  10019: {
    message:
      'El campo Id en AlicIVA es obligatorio y debe ser alguno de los devueltos por el metodo FEParamGetTiposIva.',
    where: 'rejection',
    observed: true,
  },
  10020: rejects('El campo BaseImp en AlicIVA es obligatorio y debe ser mayor a 0 cero.'),
  10021: rejects('El campo Importe en AlicIVA es obligatorio, mayor o igual a 0 cero.'),
  10022: rejects('El campo Id en AlicIVA no debe repetirse. Debera totalizarse por alicuota.'),
  10023: rejects('La suma de los campos Importe en IVA debe ser igual al valor ingresado en ImpIVA.'),
  10024: {
    message: 'Si ImpTrib es mayor a 0 el objeto Tributos y Tributo son obligatorios.',
    where: 'rejection',
    observed: true,
  },
  10025: {
    message:
      'El campo Id en Tributo es obligatorio y debe ser alguno de los devueltos por el metodo FEParamGetTiposTributos.',
    where: 'rejection',
    observed: true,
  },
  10026: rejects('El campo BaseImp en Tributo es obligatorio y debe ser mayor o igual a 0 cero.'),
  10027: rejects('El campo Alic en Tributo es obligatorio, mayor o igual a 0 cero.'),
  10028: rejects('El campo Importe en Tributo es obligatorio, mayor o igual a 0 cero.'),
  10029: {
    message: 'La suma de los importes en Tributo debe ser igual al valor ingresado en ImpTrib.',
    where: 'rejection',
    observed: true,
  },
  10030: rejects(
    'El campo Concepto es obligatorio y debe corresponder con algun valor devuelto por FEParamGetTiposConcepto.',
  ),
  10031: rejects('FchServDesde es obligatorio si se informa FchServHasta y/o FchVtoPago.'),
  10032: rejects('FchServDesde no puede ser posterior a FchServHasta.'),
  10033: rejects('FchServHasta es obligatorio si se informa FchServDesde y/o FchVtoPago.'),
  10035: rejects('FchVtoPago es obligatorio si se informa FchServDesde y/o FchServHasta.'),
  10036: rejects('FchVtoPago no puede ser anterior a la fecha del comprobante.'),
  10037: rejects(
    'El campo MonId es obligatorio y debe corresponder a algun valor devuelto por FEParamGetTiposMonedas.',
  ),
  10038: rejects(
    'El campo MonCotiz es obligatorio si no informa CanMisMonExt = S, y de informarse con S debe coincidir con la cotizacion registrada para el dia habil anterior.',
  ),
  10039: rejects('El campo MonCotiz es obligatorio e igual a 1 cuando se trate de MonId = PES.'),
  10040: rejects(
    'Los comprobantes asociados no se corresponden con los permitidos para el CbteTipo a autorizar.',
  ),
  10041: observes(
    'El numero de comprobante asociado debe obrar en las bases del organismo para el punto de venta y tipo informado.',
  ),
  10042: rejects(
    'El campo Desc en Tributo es obligatorio cuando se informe Id = 99, y siempre en comprobantes MiPyMEs (FCE).',
  ),
  10043: rejects('ImpTotConc no puede ser menor a cero. Para comprobantes tipo C debe ser igual a cero.'),
  10044: rejects('ImpOpEx no puede ser menor a cero. Para comprobantes tipo C debe ser igual a cero.'),
  10045: rejects('ImpNeto no puede ser menor a cero.'),
  10046: rejects('ImpTrib no puede ser menor a cero.'),
  10047: rejects('ImpIVA no puede ser menor a cero. Para comprobantes tipo C debe ser igual a cero.'),
  10048: {
    message:
      "El campo  'Importe Total' ImpTotal, debe ser igual  a la  suma de ImpTotConc + ImpNeto + ImpOpEx + ImpTrib + ImpIVA.",
    where: 'rejection',
    observed: true,
  },
  10049: rejects(
    'FchServDesde, FchServHasta y FchVtoPago son obligatorios cuando Concepto es 2 o 3, con formato yyyymmdd.',
  ),
  10051: {
    message: 'Los importes informados en AlicIVA no se corresponden con los porcentajes.',
    where: 'rejection',
    observed: true,
  },
  10052: rejects('Si envia Opcionales, Opcional es obligatorio.'),
  10053: rejects(
    'El campo Id en Opcionales es obligatorio y debe ser alguno de los devueltos por FEParamGetTiposOpcional.',
  ),
  10054: rejects('El campo Id en Opcionales no debe repetirse.'),
  10055: rejects('El campo Valor en Opcionales es obligatorio.'),
  10056: rejects('Los importes deben informarse con la precision indicada: 13 enteros y 2 decimales.'),
  10057: rejects('De enviarse CbteAsoc, Tipo debe ser mayor a 0.'),
  10058: rejects('De enviarse CbteAsoc, PtoVta debe ser mayor a 0 y menor a 99999.'),
  10059: rejects('De enviarse CbteAsoc, Nro debe ser mayor a 0 y menor a 99999999.'),
  10060: rejects('De enviarse CbteAsoc, los comprobantes no deben repetirse.'),
  10061: rejects('La suma de los campos BaseImp en AlicIva debe ser igual al valor ingresado en ImpNeto.'),
  10062: rejects('Si envia CbtesAsoc, CbteAsoc es obligatorio.'),
  10063: observes(
    'El receptor debe corresponder a un contribuyente activo en el Impuesto al Valor Agregado o Responsable Monotributo.',
  ),
  10064: rejects('Opcional 2: el valor debe ser numerico de 8 digitos.'),
  10065: rejects('ImpTotal no puede ser menor a cero.'),
  10066: rejects('Opcional 2: solo puede informarse si CbteTipo es 1, 2, 3, 6, 7 u 8.'),
  10067: rejects(
    'Para comprobantes tipo B a DocNro 23000000000 (No Categorizado), ImpTrib debe ser mayor a 0.',
  ),
  10068: rejects('El array Opcionales no puede informarse para este CbteTipo.'),
  10069: rejects('El N° de documento del receptor del comprobante no puede ser igual al del emisor.'),
  10070: rejects('Si ImpNeto es mayor a 0 el objeto IVA es obligatorio.'),
  10071: rejects('Para comprobantes tipo C el objeto IVA no debe informarse.'),
  10075: rejects(
    'Si el emisor es Monotributista y CbteTipo es 49 (Bienes Usados), el objeto IVA no debe informarse.',
  ),
  10076: rejects(
    'Si el comprobante es CbteTipo = 49 (Bienes Usados), es obligatorio informar opcionales. Ver método FEParamGetTiposOpcional()',
  ),
  10077: rejects('Opcional 91: el valor debe ser alfanumerico de 100 caracteres como maximo.'),
  10078: rejects('CbteTipo 49 exige el nombre del vendedor en el opcional 91.'),
  10079: rejects('Opcional 92: el valor debe ser numerico de 3 posiciones.'),
  10080: rejects('Opcional 92: el valor debe ser un codigo de pais de FEParamGetTiposPaises.'),
  10081: rejects('CbteTipo 49 solo admite los opcionales 91, 92 y 93.'),
  10082: rejects('Opcional 92: obligatorio si DocTipo es 30, 91 o 94, y en otro caso no debe informarse.'),
  10083: rejects('Opcional 93: el valor debe ser alfanumerico de 250 caracteres como maximo.'),
  10084: rejects('CbteTipo 49 exige el domicilio del vendedor en el opcional 93.'),
  10085: rejects('Para comprobantes de Bienes Usados, Concepto debe ser igual a 1 – PRODUCTOS'),
  10086: rejects('Los opcionales de la RG 3668 (5, 61, 62, 7) solo corresponden a comprobantes tipo A.'),
  10088: rejects('Opcional 5: el valor debe ser alfanumerico de 2 caracteres.'),
  10089: rejects('Opcional 5: el valor debe ser un codigo de excepcion valido, 01 a 06.'),
  10090: rejects('Opcional 61: el valor debe ser numerico de 2 caracteres.'),
  10091: rejects('Opcional 61: el valor debe ser un tipo de documento de FEParamGetTiposDoc.'),
  10092: rejects('Opcional 62: el valor debe ser numerico de 11 caracteres como maximo.'),
  10094: rejects('Opcional 7: el valor debe ser numerico de 2 caracteres.'),
  10095: rejects('Opcional 7: el valor debe ser un caracter de firmante valido, 01 a 04.'),
  10096: rejects(
    'Si el emisor es exento, el punto de venta debe ser del tipo COMPROBANTES – EXENTO EN IVA – WEB SERVICES.',
  ),
  10097: rejects('Opcional 10: el valor debe ser 0 o 1.'),
  10098: rejects('Opcional 1011: el valor debe ser un tipo de documento de FEParamGetTiposDoc.'),
  10099: rejects('Opcional 1012: el valor debe ser el numero de documento del titular del pago.'),
  10104: request('El punto de venta ingresado no se encuentra registrado.'),
  10110: rejects('Opcional 11: el valor debe ser 0 o 1.'),
  10111: rejects('Opcional 12: el valor debe ser 0 o 1.'),
  10112: rejects('Solo puede informar opcionales de una resolucion por comprobante.'),
  10113: rejects('Opcional 10 con valor 1 exige 1011 y 1012; con valor 0 no deben informarse.'),
  10114: rejects('Opcionales 1011 y 1012 exigen el opcional 10 con valor 1.'),
  10115: rejects('Opcional 1012: el numero no se encuentra en los padrones.'),
  10116: rejects('Opcional 13: el valor debe ser 0 o 1.'),
  10117: rejects('Opcional 14: el valor debe ser 0 o 1.'),
  10118: rejects('Opcional 15: el valor debe ser 0 o 1.'),
  10119: rejects(
    'El tipo de cambio no podra ser inferior al 2% ni superior en un 400% del que suministra ARCA como orientativo.',
  ),
  10120: rejects('El remito asociado no se encuentra registrado.'),
  10121: rejects('El remito asociado no se encuentra confirmado.'),
  10122: rejects('El receptor del comprobante debe ser el del remito asociado.'),
  10123: rejects(
    'Los opcionales de la RG 4004-E (17, 1801, 1802) solo corresponden a comprobantes tipo B o C.',
  ),
  10124: rejects('Opcional 17: el valor debe ser 1 (intermediario) o 2 (directa).'),
  10125: rejects('Opcional 1801: el valor debe ser una CUIT de 11 digitos.'),
  10126: rejects('Opcional 1801: la CUIT no se encuentra en los padrones.'),
  10127: rejects('Opcional 1802: el valor debe ser alfanumerico de 100 caracteres como maximo.'),
  10128: rejects('Opcional 1801: la CUIT no debe repetirse.'),
  10129: rejects('Opcional 17 con valor 1 exige los opcionales 1801 y 1802.'),
  10130: rejects('La cantidad de opcionales 1801 y 1802 debe ser igual.'),
  10131: rejects('Opcional 1801: la CUIT no puede ser la del emisor.'),
  10132: rejects('Opcionales 1801 y 1802 exigen el opcional 17.'),
  10133: rejects('Si envia Compradores, Comprador es obligatorio y no debe ser vacio.'),
  10134: rejects('La estructura Compradores se encuentra habilitada para comprobantes tipo A, B o C.'),
  10135: rejects('El tipo de documento del comprador es obligatorio.'),
  10136: rejects('Solo informar Compradores cuando el documento del receptor es 80, 86 u 87.'),
  10137: rejects('Los tipos de documento de un comprador son 80, 86 y 87.'),
  10138: rejects('El numero de documento del comprador es obligatorio.'),
  10139: rejects('El numero de documento del comprador debe ser numerico de 11 caracteres.'),
  10140: rejects('El numero de documento del comprador no puede ser el del emisor.'),
  10141: rejects('Los compradores no pueden repetirse.'),
  10142: rejects('El porcentaje de titularidad del comprador es obligatorio.'),
  10143: rejects('El porcentaje de titularidad debe ser de 2 enteros y 2 decimales.'),
  10144: rejects('El porcentaje de titularidad debe ser mayor a cero.'),
  10145: rejects('Los compradores deben ser al menos 2 y uno debe ser el receptor del comprobante.'),
  10146: rejects('El comprador de mayor porcentaje debe coincidir con el receptor del comprobante.'),
  10147: rejects('La sumatoria de los porcentajes de titularidad debe ser del 100%.'),
  10148: rejects('Los compradores deben encontrarse registrados en el padron, en condicion activa.'),
  10149: rejects(
    'El receptor o al menos un comprador debe encontrarse activo en IVA o Responsable Monotributo.',
  ),
  10150: rejects('Solo enviar Compradores cuando el concepto es 1 - Producto.'),
  10151: rejects(
    'La Cuit del comprobante asociado debe tener 11 caracteres numericos; es obligatoria en debitos y creditos MiPyMEs (FCE).',
  ),
  10152: rejects('Si CbteFch es posterior a la fecha de envio, debe ser del mismo mes.'),
  10153: rejects(
    'Si es un debito o credito MiPyMEs (FCE), es obligatorio informar comprobantes asociados.',
    '20181220',
  ),
  10154: rejects(
    'Si el comprador rechazo el comprobante asociado informar anulacion S; si no lo rechazo, N.',
    '20181220',
  ),
  10155: rejects(
    'El CUIT del emisor del comprobante asociado debe coincidir con el del comprobante a autorizar.',
    '20181220',
  ),
  10156: rejects(
    'Un debito o credito MiPyMEs (FCE) sin anulacion siempre debe asociar 1 comprobante tipo factura.',
    '20181220',
  ),
  10157: rejects(
    'Un debito o credito MiPyMEs (FCE) sin anulacion solo puede asociar la factura de su clase.',
    '20181220',
  ),
  10158: {
    message: 'El campo CbteAsoc.CbteFch es obligatorio informar si es una Factura de Credito.',
    where: 'rejection',
    from: '20181220',
    observed: true,
  },
  10159: rejects(
    'La fecha del comprobante asociado debe ser igual o menor a la del comprobante a autorizar.',
    '20181220',
  ),
  10160: rejects('El comprobante asociado debe existir autorizado con la misma fecha informada.', '20181220'),
  10161: rejects('El receptor debe tener habilitado el domicilio fiscal electronico.', '20181220'),
  10162: rejects('Si es un comprobante MiPyMEs (FCE), es obligatorio informar Opcionales.', '20181220'),
  10163: rejects('Si es una factura MiPyMEs (FCE), es obligatorio informar FchVtoPago.', '20181220'),
  10164: rejects(
    'FchVtoPago debe ser posterior o igual a la fecha de emision o a la de presentacion, la que sea posterior.',
    '20181220',
  ),
  10165: rejects('Opcional 2101: el valor debe ser un CBU numerico de 22 caracteres.', '20181220'),
  10166: rejects('Opcional 2102: el valor debe ser un alias alfanumerico de 6 a 20 caracteres.', '20181220'),
  10167: rejects('Opcional 22: el valor debe ser S o N.', '20181220'),
  10168: rejects('Si es una factura MiPyMEs (FCE), es obligatorio informar CBU.', '20181220'),
  10169: rejects(
    'Si NO es un comprobante MiPyMEs (FCE), no informar los codigos 2101, 2102, 22, 27.',
    '20181220',
  ),
  10170: rejects(
    'Si es un comprobante MiPyMEs (FCE), es obligatorio informar al menos uno de los codigos 2101, 22, 27.',
    '20181220',
  ),
  10171: rejects('Si es una factura MiPyMEs (FCE), no informar codigo de anulacion.', '20181220'),
  10172: rejects(
    'Si es un debito o credito MiPyMEs (FCE), no informar CBU, alias ni transferencia.',
    '20181220',
  ),
  10173: rejects('Si es un debito o credito MiPyMEs (FCE), informar codigo de anulacion.', '20181220'),
  10174: rejects('El CBU debe estar registrado, vigente y pertenecer al emisor del comprobante.', '20181220'),
  10175: rejects(
    'FchVtoPago no debe informarse en debitos o creditos MiPyMEs (FCE) que no sean de anulacion.',
    '20181220',
  ),
  10176: rejects('El receptor debe estar registrado en el padron, en condicion activa.', '20181220'),
  10177: rejects(
    'El receptor no se encuentra activo en los impuestos que corresponden a la clase del comprobante MiPyMEs (FCE).',
    '20181220',
  ),
  10178: rejects('No se permite informar DocNro 23000000000 (No Categorizado).', '20181220'),
  10180: rejects('El receptor debe estar caracterizado como GRANDE o haber optado por PYME.', '20181220'),
  10181: rejects(
    'El debito o credito debe tener la misma moneda que el comprobante asociado, o pesos.',
    '20181220',
  ),
  10183: rejects('Deben coincidir emisores y receptores con los del comprobante asociado.', '20181220'),
  10184: rejects(
    'El monto del credito no puede ser mayor o igual al saldo actual de la cuenta corriente.',
    '20181220',
  ),
  10186: rejects('Un debito A de anulacion solo puede asociar un credito A.'),
  10187: rejects('Un debito B de anulacion solo puede asociar un credito B.'),
  10188: observes(
    'Por la categorizacion de las cuits emisora y receptora, se deberia realizar una factura de credito electronica.',
  ),
  10189: rejects('Opcional 23: alfanumerico de 50 caracteres como maximo.'),
  10190: rejects('Opcional 23: no repetir el valor.'),
  10192: {
    message: '1 - No es un comprobante valido bajo el Regimen de la Ley n° 27.440',
    where: 'rejection',
    observed: true,
  },
  10193: rejects('Un debito C de anulacion solo puede asociar un credito C.'),
  10194: rejects('Si es un comprobante MiPyMEs (FCE), no se encuentra habilitado informar Compradores.'),
  10195: rejects(
    'La CUIT receptora se encuentra inactiva por haber sido incluida en la consulta de facturas apocrifas.',
  ),
  10196: rejects(
    'Si es un comprobante MiPyMEs (FCE), no se encuentra habilitado informar PeriodoAsoc.',
    '20200501',
  ),
  10197: {
    message: 'Si el comprobante es Debito o Credito, enviar estructura CbteAsoc o PeriodoAsoc.',
    where: 'rejection',
    from: '20200501',
    observed: true,
  },
  10198: rejects('Si el comprobante es Factura no se debera informar PeriodoAsoc.', '20200501'),
  10199: rejects('Si envia PeriodoAsoc es obligatorio enviar FchDesde.', '20200501'),
  10200: request('No ingreso el Punto de Venta o el formato es invalido.'),
  10201: request('No ingreso el Tipo de Comprobante, o el tipo de comprobante es invalido.'),
  10202: request('No ingreso el numero de comprobante o el formato es invalido.'),
  10203: rejects('Si envia PeriodoAsoc es obligatorio enviar FchHasta.', '20200501'),
  10204: rejects(
    'PeriodoAsoc.FchDesde debe corresponder a una fecha valida con formato YYYYMMDD.',
    '20200501',
  ),
  10205: rejects(
    'PeriodoAsoc.FchHasta debe corresponder a una fecha valida con formato YYYYMMDD.',
    '20200501',
  ),
  10206: rejects('Las fechas informadas en PeriodoAsoc deben ser superiores a 01/01/2006.', '20200501'),
  10207: rejects('PeriodoAsoc.FchHasta debe ser superior o igual a FchDesde.', '20200501'),
  10208: rejects(
    'PeriodoAsoc.FchHasta debe ser anterior o igual a la fecha de emision del comprobante.',
    '20200501',
  ),
  10209: observes(
    'Si informa percepciones, PeriodoAsoc.FchDesde y FchHasta deben corresponder al mismo mes.',
    '20200501',
  ),
  10210: rejects(
    'Si el comprobante asociado es posterior al comprobante a autorizar, ambos deben ser del mismo mes.',
    '20200501',
  ),
  10211: rejects(
    'La fecha del comprobante asociado es obligatoria si su punto de venta es Controlador Fiscal o Factuweb.',
    '20200501',
  ),
  10212: rejects(
    'La fecha de un comprobante asociado de Controlador Fiscal o Factuweb no puede ser posterior a hoy.',
    '20200501',
  ),
  10213: rejects('La fecha del comprobante asociado debe tener el formato yyyymmdd.', '20200501'),
  10214: rejects('Opcional 27: el valor debe ser alfanumerico de 3 caracteres.', '20210129'),
  10215: rejects('Opcional 27: los valores posibles son SCA y ADC.', '20210129'),
  10216: rejects('Si es una factura MiPyMEs (FCE), es obligatorio informar el opcional 27.', '20210129'),
  10217: {
    message:
      'El credito fiscal discriminado en el presente comprobante solo podra ser computado a efectos del Procedimiento permanente de transicion al Regimen General.',
    where: 'observation',
    from: '20210601',
    observed: true,
  },
  10218: rejects('Si envia Actividades, Actividad es obligatorio.', '20221201'),
  10219: rejects('El Id de la actividad es obligatorio y no debe estar vacio.', '20221201'),
  10220: rejects(
    'La actividad informada debe ser una de las habilitadas. Consultar FEParamGetActividades.',
    '20221201',
  ),
  10221: rejects('Las actividades no deben repetirse.', '20221201'),
  10222: rejects('Las actividades no pueden corresponder a distintos grupos.', '20221201'),
  10223: rejects(
    'La actividad informada no se encuentra activa para el emisor. Consultar FEParamGetActividades.',
    '20221201',
  ),
  10224: rejects('Las actividades carnicas exigen Concepto 1 o 3.', '20221201'),
  10225: rejects('Las actividades carnicas exigen un remito 995 asociado.', '20221201'),
  10226: rejects('Las actividades harineras exigen un remito 993 o 994 asociado.', '20221201'),
  10227: rejects('Las actividades de tabaco exigen un remito 88 asociado.', '20221201'),
  10228: rejects('Un remito 995 exige una actividad carnica.', '20221201'),
  10229: rejects('Un remito 993 o 994 exige una actividad harinera.', '20221201'),
  10230: rejects('Un remito 88 exige una actividad de tabaco.', '20221201'),
  10231: rejects('Las actividades informadas exigen comprobantes asociados.', '20221201'),
  10232: rejects('El remito ya se encuentra asociado a otro comprobante.', '20221201'),
  10234: observes(
    'Esta pendiente de presentacion el formulario de habilitacion de comprobantes clase A.',
    '20240104',
  ),
  10235: observes(
    'El monto total del comprobante emitido excede el limite de la categoria maxima de Monotributo.',
    '20240104',
  ),
  10236: observes(
    'El monto del comprobante emitido excede el limite establecido para su categoria de Monotributo.',
    '20240104',
  ),
  10237: observes(
    'El importe de la nota de credito supera el monto del comprobante asociado que estas ajustando.',
    '20240517',
  ),
  10238: observes('La CUIT receptora ingresada no existe.', '20240517'),
  10239: rejects(
    'Si informa CanMisMonExt, los valores posibles son S o N y no debe quedar vacio.',
    '20250317',
  ),
  10240: rejects(
    'MonCotiz no podra superar en 1 a la cotizacion oficial. Ver metodo FEParamGetCotizacion.',
    '20250317',
  ),
  10241: rejects(
    'Si informa MonId = PES, el campo CanMisMonExt no debe informarse o informarse con el valor N.',
    '20250317',
  ),
  10242: {
    message:
      'El campo Condicion IVA receptor no es un valor valido. Consular metodo FEParamGetCondicionIvaReceptor',
    where: 'rejection',
    from: '20250317',
    observed: true,
  },
  10243: rejects(
    'El campo Condicion de IVA del receptor no es valido para la clase de comprobante informado. Consultar FEParamGetCondicionIvaReceptor.',
    '20250317',
  ),
  10244: request('El valor de la clase de comprobante ingresado no es valido: A, B, C, ALEY o 49.'),
  10245: {
    message:
      'Campo Condicion Frente al IVA del receptor resultara obligatorio conforme lo reglamentado por la Resolución General N° 5616. Para mas información consular método FEParamGetCondicionIvaReceptor.',
    where: 'observation',
    from: '20250406',
    until: '20261130',
  },
  10246: rejects(
    'Campo Condicion Frente al IVA del receptor es obligatorio conforme a lo reglamentado por la Resolución General N° 5616. Para mas información consular método FEParamGetCondicionIvaReceptor.',
    '20261201',
  ),
  10247: rejects('La CUIT receptora informada esta inactiva o es invalida.', '20260201'),
  10248: rejects(
    'La CUIT receptora se encuentra limitada como sujeto no confiable en materia de Seguridad Social.',
    '20260201',
  ),
  10249: observes(
    'El documento informado para el receptor corresponde a un sujeto fallecido, sin sucesion indivisa registrada.',
    '20260201',
  ),
  10251: rejects(
    'Las entidades financieras no pueden emitir comprobantes del tipo MiPyMEs (FCE).',
    '20260701',
  ),
  10270: rejects('DocTipo 31 solo esta destinado a entidades financieras.', '20260702'),
  10271: rejects(
    'Si informa DocTipo = 31, el numero de documento debe ser numerico de hasta 4 digitos.',
    '20260702',
  ),
  10272: rejects('Si informa DocTipo = 31, la Condicion Frente al IVA del receptor debe ser 15.', '20260702'),
  10273: rejects(
    'Opcional 2901: solo en comprobantes 1, 2, 3, 6, 7 u 8 de una aseguradora de caucion con punto de venta SEGWS.',
    '20260901',
  ),
  10274: rejects('Opcional 2901: el valor debe ser alfanumerico de 30 caracteres como maximo.', '20260901'),
  10275: rejects(
    'Opcional 2902: solo en comprobantes 1, 2, 3, 6, 7 u 8 de una aseguradora de caucion con punto de venta SEGWS.',
    '20260901',
  ),
  10276: rejects('Opcional 2902: el valor debe ser alfanumerico de 30 caracteres como maximo.', '20260901'),
  10277: rejects('Un punto de venta SEGWS exige el opcional 2901.', '20260901'),
  10278: rejects('Un punto de venta SEGWS exige el opcional 2902.', '20260901'),
  10279: rejects(
    'Los opcionales 2901 y 2902 son de aseguradoras de caucion con punto de venta SEGWS.',
    '20260901',
  ),
  10280: rejects('Los opcionales 2901 y 2902 admiten 6000 opcionales como maximo.', '20260901'),
  10281: rejects('La cantidad de opcionales 2901 y 2902 debe ser igual.', '20260901'),
  10282: rejects(
    'El emisor de un punto de venta SEGWS debe estar en la nomina de seguros de caucion.',
    '20260901',
  ),
  10283: observes('Falta el tributo 13 (Percepcion de IVA a no Categorizado, RG 2126).', '20260901'),
  10284: rejects('El DocNro informado no corresponde al DocTipo.', '20260901'),
  11000: request('El PtoVta debe ser valido, comprendido entre 1 y 99998.'),
  11001: request(
    'CbteTipo debe ser alguno de los habilitados en este WS. Consultar metodo FEParamGetTiposCbte.',
  ),
  11002: request('Debe ser un punto de venta habilitado en este WS. Consultar metodo FEParamGetPtosVenta.'),
  12000: request(
    'Campo MonId debe ser alguno de los habilitados en el presente WS. Consultar FEParamGetTiposMonedas.',
  ),
  12001: request('Campo MonId es obligatorio ingresarlo.'),
  12002: request('Campo FchCotiz no corresponde a una fecha valida con formato YYYYMMDD.'),
};
