/** A WSAA for tests: says what it is told to, and keeps what it was asked. */
import { createArcaClient } from '../client.ts';
import { endpointsOf } from '../endpoints.ts';
import type { LoginRequest } from '../wsaa/login.ts';
import { escapeText } from '../xml/writer.ts';
import { type Reply, type Seen, serveHttp } from './serve.ts';

/** The caller's clock during a login. */
export const NOW = Date.parse('2026-11-23T02:00:00Z');
/** What no print, log or error may ever show. */
export const TOKEN = 'VE9LRU4tdGhhdC1tdXN0LW5ldmVyLWJlLXByaW50ZWQ=';
/** As {@link TOKEN}. */
export const SIGN = 'U0lHTi10aGF0LW11c3QtbmV2ZXItYmUtcHJpbnRlZA==';

/** A ticket as WSAA writes it. */
export const ticketXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<loginTicketResponse version="1.0">
    <header>
        <source>CN=wsaahomo, O=AFIP, C=AR, SERIALNUMBER=CUIT 33693450239</source>
        <destination>SERIALNUMBER=CUIT 20267565393, CN=localhost</destination>
        <uniqueId>52006586</uniqueId>
        <generationTime>2026-11-22T23:00:00.330-03:00</generationTime>
        <expirationTime>2026-11-23T11:00:00.330-03:00</expirationTime>
    </header>
    <credentials>
        <token>${TOKEN}</token>
        <sign>${SIGN}</sign>
    </credentials>
</loginTicketResponse>`;

/** The envelope around a ticket. */
export const granted = (xml: string): string =>
  `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><loginCmsResponse><loginCmsReturn>${escapeText(xml)}</loginCmsReturn></loginCmsResponse></soapenv:Body></soapenv:Envelope>`;

/** A fault in the manner of Axis; `words` may hold character references. */
export const refused = (code: string, words: string): string =>
  `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><soapenv:Fault><faultcode xmlns:ns1="http://xml.apache.org/axis/">ns1:${code}</faultcode><faultstring>${words}</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>`;

/** One login against a WSAA that answers with `reply`; the failure is returned, not thrown. */
export async function logInAgainst(
  reply: Reply,
  request: Omit<LoginRequest, 'service'> & Partial<LoginRequest>,
  environment: 'homologacion' | 'produccion' = 'homologacion',
) {
  const seen: Seen[] = [];
  await using server = await serveHttp((asked) => {
    seen.push(asked);
    return reply;
  });
  const endpoints = endpointsOf(environment, { wsaa: server.url });
  const arca = createArcaClient({ endpoints, now: () => NOW });
  const outcome = await arca.wsaa
    .login({ service: 'wsfe', ...request }, { deadline: NOW + 5_000 })
    .catch((error: unknown) => error);
  await arca.close();
  return { outcome, seen };
}
