/** Answers of the services that only tell: WSCDC and the padrón; people and numbers are invented. */
import { padronA4 } from '../padron/a4.ts';
import { padronA10 } from '../padron/a10.ts';
import { padronA13 } from '../padron/a13.ts';
import { constancia } from '../padron/constancia.ts';
import { wscdc } from '../wscdc/service.ts';
import type { ConstatarResponse } from '../wscdc/verification.ts';
import { type AnyOperation, type AnyService, envelope, fault, type Specimen } from './specimen.ts';

type Parts = Partial<Pick<Specimen, 'asked' | 'status' | 'authorizes' | 'authorizedIn'>>;

function specimen(
  name: string,
  service: AnyService,
  operation: AnyOperation,
  inside: string,
  parts: Parts = {},
): Specimen {
  const message = `${operation.name}Response`;
  const element = operation.resultElement ?? service.dialect.resultElement(operation.name);
  const [open, close] = service.dialect.isQualified
    ? [`${message} xmlns="${service.namespace}"`, message]
    : [`ns2:${message} xmlns:ns2="${service.namespace}"`, `ns2:${message}`];
  return {
    name: `${service.id} ${operation.name} ${name}`,
    service,
    operation,
    asked: {},
    status: 200,
    body: envelope(`<${open}><${element}>${inside}</${element}></${close}>`),
    authorizes: [],
    authorizedIn: () => [],
    ...parts,
  };
}

const CmpReq = {
  ...{ CbteModo: 'CAE', CuitEmisor: '20267565393', PtoVta: 5, CbteTipo: 1, CbteNro: 2424 },
  ...{ CbteFch: '20261123', ImpTotal: '1754.50', CodAutorizacion: '69333775104382' },
};
const ECHO =
  '<CmpResp><CbteModo>CAE</CbteModo><CuitEmisor>20267565393</CuitEmisor><PtoVta>5</PtoVta><CbteTipo>1</CbteTipo><CbteNro>2424</CbteNro><CbteFch>20261123</CbteFch><ImpTotal>1754.5</ImpTotal><CodAutorizacion>69333775104382</CodAutorizacion></CmpResp>';
const EVENTS = '<Events><Evt><Code>0</Code></Evt></Events>';
const genuineIn = (result: Record<string, unknown>): string[] => {
  const { Errors, Resultado } = result as unknown as ConstatarResponse;
  return Errors.length === 0 && Resultado === 'A' ? ['genuine'] : [];
};
const asked = { asked: { CmpReq }, authorizedIn: genuineIn };
const { constatar, modalidades, tiposCbte, tiposDoc, tiposOpcional, dummy } = wscdc.operations;
const rows = (element: string, key: string, value: string): string =>
  `<ResultGet><${element}><${key}>${value}</${key}><Desc>Descripción</Desc></${element}></ResultGet>${EVENTS}`;

/** Every kind of answer of WSCDC; what it authorizes is that a comprobante is genuine. */
export const wscdcSpecimens: readonly Specimen[] = [
  specimen(
    'knows it',
    wscdc,
    constatar,
    `${ECHO}<Resultado>A</Resultado><FchProceso>20261123093001</FchProceso>${EVENTS}`,
    { ...asked, authorizes: ['genuine'] },
  ),
  specimen(
    'does not know it',
    wscdc,
    constatar,
    `${ECHO}<Resultado>R</Resultado><Observaciones><Obs><Code>100</Code><Msg>El N° no existe</Msg></Obs></Observaciones>${EVENTS}`,
    asked,
  ),
  specimen(
    'refuses the ticket',
    wscdc,
    constatar,
    `${ECHO}<Resultado>R</Resultado>${EVENTS}<Errors><Err><Code>600</Code><Msg>ValidacionDeToken</Msg></Err></Errors>`,
    asked,
  ),
  specimen('lists', wscdc, modalidades, rows('FacModTipo', 'Cod', 'CAE')),
  specimen('lists', wscdc, tiposCbte, rows('CbteTipo', 'Id', '1')),
  specimen('lists', wscdc, tiposDoc, rows('DocTipo', 'Id', '80')),
  specimen(
    'has none',
    wscdc,
    tiposOpcional,
    `<Errors><Err><Code>503</Code><Msg>Sin Resultados</Msg></Err></Errors>${EVENTS}`,
  ),
  specimen(
    'is well',
    wscdc,
    dummy,
    '<AppServer>OK</AppServer><DbServer>OK</DbServer><AuthServer>OK</AuthServer>',
  ),
];

const idPersona = '20201797064';
const METADATA =
  '<metadata><fechaHora>2026-11-23T09:30:01.424-03:00</fechaHora><servidor>setiwsh2</servidor></metadata>';
const PERSON = `<datosGenerales><apellido>PÉREZ</apellido><domicilioFiscal><codPostal>1000</codPostal><idProvincia>0</idProvincia></domicilioFiscal><estadoClave>ACTIVO</estadoClave><idPersona>${idPersona}</idPersona></datosGenerales><datosRegimenGeneral><impuesto><idImpuesto>30</idImpuesto><periodo>202001</periodo></impuesto><impuesto><idImpuesto>301</idImpuesto></impuesto></datosRegimenGeneral><errorMonotributo><error>Sin categoría</error><mensaje>No cumple</mensaje></errorMonotributo>`;
const SHORT = `<persona><claveInactivaAsociada>23201797069</claveInactivaAsociada><domicilio><idProvincia>0</idProvincia><tipoDomicilio>FISCAL</tipoDomicilio></domicilio><estadoClave>ACTIVO</estadoClave><idPersona>${idPersona}</idPersona></persona>`;
const HEALTH = '<appserver>OK</appserver><authserver>OK</authserver><dbserver>OK</dbserver>';
const one = { asked: { idPersona } };
const many = { asked: { idPersona: [idPersona, '20000000001'] } };
const list = `${METADATA}<persona>${PERSON}</persona><persona><errorConstancia><error>No existe persona con ese Id</error></errorConstancia></persona>`;
const a5 = constancia.operations;
const a13 = padronA13.operations;

/** Every kind of answer of the padrón; nothing in it authorizes anything. */
export const padronSpecimens: readonly Specimen[] = [
  specimen('tells', constancia, a5.persona, `${PERSON}${METADATA}`, one),
  specimen('tells', constancia, a5.personaV2, `${PERSON}${METADATA}`, one),
  specimen('tells', constancia, a5.personas, list, many),
  specimen('tells', constancia, a5.personasV2, list, many),
  specimen('is well', constancia, a5.dummy, HEALTH),
  {
    ...specimen('knows nobody', constancia, a5.personaV2, '', { ...one, status: 500 }),
    body: fault('soap:Server', 'No existe persona con ese Id'),
  },
  specimen('tells', padronA4, padronA4.operations.persona, `${METADATA}${SHORT}`, one),
  specimen('is well', padronA4, padronA4.operations.dummy, HEALTH),
  specimen('tells', padronA10, padronA10.operations.persona, `${METADATA}${SHORT}`, one),
  specimen('is well', padronA10, padronA10.operations.dummy, HEALTH),
  specimen('tells', padronA13, a13.persona, `${METADATA}${SHORT}`, one),
  specimen('tells', padronA13, a13.personaV2, `${METADATA}${SHORT}`, one),
  specimen(
    'finds two',
    padronA13,
    a13.idsPorDocumento,
    `<idPersona>${idPersona}</idPersona><idPersona>23201797069</idPersona>${METADATA}`,
    {
      asked: { documento: '20179706' },
    },
  ),
  specimen('is well', padronA13, a13.dummy, HEALTH),
];
