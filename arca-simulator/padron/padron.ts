// The padrón doors A5 and A13: Apache CXF on the wire, errors of authentication as faults, of business as data.
import type { Answer, Call, Service } from '../service.ts';
import { readEnvelope } from '../soap/envelope.ts';
import { XmlError, type XmlNode } from '../soap/read-xml.ts';
import { decode, encode, UnreadableValue } from '../soap/shape.ts';
import { escapeText } from '../soap/write-xml.ts';
import { type WsdlOperation, writeWsdl } from '../soap/wsdl.ts';
import type { World } from '../world/world.ts';
import { answerA5, answerA13, type PadronRequest } from './answer-padron.ts';
import { checkPadronToken, PadronFault } from './check-token.ts';
import { A5_OPERATIONS, A13_OPERATIONS } from './shapes.ts';

const TYPE = 'text/xml;charset=UTF-8';

interface Padron {
  readonly letter: 'A5' | 'A13';
  readonly service: string;
  readonly operations: readonly WsdlOperation[];
  readonly answer: (world: World, operation: string, request: PadronRequest) => object;
}

export function createPadronA5(world: World): Service {
  return createPadron(world, {
    letter: 'A5',
    service: 'ws_sr_constancia_inscripcion',
    operations: A5_OPERATIONS,
    answer: answerA5,
  });
}

export function createPadronA13(world: World): Service {
  return createPadron(world, {
    letter: 'A13',
    service: 'ws_sr_padron_a13',
    operations: A13_OPERATIONS,
    answer: answerA13,
  });
}

function createPadron(world: World, padron: Padron): Service {
  const namespace = `http://${padron.letter.toLowerCase()}.soap.ws.server.puc.sr/`;
  return {
    name: padron.service,
    path: `/sr-padron/webservices/personaService${padron.letter}`,
    wsdl: (endpoint) =>
      writeWsdl({
        name: `PersonaService${padron.letter}`,
        port: `PersonaService${padron.letter}`,
        namespace,
        endpoint,
        dialect: 'cxf',
        operations: padron.operations,
      }),
    open({ body }) {
      let node: XmlNode | undefined;
      try {
        node = readEnvelope(body).operation;
      } catch (error) {
        if (error instanceof XmlError) return unreadable(`Error reading XMLStreamReader: ${error.message}`);
        throw error;
      }
      const operation = padron.operations.find(({ name }) => name === node?.name);
      if (!operation || !node)
        return unreadable(`Message part {${node?.namespace ?? ''}}${node?.name ?? ''} was not recognized.`);
      return openOperation(world, padron, namespace, operation, node);
    },
  };
}

function openOperation(
  world: World,
  padron: Padron,
  namespace: string,
  operation: WsdlOperation,
  node: XmlNode,
): Call {
  let request: PadronRequest;
  try {
    request = decode(operation.request, node);
  } catch (error) {
    if (error instanceof UnreadableValue) return unreadable(`Unmarshalling Error: ${error.message}`);
    throw error;
  }
  return {
    operation: operation.name,
    cuit: request.cuitRepresentada ? String(request.cuitRepresentada) : undefined,
    run() {
      try {
        if (operation.name !== 'dummy') checkPadronToken(world, request, padron.service);
        const result = encode(operation.response, padron.answer(world, operation.name, request));
        const name = `ns2:${operation.name}Response`;
        return answer(200, `<${name} xmlns:ns2="${namespace}">${result}</${name}>`);
      } catch (error) {
        if (error instanceof PadronFault)
          return fault(error.message, error.exception ? namespace : undefined);
        throw error;
      }
    },
    fail: ({ code }) =>
      fault(
        code === 600 ? 'No autorizado, par token/sign invalido.' : 'Error interno del servidor',
        namespace,
      ),
  };
}

function unreadable(text: string): Call {
  const answer = fault(text, undefined);
  return { operation: '', cuit: undefined, run: () => answer, fail: () => answer };
}

function answer(status: number, body: string): Answer {
  return {
    status,
    contentType: TYPE,
    body: `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`,
  };
}

function fault(text: string, exceptionNamespace: string | undefined): Answer {
  const detail = exceptionNamespace
    ? `<detail><ns2:SRValidationException xmlns:ns2="${exceptionNamespace}"/></detail>`
    : '';
  return answer(
    500,
    `<soap:Fault><faultcode>soap:Server</faultcode><faultstring>${escapeText(text)}</faultstring>${detail}</soap:Fault>`,
  );
}
