// The token is the only thing that travels between WSAA and the other services: who, for which service, for whom.
import { child, readXml, XmlError, type XmlNode } from '../../soap/read-xml.ts';
import { escapeAttribute } from '../../soap/write-xml.ts';

export interface TokenContent {
  /** Distinguished name of the certificate. */
  readonly holder: string;
  readonly service: string;
  readonly uniqueId: number;
  /** Seconds since 1970. */
  readonly generation: number;
  readonly expiration: number;
  /** CUITs that the holder may represent, frozen when the ticket was issued. */
  readonly relations: readonly string[];
}

const WSAA = 'CN=wsaahomo, O=AFIP, C=AR, SERIALNUMBER=CUIT 33693450239';

/** Base64 of an `sso` document. */
export function writeToken(token: TokenContent): string {
  const relations = token.relations.map((cuit) => `<relation key="${cuit}" reltype="4"/>`).join('');
  const xml =
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sso version="2.0">\n` +
    `    <id src="${WSAA}" dst="CN=${escapeAttribute(token.service)}, O=AFIP, C=AR" unique_id="${token.uniqueId}" gen_time="${token.generation}" exp_time="${token.expiration}"/>\n` +
    `    <operation type="login" value="granted">\n` +
    `        <login entity="33693450239" service="${escapeAttribute(token.service)}" uid="${escapeAttribute(token.holder)}" authmethod="cms" regmethod="22">\n` +
    `            <relations>${relations}</relations>\n        </login>\n    </operation>\n</sso>\n`;
  return Buffer.from(xml, 'utf8').toString('base64');
}

/** What a token says; `undefined` when it is not the base64 of an `sso` document. Nothing is verified here. */
export function readToken(token: string): TokenContent | undefined {
  const root = parse(Buffer.from(token, 'base64').toString('utf8'));
  const id = child(root, 'id');
  const login = child(child(root, 'operation'), 'login');
  if (root?.name !== 'sso' || !id || !login) return undefined;
  return {
    holder: login.attributes.get('uid') ?? '',
    service: login.attributes.get('service') ?? '',
    uniqueId: Number(id.attributes.get('unique_id')),
    generation: Number(id.attributes.get('gen_time')),
    expiration: Number(id.attributes.get('exp_time')),
    relations: (child(login, 'relations')?.children ?? []).map((one) => one.attributes.get('key') ?? ''),
  };
}

function parse(source: string): XmlNode | undefined {
  try {
    return readXml(source);
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}
