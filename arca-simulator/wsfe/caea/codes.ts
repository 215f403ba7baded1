// Every code that the five operations of CAEA can answer. Source: WSFEv1 manual 4.5 (2026-07-02), and those that 4.6 and 4.7
// add. Rules that CAEA shares with CAE carry the text of their CAE code; `observed` texts were seen in real answers.
import { CODES, type Code, type Finding } from '../codes.ts';
import { NUMBERING, OBSERVES } from './numbering.ts';

const request = (message: string, from?: string): Code => ({
  message,
  where: 'request',
  ...(from ? { from } : {}),
});
const lane = (message: string): Code => ({ message, where: 'lane' });
const detail = (message: string, from?: string): Code => ({
  message,
  where: 'rejection',
  ...(from ? { from } : {}),
});
const remark = (message: string, from?: string): Code => ({
  message,
  where: 'observation',
  ...(from ? { from } : {}),
});

/** Since then CAEA is for contingencies alone (RG 5782/2025, RG 5852). */
export const CONTINGENCY_ONLY = '20260801';

const OWN: Readonly<Record<number, Code>> = {
  // FECAEASolicitar and FECAEAConsultar.
  15000: request('Campo CUIT: Debe encontrarse activa en el Sistema Registral.'),
  15001: { ...request('Campo CUIT: Debera estar registrado como Autoimpresor.'), until: '20260531' },
  15003: request(
    'Campo CUIT: Debera poseer al menos un punto de venta activo correspondiente al regimen CAEA.',
  ),
  15004: {
    ...request(
      'El campo <Periodo> debe tener el formato AAAAMM, donde AAAA indica el año y MM el mes en números.',
    ),
    observed: true,
  },
  15005: request('El campo <Orden> debe ser igual a 1 o 2.'),
  15006: {
    ...request(
      'Fecha de envío podrá ser desde 5 días corridos anteriores al inicio hasta el último dia de cada quincena.',
    ),
    observed: true,
  },
  15008: request(
    'Existe un CAEA otorgado para la CUIT solicitante con igual periodo y orden. Consultar metodo FECAEAConsultar.',
  ),
  15009: request('Campo CUIT: Registra problemas de domicilio.'),
  15010: request(
    'Campo CUIT: Debera estar inscripto en alguno de los siguientes impuestos: 20 - MONOTRIBUTO, 30 - IVA, 32 - IVA EXENTO.',
  ),
  15011: request('Campo CUIT: Debera tener al menos una actividad economica declarada.'),
  15012: request(
    'Campo CUIT: Debera estar empadronado en el regimen de emision de comprobantes electronicos.',
  ),
  15014: remark(
    'Adeuda la presentacion del regimen por 2 periodos mensuales consecutivos o 3 alternados en los ultimos 12 meses calendario.',
  ),
  15015: remark('Registra problemas en el domicilio fiscal electrónico. No se encuentra adherido'),
  15016: request(
    'CAEA solo para contingencia (RG 5782/2025): el domicilio debe tener al menos un punto de venta activo CAE o Controlador Fiscal de nueva tecnologia.',
    CONTINGENCY_ONLY,
  ),
  15017: remark(
    'Puntos de venta CAEA que no comparten domicilio con un punto de venta CAE o Controlador Fiscal',
    CONTINGENCY_ONLY,
  ),
  15018: remark(
    'RG 5782/2025: al informar los comprobantes emitidos por contingencia debera indicar fecha y hora de generacion (CbteFchHsGen).',
    CONTINGENCY_ONLY,
  ),
  // FECAEASinMovimientoInformar.
  1200: { ...request('El codigo de autorizacion debe ser del tipo CAEA'), observed: true },
  1201: request('El CAEA no corresponde a la CUIT indicada en <Auth><Cuit>.'),
  1202: request('El CAEA y punto de venta se encuentra informado como utilizado en algun comprobante.'),
  1203: request('La fecha de envio debe ser mayor a la fecha de inicio de vigencia del CAEA que se informa.'),
  1204: request('El PtoVta debe corresponder a un punto de venta habilitado para el regimen CAEA.'),
  1205: request('El punto de venta debera haber estado activo durante la vigencia del CAEA.'),
  1206: request('El punto de venta debe estar comprendido entre 1 y 99998.'),
  1207: request('El CAEA no es valido o no tiene el formato esperado: 14 digitos.'),
  1209: request('El punto de venta informado como sin movimiento ya fue notificado.'),
  // FECAEASinMovimientoConsultar.
  10100: request('No ingreso el CAEA o el formato es invalido.'),
  10101: request('No ingreso el Punto de Venta o el formato es invalido.'),
  10102: request('El CAEA informado no se encuentra registrado como sin movimientos.'),
  10105: request('El punto de venta ingresado registra comprobantes informados.'),
  // FECAEARegInformativo: the whole request.
  10000: lane('La CUIT del emisor debe estar registrada y activa en las bases de la Administracion.'),
  10001: lane('Campo CantReg debe estar comprendido entre 1 y 9998.'),
  10002: lane('No coincide la cantidad de registros informadas con la cantidad real enviada'),
  10003: lane(
    'La cantidad de registros en detalle debe ser menor o igual al valor permitido. Consultar metodo FECompTotXRequest. Para comprobantes MiPyMEs (FCE) es 1 comprobante por request.',
  ),
  700: lane(
    'Campo CbteTipo no se corresponde con alguno de los habilitados. Consultar metodo FEParamGetTiposCbte.',
  ),
  1300: lane('Campo PtoVta debe estar comprendido entre 1 y 99998.'),
  // The CAEA, its punto de venta and the sequence.
  701: lane(
    'El punto de venta debe ser del tipo habilitado para CAEA y no estar bloqueado a la fecha del comprobante. Consultar metodo FEParamGetPtosVenta.',
  ),
  703: lane(
    'El numero de comprobante informado debe ser mayor en 1 al ultimo informado para igual punto de venta y tipo de comprobante. Consultar metodo FECompUltimoAutorizado.',
  ),
  704: lane(
    'La fecha del comprobante debe ser mayor o igual a la del ultimo informado para igual punto de venta y tipo de comprobante.',
  ),
  705: lane('El CAEA no corresponde a la CUIT que esta informando.'),
  709: lane(
    'La fecha de alta del punto de venta debe ser menor o igual a la fecha de vigencia hasta del CAEA.',
  ),
  780: lane('El CAEA no se encuentra registrado en las bases de la Administracion.'),
  782: { ...lane('El <CAEA> es obligatorio informarlo.'), observed: true },
  1414: lane(
    'La fecha en la que se informa el comprobante debe ser mayor a la de entrada en vigencia del CAEA.',
  ),
  702: detail('CbteFch debe estar comprendida dentro de la vigencia del CAEA.'),
  781: detail('La fecha de alta del punto de venta debe ser menor o igual a la fecha del comprobante.'),
  783: detail('Campo CbteFch es obligatorio, con formato yyyymmdd.'),
  784: detail('Campos CbteDesde y CbteHasta son obligatorios, comprendidos entre 1 y 99999999.'),
  1424: remark('El CAEA y punto de venta se encuentra informado sin movimientos.'),
  1440: detail('El campo CbteFchHsGen es obligatorio para puntos de venta CAEA de contingencia.'),
  1441: detail('El campo CbteFchHsGen debe tener el formato yyyymmddhhmiss.'),
  1442: remark('CbteFchHsGen no debe informarse si el punto de venta no es de contingencia.'),
  1444: detail('El punto de venta no se encuentra habilitado para la clase del comprobante.'),
  // Numbers and document.
  711: detail('Para comprobantes clase A y MiPyMEs (FCE), CbteDesde debe ser igual a CbteHasta.'),
  713: detail(
    'El campo Concepto es obligatorio y debe corresponder con algún valor devuelto por el método FEParamGetTiposConcepto',
  ),
  788: detail('El documento del receptor no puede ser el mismo que el del emisor.'),
  1403: detail('Para comprobantes clase A el campo DocTipo debe ser igual a 80 (CUIT).'),
  1404: detail('DocTipo debe ser un valor devuelto por FEParamGetTiposDoc.'),
  1405: detail('Para comprobantes tipo B o C el campo DocNro debe estar comprendido entre 0 y 99999999999.'),
  1415: detail('Para un rango de comprobantes B, DocTipo debe ser 99 y DocNro 0.'),
  1416: detail('Para comprobantes tipo B, CbteHasta debe ser mayor o igual a CbteDesde.'),
  1417: detail(
    'Para comprobantes B o C desde el monto de la RG 4444, DocTipo debe ser distinto de 99 y DocNro mayor a 0.',
  ),
  1418: detail('Si DocTipo es 99, DocNro debe ser igual a 0.'),
  1419: detail('Si DocTipo es distinto de 99, DocNro debe ser mayor a 0.'),
  1420: remark('DocNro debe ser un valor registrado en el padron de ARCA.'),
  1421: detail(
    'Para comprobantes tipo A el campo DocNro debe estar comprendido entre 20000000000 y 60000000000.',
  ),
  1422: detail(
    'Para un rango de comprobantes B, ImpTotal / (CbteHasta - CbteDesde + 1) debe ser menor al monto de la RG 4444.',
  ),
  1433: detail('Para comprobantes tipo C CbteHasta debe ser igual a CbteDesde.'),
  1487: detail('Para comprobantes MiPyMEs (FCE) el documento del receptor debe ser 80 (CUIT).'),
  1528: detail('El DocNro informado no corresponde al DocTipo.', '20260901'),
  // Amounts.
  717: detail('ImpTotConc no puede ser menor a cero; 13 enteros y 2 decimales.'),
  718: detail('ImpOpEx no puede ser menor a cero; 13 enteros y 2 decimales.'),
  719: detail('ImpNeto no puede ser menor a cero; 13 enteros y 2 decimales.'),
  723: detail('ImpTrib no puede ser menor a cero; 13 enteros y 2 decimales.'),
  724: remark(
    "El campo 'Importe Total' ImpTotal, debe ser igual a la suma de ImpTotConc + ImpNeto + ImpOpEx + ImpTrib + ImpIVA.",
  ),
  1407: detail('ImpIVA no puede ser menor a cero; 13 enteros y 2 decimales.'),
  1409: detail('ImpTotal no puede ser menor a cero; 13 enteros y 2 decimales.'),
  1434: detail('Para comprobantes tipo C, ImpTotConc debe ser igual a cero.'),
  1435: detail('Para comprobantes tipo C, ImpOpEx debe ser igual a cero.'),
  1436: detail('Para comprobantes tipo C, ImpNeto corresponde al importe del subtotal.'),
  1437: detail('Para comprobantes tipo C, ImpTrib no puede ser menor a cero.'),
  1438: detail('Para comprobantes tipo C, ImpIVA debe ser igual a cero.'),
  1439: detail('Para comprobantes tipo C, ImpTotal debe ser igual a la suma de ImpNeto + ImpTrib.'),
  // Currency.
  726: detail('MonCotiz es obligatorio y mayor a 0; igual a 1 si MonId es PES; 4 enteros y 6 decimales.'),
  820: detail('Si informa CanMisMonExt, los valores posibles son S o N y no debe quedar vacio.', '20250317'),
  821: remark(
    'MonCotiz no podra superar en 1 a la cotizacion oficial. Ver metodo FEParamGetCotizacion.',
    '20250317',
  ),
  822: remark(
    'Si informa MonId = PES, CanMisMonExt no debe informarse o informarse con el valor N.',
    '20250317',
  ),
  1401: detail(
    'El campo MonId es obligatorio y debe corresponder a algun valor devuelto por FEParamGetTiposMonedas.',
  ),
  // Dates of service.
  727: remark('FchServDesde debe informarse solo si Concepto es igual a 2 o 3.'),
  728: remark('FchServHasta debe informarse solo si Concepto es igual a 2 o 3.'),
  729: remark('FchVtoPago debe informarse solo si Concepto es igual a 2 o 3.'),
  1411: remark('FchVtoPago debe ser mayor o igual a la fecha del comprobante.'),
  1412: remark('FchServDesde no puede ser posterior a FchServHasta.'),
  1413: remark('FchServDesde, FchServHasta y FchVtoPago deben tener el formato yyyymmdd.'),
  // Issuer.
  815: remark(
    'A la fecha de emision del comprobante, no se encontraba habilitado a la emision de comprobantes clase A. Debe emitir la Nota de Credito o anular la operacion.',
    '20240104',
  ),
  1429: remark('No se encuentra habilitado a emitir comprobantes A a la fecha de emision del comprobante.'),
  1431: remark('Al momento de emitir el comprobante, debe estar dado de alta en el impuesto.'),
  // The rest.
  807: detail('CbtesAsoc no puede informarse para este CbteTipo.'),
  812: detail('El tipo de comprobante asociado no corresponde a este comprobante MiPyMEs (FCE).'),
  1106: remark(
    'Opcional 2: el proyecto de Promocion Industrial debe corresponder a la CUIT emisora, o ser 0.',
  ),
  1426: detail('El array Opcionales no puede informarse para este CbteTipo.'),
  1432: detail('No se encuentra habilitado informar compradores en la modalidad CAEA.'),
  // Two meanings in the manual: a receiver that does not exist (rejects), and CbteFch far from CbteFchHsGen (observes).
  1445: detail('El receptor de un comprobante MiPyMEs (FCE) debe estar registrado en el padron.'),
  1488: detail('El comprobante asociado debe existir autorizado en las bases de la Administracion.'),
};

