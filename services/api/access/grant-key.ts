/** Makes a key for somebody else: of the caller's own mode, and never more than the caller has. */
import { Refusal } from '@arca-api/contract/errors';
import { keyBody } from '@arca-api/contract/keys';
import type { Fault } from '@arca-api/domain/faults/fault';
import { isTouched } from '../doors/is-touched.ts';
import { readLeniently } from '../doors/read-body.ts';
import type { CoreTables } from '../tables.ts';
import { cuitFault } from '../taxpayers/cuit-fault.ts';
import { createKey, type NewKey } from './create-key.ts';
import type { KeyParts } from './key-parts.ts';
import type { KeyRow } from './keys.store.ts';
import { grantOf, type Principal, SCOPES } from './principal.ts';
import { doesNoMore, reachesNoFurther } from './within-grant.ts';

export interface KeyWithSecret {
  readonly row: KeyRow;
  readonly secret: string;
}

export function grantKey(parts: KeyParts) {
  const { database, record, clock } = parts;
  return async (principal: Principal, input: unknown): Promise<KeyWithSecret> => {
    const wanted = readKey(principal, input, clock.now());
    const grant = grantOf(principal);
    const taxpayers = wanted.taxpayers === null ? null : [...wanted.taxpayers];
    if (!doesNoMore(grant, wanted) || !reachesNoFurther(grant, { taxpayers })) {
      throw new Refusal('access.forbidden', { detail: TOO_MUCH });
    }
    return database.transaction<CoreTables, KeyWithSecret>('core', async (trx) => {
      const made = await createKey(parts, wanted, trx);
      await record(trx, principal, {
        action: 'api_key.created',
        subject: made.row.id,
        detail: { name: made.row.name, scopes: made.row.scopes, taxpayers: made.row.taxpayers },
      });
      return made;
    });
  };
}

function readKey(principal: Principal, input: unknown, now: number): NewKey {
  const { value, faults, broken } = readLeniently(keyBody, input);
  if (value === null) throw new Refusal('request.invalid', { faults });
  const expiresAt = value.expires_at === null ? null : Date.parse(value.expires_at);
  const law = [
    ...(value.taxpayers ?? []).flatMap((cuit, index) => cuitFault(cuit, `taxpayers[${index}]`) ?? []),
    ...(expiresAt !== null && expiresAt <= now ? [PAST] : []),
  ];
  const all = [...faults, ...law.filter(({ path }) => !isTouched(path, broken))];
  if (all.length > 0) throw new Refusal('request.invalid', { faults: all });
  const { organization, taxpayers: own } = grantOf(principal);
  return {
    organization,
    mode: principal.mode,
    name: value.name,
    scopes: SCOPES.filter((scope) => value.scopes.includes(scope)),
    taxpayers: value.taxpayers === undefined ? own : value.taxpayers && [...new Set(value.taxpayers)],
    expires_at: expiresAt,
  };
}

const TOO_MUCH = {
  es: 'Una clave sólo puede dar los permisos y emisores que ella misma tiene.',
  en: 'A key can only give the scopes and issuers that it has itself.',
};

const PAST: Fault = {
  code: 'key.expiry_past',
  path: 'expires_at',
  message: { es: 'Esa fecha ya pasó.', en: 'That instant is in the past.' },
  fix: { es: 'Usá una fecha futura, o null.', en: 'Use a future instant, or null.' },
  arca: [],
};
