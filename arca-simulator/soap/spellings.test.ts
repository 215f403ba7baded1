// One request has many spellings in XML; clients of every kind choose theirs, and all of them mean the same.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Bench, ISSUER, openBench } from '../testing/client.ts';
import { makeTra, signCms } from '../testing/sign-login.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const FEV1 = 'http://ar.gov.afip.dif.FEV1/';
const WSAA = 'http://wsaa.view.sua.dvadac.desein.afip.gov';
const A13 = 'http://a13.soap.ws.server.puc.sr/';

let bench: Bench;
before(async () => {
  bench = await openBench({ replayWindow: 0 });
});
after(() => bench.close());

async function send(url: string, body: string): Promise<string> {
  const headers = {
    'content-type': 'text/xml; charset=utf-8',
    ...(url === bench.urls.wsfe ? {} : { soapaction: '""' }),
  };
  const response = await fetch(url, { method: 'POST', headers, body });
  return `${response.status} ${await response.text()}`;
}

const envelope = (inside: string): string =>
  `<s:Envelope xmlns:s="${SOAP}"><s:Body>${inside}</s:Body></s:Envelope>`;

/** The same question to WSFEv1, as stacks, generators and people write it. */
async function lastInvoice(): Promise<Readonly<Record<string, string>>> {
  const { token, sign } = await bench.ticket('wsfe');
  const auth = (p = '', x = ''): string =>
    `<${p}Auth${x}><${p}Token${x}>${token}</${p}Token><${p}Sign${x}>${sign}</${p}Sign><${p}Cuit${x}>${ISSUER}</${p}Cuit></${p}Auth>`;
  const rest = (p = '', x = ''): string => `<${p}PtoVta${x}>7</${p}PtoVta><${p}CbteTipo${x}>6</${p}CbteTipo>`;
  const open = (p = '', x = ''): string =>
    `<${p}FECompUltimoAutorizado${x}>${auth(p)}${rest(p)}</${p}FECompUltimoAutorizado>`;
  const own = ` xmlns="${FEV1}"`;
  const plain = open('', own);
  return {
    'the namespace by default': envelope(plain),
    'a prefix declared at the root': `<soapenv:Envelope xmlns:soapenv="${SOAP}" xmlns:ar="${FEV1}"><soapenv:Header/><soapenv:Body>${open('ar:')}</soapenv:Body></soapenv:Envelope>`,
    'the envelope by default': `<Envelope xmlns="${SOAP}"><Body>${open('q1:', ` xmlns:q1="${FEV1}"`)}</Body></Envelope>`,
    'the namespace at each element': envelope(
      `<FECompUltimoAutorizado${own}>${auth('', own)}${rest('', own)}</FECompUltimoAutorizado>`,
    ),
    'the namespace on the body': `<s:Envelope xmlns:s="${SOAP}"><s:Body xmlns="${FEV1}">${open()}</s:Body></s:Envelope>`,
    'a declaration, comments and instructions': `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- hola --><?una cosa?>${envelope(plain.replace('<PtoVta>', '<!-- otra --><?y otra?><PtoVta>'))}<!-- fin -->\n`,
    'sections of characters': envelope(
      plain.replace(token, `<![CDATA[${token}]]>`).replace('>7<', '><![CDATA[7]]><'),
    ),
    'entities for digits': envelope(plain.replace('>7<', '>&#55;<').replace('>6<', '>&#x36;<')),
    'line ends, tabs and spaces': envelope(
      plain.replaceAll('><', '>\r\n\t  <').replace('>7<', '> 7\n<').replace('>6<', '>+6<'),
    ),
    'attributes that mean nothing': envelope(
      plain
        .replace('<Auth>', `<Auth id="a" xml:space="preserve" xmlns:i="${XSI}" i:type="FEAuthRequest">`)
        .replace('<PtoVta>', `<PtoVta xml:lang="es">`),
    ),
    'types on scalars': envelope(
      plain.replace('<PtoVta>', `<PtoVta xmlns:i="${XSI}" xmlns:x="urn:x" i:type="x:int">`),
    ),
    'a header that it need not understand': `<s:Envelope xmlns:s="${SOAP}"><s:Header><w:Action xmlns:w="http://www.w3.org/2005/08/addressing">x</w:Action></s:Header><s:Body>${plain}</s:Body></s:Envelope>`,
    'apostrophes around attributes': envelope(plain).replaceAll('"', "'"),
    'leading zeros': envelope(plain.replace('>7<', '>0007<')),
  };
}

