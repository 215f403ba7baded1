/** The families of SOAP stacks behind ARCA's services, reduced to what a client can tell apart. */

import { fieldSet, record } from '../codec/record.ts';
import { digits, secret } from '../codec/scalars.ts';
import type { XmlWriter } from '../xml/writer.ts';

/**
 * Who asks: a ticket's token and sign, and the CUIT they act for.
 *
 * @example
 * const auth: Credentials = ticket.actingFor('20267565393');
 */
export interface Credentials {
  readonly token: string;
  readonly sign: string;
  /** Eleven digits. */
  readonly cuit: string;
}

/**
 * How one family of services wants its messages.
 *
 * @example
 * const wscpe: Dialect = { ...java, requestElement: (operation) => `${operation}Req` };
 */
export interface Dialect {
  readonly isQualified: boolean;
  /** The value of the SOAPAction header, without its quotes. */
  soapAction(namespace: string, operation: string): string;
  requestElement(operation: string): string;
  /** The result's element inside the response; `null` when the response is the result. */
  resultElement(operation: string): string | null;
  writeCredentials(writer: XmlWriter, credentials: Credentials, place: CredentialsPlace): void;
}

/** How single operations depart from their dialect; without meaning where the credentials have no element. */
export interface CredentialsPlace {
  /** The element around the credentials; left out: the dialect's. */
  readonly element?: string | undefined;
  /** Writes what stands beside the credentials, in the same element. */
  readonly writeMore?: (() => void) | undefined;
}

const auth = fieldSet({ Token: secret(), Sign: secret(), Cuit: digits(11) });
const authRequest = record({ token: secret(), sign: secret(), cuitRepresentada: digits(11) });
const token = secret();
const cuit = digits(11);

/**
 * ASP.NET (WSFEv1, WSFEXv1, WSBFEv1, WSCDC): everything qualified, `Auth` in the body, errors inside the result.
 *
 * @example
 * asmx.soapAction('http://ar.gov.afip.dif.FEV1/', 'FEDummy'); // 'http://ar.gov.afip.dif.FEV1/FEDummy'
 */
export const asmx: Dialect = {
  isQualified: true,
  soapAction: (namespace, operation) => namespace + operation,
  requestElement: (operation) => operation,
  resultElement: (operation) => `${operation}Result`,
  writeCredentials(writer, given, { element = 'Auth', writeMore }) {
    writer.open(element);
    auth.write(writer, { Token: given.token, Sign: given.sign, Cuit: given.cuit });
    writeMore?.();
    writer.close(element);
  },
};

/**
 * Axis2 and JAX-WS (WSMTXCA, WSCT, WSFECRED): children without namespace, `authRequest`, faults for bad tickets.
 *
 * @example
 * java.requestElement('autorizarComprobante'); // 'autorizarComprobanteRequest'
 */
export const java: Dialect = {
  isQualified: false,
  soapAction: (namespace, operation) => namespace + operation,
  requestElement: (operation) => `${operation}Request`,
  resultElement: () => null,
  writeCredentials: (writer, given) =>
    authRequest.encode(writer, 'authRequest', {
      token: given.token,
      sign: given.sign,
      cuitRepresentada: given.cuit,
    }),
};

/**
 * CXF (padrón): children without namespace, loose credentials, an empty SOAPAction.
 *
 * @example
 * cxf.soapAction('http://a5.soap.ws.server.puc.sr/', 'getPersona'); // ''
 */
export const cxf: Dialect = {
  isQualified: false,
  soapAction: () => '',
  requestElement: (operation) => operation,
  resultElement: () => 'return',
  writeCredentials(writer, given) {
    token.encode(writer, 'token', given.token);
    token.encode(writer, 'sign', given.sign);
    cuit.encode(writer, 'cuitRepresentada', given.cuit);
  },
};

/**
 * Axis 1.4 (WSAA): the SOAPAction header must be there and may be empty; there is nothing to authenticate with.
 *
 * @example
 * axis.resultElement('loginCms'); // null: the response is the result
 */
export const axis: Dialect = {
  isQualified: true,
  soapAction: () => '',
  requestElement: (operation) => operation,
  resultElement: () => null,
  writeCredentials: () => {},
};
