/** Tells, once for each notice, that a certificate ends or has ended; one that was replaced ends unsaid. */
import type { CertificateNotice } from '@arca-api/contract/certificate-events';
import type { EndingCertificate } from '@arca-api/contract/gateway-certificates';
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { NewEvent, Outbox } from '@arca-api/platform/events/port';
import type { Random } from '@arca-api/platform/random/port';
import type { CoreTables } from '../tables.ts';
import { claimsStore } from './claims.store.ts';
import { daysLeft, dueNotice, NOTICE_DAYS } from './due-notice.ts';

const WITHIN_MS = NOTICE_DAYS[0] * 24 * 3_600_000 + 1;

export interface EndingParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly gateway: GatewayClient;
  readonly clock: Clock;
  readonly random: Random;
}

/** Answers how many notices were told. */
export function tellEnding({ database, outbox, gateway, clock, random }: EndingParts) {
  const claims = claimsStore(database);
  return async (): Promise<number> => {
    const { certificates } = await gateway.endingCertificates({ within_ms: WITHIN_MS });
    let told = 0;
    for (const certificate of certificates) if (!certificate.replaced) told += await tell(certificate);
    return told;
  };

  async function tell(certificate: EndingCertificate): Promise<number> {
    const { replaced: _, ...shown } = certificate;
    const { environment, cuit, fingerprint } = certificate;
    const now = clock.now();
    const notice = dueNotice(Date.parse(certificate.not_after), now);
    const owner = await claims.find(environment, cuit);
    if (notice === null || owner === undefined) return 0;
    const actsFor = await claims.actedForBy(environment, cuit);
    return database.transaction<CoreTables, number>('core', async (trx) => {
      const noted = await trx
        .insertInto('certificate_notices')
        .values({ environment, fingerprint, days: notice, told_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning('days')
        .executeTakeFirst();
      if (noted === undefined) return 0;
      const data: CertificateNotice = {
        object: 'certificate_notice',
        version: 1,
        notice_days: notice,
        days_left: daysLeft(Date.parse(certificate.not_after), now),
        taxpayers: actsFor.map((claim) => claim.cuit),
        certificate: shown,
      };
      const event = (type: string): NewEvent => ({
        id: random.id('evt'),
        type,
        organization: owner.organization_id,
        mode: environment === 'produccion' ? 'live' : 'test',
        subject: fingerprint,
        sequence: sequenceOf(notice),
        data,
        occurredAt: now,
      });
      await outbox.append(trx, [
        notice === 0 ? event('arca.certificate.expired') : event('arca.certificate.expiring'),
      ]);
      return 1;
    });
  }
}

function sequenceOf(notice: number): number {
  const order: readonly number[] = [...NOTICE_DAYS, 0];
  return order.indexOf(notice) + 1;
}
