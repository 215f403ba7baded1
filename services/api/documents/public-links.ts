/** Signed links that open an invoice's PDF without a key: made to be sent, checked before anything is read, revocable. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Database } from '@arca-api/platform/database/port';
import type { Random } from '@arca-api/platform/random/port';
import type { Principal } from '../access/principal.ts';
import type { RecordChange } from '../access/record-change.ts';
import type { invoicesStore } from '../invoices/invoices.store.ts';
import type { InvoiceRow, PublicUrl } from '../invoices/present-invoice.ts';
import type { CoreTables } from '../tables.ts';

export interface PublicLinkParts {
  readonly database: Database;
  readonly record: RecordChange;
  readonly invoices: ReturnType<typeof invoicesStore>;
  readonly random: Random;
  /** At least 32 bytes: signs every link. */
  readonly secret: Uint8Array;
  /** Former ones, whose links go on opening; one that is left out ends them. */
  readonly formerSecrets?: readonly Uint8Array[];
  readonly baseUrl: () => string;
}

const TOKEN = /^(inv_[a-z0-9]{20,40})\.([A-Za-z0-9_-]{10,40})\.([A-Za-z0-9_-]{43})$/;

export function publicLinks(parts: PublicLinkParts) {
  const { database, record, invoices, random, secret, formerSecrets = [], baseUrl } = parts;
  const signWith = (key: Uint8Array, text: string): string =>
    createHmac('sha256', key).update(text).digest('base64url');
  const sign = (text: string): string => signWith(secret, text);
  const isSigned = (text: string, signature: string): boolean => {
    const given = Buffer.from(signature);
    return [secret, ...formerSecrets].some((key) => {
      const expected = Buffer.from(signWith(key, text));
      return expected.length === given.length && timingSafeEqual(expected, given);
    });
  };
  const urlOf: PublicUrl = (row) => {
    if (row.public_token === null) return null;
    const text = `${row.id}.${row.public_token}`;
    return `${baseUrl()}/public/invoices/${text}.${sign(text)}`;
  };

  const keep = (row: InvoiceRow, token: string | null, principal: Principal, action: string): Promise<void> =>
    database.transaction<CoreTables, void>('core', async (trx) => {
      await invoices.setPublicToken(trx, row.id, token);
      await record(trx, principal, { action, subject: row.id });
    });

  return {
    /** The living link of an invoice, or `null`. */
    urlOf,

    /** A new link; an older one of the same invoice stops working. */
    async renew(row: InvoiceRow, principal: Principal): Promise<string | null> {
      const token = Buffer.from(random.bytes(12)).toString('base64url');
      await keep(row, token, principal, 'invoice.link_created');
      return urlOf({ ...row, public_token: token });
    },

    async revoke(row: InvoiceRow, principal: Principal): Promise<void> {
      await keep(row, null, principal, 'invoice.link_revoked');
    },

    /** The invoice of a link, or `null` when it was never ours or was revoked. */
    async open(link: string): Promise<InvoiceRow | null> {
      const [, id, token, signature] = TOKEN.exec(link) ?? [];
      if (id === undefined || token === undefined || signature === undefined) return null;
      if (!isSigned(`${id}.${token}`, signature)) return null;
      const row = await invoices.byId(id);
      return row?.public_token === token ? row : null;
    },
  };
}
