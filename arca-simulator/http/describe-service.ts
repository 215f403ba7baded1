// What each stack says to requests that are no calls: its WSDL, its page, and its refusal of methods and addresses.
import type { Answer, Service } from '../service.ts';
import { cxfFault } from '../soap/cxf.ts';
import { escapeAttribute } from '../soap/write-xml.ts';

/** A request as far as its address goes. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  /** What follows the service in the path; ASMX alone has such a thing. */
  readonly rest: string;
  /** Where the service is, as the client knows it. */
  readonly endpoint: string;
}

const HTML = 'text/html; charset=utf-8';

/** The answer to anything that is not a call; `undefined` for a call. */
export function describeService(
  service: Service,
  { method, url, rest, endpoint }: Asked,
): Answer | undefined {
  // ARCA's services are offered over SOAP alone, so the forms of ASMX (`/FEDummy`) are not.
  if (rest !== '')
    return page(500, `Request format is unrecognized for URL unexpectedly ending in '${rest}'.`);
  if (method === 'POST') return undefined;
  const reads = method === 'GET' || (method === 'HEAD' && service.stack !== 'asmx');
  if (!reads) return refuseMethod(service);
  if (isWsdl(url))
    return { status: 200, contentType: 'text/xml; charset=utf-8', body: service.wsdl(endpoint) };
  if (service.stack === 'asmx' && /^\?disco$/i.test(url.search)) return discovery(endpoint);
  return PAGES[service.stack](service);
}

const isWsdl = (url: URL): boolean => /^\?wsdl(?:$|[=&])/i.test(url.search);

/** Where .NET's tools look for the WSDL when they are given the bare address. */
function discovery(endpoint: string): Answer {
  const at = escapeAttribute(endpoint);
  const contract = `<contractRef ref="${at}?wsdl" docRef="${at}" xmlns="http://schemas.xmlsoap.org/disco/scl/" />`;
  return {
    status: 200,
    contentType: 'text/xml; charset=utf-8',
    body: `<?xml version="1.0" encoding="utf-8"?>\n<discovery xmlns="http://schemas.xmlsoap.org/disco/">${contract}</discovery>`,
  };
}

const PAGES: Readonly<Record<Service['stack'], (service: Service) => Answer>> = {
  asmx: ({ name }) => page(200, name),
  axis: ({ path }) => ({
    status: 200,
    contentType: HTML,
    body: `<h1>${path.split('/').at(-1)}</h1>\n<p>Hi there, this is an AXIS service!</p>\n<i>Perhaps there will be a form for invoking the service here...</i>\n`,
  }),
  cxf: ({ path }) =>
    cxfFault({ code: 'Server', text: `No such operation: null (HTTP GET PATH_INFO: ${path}null)` }),
};

function page(status: number, title: string): Answer {
  const text = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const body = `<html><head><link rel="alternate" type="text/xml" href="?disco"><title>${text}</title></head><body><h1>${text}</h1><p><a href="?wsdl">WSDL</a></p></body></html>`;
  return { status, contentType: HTML, body };
}

function refuseMethod({ stack }: Service): Answer {
  if (stack === 'cxf')
    return { ...cxfFault({ code: 'Server', text: 'HTTP verb was not GET or POST' }), status: 405 };
  return { status: 405, contentType: HTML, body: '' };
}
