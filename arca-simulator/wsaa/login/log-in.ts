// The login: who signed, what for, and whether a ticket may be given now.

import { escapeText } from '../../soap/write-xml.ts';
import { argentineIso } from '../../world/time/calendar.ts';
import type { World } from '../../world/world.ts';
import { WsaaRefusal } from '../faults.ts';
import { SERVICE_NAMES } from '../service-names.ts';
import { writeToken } from '../tickets/token.ts';
import { readCms } from './read-cms.ts';
import { readTra } from './read-tra.ts';

const WSAA = 'CN=wsaahomo, O=AFIP, C=AR, SERIALNUMBER=CUIT 33693450239';
// ARCA's token starts a minute before its ticket.
const TOKEN_LEAD_S = 60;

/** The login ticket response (XML) for a CMS in base64. Throws {@link WsaaRefusal}. */
export function logIn(world: World, cms: string): string {
  const { content, certificate, subject } = readCms(cms);
  const now = world.clock.now();
  const issued = world.certificates.find(certificate.serialNumber.toLowerCase());
  if (issued?.status === 'expired' || new Date(certificate.validTo) < now)
    throw new WsaaRefusal('cms.cert.expired');
  if (new Date(certificate.validFrom) > now) throw new WsaaRefusal('cms.cert.invalid');
  if (!world.settings.acceptAnyCertificate) {
    const authority = world.authority().x509;
    if (!certificate.checkIssued(authority) || !certificate.verify(authority.publicKey))
      throw new WsaaRefusal('cms.cert.untrusted');
  }
  // What ARCA answers about a revoked one is not documented.
  if (issued?.status === 'revoked') throw new WsaaRefusal('cms.cert.untrusted');
  if (!subject.cuit) throw new WsaaRefusal('cms.cert.untrusted');
  const { service } = readTra(content, subject.text, now);
  if (!SERVICE_NAMES.has(service)) throw new WsaaRefusal('wsn.notFound');
  if (world.settings.strict && !world.people.isRegistered(subject.cuit))
    throw new WsaaRefusal('coe.notAuthorized');
  const own = world.settings.ownCuitAuthorized ? [subject.cuit] : [];
  const relations = [...new Set([...own, ...world.tickets.delegators(subject.cuit, subject.alias, service)])];
  if (relations.length === 0) throw new WsaaRefusal('coe.notAuthorized');
  refuseRepeated(world, subject.text, service, now);

  const expires = new Date(now.getTime() + world.settings.ticketLife);
  const uniqueId = 1_000_001 + world.tickets.count * 7;
  const token = writeToken({
    holder: subject.text,
    service,
    uniqueId,
    generation: Math.floor(now.getTime() / 1000) - TOKEN_LEAD_S,
    expiration: Math.floor(expires.getTime() / 1000),
    relations,
  });
  world.commit({
    kind: 'ticket',
    ticket: {
      holder: subject.text,
      service,
      unique_id: uniqueId,
      issued_at: now.getTime(),
      expires_at: expires.getTime(),
    },
  });
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<loginTicketResponse version="1.0">',
    '    <header>',
    `        <source>${WSAA}</source>`,
    `        <destination>${escapeText(subject.text)}</destination>`,
    `        <uniqueId>${uniqueId}</uniqueId>`,
    `        <generationTime>${argentineIso(now)}</generationTime>`,
    `        <expirationTime>${argentineIso(expires)}</expirationTime>`,
    '    </header>',
    '    <credentials>',
    `        <token>${token}</token>`,
    `        <sign>${world.authority().signToken(token)}</sign>`,
    '    </credentials>',
    '</loginTicketResponse>',
    '',
  ].join('\n');
}

function refuseRepeated(world: World, holder: string, service: string, now: Date): void {
  const previous = world.tickets.latest(holder, service);
  if (!previous || previous.expires_at <= now.getTime()) return;
  const window = world.settings.replayWindow;
  if (window === 'ticket' || now.getTime() < previous.issued_at + window)
    throw new WsaaRefusal('coe.alreadyAuthenticated');
}
