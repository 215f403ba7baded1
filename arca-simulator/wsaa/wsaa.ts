// The WSAA door: Apache Axis 1.4 on the wire, one operation, faults with HTTP 500.
import type { IncomingHttpHeaders } from 'node:http';
import { PATHS } from '../paths.ts';
import type { Answer, Service } from '../service.ts';
import { type AxisFault, axisAction, axisAnswer, axisFault } from '../soap/axis.ts';
import { readEnvelope, type SoapVersion, versionOf } from '../soap/envelope.ts';
import { child, XmlError, type XmlNode } from '../soap/read-xml.ts';
import { escapeAttribute, escapeText } from '../soap/write-xml.ts';
import type { World } from '../world/world.ts';
import { WSAA_FAULTS, type WsaaFaultCode, WsaaRefusal } from './faults.ts';
import { logIn } from './login/log-in.ts';
import { wsaaWsdl } from './wsdl.ts';

const NO_ACTION: AxisFault = { code: 'ns1:Client.NoSOAPAction', text: 'no SOAPAction header!' };

/** What became of reading a request. */
interface Read {
  readonly version: SoapVersion;
  readonly operation?: XmlNode | undefined;
  readonly fault?: AxisFault;
}

export function createWsaa(world: World): Service {
  return {
    name: 'wsaa',
    path: PATHS.wsaa,
    stack: 'axis',
    wsdl: wsaaWsdl,
    open({ headers, body }) {
      const read = readRequest(headers, body);
      return {
        operation: 'loginCms',
        cuit: undefined,
        run: () => (read.fault ? axisFault(read.version, read.fault) : answerLogin(world, read)),
        fail: ({ code, login }) =>
          refusal(read.version, login ?? (code === 600 ? 'coe.notAuthorized' : 'wsaa.unavailable')),
      };
    },
  };
}

function readRequest(headers: IncomingHttpHeaders, body: string): Read {
  try {
    const envelope = readEnvelope(body);
    const version = versionOf(envelope);
    const { operation } = envelope;
    return axisAction(headers) === undefined ? { version, fault: NO_ACTION } : { version, operation };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    if (axisAction(headers) === undefined) return { version: '1.1', fault: NO_ACTION };
    return { version: '1.1', fault: internal(`org.xml.sax.SAXParseException; ${error.message}`) };
  }
}

const internal = (text: string): AxisFault => ({ code: 'soapenv:Server.userException', text });

const noSuch = (version: SoapVersion, name: string): AxisFault => ({
  code: version === '1.1' ? 'soapenv:Client' : 'soapenv:Sender',
  text: `No such operation '${name}'`,
});

function answerLogin(world: World, { version, operation }: Read): Answer {
  if (operation && operation.name !== 'loginCms') return axisFault(version, noSuch(version, operation.name));
  // Axis takes a parameter by its name or, whatever it is called, by its place: ARCA's own example in Java names it `request`.
  const cms = (child(operation, 'in0') ?? operation?.children[0])?.text;
  if (cms === undefined) return axisFault(version, internal('java.lang.NullPointerException'));
  try {
    const ticket = escapeText(logIn(world, cms)).replaceAll('"', '&quot;');
    // Axis answers in the namespace that it was asked in, whichever that was.
    const namespace = escapeAttribute(operation?.namespace ?? '');
    return axisAnswer(
      version,
      `<loginCmsResponse xmlns="${namespace}"><loginCmsReturn>${ticket}</loginCmsReturn></loginCmsResponse>`,
    );
  } catch (error) {
    if (error instanceof WsaaRefusal) return refusal(version, error.code);
    throw error;
  }
}

function refusal(version: SoapVersion, code: WsaaFaultCode): Answer {
  return axisFault(version, {
    code: `ns1:${code}`,
    text: WSAA_FAULTS[code].text,
    exception: 'gov.afip.desein.dvadac.sua.view.wsaa.LoginFault',
  });
}
