// ASP.NET ASMX on the wire: one line, FEHeaderInfo on every normal answer and on no fault.
import type { Answer } from '../service.ts';
import { SOAP_11, SOAP_12 } from '../soap/envelope.ts';
import { escapeText } from '../soap/write-xml.ts';
import { dotnetIso } from '../world/calendar.ts';
import type { World } from '../world/world.ts';

export const NAMESPACE = 'http://ar.gov.afip.dif.FEV1/';

export type SoapVersion = '1.1' | '1.2';

const TYPE: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'text/xml; charset=utf-8',
  '1.2': 'application/soap+xml; charset=utf-8',
};

function envelope(version: SoapVersion, inside: string): string {
  const uri = version === '1.1' ? SOAP_11 : SOAP_12;
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${uri}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">${inside}</soap:Envelope>`;
}

/** A normal answer around the inside of `<opResult>`. */
export function asmxAnswer(world: World, version: SoapVersion, operation: string, result: string): Answer {
  const { ambiente, id } = world.settings.header;
  const header = `<soap:Header><FEHeaderInfo xmlns="${NAMESPACE}"><ambiente>${escapeText(ambiente)}</ambiente><fecha>${dotnetIso(world.clock.now())}</fecha><id>${escapeText(id)}</id></FEHeaderInfo></soap:Header>`;
  const body = `<soap:Body><${operation}Response xmlns="${NAMESPACE}"><${operation}Result>${result}</${operation}Result></${operation}Response></soap:Body>`;
  return { status: 200, contentType: TYPE[version], body: envelope(version, header + body) };
}

/** A SOAP fault, HTTP 500. */
export function asmxFault(version: SoapVersion, text: string): Answer {
  const body =
    version === '1.1'
      ? `<soap:Body><soap:Fault><faultcode>soap:Client</faultcode><faultstring>${escapeText(text)}</faultstring><detail /></soap:Fault></soap:Body>`
      : `<soap:Body><soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang="en">${escapeText(text)}</soap:Text></soap:Reason><detail /></soap:Fault></soap:Body>`;
  return { status: 500, contentType: TYPE[version], body: envelope(version, body) };
}
