// Test helper: a simulator on a frozen day and the least client that can speak with it.

import type { SimulatorUrls } from '../paths.ts';
import type { SimulatorOptions } from '../settings.ts';
import { createSimulator, type SimulatedWorld, type Simulator } from '../simulator.ts';
import { child, childText, readXml, type XmlNode } from '../soap/read-xml.ts';
import { argentineDate } from '../world/time/calendar.ts';
import type { Detail } from '../wsfe/detail.ts';
import { type ClientKey, makeKey, makeRequest, makeTra, type SignOptions, signCms } from './sign-login.ts';

/** A Wednesday in the middle of a month, at noon in Argentina. */
export const NOON = new Date('2026-11-18T15:00:00.250Z');
export const TODAY = argentineDate(NOON);
export const ISSUER = '30000000147';
export const RI = 30000000139;

let sharedKey: ClientKey | undefined;

export interface Ticket {
  readonly token: string;
  readonly sign: string;
}

export interface Bench {
  readonly simulator: Simulator;
  readonly urls: SimulatorUrls;
  readonly key: ClientKey;
  certificate(cuit?: string, alias?: string): string;
  login(
    service: string,
    options?: { certificate?: string; tra?: string; sign?: SignOptions },
  ): Promise<Reply>;
  ticket(service: string, cuit?: string): Promise<Ticket>;
  call(operation: string, inside: string, options?: { cuit?: string; auth?: string }): Promise<Reply>;
  authorize(
    type: number,
    details: readonly Partial<Detail>[],
    options?: AuthorizeOptions,
  ): Promise<Authorized>;
  close(): Promise<void>;
}

export interface AuthorizeOptions {
  readonly cuit?: string;
  readonly punto?: number;
  readonly count?: number;
  readonly auth?: string;
}

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** Inside of the first element of the SOAP body. */
  readonly body: XmlNode | undefined;
}

export interface Authorized {
  readonly reply: Reply;
  readonly result: string | undefined;
  readonly errors: number[];
  readonly details: {
    readonly result: string | undefined;
    readonly codes: number[];
    readonly cae: string | undefined;
  }[];
}

/** A bench on a simulator of its own, or in a world of one that listens. */
export async function openBench(
  options: SimulatorOptions = {},
  inside?: { readonly simulator: Simulator; readonly world: SimulatedWorld },
): Promise<Bench> {
  const simulator = inside
    ? { ...inside.simulator, control: inside.world.control, close: async () => undefined }
    : createSimulator({ now: () => NOON, ...options });
  const urls = inside ? inside.world.urls() : await simulator.listen();
  sharedKey ??= makeKey();
  const key = sharedKey;
  const certificates = new Map<string, string>();
  const tickets = new Map<string, Ticket>();
  const bench: Bench = {
    simulator,
    urls,
    key,
    certificate(cuit = ISSUER, alias = 'pruebas') {
      const known = certificates.get(cuit + alias);
      if (known) return known;
      const { pem } = simulator.control.issueCertificate({ csr: makeRequest(key, cuit, alias) });
      certificates.set(cuit + alias, pem);
      return pem;
    },
    login(service, { certificate = bench.certificate(), tra, sign } = {}) {
      const now = new Date(simulator.control.clock().now);
      const cms = signCms(tra ?? makeTra(service, now), key.privateKey, certificate, sign);
      return post(
        urls.wsaa,
        `<loginCms xmlns="http://wsaa.view.sua.dvadac.desein.afip.gov"><in0>${cms}</in0></loginCms>`,
        '',
      );
    },
    async ticket(service, cuit = ISSUER) {
      const known = tickets.get(service + cuit);
      if (known) return known;
      const reply = await bench.login(service, { certificate: bench.certificate(cuit) });
      const credentials = child(readXml(childText(reply.body, 'loginCmsReturn') ?? '<none/>'), 'credentials');
      const ticket = {
        token: childText(credentials, 'token') ?? '',
        sign: childText(credentials, 'sign') ?? '',
      };
      tickets.set(service + cuit, ticket);
      return ticket;
    },
    async call(operation, inside, { cuit = ISSUER, auth } = {}) {
      const sent = auth ?? (await authOf(bench, cuit));
      return post(
        urls.wsfe,
        `<${operation} xmlns="http://ar.gov.afip.dif.FEV1/">${sent}${inside}</${operation}>`,
        `http://ar.gov.afip.dif.FEV1/${operation}`,
      );
    },
    async authorize(type, details, { cuit = ISSUER, punto = 1, count = details.length, auth } = {}) {
      const reply = await bench.call('FECAESolicitar', requestXml(type, details, punto, count), {
        cuit,
        ...(auth === undefined ? {} : { auth }),
      });
      return readAuthorized(reply);
    },
    close: () => simulator.close(),
  };
  return bench;
}

export async function authOf(bench: Bench, cuit: string): Promise<string> {
  const { token, sign } = await bench.ticket('wsfe', cuit);
  return `<Auth><Token>${token}</Token><Sign>${sign}</Sign><Cuit>${cuit}</Cuit></Auth>`;
}

export async function post(url: string, inside: string, action: string | undefined): Promise<Reply> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      ...(action === undefined ? {} : { soapaction: `"${action}"` }),
    },
    body: `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inside}</s:Body></s:Envelope>`,
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const root = text.includes('Envelope') && text.trimEnd().endsWith('Envelope>') ? readXml(text) : undefined;
  return { status: response.status, type, text, body: child(root, 'Body')?.children[0] };
}

/** Children as XML; objects nest, arrays repeat, `undefined` is left out. */
export function toXml(value: object): string {
  return Object.entries(value)
    .flatMap(([name, inside]) =>
      Array.isArray(inside) ? inside.map((one) => [name, one]) : [[name, inside]],
    )
    .filter(([, inside]) => inside !== undefined)
    .map(
      ([name, inside]) =>
        `<${name}>${typeof inside === 'object' && inside !== null ? toXml(inside) : inside}</${name}>`,
    )
    .join('');
}

export function requestXml(
  type: number,
  details: readonly Partial<Detail>[],
  punto = 1,
  count = details.length,
): string {
  const header = `<FeCabReq><CantReg>${count}</CantReg><PtoVta>${punto}</PtoVta><CbteTipo>${type}</CbteTipo></FeCabReq>`;
  const inside = details.map((detail) => `<FECAEDetRequest>${toXml(detail)}</FECAEDetRequest>`).join('');
  return `<FeCAEReq>${header}<FeDetReq>${inside}</FeDetReq></FeCAEReq>`;
}

export function readAuthorized(reply: Reply): Authorized {
  const result = child(reply.body, 'FECAESolicitarResult');
  const codes = (node: XmlNode | undefined): number[] =>
    (node?.children ?? []).map((one) => Number(childText(one, 'Code')));
  return {
    reply,
    result: childText(child(result, 'FeCabResp'), 'Resultado'),
    errors: codes(child(result, 'Errors')),
    details: (child(result, 'FeDetResp')?.children ?? []).map((one) => ({
      result: childText(one, 'Resultado'),
      codes: codes(child(one, 'Observaciones')),
      cae: childText(one, 'CAE'),
    })),
  };
}