/** The second meaning of 1445. */
export const FAR_FROM_GENERATION =
  'CbteFch debe estar comprendida en el rango N-5 y N+5 (N-10 y N+10 para conceptos 2 y 3) siendo N la fecha de CbteFchHsGen.';

function inherited(): Record<number, Code> {
  const table: Record<number, Code> = {};
  for (const [cae, caea] of Object.entries(NUMBERING)) {
    const known = CODES[Number(cae)];
    if (!known) continue;
    const { from, until } = known;
    table[caea] = {
      message: known.message,
      where: OBSERVES.has(caea) ? 'observation' : 'rejection',
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
    };
  }
  return table;
}

/**
 * Codes of CAEA, by number. `lane` refuses in Errors with every detail R; `request` refuses in Errors alone.
 *
 * @example
 * ```ts
 * CAEA_CODES[782]?.message; // 'El <CAEA> es obligatorio informarlo.'
 * ```
 */
export const CAEA_CODES: Readonly<Record<number, Code>> = { ...inherited(), ...OWN };

/** The finding of a code of CAEA, with its own text unless another is given. */
export function findCaea(code: number, message?: string): Finding {
  const known = CAEA_CODES[code];
  if (!known) throw new Error(`CAEA code ${code} is not in the table.`);
  return { code, message: message ?? known.message };
}

/** Whether a code of CAEA exists on `day` (`yyyymmdd`). */
export function isCaeaInForce(code: number, day: string): boolean {
  const known = CAEA_CODES[code];
  return known !== undefined && (known.from ?? '') <= day && day <= (known.until ?? '99999999');
}
