// The WSFEv1 door: finds the operation, reads it by its shape, checks the ticket, answers in ASMX's manner.
import type { Answer, Call, Service } from '../service.ts';
import { readEnvelope, soapAction } from '../soap/envelope.ts';
import { XmlError, type XmlNode } from '../soap/read-xml.ts';
import { decode, encode, part, shape, UnreadableValue } from '../soap/shape.ts';
import { writeWsdl } from '../soap/wsdl.ts';
import type { World } from '../world/world.ts';
import { asmxAnswer, asmxFault, NAMESPACE, type SoapVersion } from './asmx.ts';
import { checkToken } from './check-token.ts';
import { CODES, type Finding, find } from './codes.ts';
import type { Auth } from './detail.ts';
import { toCodeAndText } from './operations/authorize-request.ts';
import { RUN } from './operations/run-operation.ts';
import { OPERATIONS, type OperationName } from './shapes.ts';

const SERVICE = 'wsfe';

export function createWsfe(world: World): Service {
  return {
    name: SERVICE,
    path: '/wsfev1/service.asmx',
    wsdl: (endpoint) =>
      writeWsdl({
        name: 'Service',
        port: 'ServiceSoap',
        namespace: NAMESPACE,
        endpoint,
        dialect: 'asmx',
        operations: Object.entries(OPERATIONS).map(([name, { request, result }]) => ({
          name,
          request,
          response: shape(`${name}Response`, part(`${name}Result`, result)),
        })),
      }),
    open: ({ headers, body }) => openCall(world, soapAction(headers), body),
  };
}

function openCall(world: World, action: string | undefined, body: string): Call {
  const fixed = (answer: Answer): Call => ({
    operation: '',
    cuit: undefined,
    run: () => answer,
    fail: () => answer,
  });
  let version: SoapVersion;
  let node: XmlNode | undefined;
  try {
    ({ version, operation: node } = readEnvelope(body));
  } catch (error) {
    if (error instanceof XmlError) return fixed({ status: 400, contentType: 'text/html', body: '' });
    throw error;
  }
  // A missing or empty action leaves the choice to the body.
  const name = action ? action.replace(NAMESPACE, '') : (node?.name ?? '');
  if (!isOperation(name) || (action && !action.startsWith(NAMESPACE)))
    return fixed(
      asmxFault(
        version,
        `System.Web.Services.Protocols.SoapException: Server did not recognize the value of HTTP Header SOAPAction: ${action ?? ''}.`,
      ),
    );
  const request = node?.name === name ? node : undefined;
  return openOperation(world, version, name, request);
}

function openOperation(
  world: World,
  version: SoapVersion,
  name: OperationName,
  node: XmlNode | undefined,
): Call {
  const type = OPERATIONS[name];
  const refuse = (finding: Finding): Answer =>
    asmxAnswer(world, version, name, encode(type.result, { Errors: { Err: [toCodeAndText(finding)] } }));
  let request: { readonly Auth?: Auth };
  try {
    request = node ? decode(type.request, node) : {};
  } catch (error) {
    if (!(error instanceof UnreadableValue)) throw error;
    const answer = asmxFault(
      version,
      `Server was unable to read request. ---> There is an error in XML document (${error.line}, ${error.column}). ---> ${error.message}`,
    );
    return { operation: name, cuit: undefined, run: () => answer, fail: () => answer };
  }
  return {
    operation: name,
    cuit: request.Auth && String(request.Auth.Cuit),
    run() {
      const refusal = name === 'FEDummy' ? undefined : checkToken(world, request.Auth, SERVICE);
      if (refusal) return refuse(refusal);
      const result = RUN[name](world, String(request.Auth?.Cuit ?? ''), request as never);
      return asmxAnswer(world, version, name, encode(type.result, result));
    },
    fail: ({ code }) =>
      refuse(code === 500 ? find(500, 'Error interno de aplicación.') : find(code, CODES[code]?.message)),
  };
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name);
}
