// For each operation recorded with arguments, requests with other values, and what their answers must say instead.

/** One recorded request with something else in it. */
export interface Change {
  readonly recording: string;
  /** What is replaced in the request, and by what. */
  readonly from: string | RegExp;
  readonly to: string;
  /** What the answer says then, and the recorded one does not. */
  readonly says: RegExp;
}

const change = (recording: string, from: string | RegExp, to: string, says: RegExp): Change => ({
  recording,
  from,
  to,
  says,
});

const AUTHORIZE = 'wsfev1__FECAESolicitar__rA-10217';
const CONSULT = 'wsfev1__FECompConsultar__rA-10217';
const LAST = 'wsfev1__FECompUltimoAutorizado__r';
const CAEA = 'wsfev1__FECAEASolicitar__rE-15006';
const CAEA_CONSULT = 'wsfev1__FECAEAConsultar__rE-15004';
const REPORT = 'wsfev1__FECAEARegInformativo__rRE-782';
const IDLE = 'wsfev1__FECAEASinMovimientoInformar__rRE-1200';
const EXPORT = 'wsfexv1__FEXAuthorize__rE-1667';
const GET_EXPORT = 'wsfexv1__FEXGetCMP__rE-1020';
const LAST_EXPORT = 'wsfexv1__FEXGetLast_CMP__r';
const LAST_ID = 'wsfexv1__FEXGetLast_ID__r';
const RATE = 'wsfexv1__FEXGetPARAM_Ctz__r';
const RATES = 'wsfexv1__FEXGetPARAM_MON_CON_COTIZACION__r';
const VERIFY = 'wscdc__ComprobanteConstatar__rA';
const PERSON = 'ws_sr_constancia_inscripcion__getPersona__r';

export const CHANGES: readonly Change[] = [
  change(AUTHORIZE, /1836/g, '1840', /<Code>10016<\/Code>/),
  change(AUTHORIZE, '<ImpTotal>122.00', '<ImpTotal>123.00', /<Code>10048<\/Code>/),
  change(CONSULT, '1837', '1838', /<Code>602<\/Code>/),
  change(CONSULT, '1837', '1836', /<CbteDesde>1836<.*<ImpTotal>121</),
  change(LAST, '<PtoVta>4000', '<PtoVta>4001', /<PtoVta>4001<\/PtoVta><CbteTipo>1<\/CbteTipo><CbteNro>0</),
  change(LAST, '<CbteTipo>1', '<CbteTipo>6', /<PtoVta>4000<\/PtoVta><CbteTipo>6<\/CbteTipo><CbteNro>0</),
  change(CAEA, '<Orden>1', '<Orden>2', /<CAEA>\d{14}<\/CAEA><Periodo>202107<\/Periodo><Orden>2</),
  change(CAEA, '202107', '202108', /Del 7\/27\/2021 hasta 8\/15\/2021/),
  change(CAEA_CONSULT, '202100', '202107', /<Periodo>202107<.*<Code>602</),
  change(CAEA_CONSULT, '<Orden>1', '<Orden>2', /<Periodo>202100<\/Periodo><Orden>2</),
  change(REPORT, /504/g, '505', /<CbteDesde>505</),
  change(REPORT, '<Concepto>3', '<Concepto>1', /<Concepto>1</),
  change(IDLE, '<PtoVta>4000', '<PtoVta>4001', /<PtoVta>4001</),
  change(IDLE, '71293955911805', '71293955911806', /<CAEA>71293955911806</),
  change(EXPORT, '<Cbte_nro>28', '<Cbte_nro>29', /<ErrCode>1535</),
  change(EXPORT, '<Moneda_ctz>19.8', '<Moneda_ctz>20.3', /<ErrCode>1749</),
  change(GET_EXPORT, '<Cbte_nro>28', '<Cbte_nro>x', /Server was unable to read request/),
  change(GET_EXPORT, '<Cuit>20267565393', '<Cuit>20000000168', /<ErrCode>1001</),
  change(LAST_EXPORT, '<Cbte_Tipo>19', '<Cbte_Tipo>20', /<Cbte_nro>0</),
  change(LAST_EXPORT, '<Cbte_Tipo>19', '<Cbte_Tipo>1', /<ErrCode>1606</),
  change(LAST_ID, '<Cuit>20267565393', '<Cuit>20000000168', /<ErrCode>1001</),
  change(LAST_ID, /<Auth>.*<\/Auth>/s, '', /<ErrCode>1000</),
  change(RATE, '<Mon_id>DOL', '<Mon_id>PES', /<Mon_ctz>1\.0000</),
  change(RATE, '<Mon_id>DOL', '<Mon_id>XXX', /<ErrCode>1014</),
  change(RATES, '20210723', '20210720', /<Fecha_ctz>7\/20\/2021</),
  change(RATES, '20210723', '', /<ErrCode>2054</),
  change(VERIFY, '<ImpTotal>1754.5', '<ImpTotal>1756', /<Resultado>R<.*<Code>110</),
  change(VERIFY, '69333775104382', '69333775104383', /<Resultado>R<.*<Code>100</),
  change(PERSON, '20201797064', '20000000516', /<idPersona>20000000516</),
  change(PERSON, '20201797064', '20201797065', /No existe persona con ese Id/),
];
