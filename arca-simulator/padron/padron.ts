// The padrón doors A4, A5, A10 and A13: Apache CXF, what is wrong with a ticket or a number as faults.
import { PATHS } from '../paths.ts';
import type { Answer, Call, Service } from '../service.ts';
import { cxfAnswer, cxfFault, cxfNoSoap, cxfVersionMismatch } from '../soap/cxf.ts';
import { readEnvelope, versionOf } from '../soap/envelope.ts';
import { XmlError, type XmlNode } from '../soap/read-xml.ts';
import { decode, encode, UnreadableValue } from '../soap/shape.ts';
import { type WsdlOperation, writeWsdl } from '../soap/wsdl.ts';
import type { World } from '../world/world.ts';
import {
  answerA4,
  answerA5,
  answerA10,
  answerA13,
  type PadronAnswer,
  type PadronRequest,
} from './answers.ts';
import { checkPadronToken, PadronFault } from './check-token.ts';
import { A4_OPERATIONS } from './shapes/a4.ts';
import { A5_OPERATIONS } from './shapes/a5.ts';
import { A10_OPERATIONS } from './shapes/a10.ts';
import { A13_OPERATIONS } from './shapes/a13.ts';

const EXCEPTION = 'SRValidationException';

interface Padron {
  readonly letter: 'A4' | 'A5' | 'A10' | 'A13';
  readonly service: string;
  readonly operations: readonly WsdlOperation[];
  readonly answer: PadronAnswer;
}

const offer =
  (padron: Padron) =>
  (world: World): Service =>
    createPadron(world, padron);

export const createPadronA4 = offer({
  letter: 'A4',
  service: 'ws_sr_padron_a4',
  operations: A4_OPERATIONS,
  answer: answerA4,
});

/** Constancia de inscripción. */
export const createPadronA5 = offer({
  letter: 'A5',
  service: 'ws_sr_constancia_inscripcion',
  operations: A5_OPERATIONS,
  answer: answerA5,
});

export const createPadronA10 = offer({
  letter: 'A10',
  service: 'ws_sr_padron_a10',
  operations: A10_OPERATIONS,
  answer: answerA10,
});

export const createPadronA13 = offer({
  letter: 'A13',
  service: 'ws_sr_padron_a13',
  operations: A13_OPERATIONS,
  answer: answerA13,
});

const DUMMY = { return: { appserver: 'OK', authserver: 'OK', dbserver: 'OK' } };

function createPadron(world: World, padron: Padron): Service {
  const namespace = `http://${padron.letter.toLowerCase()}.soap.ws.server.puc.sr/`;
  const name = `PersonaService${padron.letter}`;
  const { operations } = padron;
  return {
    name: padron.service,
    path: PATHS[`padron${padron.letter}`],
    stack: 'cxf',
    wsdl: (endpoint) =>
      writeWsdl({ name, namespace, endpoint, dialect: 'cxf', operations, fault: EXCEPTION }),
    open({ body }) {
      if (body.trim() === '') return refused('Error reading XMLStreamReader.');
      try {
        const envelope = readEnvelope(body);
        if (envelope.version === undefined) return fixed(cxfNoSoap(envelope));
        if (versionOf(envelope) === '1.2') return fixed(cxfVersionMismatch());
        return openOperation(world, padron, namespace, envelope.operation);
      } catch (error) {
        if (error instanceof UnreadableValue)
          return refused(`Unmarshalling Error: For input string: "${error.text}" `);
        if (error instanceof XmlError) return refused(`Unmarshalling Error: ${error.message} `);
        throw error;
      }
    },
  };
}

function openOperation(world: World, padron: Padron, namespace: string, node: XmlNode | undefined): Call {
  const operation = padron.operations.find(({ name }) => name === node?.name);
  const found = `{${node?.namespace ?? ''}}${node?.name ?? ''}`;
  if (!operation || !node)
    return refused(`Message part ${found} was not recognized.  (Does it exist in service WSDL?)`);
  const { name, response } = operation;
  if (node.namespace !== namespace)
    return refused(`Unexpected wrapper element ${found} found.   Expected {${namespace}}${name}.`);
  const names = operation.request.fields.map((field) => field.name);
  const stranger = node.children.find((one) => one.namespace !== '' || !names.includes(one.name));
  if (stranger)
    return refused(
      `Unmarshalling Error: unexpected element (uri:"${stranger.namespace}", local:"${stranger.name}"). Expected elements are ${names.map((one) => `<{}${one}>`).join(',')} `,
    );
  const request: PadronRequest = decode(operation.request, node, '');
  const fault = (text: string, declared: boolean): Answer =>
    cxfFault({ code: 'Server', text, ...(declared ? { detail: { name: EXCEPTION, namespace } } : {}) });
  return {
    operation: name,
    cuit: request.cuitRepresentada ? String(request.cuitRepresentada) : undefined,
    run() {
      try {
        if (name !== 'dummy') checkPadronToken(world, request, padron.service);
        const result = name === 'dummy' ? DUMMY : padron.answer(world, name, request);
        const inside = encode(response, result);
        return cxfAnswer(`<ns2:${name}Response xmlns:ns2="${namespace}">${inside}</ns2:${name}Response>`);
      } catch (error) {
        if (error instanceof PadronFault) return fault(error.message, error.declared);
        throw error;
      }
    },
    fail: ({ code }) =>
      code === 600
        ? fault('No autorizado, par token/sign invalido.', true)
        : fault('Error interno del servidor', false),
  };
}

function fixed(answer: Answer): Call {
  return { operation: '', cuit: undefined, run: () => answer, fail: () => answer };
}

const refused = (text: string): Call => fixed(cxfFault({ code: 'Client', text }));
