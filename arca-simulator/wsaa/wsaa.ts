// The WSAA door: Apache Axis 1.4 on the wire, one operation, faults with HTTP 500.
import type { Answer, Service } from '../service.ts';
import { readEnvelope, soapAction } from '../soap/envelope.ts';
import { child, XmlError } from '../soap/read-xml.ts';
import { escapeText } from '../soap/write-xml.ts';
import type { World } from '../world/world.ts';
import { WSAA_FAULTS, type WsaaFaultCode, WsaaRefusal } from './faults.ts';
import { logIn } from './log-in.ts';
import { wsaaWsdl } from './wsdl.ts';

const TYPE = 'text/xml;charset=utf-8';
const AXIS = 'http://xml.apache.org/axis/';
const NAMESPACE = 'https://wsaahomo.afip.gov.ar/ws/services/LoginCms';

export function createWsaa(world: World): Service {
  return {
    name: 'wsaa',
    path: '/ws/services/LoginCms',
    wsdl: wsaaWsdl,
    open({ headers, body }) {
      return {
        operation: 'loginCms',
        cuit: undefined,
        run: () => answerLogin(world, soapAction(headers), body),
        fail: ({ code, login }) =>
          refusal(login ?? (code === 600 ? 'coe.notAuthorized' : 'wsaa.unavailable')),
      };
    },
  };
}

function answerLogin(world: World, action: string | undefined, body: string): Answer {
  if (action === undefined) return fault('ns1:Client.NoSOAPAction', 'no SOAPAction header!', '');
  try {
    const { operation } = readEnvelope(body);
    const cms = child(operation, 'in0')?.text;
    if (cms === undefined) return fault('soapenv:Server.userException', 'java.lang.NullPointerException', '');
    const ticket = escapeText(logIn(world, cms)).replaceAll('"', '&quot;');
    return {
      status: 200,
      contentType: TYPE,
      body: envelope(
        `<loginCmsResponse xmlns="${NAMESPACE}"><loginCmsReturn>${ticket}</loginCmsReturn></loginCmsResponse>`,
      ),
    };
  } catch (error) {
    if (error instanceof WsaaRefusal) return refusal(error.code);
    if (error instanceof XmlError)
      return fault('soapenv:Server.userException', `org.xml.sax.SAXParseException; ${error.message}`, '');
    throw error;
  }
}

function refusal(code: WsaaFaultCode): Answer {
  const exception = `<ns2:exceptionName xmlns:ns2="${AXIS}">gov.afip.desein.dvadac.sua.view.wsaa.LoginFault</ns2:exceptionName>`;
  return fault(`ns1:${code}`, WSAA_FAULTS[code].text, exception);
}

function fault(code: string, text: string, exception: string): Answer {
  const declared = code.startsWith('ns1:') ? ` xmlns:ns1="${AXIS}"` : '';
  const host = exception === '' ? 'ns1' : 'ns3';
  return {
    status: 500,
    contentType: TYPE,
    body: envelope(
      `<soapenv:Fault><faultcode${declared}>${code}</faultcode><faultstring>${axisText(text)}</faultstring>` +
        `<detail>${exception}<${host}:hostname xmlns:${host}="${AXIS}">wsaaext0.homo.afip.gov.ar</${host}:hostname></detail></soapenv:Fault>`,
    ),
  };
}

/** Axis writes whatever is not ASCII as a hexadecimal entity. */
function axisText(text: string): string {
  return escapeText(text).replace(
    /[\u0080-\uffff]/g,
    (found) => `&#x${found.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

function envelope(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}