test('WSFEv1 answers every spelling of one question the same', async () => {
  for (const [how, body] of Object.entries(await lastInvoice()))
    assert.match(
      await send(bench.urls.wsfe, body),
      /^200 .*<PtoVta>7<\/PtoVta><CbteTipo>6<\/CbteTipo><CbteNro>0<\/CbteNro><\/FECompUltimoAutorizadoResult>/,
      how,
    );
});

test('WSAA gives a ticket to every spelling of a login, in the namespace of each', async () => {
  const now = new Date(bench.simulator.control.clock().now);
  const cms = signCms(makeTra('wsfe', now), bench.key.privateKey, bench.certificate());
  const lines = cms.replace(/.{64}/g, '$&\r\n');
  for (const [inside, namespace] of [
    [`<loginCms xmlns="${WSAA}"><in0>${cms}</in0></loginCms>`, WSAA],
    [`<a:loginCms xmlns:a="${WSAA}"><a:in0>${lines}</a:in0></a:loginCms>`, WSAA],
    [`<a:loginCms xmlns:a="${WSAA}"><in0><![CDATA[${cms}]]></in0></a:loginCms>`, WSAA],
    [`<loginCms><in0>\n${cms}\n</in0></loginCms>`, ''],
    [
      `<loginCms s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><request xmlns:i="${XSI}" i:type="xsd:string" xmlns:xsd="http://www.w3.org/2001/XMLSchema">${cms}</request></loginCms>`,
      '',
    ],
    [
      `<s:loginCms xmlns:s="https://wsaahomo.afip.gov.ar/ws/services/LoginCms"><in0>${cms}</in0></s:loginCms>`,
      'https://wsaahomo.afip.gov.ar/ws/services/LoginCms',
    ],
  ] as const) {
    const text = await send(bench.urls.wsaa, envelope(inside));
    assert.ok(
      text.startsWith('200 ') && text.includes(`<loginCmsResponse xmlns="${namespace}"><loginCmsReturn>&lt;`),
      text.slice(0, 400),
    );
  }
});

test('the padrón answers every spelling of one question the same', async () => {
  const { token, sign } = await bench.ticket('ws_sr_padron_a13');
  const inside = `<token>${token}</token><sign>${sign}</sign><cuitRepresentada>${ISSUER}</cuitRepresentada><idPersona>30000000198</idPersona>`;
  for (const [how, body] of Object.entries({
    'a prefix': `<a13:getPersona xmlns:a13="${A13}">${inside}</a13:getPersona>`,
    'the children put back into no namespace': `<getPersona xmlns="${A13}">${inside.replace(/<(\w+)>/g, '<$1 xmlns="">')}</getPersona>`,
    'another order': `<p:getPersona xmlns:p="${A13}">${inside
      .split(/(?<=<\/\w+>)/)
      .reverse()
      .join('\n')}</p:getPersona>`,
    'sections and comments': `<p:getPersona xmlns:p="${A13}"><!-- x -->${inside.replace(token, `<![CDATA[${token}]]>`)}</p:getPersona>`,
  }))
    assert.match(
      await send(bench.urls.padronA13, envelope(body)),
      /^200 .*<razonSocial>GRANDE Y SUPUESTA SA</,
      how,
    );
});
