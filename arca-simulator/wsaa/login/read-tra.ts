// Reads and judges a login ticket request against the windows of the WSAA specification.
import { child, childText, readXml, XmlError, type XmlNode } from '../../soap/read-xml.ts';
import { normalizeName } from '../authority/subject.ts';
import { WsaaRefusal } from '../faults.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const WSAA_NAMES = [
  'cn=wsaahomo,o=afip,c=ar,serialNumber=CUIT 33693450239',
  'cn=wsaa,o=afip,c=ar,serialNumber=CUIT 33693450239',
].map(normalizeName);

/** The service asked for. Throws {@link WsaaRefusal} with one of the `xml.*` codes. */
export function readTra(source: string, holder: string, now: Date): { service: string } {
  const root = parse(source);
  const header = child(root, 'header');
  const uniqueId = childText(header, 'uniqueId');
  const service = childText(root, 'service');
  const generation = readTime(childText(header, 'generationTime'));
  const expiration = readTime(childText(header, 'expirationTime'));
  if (
    root.name !== 'loginTicketRequest' ||
    root.namespace !== '' ||
    !/^\d{1,10}$/.test(uniqueId ?? '') ||
    Number(uniqueId) > 4_294_967_295 ||
    service === undefined ||
    !/^[a-zA-Z][a-zA-Z0-9_-]{2,34}$/.test(service) ||
    generation === undefined ||
    expiration === undefined
  )
    throw new WsaaRefusal('xml.bad');
  if (Number(root.attributes.get('version') ?? '1.0') !== 1)
    throw new WsaaRefusal('xml.version.notSupported');
  const from = childText(header, 'source');
  if (from !== undefined && normalizeName(from) !== normalizeName(holder))
    throw new WsaaRefusal('xml.source.invalid');
  const to = childText(header, 'destination');
  if (to !== undefined && !WSAA_NAMES.includes(normalizeName(to)))
    throw new WsaaRefusal('xml.destination.invalid');
  const at = now.getTime();
  if (generation > at || generation < at - DAY_MS) throw new WsaaRefusal('xml.generationTime.invalid');
  if (expiration <= at) throw new WsaaRefusal('xml.expirationTime.expired');
  if (expiration > at + DAY_MS) throw new WsaaRefusal('xml.expirationTime.invalid');
  return { service };
}

function parse(source: string): XmlNode {
  try {
    return readXml(source);
  } catch (error) {
    if (error instanceof XmlError) throw new WsaaRefusal('xml.bad');
    throw error;
  }
}

/** An xsd:dateTime in milliseconds; without a zone it is Argentina's, which nobody has verified. */
function readTime(text: string | undefined): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:\d{2})?$/.exec(text ?? '');
  if (!match) return undefined;
  const time = Date.parse(`${match[1]?.replace(/(\.\d{3})\d+$/, '$1')}${match[2] ?? '-03:00'}`);
  return Number.isNaN(time) ? undefined : time;
}
