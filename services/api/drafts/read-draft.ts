/** A draft may be wrong, but not unreadable: fields that do not exist are refused, all other faults only told. */
import { createHash } from 'node:crypto';
import { Refusal } from '@arca-api/contract/errors';
import { invoiceBody } from '@arca-api/contract/invoices';
import type { Fault } from '@arca-api/domain/faults/fault';
import { grantOf, mayUse, type Principal } from '../access/principal.ts';
import { readLeniently } from '../doors/read-body.ts';
import { canonical } from '../doors/request-hash.ts';
import { issuerOf } from './find-draft.ts';

export type DraftBody = Readonly<Record<string, unknown>>;

export function readDraft(principal: Principal, input: unknown): DraftBody {
  const body = asObject(input);
  const unknown = faultsOfDraft(body).filter(({ code }) => code === 'field.unknown');
  if (unknown.length > 0) throw new Refusal('request.invalid', { faults: unknown });
  const issuer = issuerOf(body);
  if (issuer !== '' && !mayUse(grantOf(principal), issuer)) throw new Refusal('access.forbidden');
  return body;
}

/** What keeps it from being read as an invoice; what the law says is told by the preview. */
export function faultsOfDraft(body: DraftBody): readonly Fault[] {
  return readLeniently(invoiceBody, body).faults;
}

export function contentHash(body: DraftBody): string {
  return createHash('sha256').update(canonical(body)).digest('hex');
}

export function asObject(input: unknown): DraftBody {
  if (input === undefined || input === null) return {};
  if (typeof input === 'object' && !Array.isArray(input)) return { ...input };
  throw new Refusal('request.invalid', { faults: [NOT_AN_OBJECT] });
}

const NOT_AN_OBJECT: Fault = {
  code: 'field.wrong_type',
  path: '',
  message: { es: 'El cuerpo tiene que ser un objeto.', en: 'The body must be an object.' },
  fix: { es: 'Mandá los campos de una factura.', en: 'Send the fields of an invoice.' },
  arca: [],
};
